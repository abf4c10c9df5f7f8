#pragma once
// Tables with a `# label:` → WordLists.

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/table.h"
#include "lexicon/inflection.h"
#include "lexicon/word_lists.h"

namespace wirefacts {

/// The folding of norms, handed in because it belongs to segmentation.
using FoldFunction = std::string (*)(std::string_view);

/// Used once: add tables, then build.
class WordListsBuilder {
 public:
  WordListsBuilder(const Inflector& inflector, FoldFunction fold) : inflector_(inflector), fold_(fold) {}

  /// `columns`: the fields of the label in schema order. Cells are views into the source file, which
  /// must outlive the lists. Tables of one label must come one after the other.
  void add(const Table& table, Label label, const std::vector<std::string>& columns,
           Diagnostics& diagnostics);

  WordLists build() &&;

 private:
  void add_row(const Table& table, const Table::Row& row, Label label,
               const std::vector<std::string>& columns, const Inflector::Form* inflected);

  const Inflector& inflector_;
  FoldFunction fold_;
  WordLists lists_;
};

}  // namespace wirefacts
