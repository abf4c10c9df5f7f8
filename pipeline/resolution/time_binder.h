#pragma once
// Time annotations → relation to the publication date and TIMEX3 value.

#include "resolution/discourse.h"

namespace wirefacts {

/// Fills timex, relation and value of a time, bound if the article's publication date is known. A reference
/// (recent) and an absolute date have no relation. The direction of weekdays and months comes from the tense of
/// the verb that governs them. What counts from another time of the text ("two years later") has it as `anchor` and is
/// bound to its first day. REQUIRES: quotations are indexed; earlier times are resolved.
void resolve_time(Discourse& discourse, ValueId time);

}  // namespace wirefacts
