#pragma once
// What happened: from annotations of event types to one Event per occurrence (see README.md here).

#include <vector>

#include "events/dropped_event.h"
#include "events/event.h"
#include "events/event_tables.h"
#include "resolution/discourse.h"

namespace wirefacts {

/// Collects, merges, drops doubles, derives roles and gives subtypes, in this order, then describes the entities again.
/// REQUIRES: resolve(discourse) was called. Events come by trigger; an EventRef counts in this vector.
/// What lacks a required role is left out and named in `discourse.diagnostics` ("role_missing"); its triggers go to
/// `dropped` if that is given, as do the doubles.
std::vector<Event> find_events(Discourse& discourse, const EventTables& tables,
                               std::vector<DroppedEvent>* dropped = nullptr);

}  // namespace wirefacts
