#pragma once
// The rules of a stage on one line of units: each match whose conditions hold becomes a candidate.

#include <cstdint>
#include <vector>

#include "cascade/candidate.h"
#include "cascade/cascade.h"
#include "cascade/group_cache.h"
#include "cascade/plain_scan_matcher.h"
#include "cascade/run_log.h"
#include "cascade/runner.h"
#include "cascade/scan_starts.h"
#include "cascade/sequence_matcher.h"
#include "cascade/trace.h"
#include "cascade/unit_line.h"
#include "cascade/unit_symbols.h"
#include "cascade/unit_tests.h"

namespace wirefacts {

/// What the rules of a stage found in an article, before vetoes and conflicts. In no promised order.
struct StageCandidates {
  std::vector<Candidate> candidates, vetoes;
};

/// Of one worker. Keeps alphabets, symbols and buffers from article to article; what it finds does not depend on them.
/// A rule that took too many steps in an article is left out in the rest of it, and the log says so.
class LineMatcher {
 public:
  LineMatcher(const Cascade& cascade, const CascadeKnowledge& knowledge, Engine engine);
  LineMatcher(const LineMatcher&) = delete;  // parts refer to each other
  LineMatcher& operator=(const LineMatcher&) = delete;

  /// All four must stay as long as lines of this article are matched; `trace` may be null.
  void begin_article(const Document& document, AnnotationSet& annotations, Trace* trace, RunLog& log);
  /// A record was amended: what is known of its units no longer holds.
  void forget_annotations() { symbols_.forget_annotations(); }

  /// Tries `rules` of stage number `stage`, given by their numbers in it, in this order.
  void match(std::uint32_t stage, const UnitLine& line, const std::vector<std::uint16_t>& rules, StageCandidates& out);

 private:
  class Trial;
  [[nodiscard]] MatchContext context() const {
    return {*document_, *annotations_, cascade_.lemma_field, cascade_.name_field};
  }
  void count(std::uint32_t rule, std::uint64_t steps) {
    log_->steps += steps;
    rule_steps_[rule] += steps;
  }
  /// The rule, of this number in the cascade, has had its steps. The log is told.
  bool is_exhausted(std::uint32_t rule) {
    if (rule_steps_[rule] <= steps_allowed_) return false;
    log_->diagnose("step_limit", cascade_.rule_names[rule]);
    return true;
  }

  const Cascade& cascade_;
  CascadeKnowledge knowledge_;
  Engine engine_;
  FieldDefaults defaults_;
  UnitTests tests_;
  UnitSymbols symbols_;
  SymbolNumbers numbers_;
  std::vector<SequenceMatcher> sequences_;  // by stage
  ScanStarts scan_starts_;
  GroupCache group_cache_;
  PlainScanMatcher plain_scan_;

  /// What is asked first of a rule. A rule is large and far away in memory; of most tries this is all.
  struct RuleHead {
    std::uint32_t number = 0;
    RuleShape shape = RuleShape::none;
  };
  std::vector<std::vector<RuleHead>> heads_;  // by stage

  // One article.
  const Document* document_ = nullptr;
  AnnotationSet* annotations_ = nullptr;
  Trace* trace_ = nullptr;
  RunLog* log_ = nullptr;
  std::vector<std::uint64_t> rule_steps_;  // by rule number
  std::uint64_t steps_allowed_ = 0;

  // Scratch of one rule on one line.
  std::vector<std::uint32_t> places_;
  RuleMatch match_;  // of units
};

}  // namespace wirefacts
