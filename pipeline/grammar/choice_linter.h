#pragma once
// Branches of a choice that can never count; private to grammar/.

#include <cstdint>

#include "base/diagnostic.h"
#include "grammar/ast.h"

namespace wirefacts {

enum class ChoiceUse : std::uint8_t { units, characters };

/// Warns of branches that an earlier one hides: the same again; over units also, as the first way to
/// match counts, a longer branch behind its own beginning at the end of a pattern, and [A x=y] behind
/// [A]. Over characters the longest match counts, so only the same branch is hidden.
void lint_choices(const Pattern& pattern, ChoiceUse use, Diagnostics& diagnostics);

}  // namespace wirefacts
