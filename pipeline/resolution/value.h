#pragma once
// Quantities and times of an article: annotations of value types with their links.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "document/annotation_set.h"
#include "resolution/entity.h"
#include "values/date.h"

namespace wirefacts {

using ValueId = std::uint32_t;
using EventId = std::uint32_t;

/// Words as they stand in the article.
struct Literal {
  ByteSpan bytes;
  std::uint32_t head = 0;  // last token
  friend bool operator==(const Literal&, const Literal&) = default;
};

struct EntityRef {
  EntityId id = kNone;
  friend bool operator==(const EntityRef&, const EntityRef&) = default;
};
struct ValueRef {
  ValueId id = kNone;
  friend bool operator==(const ValueRef&, const ValueRef&) = default;
};
struct EventRef {
  EventId id = kNone;
  friend bool operator==(const EventRef&, const EventRef&) = default;
};

/// What fills a role or a link.
using Filler = std::variant<EntityRef, ValueRef, EventRef, Literal>;

struct Value {
  AnnotationId annotation = AnnotationId::none;
  bool is_time = false;
  // Times.
  std::string timex = "DATE";  // DATE TIME DURATION SET; empty: in no record (events/told_times.h)
  std::string timex_value, mod;
  std::optional<Relation> relation;
  ValueId anchor = kNone;  // the time it counts from; kNone: the day of the article
  // Links of quantities; empty when there are none.
  std::optional<Filler> of, base;
  ValueId subset_of = kNone, same_as = kNone, period = kNone;
  EntityId participants = kNone, ref = kNone;
  std::vector<EntityId> base_entities, from_places;
  std::string currency, currency_basis;  // of money: ISO 4217; explicit symbol_default dateline context
  std::string noun;                      // of an ordinal inside a named event
  std::string id;
};

}  // namespace wirefacts
