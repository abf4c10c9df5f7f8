#pragma once
// Warns of event types that `events/columns.tsv` forgets or has twice.

#include "base/diagnostic.h"
#include "resolution/knowledge.h"

namespace wirefacts {

/// Event types without a row: the view v_fact takes the first required role as who and nothing as whom. And types with
/// two rows in one file.
void lint_columns(const Knowledge& knowledge, Diagnostics& diagnostics);

}  // namespace wirefacts
