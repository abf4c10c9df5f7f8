#include "events/coding.h"

#include <algorithm>
#include <charconv>

#include "events/event_names.h"
#include "events/event_roles.h"

namespace wirefacts {
namespace {

std::optional<int> quad_class(const std::string& cameo_root) {
  int root = 0;
  const auto [end, error] = std::from_chars(cameo_root.data(), cameo_root.data() + cameo_root.size(), root);
  if (error != std::errc() || end == cameo_root.data()) return std::nullopt;
  if (root <= 5) return 1;
  if (root <= 8) return 2;
  return root <= 13 ? 3 : 4;
}

bool fits(const std::string& condition, const std::string& value) { return condition.empty() || condition == value; }

std::string entity_sector(const EventTables& tables, const Entity& entity) {
  if (entity.type == names::kPersonType) {
    for (const Office& office : entity.offices) {
      const std::string& found = tables.office_sector(office.title);
      if (!found.empty()) return found;
    }
    return {};
  }
  if (entity.type == names::kOrgType) return tables.sector("subtype", entity.subtype);
  return entity.place_kind == PlaceKind::country ? tables.sector("place", "country") : std::string();
}

/// Lemma of the noun of the list that begins at the token.
std::string noun_lemma_at(const Discourse& discourse, std::uint32_t token) {
  const Label noun = discourse.knowledge.schema.find(names::kNoun);
  if (noun == Label::none || token >= discourse.document.token_count()) return {};
  for (AnnotationId id = discourse.annotations.first_at(token); id != AnnotationId::none;
       id = discourse.annotations.next(id)) {
    if (discourse.at(id).label == noun) return discourse.text_field(id, "lemma");
  }
  return {};
}

std::string lemma_of(const Discourse& discourse, const Filler& filler) {
  if (const auto* value = std::get_if<ValueRef>(&filler)) {
    return discourse.text_field(discourse.values[value->id].annotation, "unit");
  }
  const auto* literal = std::get_if<Literal>(&filler);
  return literal == nullptr ? std::string() : noun_lemma_at(discourse, literal->head);
}

std::string country_of_place(const Discourse& discourse, const Event& event) {
  for (const std::string_view role : {names::kPlace, names::kCity}) {
    const std::vector<Filler>& places = fillers(event, role);
    if (places.empty()) continue;
    const auto* entity = std::get_if<EntityRef>(&places.front());
    return entity == nullptr ? std::string() : discourse.entities[entity->id].iso3;
  }
  return {};
}

/// Sector of the people that the event counts.
std::string counted_sector(const Discourse& discourse, const EventTables& tables, const Event& event) {
  for (const Filler& filler : fillers(event, names::kParticipantCount)) {
    if (std::holds_alternative<ValueRef>(filler)) return sector(discourse, tables, filler);
  }
  return {};
}

}  // namespace

EventCoding code_of(const EventTables& tables, const Event& event) {
  const std::string subtype = fact_text(event, names::kSubtype);
  for (const CodeRow& row : tables.codes(event.label)) {
    if (fits(row.subtype, subtype) && fits(row.realis, event.realis) && fits(row.filled, event.first_figure)) {
      return {row.cameo, row.cameo_root, row.reciprocal, row.plover,
              row.mode,  row.context,    row.ere,        quad_class(row.cameo_root)};
    }
  }
  return {};
}

std::string sector(const Discourse& discourse, const EventTables& tables, const Filler& filler) {
  if (const auto* entity = std::get_if<EntityRef>(&filler)) {
    return entity_sector(tables, discourse.entities[entity->id]);
  }
  const NounClass& noun = tables.noun_class(lemma_of(discourse, filler));
  return noun.sector.empty() ? tables.sector("noun", noun.noun_class) : noun.sector;
}

std::vector<Actor> actors(const Discourse& discourse, const EventTables& tables, const Event& event, DyadSide side) {
  const DyadRow& row = tables.dyad(event.label);
  const std::vector<std::string>& roles = side == DyadSide::actor ? row.actor : row.recipient;
  const auto role = std::find_if(roles.begin(), roles.end(),
                                 [&](const std::string& name) { return !fillers(event, name).empty(); });
  if (role == roles.end()) return {};
  const std::string counted = counted_sector(discourse, tables, event);
  const std::string where = country_of_place(discourse, event);
  std::vector<Actor> found;
  for (const Filler& filler : expanded(discourse, fillers(event, *role))) {
    Actor actor{kNone, where, sector(discourse, tables, filler)};
    if (const auto* ref = std::get_if<EntityRef>(&filler)) {
      const Entity& entity = discourse.entities[ref->id];
      actor.entity = ref->id;
      actor.country = discourse.country_of(entity);
      if (!counted.empty() && entity.place_kind == PlaceKind::country) actor.sector = counted;
    }
    found.push_back(std::move(actor));
  }
  return found;
}

}  // namespace wirefacts
