#include "records/assembly.h"

#include <utility>

namespace wirefacts {

CharSpan Assembly::span(ByteSpan bytes) const {
  return {offsets_.code_points(bytes.begin), offsets_.code_points(bytes.end)};
}

Reference Assembly::reference(const Filler& filler) const {
  if (const auto* entity = std::get_if<EntityRef>(&filler)) return entity_id(entity->id);
  if (const auto* value = std::get_if<ValueRef>(&filler)) return value_id(value->id);
  if (const auto* event = std::get_if<EventRef>(&filler)) return events[event->id].id;
  const ByteSpan bytes = std::get<Literal>(filler).bytes;
  return LiteralText{std::string(discourse.document.text(bytes)), span(bytes)};
}

std::optional<Reference> Assembly::reference(const FieldValue& value) const {
  if (value.kind == FieldValue::Kind::number) return Reference(value.number);
  if (value.kind == FieldValue::Kind::text && value.place.empty()) {
    return Reference(LiteralText{std::string(value.text), std::nullopt});
  }
  if (value.is_missing() || value.kind == FieldValue::Kind::list) return std::nullopt;
  const std::optional<Filler> filler = discourse.filler(value);
  if (!filler) return std::nullopt;
  return reference(*filler);
}

NamedReferences Assembly::field(const FieldInfo& info, const FieldValue& value) const {
  NamedReferences out{info.name, info.list, {}};
  if (value.kind == FieldValue::Kind::list) {
    for (const FieldValue& item : value.items) {
      if (std::optional<Reference> one = reference(item)) out.values.push_back(std::move(*one));
    }
  } else if (std::optional<Reference> one = reference(value)) {
    out.values.push_back(std::move(*one));
  }
  return out;
}

std::vector<std::string> Assembly::entity_ids(const std::vector<EntityId>& ids) const {
  std::vector<std::string> out;
  for (const EntityId id : ids) {
    if (id != kNone) out.push_back(entity_id(id));
  }
  return out;
}

Provenance Assembly::measured(std::string rule) const {
  const Decimal confidence = tables.confidence(rule);
  return {std::move(rule), confidence};
}

}  // namespace wirefacts
