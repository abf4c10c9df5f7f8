#pragma once
// Which condition of a rule a match of its pattern fails.

#include <optional>
#include <string>

#include "cascade/candidate.h"
#include "workbench/stage_view.h"

namespace wirefacts {

struct FailedCondition {
  SourceRange range;    // the clause
  std::string message;  // what is the case
};

/// Tests the conditions one by one, in the order in which the engine does, with the engine's own code.
/// One thread at a time.
class ConditionDoctor {
 public:
  explicit ConditionDoctor(const StageView& view);

  /// Nothing: the match becomes a candidate. `tester`: the units of its window.
  std::optional<FailedCondition> diagnose(const CompiledRule& rule, const RuleMatch& match, const UnitTester& tester);

 private:
  std::optional<FailedCondition> zone(const CompiledRule& rule, const RuleMatch& match);
  std::optional<FailedCondition> context(const CompiledRule& rule, const RuleMatch& match, const UnitTester& tester);
  std::optional<FailedCondition> given(const CompiledRule& rule, const RuleMatch& match);
  std::optional<FailedCondition> where(const CompiledRule& rule, const RuleMatch& match);
  std::optional<FailedCondition> rest(const CompiledRule& rule, const RuleMatch& match);
  bool binds(const CompiledRule& rule, const RuleMatch& match, std::size_t given,
             const std::vector<WhereCondition>& where);
  std::string side(const CompiledExpression& expression, const SourceRange& range, const RuleMatch& match);

  const StageView& view_;
  Evaluator evaluator_;
  FieldDefaults defaults_;
  CandidateBuilder builder_;
};

}  // namespace wirefacts
