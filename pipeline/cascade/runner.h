#pragma once
// Stages in order; inside a stage candidates, vetoes, conflicts.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "cascade/cascade.h"
#include "cascade/run_log.h"
#include "cascade/trace.h"
#include "document/annotation_set.h"
#include "document/document.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

/// How rules are matched: those that sieves let through, by the fast matchers; or every rule on every window by the
/// slow, obvious ones, the oracle.
enum class Engine : std::uint8_t { fast, plain };

/// Runs a cascade over articles, one after the other: one runner per worker. Keeps alphabets and buffers;
/// results do not depend on what it saw before.
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

  /// Of the last run.
  [[nodiscard]] const RunLog& log() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wirefacts
