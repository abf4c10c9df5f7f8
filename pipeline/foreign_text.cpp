#include "foreign_text.h"

#include <cstdint>

namespace wirefacts {
namespace {

constexpr std::uint64_t kFewWords = 30;

/// In lower case, or of letters that have no case.
bool is_plain_word(const Word& word) {
  const auto first = static_cast<unsigned char>(word.text.front());
  const bool letter = first >= 0x80U || (first >= 'a' && first <= 'z');
  return letter && !word.has(Shape::cap) && !word.has(Shape::all_caps) && !word.has(Shape::initial) &&
         !word.has(Shape::punct);
}

bool is_listed(std::uint32_t token, const AnnotationSet& annotations) {
  for (const AnnotationId id : annotations.starting_at(token)) {
    if (annotations[id].source.is_list_row()) return true;
  }
  return false;
}

}  // namespace

bool is_foreign(const Document& document, const AnnotationSet& annotations) {
  std::uint64_t words = 0, known = 0;
  for (std::uint32_t t = 0; t < document.token_count(); ++t) {
    const Word& word = document.word(t);
    if (!is_plain_word(word)) continue;
    ++words;
    if (is_listed(t, annotations)) ++known;
  }
  return words >= kFewWords && known * 2 < words;
}

}  // namespace wirefacts
