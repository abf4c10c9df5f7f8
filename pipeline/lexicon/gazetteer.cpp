#include "lexicon/gazetteer.h"

namespace wirefacts {
namespace {

/// Every token of the span is written in capitals, and it is longer than two bytes.
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

bool spelled(const Document& document, TokenSpan span, const ListRow& row) {
  return document.text(span) == row.form || in_capitals(document, span);
}

}  // namespace

void Gazetteer::annotate(const Document& document, const WordLists& lists,
                         AnnotationSet& annotations) const {
  const std::uint32_t count = document.token_count();
  for (std::uint32_t begin = 0; begin < count; ++begin) {
    std::uint32_t node = trie_.first(document.word(begin).symbol);
    for (std::uint32_t end = begin + 1; node != PhraseTrie::kNoNode; ++end) {
      for (const std::uint32_t row : trie_.entries(node)) {
        const TokenSpan span{begin, end};
        const ListRow& entry = lists[row];
        if (entry.exact && !spelled(document, span, entry)) continue;
        annotations.add(entry.label, span, SourceId::list_row(row), entry.features);
      }
      if (end >= count || !trie_.has_next(node)) break;
      const Symbol symbol = document.word(end).symbol;
      node = symbol == Symbol::none ? PhraseTrie::kNoNode : trie_.next(node, symbol);
    }
  }
}

}  // namespace wirefacts
