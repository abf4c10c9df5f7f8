#include "resolution/time_binder.h"

#include <algorithm>
#include <cstddef>

#include "resolution/field_text.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

// Verb groups looked at on each side of a time; more than any sentence of prose has.
constexpr std::size_t kMostVerbs = 64;

/// The verb group that governs a time: the nearest finite one to the left in the clause, else to the right, else
/// the nearest in the sentence; or none.
class GoverningVerb {
 public:
  GoverningVerb(const Discourse& discourse, TokenSpan time)
      : discourse_(discourse), time_(time), clause_(discourse.clause(time.begin)),
        sentence_(discourse.sentence_span(discourse.sentence(time.begin))) {}

  AnnotationId find() {
    const auto all = discourse_.all(discourse_.tables->labels.verb_group);
    const auto middle = std::partition_point(all.begin(), all.end(),
                                             [&](AnnotationId id) { return span(id).begin < time_.begin; });
    for (auto at = middle; at != all.begin() && middle - at < kFarthest && left_ == AnnotationId::none;) {
      if (span(*--at).begin < sentence_.begin) break;
      if (is_finite(*at)) see_left(*at);
    }
    for (auto at = middle; at != all.end() && at - middle < kFarthest && right_ == AnnotationId::none; ++at) {
      if (span(*at).begin >= sentence_.end) break;
      if (is_finite(*at)) see_right(*at);
    }
    return left_ != AnnotationId::none ? left_ : right_ != AnnotationId::none ? right_ : nearest_;
  }

 private:
  static constexpr auto kFarthest = static_cast<std::ptrdiff_t>(kMostVerbs);

  TokenSpan span(AnnotationId id) const { return discourse_.at(id).span; }
  bool is_finite(AnnotationId id) const {
    return span(id).end <= sentence_.end && discourse_.text_field(id, "finite") == "yes";
  }
  void see_left(AnnotationId id) {
    if (clause_.contains(span(id).begin) && span(id).end <= time_.begin) left_ = id;
    see(id, time_.begin - span(id).begin);
  }
  void see_right(AnnotationId id) {
    if (clause_.contains(span(id).begin) && span(id).begin >= time_.end) right_ = id;
    see(id, span(id).begin - time_.begin);
  }
  void see(AnnotationId id, std::uint32_t gap) {
    if (nearest_ != AnnotationId::none && gap >= gap_) return;
    nearest_ = id;
    gap_ = gap;
  }

  const Discourse& discourse_;
  TokenSpan time_, clause_, sentence_;
  AnnotationId left_ = AnnotationId::none, right_ = AnnotationId::none, nearest_ = AnnotationId::none;
  std::uint32_t gap_ = 0;
};

/// Future on_or_after, past or participle on_or_before, else "".
std::string direction(const Discourse& discourse, TokenSpan time) {
  const AnnotationId verb = GoverningVerb(discourse, time).find();
  if (verb == AnnotationId::none) return {};
  if (discourse.modality(discourse.at(verb).span, discourse.text_field(verb, "modality")) == "future") {
    return "on_or_after";
  }
  const FieldValue main = discourse.field(verb, "main");
  if (main.kind != FieldValue::Kind::annotation) return {};
  const std::string inflection = discourse.text_field(main.annotation, "inflection");
  const bool past = inflection == "past" || inflection == "participle" ||
                    discourse.text_field(main.annotation, "tense") == "past";
  return past ? "on_or_before" : "";
}

/// Fields of a time as numbers; none that is null or zero.
struct TimeFields {
  std::optional<std::int64_t> year, n;
  std::optional<int> month, day, weekday;
};

std::optional<int> calendar_number(const Discourse& discourse, AnnotationId id, std::string_view name, int most) {
  const auto number = to_integer(discourse.field(id, name));
  if (!number || *number < 1 || *number > most) return std::nullopt;
  return static_cast<int>(*number);
}

TimeFields fields_of(const Discourse& discourse, AnnotationId id) {
  TimeFields fields;
  fields.year = to_integer(discourse.field(id, "year"));
  if (fields.year && (*fields.year < 1 || *fields.year > 9999)) fields.year.reset();
  fields.n = to_integer(discourse.field(id, "n"));
  fields.month = calendar_number(discourse, id, "month", 12);
  fields.day = calendar_number(discourse, id, "day", 31);
  fields.weekday = calendar_number(discourse, id, "weekday", 7);
  return fields;
}

std::string reference_value(const std::string& reference) {
  return reference == "past" ? "PAST_REF" : reference == "future" ? "FUTURE_REF" : "PRESENT_REF";
}

Relation relation_of(const Discourse& discourse, AnnotationId id, const TimeFields& fields) {
  Relation relation;
  relation.unit = discourse.text_field(id, "unit");
  if (relation.unit.empty()) relation.unit = fields.weekday || fields.day ? "day" : "month";
  relation.n = fields.n.value_or(0);
  relation.weekday = fields.weekday;
  relation.month = fields.month;
  relation.day = fields.day;
  relation.clock = discourse.text_field(id, "clock");
  if (fields.weekday || fields.month) {
    relation.direction = discourse.text_field(id, "direction");
    if (relation.direction.empty()) relation.direction = direction(discourse, discourse.at(id).span);
  }
  return relation;
}

}  // namespace

void resolve_time(const Discourse& discourse, Value& value) {
  const AnnotationId id = value.annotation;
  const std::string kind = discourse.text_field(id, "kind");
  if (!kind.empty()) value.timex = upper_snake(kind);
  value.mod = discourse.text_field(id, "mod");
  const TimeFields fields = fields_of(discourse, id);
  if (const std::string reference = discourse.text_field(id, "ref"); !reference.empty()) {
    value.timex_value = reference_value(reference);
  } else if (const std::string written = discourse.text_field(id, "value"); !written.empty()) {
    value.timex_value = written;
  } else if (fields.year) {
    value.timex_value = date_value(*fields.year, fields.month, fields.day);
  } else {
    value.relation = relation_of(discourse, id, fields);
    value.timex_value = unbound_value(*value.relation);
    if (discourse.article.published) {
      if (auto bound = bound_value(*value.relation, *discourse.article.published)) value.timex_value = std::move(*bound);
    }
  }
}

}  // namespace wirefacts
