#pragma once
// The lists of a pack with a `# label:`: rows, their inflected forms, and the way from a form to a row.

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/source_file.h"
#include "base/table.h"
#include "document/annotation_set.h"
#include "document/field_value.h"

namespace wirefacts {

/// One form of one row: the features that an annotation made of it has.
struct ListRow {
  Label label = Label::none;
  std::string_view form;                 // as spelled in the list, or inflected
  bool exact = false;                    // `# case: exact`
  /// One value per column of the label (then lemma, inflection); an empty cell is null, `a|b` a list.
  /// Numbers are text here: tests on features compare them as numbers.
  std::span<const FieldValue> features;
  SourceRange range;                     // the line of the list
};

/// Immutable once built; shared by threads. Row numbers are dense, in file and line order.
class WordLists {
 public:
  [[nodiscard]] std::span<const ListRow> rows() const { return rows_; }
  [[nodiscard]] const ListRow& operator[](std::uint32_t row) const { return rows_[row]; }
  /// Rows of a label, in order, one per line of the lists (base forms only).
  [[nodiscard]] std::span<const std::uint32_t> rows_of(Label label) const;
  /// `List(t)` of the rule language: the row of the label whose form is `form`, exactly, else by
  /// norm; the last such row of the lists when there are several. Nothing: no row.
  [[nodiscard]] std::optional<std::uint32_t> row(Label label, std::string_view form) const;
  /// Every lemma that some row has.
  [[nodiscard]] bool has_lemma(std::string_view lemma) const { return lemmas_.count(std::string(lemma)) != 0; }
  [[nodiscard]] const std::unordered_set<std::string>& lemmas() const { return lemmas_; }

 private:
  friend class WordListsBuilder;
  std::vector<ListRow> rows_;
  std::deque<std::string> texts_;
  std::deque<std::vector<FieldValue>> features_;
  std::unordered_map<std::uint16_t, std::vector<std::uint32_t>> base_rows_;
  std::unordered_map<std::uint16_t, std::unordered_map<std::string, std::uint32_t>> by_form_, by_norm_;
  std::unordered_set<std::string> lemmas_;
};

}  // namespace wirefacts
