#pragma once
// One deed that two types tell: rules/events/doubles.tsv says which stays.

#include <vector>

#include "events/dropped_event.h"
#include "events/event.h"
#include "events/event_tables.h"

namespace wirefacts {

/// Of two events whose triggers share a word the one whose type gives way leaves; of two of one type (a row may name it
/// twice) the one that says less, else the later. What was merged of several triggers stays. Those that leave go to
/// `dropped` if that is given.
/// REQUIRES: `events` by trigger. Linear but for events of one trigger, which are few.
void drop_doubles(const EventTables& tables, std::vector<Event>& events, std::vector<DroppedEvent>* dropped = nullptr);

}  // namespace wirefacts
