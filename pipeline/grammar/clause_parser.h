#pragma once
// One clause of a rule; private to the parsers.

#include <vector>

#include "base/diagnostic.h"
#include "grammar/ast.h"
#include "grammar/line_parser.h"

namespace wirefacts {

/// Reads the clause in `line` into `rule`; throws a Mistake. Mistakes behind which it could read on go to `slips`. What
/// is wrong with the bracket marks of an example goes to `diagnostics`, the rest of the rule being sound.
/// REQUIRES: the line has tokens.
void parse_clause(const LogicalLine& line, Rule& rule, std::vector<Mistake>& slips, Diagnostics& diagnostics);

}  // namespace wirefacts
