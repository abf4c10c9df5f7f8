#pragma once
// A pack as commands find it in their cache: its expressions as automata, its tables in a mapped file.

#include <memory>

#include "rule_pack.h"

namespace wirefacts {

/// Null: a temporary file cannot be written, or what was written is not read again.
std::unique_ptr<const RulePack> kept(const RulePack& pack);

}  // namespace wirefacts
