#include "resolution/counted_nouns.h"

#include "resolution/field_text.h"
#include "resolution/resolution_data.h"

namespace wirefacts {

CountKey whole_of(const Discourse& discourse, AnnotationId count) {
  const FieldValue part_of = discourse.field(count, "part_of");
  const AnnotationId whole = part_of.kind == FieldValue::Kind::annotation ? part_of.annotation : count;
  return {discourse.text_field(whole, "unit"), to_decimal(discourse.field(whole, "value")).value_or(Decimal())};
}

std::optional<TokenSpan> counted_noun(const Discourse& discourse, AnnotationId count) {
  const std::uint32_t last = discourse.at(count).span.end - 1;
  const TokenSpan noun{last, last + 1};
  if (discourse.listed(discourse.tables->labels.vague_number, noun) != AnnotationId::none) return std::nullopt;
  const std::string unit = discourse.text_field(count, "unit");
  for (AnnotationId id = discourse.annotations.first_at(last); id != AnnotationId::none;
       id = discourse.annotations.next(id)) {
    const Annotation& a = discourse.at(id);
    if (a.span == noun && !a.source.is_rule() && discourse.text_field(id, "lemma") == unit && !unit.empty())
      return noun;
  }
  return std::nullopt;
}

std::vector<CountedPeople> counted_people(const Discourse& discourse) {
  std::vector<CountedPeople> found;
  for (const AnnotationId id : discourse.all(discourse.tables->labels.count)) {
    if (discourse.tables->noun_class(discourse.text_field(id, "unit")) != "person") continue;
    CountedPeople people{id, discourse.at(id).span, whole_of(discourse, id), counted_noun(discourse, id),
                         !discourse.field(id, "part_of").is_null()};
    if (people.is_part || people.noun) found.push_back(std::move(people));
  }
  return found;
}

}  // namespace wirefacts
