#pragma once
// The lists of a pack with a `# label:`: rows, their inflected forms, and the way from a form to a row.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/packed.h"
#include "base/source_file.h"
#include "base/sparse_array.h"
#include "base/table.h"
#include "document/annotation_set.h"
#include "document/field_value.h"

namespace wirefacts {

class WordLists;

/// The features of a row: one value per column of the label (then lemma, inflection); an empty cell is null, `a|b` a
/// list. Numbers are text here: tests on features compare them as numbers.
class RowFeatures {
 public:
  RowFeatures() = default;
  RowFeatures(const WordLists& lists, std::uint32_t first, std::uint32_t size)
      : lists_(&lists), first_(first), size_(size) {}
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Texts and items live as long as the lists and their source files.
  [[nodiscard]] FieldValue operator[](std::size_t column) const;

 private:
  const WordLists* lists_ = nullptr;
  std::uint32_t first_ = 0, size_ = 0;
};

/// One form of one row: the features that an annotation made of it has.
struct ListRow {
  Label label = Label::none;
  std::string_view form;  // as spelled in the list, or inflected
  bool exact = false;     // `# case: exact`
  RowFeatures features;
  SourceRange range;  // the line of the list
};

/// Immutable once built; shared by threads. Row numbers are dense, in file and line order. There are hundreds of
/// thousands of rows, so that they are kept as numbers: where their texts stand in the source files, which outlive
/// this.
class WordLists {
 public:
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] ListRow operator[](std::uint32_t row) const {
    const Row& r = rows_[row];
    return {static_cast<Label>(r.label),
            text(r.form),
            r.exact != 0,
            RowFeatures(*this, r.features, r.columns),
            {r.file, r.begin, r.end}};
  }
  [[nodiscard]] std::uint32_t columns_of(std::uint32_t row) const { return rows_[row].columns; }
  /// Rows of a label, in order, one per line of the lists (base forms only).
  [[nodiscard]] std::span<const std::uint32_t> rows_of(Label label) const;
  /// `List(t)` of the rule language: the row of the label whose form is `form`, exactly, else by
  /// norm; the last such row of the lists when there are several. Nothing: no row.
  [[nodiscard]] std::optional<std::uint32_t> row(Label label, std::string_view form) const;
  /// Every lemma that some row has; of lists from an archive only where it holds them (see fields).
  [[nodiscard]] const std::unordered_set<std::string>& lemmas() const { return lemmas_; }

  /// For an archive (base/archive.h); then `attach`. Lemmas are for those who read rules: apart.
  template <class A>
  void fields(A& a) {
    a(own_texts_, rows_, features_, item_texts_, base_rows_, base_ranges_, by_form_, by_norm_);
  }
  template <class A>
  void lemma_fields(A& a) {
    a(lemmas_);
  }
  /// `files`: where the text of each source file begins.
  void attach(std::vector<const char*> files);

 private:
  friend class WordListsBuilder;
  friend class RowFeatures;

  /// A text: bytes of a source file or of `own_texts_`; or, as a feature, items of `items_`.
  struct Text {
    static constexpr std::uint16_t kOwn = 0xFFFF, kItems = 0xFFFE;
    std::uint32_t begin = 0;
    std::uint16_t size = 0;
    std::uint16_t source = 0;
  };
  struct Row {
    Text form;
    std::uint32_t features = 0;  // number of the first in features_
    std::uint32_t file = 0, begin = 0, end = 0;
    std::uint16_t label = 0, columns = 0, exact = 0, unused = 0;
  };
  /// A row by the hash of its label and form.
  struct Key {
    std::uint64_t hash = 0;
    std::uint32_t row = 0, unused = 0;
    friend bool operator<(const Key& a, const Key& b) { return a.hash != b.hash ? a.hash < b.hash : a.row < b.row; }
  };
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };

  [[nodiscard]] std::string_view text(Text t) const {
    return {(t.source == Text::kOwn ? own_texts_.data() : files_[t.source]) + t.begin, t.size};
  }
  static std::uint64_t key(Label label, std::string_view form);
  static std::optional<std::uint32_t> find(std::span<const Key> index, std::uint64_t key);

  std::vector<const char*> files_;  // where the texts of the source files begin
  Packed<char> own_texts_;          // inflected forms, lemmas with particle
  Packed<Row> rows_;
  Packed<Text> features_;
  Packed<Text> item_texts_;          // of features that are lists; in source files
  std::vector<FieldValue> items_;    // the same as values
  Packed<std::uint32_t> base_rows_;  // those of a label together
  Packed<Range> base_ranges_;        // by label, in base_rows_
  Packed<Key> by_form_, by_norm_;    // sorted
  std::unordered_set<std::string> lemmas_;
};

/// The features of rows as annotations need them, made when a row is first met. One per worker.
class RowFields {
 public:
  explicit RowFields(const WordLists& lists) : lists_(lists) {}
  RowFields(RowFields&&) = default;
  RowFields(const RowFields&) = delete;
  RowFields& operator=(const RowFields&) = delete;

  /// Valid until the next trim().
  [[nodiscard]] std::span<const FieldValue> of(std::uint32_t row) {
    const FieldValue* fields = known_[row];
    return {fields != nullptr ? fields : make(row), lists_.columns_of(row)};
  }
  /// Between articles: forgets all when they have become many.
  void trim();

 private:
  const FieldValue* make(std::uint32_t row);

  const WordLists& lists_;
  SparseArray<const FieldValue*> known_;         // by row
  std::vector<std::vector<FieldValue>> blocks_;  // never grow beyond their capacity
};

}  // namespace wirefacts
