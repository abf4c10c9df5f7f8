#pragma once
// Tables with a `# label:` → WordLists.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/table.h"
#include "lexicon/inflection.h"
#include "lexicon/word_lists.h"

namespace wirefacts {

/// The folding of norms, handed in because it belongs to segmentation.
using FoldFunction = std::string (*)(std::string_view);

/// Used once: add tables, then build. One thread at a time.
class WordListsBuilder {
 public:
  /// `files`: where the text of each source file begins, by its number in the tables.
  WordListsBuilder(std::vector<const char*> files, const Inflector& inflector, FoldFunction fold);

  /// `columns`: the fields of the label in schema order. Tables of one label must come one after the other.
  void add(const Table& table, Label label, const std::vector<std::string>& columns, Diagnostics& diagnostics);

  WordLists build() &&;

 private:
  /// Where a table has what the lists need.
  struct Columns {
    std::optional<std::size_t> form, lemma, particle;
    std::vector<std::optional<std::size_t>> cells;                 // of each feature
    std::optional<std::size_t> lemma_feature, inflection_feature;  // numbers of features
    bool exact = false;
  };
  struct RowSource {
    const Table& table;
    const Table::Row& row;
    const std::vector<std::string_view>& cells;
    Label label;
    const Columns& columns;
    [[nodiscard]] std::string_view cell(std::optional<std::size_t> column) const {
      return column ? cells[*column] : std::string_view();
    }
  };

  static Columns columns_of(const Table& table, const std::vector<std::string>& columns);
  void add_row(const RowSource& source, const Inflector::Form* inflected);
  [[nodiscard]] WordLists::Text in_source(const RowSource& source, std::string_view cell) const;
  void pack_base_rows();
  WordLists::Text own(std::string_view text);
  WordLists::Text feature(const RowSource& source, std::string_view cell);

  const Inflector& inflector_;
  FoldFunction fold_;
  WordLists lists_;
  // Parts of the lists while they grow.
  std::vector<char> own_texts_;
  std::vector<WordLists::Row> rows_;
  std::vector<WordLists::Text> features_, item_texts_;
  std::vector<std::pair<std::uint16_t, std::uint32_t>> base_rows_;  // label, row
  std::vector<WordLists::Key> by_form_, by_norm_;
};

}  // namespace wirefacts
