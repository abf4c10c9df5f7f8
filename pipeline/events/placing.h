#pragma once
// Where an event happened when none of its own roles says so (events/places.tsv).

#include <vector>

#include "events/event.h"
#include "events/event_tables.h"

namespace wirefacts {

/// Gives events without place and city the place that the first fitting row of places.tsv finds, with the fact
/// `place_basis`. Rows are tried one after the other, each on all events, so that a later one can read what an
/// earlier one found. What no row finds stays without a place: contradicting places are none. A place that a role says
/// is only made finer, by a place inside it that the clause of one of the event's triggers names.
void place_events(const Discourse& discourse, const EventTables& tables, std::vector<Event>& events);

}  // namespace wirefacts
