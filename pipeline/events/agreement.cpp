#include "events/agreement.h"

#include <algorithm>
#include <array>
#include <utility>

#include "events/event_names.h"
#include "events/event_roles.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

bool named(const std::vector<std::string>& roles, std::string_view role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool subset(const std::vector<Filler>& small, const std::vector<Filler>& large) {
  return std::all_of(small.begin(), small.end(), [&](const Filler& item) { return contains(large, item); });
}

const Value* value_of(const Discourse& discourse, const Filler& filler) {
  const auto* ref = std::get_if<ValueRef>(&filler);
  return ref == nullptr ? nullptr : &discourse.values[ref->id];
}

bool facts_agree(const Event& one, const Event& other, const MergingRow& row) {
  const bool kept_apart = std::any_of(row.alone.begin(), row.alone.end(), [&](const std::string& subtype) {
    return (fact_text(one, names::kSubtype) == subtype) != (fact_text(other, names::kSubtype) == subtype);
  });
  if (kept_apart) return false;
  return std::all_of(row.never.begin(), row.never.end(), [&](const std::string& name) {
    const std::string x = fact_text(one, name);
    const std::string y = fact_text(other, name);
    return x.empty() || y.empty() || x == y;
  });
}

/// A figure ten times as large is that of another time or of a longer run ("27 killed", "thousands killed since 2009").
bool far_apart(const Discourse& discourse, const Value& one, const Value& other) {
  const FieldValue x = discourse.field(one.annotation, "value");
  const FieldValue y = discourse.field(other.annotation, "value");
  if (x.kind != FieldValue::Kind::number || y.kind != FieldValue::Kind::number) return false;
  const std::optional<Decimal> tenfold = std::min(x.number, y.number).times(Decimal(10));
  return std::min(x.number, y.number) > Decimal() && tenfold && std::max(x.number, y.number) >= *tenfold;
}

/// The words begin with a definite article: "the driver" may be whom a name or another noun meant before.
bool is_definite(const Discourse& discourse, const Literal& words) {
  const std::uint32_t begin = discourse.document.token_at_or_after(words.bytes.begin);
  if (begin == 0 || begin > words.head) return false;
  const TokenSpan before{begin - 1, begin};
  return discourse.text_field(discourse.listed(names::kDeterminer, before), "definite") == "yes";
}

/// What the head of the words names, in the singular: "striking dockworkers" is "dockworker".
std::string head_noun(const Discourse& discourse, const Literal& words) {
  return discourse.tables->singular(fold(discourse.word(words.head)));
}

/// Two descriptions of different things: other nouns, and neither takes up what was named before.
bool words_clash(const Discourse& discourse, const std::vector<Filler>& x, const std::vector<Filler>& y) {
  const auto* one = std::get_if<Literal>(&x.front());
  const auto* other = std::get_if<Literal>(&y.front());
  const std::uint32_t tokens = discourse.document.token_count();
  if (one == nullptr || other == nullptr || one->head >= tokens || other->head >= tokens) return false;
  return head_noun(discourse, *one) != head_noun(discourse, *other) && !is_definite(discourse, *one) &&
         !is_definite(discourse, *other);
}

/// `one_is_headline`: the words of one event are those of a headline, which describes whom the story then names.
bool roles_agree(const Discourse& discourse, const std::string& role, const std::vector<Filler>& x,
                 const std::vector<Filler>& y, const MergingRow& row, bool one_is_headline) {
  if (role == names::kPlace || role == names::kCity) return places_agree(discourse, x.front(), y.front());
  const Value* v = value_of(discourse, x.front());
  const Value* w = value_of(discourse, y.front());
  if (v != nullptr && v->is_time) return w == nullptr || !w->is_time || times_agree(*v, *w);
  if (v != nullptr && w != nullptr && far_apart(discourse, *v, *w)) return false;
  if (v != nullptr || w != nullptr) {  // words may name an entity, not a figure
    return !named(row.never, role) || (v != nullptr && w != nullptr && same_filler(discourse, x.front(), y.front()));
  }
  const bool entity = std::holds_alternative<EntityRef>(x.front());
  if (entity != std::holds_alternative<EntityRef>(y.front())) return one_is_headline || !named(row.never, role);
  if (!entity) return one_is_headline || !named(row.never, role) || !words_clash(discourse, x, y);
  return subset(x, y) || subset(y, x);
}

int unit_rank(const Value& value) {
  constexpr std::array<std::string_view, 6> kUnits = {"hour", "day", "week", "month", "quarter", "year"};
  if (!value.relation) return 5;
  const auto* at = std::find(kUnits.begin(), kUnits.end(), value.relation->unit);
  return static_cast<int>(at - kUnits.begin());
}

/// "2016-10-04", "2016"; not "XXXX-10", "2016-W40", "PAST_REF".
bool is_calendar_date(const std::string& value) {
  return !value.empty() && value.front() >= '0' && value.front() <= '9' &&
         value.find_first_not_of("0123456789-") == std::string::npos;
}

/// "in May", which no copy says of what happened on "Monday".
bool names_month(const Value& time) { return time.relation && time.relation->month && !time.relation->day; }
/// "on Monday", "today", "last week".
bool is_recent(const Value& time) {
  return time.relation &&
         (time.relation->unit == "hour" || time.relation->unit == "day" || time.relation->unit == "week") &&
         !time.relation->month;
}

}  // namespace

bool same_filler(const Discourse& discourse, const Filler& one, const Filler& other) {
  if (const auto* x = std::get_if<ValueRef>(&one), *y = std::get_if<ValueRef>(&other); x != nullptr && y != nullptr) {
    return discourse.same_figure(x->id) == discourse.same_figure(y->id);
  }
  if (one == other) return !std::holds_alternative<Literal>(one);
  const auto* x = std::get_if<EntityRef>(&one);
  const auto* y = std::get_if<EntityRef>(&other);
  return x != nullptr && y != nullptr &&
         (contains(discourse.entities[y->id].members, x->id) || contains(discourse.entities[x->id].members, y->id));
}

bool agree(const Discourse& discourse, const Event& one, const Event& other, const MergingRow& row) {
  if (one.polarity != other.polarity || (one.realis != other.realis && one.speaker != other.speaker)) return false;
  if (!facts_agree(one, other, row)) return false;
  const bool one_is_headline = discourse.headline(one.trigger.begin) != discourse.headline(other.trigger.begin);
  for (const auto& [role, items] : one.roles) {
    const std::vector<Filler>& theirs = fillers(other, role);
    if (items.empty() || theirs.empty()) continue;
    if (!roles_agree(discourse, role, expanded(discourse, items), expanded(discourse, theirs), row, one_is_headline)) {
      return false;
    }
  }
  return true;
}

bool same_number(const Discourse& discourse, ValueId one, ValueId other) {
  if (discourse.same_figure(one) == discourse.same_figure(other)) return true;
  const AnnotationId x = discourse.values[one].annotation, y = discourse.values[other].annotation;
  const auto equal = [&](std::string_view name) {
    return !discourse.text_field(x, name).empty() && discourse.text_field(x, name) == discourse.text_field(y, name);
  };
  const bool counts = discourse.label_info(x).name == names::kCount && discourse.at(x).label == discourse.at(y).label;
  const auto in_headline = [&](AnnotationId id) { return discourse.headline(discourse.at(id).span.begin); };
  return counts && equal("value") && (equal("unit") || in_headline(x) || in_headline(y));
}

bool places_agree(const Discourse& discourse, const Filler& one, const Filler& other) {
  const auto* x = std::get_if<EntityRef>(&one);
  const auto* y = std::get_if<EntityRef>(&other);
  if (x == nullptr || y == nullptr) return false;
  if (x->id == y->id) return true;
  const Entity* small = &discourse.entities[x->id];
  const Entity* large = &discourse.entities[y->id];
  EntityId large_id = y->id;
  if (small->type == large->type) return false;
  if (small->place_kind < large->place_kind) {
    std::swap(small, large);
    large_id = x->id;
  }
  if (large->place_kind == PlaceKind::city) return small->within == kNone || small->within == large_id;
  return small->iso3.empty() || large->iso3.empty() || small->iso3 == large->iso3;
}

bool times_agree(const Value& one, const Value& other) {
  const std::string& x = one.timex_value;
  const std::string& y = other.timex_value;
  if (is_calendar_date(x) && is_calendar_date(y)) return x.starts_with(y) || y.starts_with(x);
  if (one.relation && other.relation) {
    if (one.relation->unit == other.relation->unit) return *one.relation == *other.relation;
    return !(names_month(one) && is_recent(other)) && !(names_month(other) && is_recent(one));
  }
  return !(is_calendar_date(x) && is_recent(other)) && !(is_calendar_date(y) && is_recent(one));
}

bool finer(const Discourse& discourse, const Filler& one, const Filler& other) {
  if (const auto* x = std::get_if<EntityRef>(&one), *y = std::get_if<EntityRef>(&other); x != nullptr && y != nullptr) {
    const PlaceKind mine = discourse.entities[x->id].place_kind;
    const PlaceKind theirs = discourse.entities[y->id].place_kind;
    return mine != PlaceKind::none && theirs != PlaceKind::none && mine > theirs;
  }
  const Value* v = value_of(discourse, one);
  const Value* w = value_of(discourse, other);
  return v != nullptr && w != nullptr && v->is_time && w->is_time && unit_rank(*v) < unit_rank(*w);
}

}  // namespace wirefacts
