#pragma once
// Stages in order; inside a stage candidates, vetoes, conflicts.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cascade/candidate.h"
#include "cascade/cascade.h"
#include "cascade/group_line.h"
#include "cascade/scan_matcher.h"
#include "cascade/sequence_matcher.h"
#include "cascade/trace.h"
#include "cascade/trigger_matcher.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

/// How rules are matched: chosen by sieves, sequences by RE2 over bytes; or every rule on every window by
/// the reference matcher (the oracle).
enum class Engine : std::uint8_t { fast, plain };

/// Something that was not done as usual: "window_cut", "step_limit" with the rule that was left out.
struct RunDiagnostic {
  std::string code, rule;
  friend bool operator==(const RunDiagnostic&, const RunDiagnostic&) = default;
};

/// Runs a cascade over articles, one after the other: one runner per worker. Keeps alphabets, compiled
/// expressions and buffers; results do not depend on what it saw before.
class CascadeRunner {
 public:
  CascadeRunner(const Cascade& cascade, const CascadeKnowledge& knowledge, const SegmentationTables& tables,
                Engine engine = Engine::fast);
  ~CascadeRunner();
  CascadeRunner(CascadeRunner&&) noexcept;

  /// Adds the annotations of all stages (up to and including number `last_stage`). `annotations` holds
  /// what layout, lists and numerals made.
  void run(const Document& document, AnnotationSet& annotations, Trace* trace = nullptr,
           std::optional<std::uint32_t> last_stage = std::nullopt);

  /// Of the last run: in order of first sight, each once.
  [[nodiscard]] const std::vector<RunDiagnostic>& diagnostics() const;
  /// Of the last run: units read and rules tried, a measure of work that no clock disturbs.
  [[nodiscard]] std::uint64_t steps() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wirefacts
