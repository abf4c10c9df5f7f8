#pragma once
// Groups of missed records → draft rules. For suggestion.cpp.

#include <map>
#include <vector>

#include "rule_pack.h"
#include "workbench/missed_gold.h"
#include "workbench/suggestion.h"

namespace wirefacts {

/// Those that cover most first, as many as the limits allow.
std::vector<DraftRule> draft_rules(const RulePack& pack, const std::map<ContextKey, ContextGroup>& contexts,
                                   const std::map<TriggerKey, TriggerGroup>& triggers, const SuggestionLimits& limits);

}  // namespace wirefacts
