#pragma once
// Roles that follow from others: host, city of a facility, parts of a figure (rules/events/derivations.tsv).

#include <vector>

#include "events/event.h"
#include "events/event_tables.h"

namespace wirefacts {

/// Rows in order; a row fills its role only while that is empty (`parts` adds, `event_at` replaces words).
/// Linear in events, fillers and mentions for each row.
void derive_roles(const Discourse& discourse, const EventTables& tables, std::vector<Event>& events);

/// The first row of subtypes.tsv that holds, for events to which the rules gave none. The subtype lives in `tables`.
void derive_subtypes(const Discourse& discourse, const EventTables& tables, std::vector<Event>& events);

}  // namespace wirefacts
