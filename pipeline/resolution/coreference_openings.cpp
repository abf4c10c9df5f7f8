// What may stand before the subject of a sentence.

#include <algorithm>
#include <array>

#include "resolution/coreference_passes.h"

namespace wirefacts {
namespace {

/// Ends with a comma, a conjunction, an adverb, a time or a place: what may stand before the subject of a sentence
/// ("Today it", "In Quito he", "Earlier this year, she"), and not a noun that the pronoun says more of ("the plan it").
bool ends_opening(const Coreference& c, std::uint32_t end) {
  const Discourse& discourse = c.discourse;
  if (discourse.word(end - 1) == ",") return true;
  const std::array alone = {c.labels.conjunction, c.labels.adverb};
  const std::array whole = {c.labels.time, c.labels.place};
  return std::any_of(alone.begin(), alone.end(),
                     [&](Label label) { return discourse.listed(label, end - 1) != AnnotationId::none; }) ||
         std::any_of(whole.begin(), whole.end(), [&](Label label) { return !discourse.ending_at(label, end).empty(); });
}

}  // namespace

bool opens_sentence(const Coreference& c, const Mention& m, TokenSpan sentence) {
  constexpr std::uint32_t kLongestOpening = 10;  // tokens
  const Discourse& discourse = c.discourse;
  if (m.span.begin == sentence.begin) return true;
  if (m.span.begin > sentence.begin + kLongestOpening) return false;
  for (std::uint32_t token = sentence.begin; token < m.span.begin; ++token) {
    if (!discourse.beginning_at(c.labels.verb_group, token).empty() || discourse.quoted(token)) return false;
  }
  for (MentionId id = discourse.first_mention_from(sentence.begin);
       id < discourse.mentions.size() && discourse.mentions[id].span.begin < m.span.begin; ++id) {
    if (discourse.mentions[id].label != c.labels.place) return false;
  }
  return ends_opening(c, m.span.begin);
}

}  // namespace wirefacts
