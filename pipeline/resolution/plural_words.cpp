#include "resolution/plural_words.h"

#include <algorithm>

#include "resolution/resolution_data.h"

namespace wirefacts {

PluralWords::PluralWords(const Discourse& discourse)
    : discourse_(discourse), in_mention_(discourse.document.token_count(), false),
      answers_(discourse.document.token_count(), Answer::unknown) {
  for (const Mention& m : discourse.mentions) {
    if (m.label == discourse.tables->labels.group) continue;
    std::fill(in_mention_.begin() + m.span.begin, in_mention_.begin() + m.span.end, true);
  }
}

bool PluralWords::plural_noun_between(std::uint32_t begin, std::uint32_t end) {
  if (end > begin && end - begin > kFarthest) return true;
  for (std::uint32_t token = begin; token < end; ++token) {
    Answer& answer = answers_[token];
    if (answer == Answer::unknown) answer = is_plural_noun(token) ? Answer::yes : Answer::no;
    if (answer == Answer::yes) return true;
  }
  return false;
}

bool PluralWords::is_plural_noun(std::uint32_t token) const {
  if (in_mention_[token] || !looks_plural(token)) return false;
  const Label subordinator = discourse_.tables->labels.subordinator;
  const std::uint32_t begin = discourse_.clause(token).begin;
  return discourse_.listed(subordinator, begin) == AnnotationId::none &&
         (begin == 0 || discourse_.listed(subordinator, begin - 1) == AnnotationId::none);
}

bool PluralWords::looks_plural(std::uint32_t token) const {
  bool known = false;
  for (AnnotationId id = discourse_.annotations.first_at(token); id != AnnotationId::none;
       id = discourse_.annotations.next(id)) {
    const Annotation& a = discourse_.at(id);
    if (a.span != TokenSpan{token, token + 1} || a.source.is_rule()) continue;
    if (!a.source.is_list_row() && a.label != labels::kNumber) continue;  // zones and quotation marks
    known = true;
    if (discourse_.text_field(id, "inflection") == "plural") return true;
  }
  if (known) return false;
  const auto& shapes = discourse_.tables->plural_shapes;
  const auto last = std::find_if(shapes.rbegin(), shapes.rend(), [&](const PluralShape& shape) {
    return shape.pattern.matches(discourse_.word(token));
  });
  return last != shapes.rend() && last->plural;
}

}  // namespace wirefacts
