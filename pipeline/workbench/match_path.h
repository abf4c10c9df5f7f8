#pragma once
// Which elements of a pattern took part in a match.

#include <cstdint>
#include <vector>

#include "cascade/reference_matcher.h"

namespace wirefacts {

/// Atoms of the pattern that take units when it matches units [begin, end) the first way as written; an atom in a
/// repetition once for each round. Empty when it does not match so, or after 100,000 steps.
std::vector<const PatternNode*> match_path(const PatternNode& pattern, const UnitTester& tester, std::uint32_t begin,
                                           std::uint32_t end);

}  // namespace wirefacts
