#include "events/event_roles.h"

namespace wirefacts {

const std::vector<Filler>& fillers(const Event& event, std::string_view role) {
  static const std::vector<Filler> kNoFillers;
  for (const auto& [name, items] : event.roles) {
    if (name == role) return items;
  }
  return kNoFillers;
}

std::vector<Filler>& fillers_to_change(Event& event, std::string_view role) {
  for (auto& [name, items] : event.roles) {
    if (name == role) return items;
  }
  event.roles.emplace_back(std::string(role), std::vector<Filler>());
  return event.roles.back().second;
}

FieldValue fact(const Event& event, std::string_view name) {
  for (const auto& [key, value] : event.facts) {
    if (key == name) return value;
  }
  return {};
}

std::string fact_text(const Event& event, std::string_view name) {
  const FieldValue value = fact(event, name);
  if (value.kind == FieldValue::Kind::number) return value.number.to_string();
  return std::string(value.text);
}

void add_fact(Event& event, std::string_view name, const FieldValue& value) {
  if (fact(event, name).is_null()) event.facts.emplace_back(std::string(name), value);
}

bool is_figure(const Discourse& discourse, const Filler& filler) {
  const auto* value = std::get_if<ValueRef>(&filler);
  return value != nullptr && !discourse.values[value->id].is_time;
}

std::vector<Filler> expanded(const Discourse& discourse, const std::vector<Filler>& items) {
  std::vector<Filler> out;
  for (const Filler& item : items) {
    const auto* entity = std::get_if<EntityRef>(&item);
    if (entity == nullptr || discourse.entities[entity->id].members.empty()) {
      out.push_back(item);
      continue;
    }
    for (const EntityId member : discourse.entities[entity->id].members) out.emplace_back(EntityRef{member});
  }
  return out;
}

bool is_background(const Discourse& discourse, const Event& event) {
  const AnnotationId relative = discourse.relative(event.trigger.begin);
  if (relative == AnnotationId::none) return false;
  const std::uint32_t before = discourse.at(relative).span.begin;
  return std::none_of(event.roles.begin(), event.roles.end(), [&](const auto& role) {
    return std::any_of(role.second.begin(), role.second.end(), [&](const Filler& filler) {
      const auto* value = std::get_if<ValueRef>(&filler);
      return value != nullptr && discourse.at(discourse.values[value->id].annotation).span.end == before;
    });
  });
}

}  // namespace wirefacts
