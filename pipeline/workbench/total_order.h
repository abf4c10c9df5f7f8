#pragma once
// Why one match comes before another, in words.

#include <string>

#include "cascade/cascade.h"

namespace wirefacts {

/// "which starts earlier", "which is longer", "which has the higher rank", "which is written first".
std::string advantage(const CompiledRule& winner, TokenSpan won, const CompiledRule& loser, TokenSpan lost);

}  // namespace wirefacts
