#include "lexicon/gazetteer.h"

#include "lexicon/capitals.h"

namespace wirefacts {
namespace {

/// The same letters, and blanks where the form has one: a line may end inside a name.
bool same_letters(const Document& document, TokenSpan span, std::string_view form) {
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (i > span.begin && document.blank_before(i)) {
      if (form.empty() || form.front() != ' ') return false;
      form.remove_prefix(1);
    }
    const std::string_view word = document.word(i).text;
    if (!form.starts_with(word)) return false;
    form.remove_prefix(word.size());
  }
  return form.empty();
}

bool spelled(const Document& document, TokenSpan span, const ListRow& row) {
  return same_letters(document, span, row.form) || in_capitals(document, span);
}

}  // namespace

void Gazetteer::annotate(const Document& document, const WordLists& lists, RowFields& fields,
                         AnnotationSet& annotations) const {
  const std::uint32_t count = document.token_count();
  for (std::uint32_t begin = 0; begin < count; ++begin) {
    std::uint32_t node = trie_.first(document.word(begin).symbol);
    for (std::uint32_t end = begin + 1; node != PhraseTrie::kNoNode; ++end) {
      for (const std::uint32_t row : trie_.entries(node)) {
        const TokenSpan span{begin, end};
        const ListRow entry = lists[row];
        if (entry.exact && !spelled(document, span, entry)) continue;
        annotations.add(entry.label, span, SourceId::list_row(row), fields.of(row));
      }
      if (end >= count || !trie_.has_next(node)) break;
      const Symbol symbol = document.word(end).symbol;
      node = symbol == Symbol::none ? PhraseTrie::kNoNode : trie_.next(node, symbol);
    }
  }
}

}  // namespace wirefacts
