#pragma once
// Which rules two packs do not have in common.

#include <set>
#include <string>

#include "rule_pack.h"

namespace wirefacts {

/// "stage.rule" of every rule that only one pack has or that reads differently; examples do not count. A stage whose
/// units, windows or defines differ has changed as a whole.
std::set<std::string> changed_rules(const RulePack& before, const RulePack& after);

}  // namespace wirefacts
