#include "events/doubles.h"

#include <algorithm>

namespace wirefacts {
namespace {

bool gives_way(const EventTables& tables, Label type, Label to) {
  const std::vector<Label>& weaker = tables.doubles(to);
  return std::find(weaker.begin(), weaker.end(), type) != weaker.end();
}

std::size_t said(const Event& event) { return event.roles.size() + event.facts.size(); }

/// The one of the two that leaves, or null. `a` comes first in the text.
const Event* weaker_of(const EventTables& tables, const Event& a, const Event& b) {
  const bool first = gives_way(tables, a.label, b.label);
  const bool second = gives_way(tables, b.label, a.label);
  if (!first && !second) return nullptr;
  const Event& weaker = first && second ? (said(a) < said(b) ? a : b) : (first ? a : b);
  return weaker.parts.empty() ? &weaker : nullptr;
}

}  // namespace

void drop_doubles(const EventTables& tables, std::vector<Event>& events, std::vector<DroppedEvent>* dropped) {
  std::vector<bool> leaves(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (std::size_t j = i + 1; j < events.size() && events[j].trigger.begin < events[i].trigger.end; ++j) {
      if (leaves[i] || leaves[j]) continue;
      const Event* weaker = weaker_of(tables, events[i], events[j]);
      if (weaker == nullptr) continue;
      const bool first = weaker == &events[i];
      leaves[first ? i : j] = true;
      if (dropped != nullptr) dropped->push_back({weaker->annotation, {}, events[first ? j : i].label});
    }
  }
  std::size_t i = 0;
  events.erase(std::remove_if(events.begin(), events.end(), [&](const Event&) { return leaves[i++]; }), events.end());
}

}  // namespace wirefacts
