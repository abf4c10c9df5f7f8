#pragma once
// `why`, window by window: what one rule finds there, or nearly finds. Used by why.cpp alone.

#include <vector>

#include "document/offset_map.h"
#include "workbench/condition_doctor.h"
#include "workbench/stage_view.h"
#include "workbench/why.h"

namespace wirefacts {

struct WhyContext {
  const StageView& view;
  const CompiledRule& rule;
  const OffsetMap& offsets;
  ConditionDoctor& doctor;
};

/// An attempt over these tokens, nothing said about it yet.
WhyAttempt attempt_at(const WhyContext& context, TokenSpan span);
/// The condition that a match of the whole pattern fails; nothing when it fails none.
std::optional<WhyAttempt> failed_condition(const WhyContext& context, const RuleMatch& match, const UnitTester& tester);

std::vector<WhyAttempt> sequence_attempts(const WhyContext& context, TokenSpan window);
std::vector<WhyAttempt> scan_attempts(const WhyContext& context, TokenSpan window);
std::vector<WhyAttempt> trigger_attempts(const WhyContext& context, TokenSpan window);

/// Fills rows, line and empty roles of an attempt of a trigger rule that matched on `match`; leaves them empty where
/// the record covers other words than the trigger.
void add_roles(const WhyContext& context, TokenSpan match, WhyAttempt& attempt);

}  // namespace wirefacts
