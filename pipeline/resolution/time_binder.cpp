#include "resolution/time_binder.h"

#include <algorithm>
#include <limits>

#include "resolution/field_text.h"
#include "resolution/resolution_data.h"
#include "segmentation/unicode.h"

namespace wirefacts {
namespace {

std::uint32_t between(std::uint32_t a, std::uint32_t b) { return a < b ? b - a : a - b; }

/// Finite verb groups of a sentence, in text order.
std::vector<AnnotationId> finite_verbs(const Discourse& discourse, TokenSpan sentence) {
  const auto all = discourse.all(discourse.tables->labels.verb_group);
  auto at = std::partition_point(all.begin(), all.end(),
                                 [&](AnnotationId id) { return discourse.at(id).span.begin < sentence.begin; });
  std::vector<AnnotationId> found;
  for (; at != all.end() && discourse.at(*at).span.begin < sentence.end; ++at) {
    if (discourse.at(*at).span.end <= sentence.end && discourse.text_field(*at, "finite") == "yes") found.push_back(*at);
  }
  return found;
}

/// The verb group that governs a time: the nearest finite one to the left in the clause, else to the right, else
/// the nearest in the sentence; or none.
AnnotationId governing_verb(const Discourse& discourse, TokenSpan time) {
  const TokenSpan clause = discourse.clause(time.begin);
  AnnotationId left = AnnotationId::none;
  AnnotationId right = AnnotationId::none;
  AnnotationId nearest_verb = AnnotationId::none;
  std::uint32_t gap = std::numeric_limits<std::uint32_t>::max();
  for (const AnnotationId id : finite_verbs(discourse, discourse.sentence_span(discourse.sentence(time.begin)))) {
    const TokenSpan verb = discourse.at(id).span;
    if (clause.contains(verb.begin)) {
      if (verb.end <= time.begin) left = id;
      if (verb.begin >= time.end && right == AnnotationId::none) right = id;
    }
    if (between(verb.begin, time.begin) < gap) {
      gap = between(verb.begin, time.begin);
      nearest_verb = id;
    }
  }
  return left != AnnotationId::none ? left : right != AnnotationId::none ? right : nearest_verb;
}

/// Future on_or_after, past or participle on_or_before, else "".
std::string direction(const Discourse& discourse, TokenSpan time) {
  const AnnotationId verb = governing_verb(discourse, time);
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
