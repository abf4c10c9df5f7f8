#pragma once
// Adverbs that only repeat the tense of a verb ("currently", "recently") have no day.

#include <vector>

#include "events/event.h"

namespace wirefacts {

/// Leaves those times out of the records (Value::timex) that a rule has called adverbs of tense and that no event
/// and no quantity refers to.
void leave_out_untold_times(Discourse& discourse, const std::vector<Event>& events);

}  // namespace wirefacts
