#pragma once
// Time annotations → relation to the publication date and TIMEX3 value (records.md 3.4).

#include "resolution/discourse.h"

namespace wirefacts {

/// Fills timex, relation and value of a time, bound if the article's publication date is known. A reference
/// (recent) and an absolute date have no relation. The direction of weekdays and months comes from the tense of
/// the verb that governs them. REQUIRES: quotations are indexed.
void resolve_time(const Discourse& discourse, Value& value);

}  // namespace wirefacts
