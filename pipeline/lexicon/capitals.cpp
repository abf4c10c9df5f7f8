#include "lexicon/capitals.h"

namespace wirefacts {

bool in_capitals(const Document& document, TokenSpan span) {
  if (document.bytes(span).size() < 3) return false;
  bool letters = false;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const Word& word = document.word(i);
    if (word.has(Shape::all_caps) || word.has(Shape::initial)) {
      letters = true;
    } else if (word.text != word.norm) {
      return false;  // some letter differs from its fold, yet the word is not all capitals
    } else if (word.has(Shape::lower) || word.has(Shape::cap)) {
      return false;
    }
  }
  return letters;
}

}  // namespace wirefacts
