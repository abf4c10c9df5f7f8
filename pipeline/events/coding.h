#pragma once
// Foreign codes of an event, and who did it to whom: CAMEO, PLOVER, ERE, countries and sectors.

#include <optional>
#include <string>
#include <vector>

#include "events/event.h"
#include "events/event_tables.h"

namespace wirefacts {

/// Empty: null. `quad` as in GDELT: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict.
struct EventCoding {
  std::string cameo, cameo_root, reciprocal, plover, mode, context, ere;
  std::optional<int> quad;
};

/// The first row of codes.tsv that fits type, subtype, realis and the figure of the representative.
EventCoding code_of(const EventTables& tables, const Event& event);

/// One side's member: an entity, or kNone for words and counts.
struct Actor {
  EntityId entity = kNone;
  std::string country, sector;
};

enum class DyadSide : std::uint8_t { actor, recipient };

/// Fillers of the first filled role of the side, groups by members. Country: the entity's; of a count or words the
/// one they name (a Kuwaiti soldier, soldiers from Kuwait), else that of the event's place. Words with neither country
/// nor a sector of their own are nobody. Countries in an event that counts people have the sector of these people.
std::vector<Actor> actors(const Discourse& discourse, const EventTables& tables, const Event& event, DyadSide side);

/// Of a person the office's, of an organization by subtype, of a country GOV; of a count or words the noun's, else
/// that of the noun's class. "" unknown.
std::string sector(const Discourse& discourse, const EventTables& tables, const Filler& filler);

}  // namespace wirefacts
