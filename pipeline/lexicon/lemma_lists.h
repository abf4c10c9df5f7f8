#pragma once
// Which lists have a lemma: what `<sign>` can find.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/table_set.h"

namespace wirefacts {

/// Labels of the lists with such a row; "point out" is the lemma `point` with the particle `out`. Linear in the tables
/// that have labels and lemmas.
std::set<std::string> labels_with_lemma(const TableSet& tables, std::string_view lemma);

/// Lemmas of the lists that are inflected so ("verb", "noun"), sorted. Linear in their tables.
std::vector<std::string> lemmas_inflected(const TableSet& tables, std::string_view inflection);

/// Lemmas of several words in the lists with this label that are inflected so, in their order.
std::vector<std::string> lemmas_of_several_words(const TableSet& tables, std::string_view label,
                                                 std::string_view inflection);

}  // namespace wirefacts
