#include "lexicon/word_lists.h"

#include <algorithm>
#include <utility>

#include "lexicon/word_lists_builder.h"

namespace wirefacts {
namespace {

constexpr std::size_t kLongestText = 0xFFFF;  // bytes of a cell
constexpr std::size_t kFieldsOfBlock = 4096;
constexpr std::size_t kMostBlocks = 32;  // about ten megabytes

std::uint16_t number(Label label) { return static_cast<std::uint16_t>(label); }

}  // namespace

FieldValue RowFeatures::operator[](std::size_t column) const {
  const WordLists::Text cell = lists_->features_[first_ + column];
  if (cell.size == 0) return {};
  if (cell.source == WordLists::Text::kItems) {
    return FieldValue::of_list(std::span(lists_->items_).subspan(cell.begin, cell.size));
  }
  return FieldValue::of_text(lists_->text(cell));
}

const FieldValue* RowFields::make(std::uint32_t row) {
  const RowFeatures features = lists_[row].features;
  const std::size_t size = std::max<std::size_t>(features.size(), 1);
  if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < size) {
    blocks_.emplace_back().reserve(std::max(size, kFieldsOfBlock));
  }
  std::vector<FieldValue>& block = blocks_.back();
  const std::size_t first = block.size();
  block.resize(first + size);
  for (std::size_t i = 0; i < features.size(); ++i) block[first + i] = features[i];
  return known_[row] = block.data() + first;
}

void RowFields::trim() {
  if (blocks_.size() <= kMostBlocks) return;
  blocks_.clear();
  known_.clear();
}

/// FNV-1a over the label and the form, mixed. Two forms with one key do not happen by chance: the label is a step of
/// its own, else "Marat" of one label would be "Larat" of its neighbor.
std::uint64_t WordLists::key(Label label, std::string_view form) {
  std::uint64_t hash = (0xCBF29CE484222325u ^ number(label)) * 0x100000001B3u;
  for (const char c : form) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93u;
  return hash ^ (hash >> 32);
}

std::optional<std::uint32_t> WordLists::find(std::span<const Key> index, std::uint64_t key) {
  // The last of equal keys: it is the one before the first greater key.
  auto at = std::upper_bound(index.begin(), index.end(), Key{key, ~std::uint32_t{0}});
  if (at == index.begin() || (--at)->hash != key) return std::nullopt;
  return at->row;
}

std::span<const std::uint32_t> WordLists::rows_of(Label label) const {
  if (number(label) >= base_ranges_.size()) return {};
  const Range range = base_ranges_[number(label)];
  return std::span<const std::uint32_t>(base_rows_).subspan(range.begin, range.end - range.begin);
}

void WordLists::attach(std::vector<const char*> files) {
  files_ = std::move(files);
  items_.clear();
  for (const Text item : item_texts_) items_.push_back(FieldValue::of_text(text(item)));
}

std::optional<std::uint32_t> WordLists::row(Label label, std::string_view form) const {
  if (const auto exact = find(by_form_, key(label, form))) return exact;
  std::string folded(form);
  // The fold of list forms was made by the builder; an ASCII text folds by hand, others are rare.
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return find(by_norm_, key(label, folded));
}

WordListsBuilder::WordListsBuilder(std::vector<const char*> files, const Inflector& inflector, FoldFunction fold)
    : inflector_(inflector), fold_(fold) {
  lists_.attach(std::move(files));
}

void WordListsBuilder::add(const Table& table, Label label, const std::vector<std::string>& columns,
                           Diagnostics& diagnostics) {
  const std::string_view kind = table.header("inflect");
  if (!kind.empty() && !inflector_.knows(kind)) {
    diagnostics.error({table.file(), 0, 1}, "unknown inflection '" + std::string(kind) + "'",
                      "no row of lexicon/inflections.tsv is of this kind; a layer has those of the pack below it");
    return;
  }
  if (table.columns().empty()) return;
  Columns known = columns_of(table, columns);
  known.exact = table.header("case") == "exact";
  for (const Table::Row& row : table.rows()) {
    const auto first = static_cast<std::uint32_t>(rows_.size());
    const std::vector<std::string_view> cells = table.cells(row);
    const auto too_long = [](std::string_view cell) { return cell.size() > kLongestText; };
    if (std::any_of(cells.begin(), cells.end(), too_long)) {
      diagnostics.error(table.range(row), "a cell has more than " + std::to_string(kLongestText) + " bytes");
      continue;
    }
    const RowSource source{table, row, cells, label, known};
    if (kind.empty()) {
      add_row(source, nullptr);
    } else {
      for (const Inflector::Form& form : inflector_.forms(kind, table, row)) add_row(source, &form);
    }
    if (rows_.size() == first) continue;
    base_rows_.emplace_back(number(label), first);
    std::string_view key = source.cell(known.form);
    if (key.empty()) key = source.cell(known.lemma);
    if (key.empty()) key = cells.front();
    by_form_.push_back({WordLists::key(label, key), first});
    by_norm_.push_back({WordLists::key(label, fold_(key)), first});
  }
}

WordListsBuilder::Columns WordListsBuilder::columns_of(const Table& table, const std::vector<std::string>& columns) {
  Columns out;
  out.form = table.column("form");
  out.lemma = table.column("lemma");
  out.particle = table.column("particle");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out.cells.push_back(table.column(columns[i]));
    if (columns[i] == "lemma") out.lemma_feature = i;
    if (columns[i] == "inflection") out.inflection_feature = i;
  }
  return out;
}

WordLists::Text WordListsBuilder::in_source(const RowSource& source, std::string_view cell) const {
  const char* const file = lists_.files_[source.table.file()];
  return {cell.empty() ? 0 : static_cast<std::uint32_t>(cell.data() - file), static_cast<std::uint16_t>(cell.size()),
          static_cast<std::uint16_t>(source.table.file())};
}

WordLists::Text WordListsBuilder::own(std::string_view text) {
  const auto begin = static_cast<std::uint32_t>(own_texts_.size());
  const std::string_view kept = text.substr(0, kLongestText);
  own_texts_.insert(own_texts_.end(), kept.begin(), kept.end());
  return {begin, static_cast<std::uint16_t>(kept.size()), WordLists::Text::kOwn};
}

/// A cell "a|b" is a list; empty parts are none.
WordLists::Text WordListsBuilder::feature(const RowSource& source, std::string_view cell) {
  if (cell.find('|') == std::string_view::npos || cell.size() == 1) return in_source(source, cell);
  const auto begin = static_cast<std::uint32_t>(item_texts_.size());
  for (const std::string_view part : split(cell, '|')) {
    if (!part.empty()) item_texts_.push_back(in_source(source, part));
  }
  return {begin, static_cast<std::uint16_t>(item_texts_.size() - begin), WordLists::Text::kItems};
}

void WordListsBuilder::add_row(const RowSource& source, const Inflector::Form* inflected) {
  const Columns& columns = source.columns;
  WordLists::Row out;
  out.label = number(source.label);
  out.exact = columns.exact ? 1 : 0;
  out.file = source.table.file();
  out.begin = source.row.begin;
  out.end = source.row.end;
  out.features = static_cast<std::uint32_t>(features_.size());
  out.columns = static_cast<std::uint16_t>(columns.cells.size());
  WordLists::Text lemma = in_source(source, source.cell(columns.lemma));
  if (inflected != nullptr) {
    out.form = own(inflected->form);
    if (const std::string_view particle = source.cell(columns.particle); !particle.empty()) {
      lemma = own(std::string(source.cell(columns.lemma)) + " " + std::string(particle));
    }
  } else {
    const std::string_view form = source.cell(columns.form);
    out.form = in_source(source, form.empty() ? source.cells.front() : form);
  }
  for (std::size_t i = 0; i < columns.cells.size(); ++i) {
    if (columns.lemma_feature == i) {
      features_.push_back(lemma);
    } else if (columns.inflection_feature == i && inflected != nullptr) {
      features_.push_back(own(inflected->name));
    } else {
      features_.push_back(feature(source, source.cell(columns.cells[i])));
    }
  }
  if (lemma.size > 0) {
    const char* const texts = lemma.source == WordLists::Text::kOwn ? own_texts_.data() : lists_.files_[lemma.source];
    lists_.lemmas_.emplace(texts + lemma.begin, lemma.size);
  }
  rows_.push_back(out);
}

void WordListsBuilder::pack_base_rows() {
  std::stable_sort(base_rows_.begin(), base_rows_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::uint32_t> rows;
  std::vector<WordLists::Range> ranges;
  for (const auto& [label, row] : base_rows_) {
    const auto at = static_cast<std::uint32_t>(rows.size());
    if (label >= ranges.size()) ranges.resize(label + std::size_t{1});
    if (ranges[label].end == 0) ranges[label].begin = at;
    ranges[label].end = at + 1;
    rows.push_back(row);
  }
  lists_.base_rows_ = Packed(std::move(rows));
  lists_.base_ranges_ = Packed(std::move(ranges));
}

WordLists WordListsBuilder::build() && {
  const auto packed = [](auto& values) {
    values.shrink_to_fit();
    return Packed(std::move(values));
  };
  std::sort(by_form_.begin(), by_form_.end());
  std::sort(by_norm_.begin(), by_norm_.end());
  lists_.own_texts_ = packed(own_texts_);
  lists_.rows_ = packed(rows_);
  lists_.features_ = packed(features_);
  lists_.item_texts_ = packed(item_texts_);
  lists_.by_form_ = packed(by_form_);
  lists_.by_norm_ = packed(by_norm_);
  pack_base_rows();
  lists_.attach(std::move(lists_.files_));
  return std::move(lists_);
}

}  // namespace wirefacts
