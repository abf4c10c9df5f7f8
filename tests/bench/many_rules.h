#pragma once
// The same pack with fewer or more rules: what a rule costs.

#include <cstddef>
#include <memory>
#include <string>

#include "rule_pack.h"

namespace wirefacts {

/// The pack of a directory with `rules` rules. Fewer than it has: of each stage its share, as written. More: generated
/// ones in a stage at the end, the same for the same pack: triggers with roles on verbs and nouns of its lists,
/// sequences of groups and words. Null: the directory cannot be read or is no sound pack; `problem` says why.
std::unique_ptr<const RulePack> pack_with_rules(const std::string& directory, std::size_t rules, std::string& problem);

}  // namespace wirefacts
