#include "events/events.h"

#include <algorithm>

#include "events/derivation.h"
#include "events/event_collector.h"
#include "events/event_merger.h"
#include "events/event_roles.h"

namespace wirefacts {
namespace {

/// Who acts is not whom it concerns ("demanded by the rebels"): what fills a role of the actor leaves those of the
/// recipient (dyads.tsv).
void drop_reflexive(const Discourse& discourse, const EventTables& tables, Event& event) {
  const DyadRow& dyad = tables.dyad(event.label);
  if (dyad.mutual) return;
  std::vector<Filler> actors;
  for (const std::string& role : dyad.actor) {
    const std::vector<Filler> found = expanded(discourse, fillers(event, role));
    actors.insert(actors.end(), found.begin(), found.end());
  }
  if (actors.empty()) return;
  for (const std::string& role : dyad.recipient) {
    if (fillers(event, role).empty()) continue;
    std::vector<Filler>& items = fillers_to_change(event, role);
    items.erase(std::remove_if(items.begin(), items.end(), [&](const Filler& item) { return contains(actors, item); }),
                items.end());
  }
  event.roles.erase(
      std::remove_if(event.roles.begin(), event.roles.end(), [](const auto& role) { return role.second.empty(); }),
      event.roles.end());
}

}  // namespace

std::vector<Event> find_events(Discourse& discourse, const EventTables& tables, std::vector<DroppedEvent>* dropped) {
  std::vector<Event> events = merge_events(discourse, tables, collect_events(discourse), dropped);
  for (Event& event : events) drop_reflexive(discourse, tables, event);
  derive_roles(discourse, tables, events);
  derive_subtypes(discourse, tables, events);
  describe_entities(discourse);
  return events;
}

}  // namespace wirefacts
