#pragma once
// Annotations of event types → partial events, each of one trigger.

#include <vector>

#include "events/event.h"

namespace wirefacts {

/// One partial event per annotation of an event type outside residue, by trigger (begin, end). Roles are fields of
/// types text and reference with their fillers, in the order of the schema; the other fields are facts.
std::vector<Event> collect_events(const Discourse& discourse);

}  // namespace wirefacts
