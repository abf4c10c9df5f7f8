#pragma once
// Warnings about sound rules: what is never used, never reached, untested or slow.

#include "base/diagnostic.h"
#include "grammar/ast.h"
#include "grammar/checker.h"
#include "grammar/schema.h"

namespace wirefacts {

/// Every warning that needs no corpus (a rule that is always beaten needs one).
/// Broken rules are left out. Lists and types that no rule names are reported unless the program or
/// its tables read them.
void lint(const Grammar& grammar, const Schema& schema, const CheckerContext& context, Diagnostics& diagnostics);

}  // namespace wirefacts
