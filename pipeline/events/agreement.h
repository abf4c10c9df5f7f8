#pragma once
// May two partial events be one occurrence?

#include "events/event.h"
#include "events/event_tables.h"

namespace wirefacts {

/// No role clash: lists of entities are equal or one holds the other (groups by their members); places lie in each
/// other; times may be the same; other single entities are equal. Roles in `never` also for figures and for
/// descriptions (other nouns without a definite article), facts in `never` are equal. Subtypes in `alone` join only
/// their like. Different realis with different speakers never agree, nor do different polarities.
bool agree(const Discourse& discourse, const Event& one, const Event& other, const MergingRow& row);

/// Equal, the same figure, or one is a group that holds the other.
bool same_filler(const Discourse& discourse, const Filler& one, const Filler& other);

/// A finer place (facility, city, region, country) or time (hour … year) than the other.
bool finer(const Discourse& discourse, const Filler& one, const Filler& other);

/// "at least 23 people" in one part and "23 dead" in another say the same of one occurrence; so does "nine" in the
/// headline of "nine farmers".
bool same_number(const Discourse& discourse, ValueId one, ValueId other);

/// The same, or one may contain the other; unknown containment counts as possible between different kinds only.
bool places_agree(const Discourse& discourse, const Filler& one, const Filler& other);

/// Equal, of different precision, or one is no date ("recent").
bool times_agree(const Value& one, const Value& other);

}  // namespace wirefacts
