#pragma once
// Every listed name or word of an article → annotations.

#include "base/symbol.h"
#include "document/annotation_set.h"
#include "document/document.h"
#include "lexicon/phrase_trie.h"
#include "lexicon/word_lists.h"

namespace wirefacts {

/// Immutable once built; shared by threads.
class Gazetteer {
 public:
  /// A row of `lists` under the norms of its tokens; `freeze` when all are added.
  void add(std::span<const Symbol> phrase, std::uint32_t row) { trie_.add(phrase, row); }
  void freeze(std::size_t symbol_count) { trie_.freeze(symbol_count); }

  /// For an archive (base/archive.h), when frozen.
  template <class A>
  void fields(A& a) {
    a(trie_);
  }

  /// At each token every listed phrase that begins there, longer and shorter alike, in the order of
  /// length, then of rows. Exact rows match as spelled, or all in capitals (three letters or more).
  void annotate(const Document& document, const WordLists& lists, RowFields& fields, AnnotationSet& annotations) const;

 private:
  PhraseTrie trie_;
};

}  // namespace wirefacts
