#pragma once
// Places of arguments whose role cannot hold what they find; private to grammar/.

#include "base/diagnostic.h"
#include "grammar/ast.h"
#include "grammar/pack_view.h"

namespace wirefacts {

/// Warns of each that a required role of the rule has. Of a role that may stay empty such a place is a condition. So
/// are labels that the program knows: a pronoun is nobody, and who it is may be told where the event is told again.
void lint_roles(const Rule& rule, const PackView& pack, const Defines& defines, Diagnostics& diagnostics);

}  // namespace wirefacts
