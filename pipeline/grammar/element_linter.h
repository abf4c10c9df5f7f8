#pragma once
// Elements of a pattern that no unit can satisfy; private to grammar/.

#include "base/diagnostic.h"
#include "grammar/ast.h"
#include "grammar/pack_view.h"

namespace wirefacts {

/// Warns of constraints whose terms exclude each other, and of ^ and $ where a match cannot start or end.
void lint_elements(const Pattern& pattern, const PackView& pack, const Defines& defines, Diagnostics& diagnostics);

}  // namespace wirefacts
