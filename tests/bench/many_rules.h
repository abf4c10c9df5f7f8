#pragma once
// The same pack with fewer or more rules: what a rule costs.

#include <cstddef>
#include <memory>
#include <string>

#include "rule_pack.h"

namespace wirefacts {

/// A pack of `rules` rules, kept. `own` of them, or all there are, are of the pack of the directory: the first that
/// makes each label, and a share of the others. The rest are generated and stand in a stage at the end, the same for
/// the same pack: triggers with roles on verbs and nouns of its lists, sequences of groups and words. Null: the
/// directory cannot be read or is no sound pack; `problem` says why.
std::unique_ptr<const RulePack> pack_with_rules(const std::string& directory, std::size_t own, std::size_t rules,
                                                std::string& problem);

}  // namespace wirefacts
