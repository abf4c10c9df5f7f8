#include "events/events.h"

#include "events/derivation.h"
#include "events/doubles.h"
#include "events/event_collector.h"
#include "events/event_merger.h"
#include "events/placing.h"

namespace wirefacts {

std::vector<Event> find_events(Discourse& discourse, const EventTables& tables, std::vector<DroppedEvent>* dropped) {
  std::vector<Event> events = merge_events(discourse, tables, collect_events(discourse), dropped);
  drop_doubles(tables, events, dropped);
  place_events(discourse, tables, events);
  derive_roles(discourse, tables, events);
  derive_subtypes(discourse, tables, events);
  describe_entities(discourse);
  return events;
}

}  // namespace wirefacts
