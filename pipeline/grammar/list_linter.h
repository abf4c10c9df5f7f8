#pragma once
// Rows of lists that no text can hold; private to grammar/.

#include "base/diagnostic.h"
#include "grammar/checker.h"

namespace wirefacts {

/// Warns of forms without a token, and of forms whose ends lie inside a token when they stand between words. At most
/// ten for each file, so that one bad column does not bury the rest. Time: that of cutting every form once.
void lint_lists(const CheckerContext& context, Diagnostics& diagnostics);

}  // namespace wirefacts
