#pragma once
// `--only`, `--skip`: rules on and off without editing.

#include <string>
#include <vector>

#include "base/result.h"
#include "rule_pack.h"

namespace wirefacts {

/// Patterns as in RuleSelection. `only`: from the first stage with a chosen rule that makes events on (if none does,
/// with a chosen rule), the chosen rules alone work; the stages before it go on making what the chosen rules read, but
/// no events. `skip`: these do not work.
struct RuleChoice {
  std::vector<std::string> only, skip;
  [[nodiscard]] bool all() const { return only.empty() && skip.empty(); }
};

/// Switches rules off; they keep their names, numbers and places. The pack's identity says so.
/// Error (usage) with a suggestion: a pattern that no rule has.
Result<void> switch_rules(const RuleChoice& choice, RulePack& pack);
/// The same of packs that are compared: a pattern must be known to one of them, and in all of them the chosen rules
/// alone work from the same stage on.
Result<void> switch_rules(const RuleChoice& choice, const std::vector<RulePack*>& packs);

}  // namespace wirefacts
