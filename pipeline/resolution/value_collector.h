#pragma once
// Annotations of value types → times and quantities, with their links.

#include "resolution/discourse.h"

namespace wirefacts {

/// Values of the rules, outside dateline, residue and sign-off, by begin; times are resolved, quantities linked
/// to what they name, equal figures to the first one in the body. REQUIRES: coreference is done.
void collect_values(Discourse& discourse);

}  // namespace wirefacts
