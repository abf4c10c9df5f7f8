#include "lexicon/word_lists.h"

#include <algorithm>
#include <utility>

#include "lexicon/word_lists_builder.h"

namespace wirefacts {
namespace {

constexpr std::size_t kLongestText = 0xFFFF;  // bytes of a cell
constexpr std::size_t kFieldsOfBlock = 4096;
constexpr std::size_t kMostBlocks = 32;       // about ten megabytes

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
  std::fill(known_.begin(), known_.end(), nullptr);
}

/// FNV-1a over the label and the form, mixed. Two forms of one label with one key do not happen by chance.
std::uint64_t WordLists::key(Label label, std::string_view form) {
  std::uint64_t hash = 0xCBF29CE484222325u ^ number(label);
  for (const char c : form) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93u;
  return hash ^ (hash >> 32);
}

std::optional<std::uint32_t> WordLists::find(const Index& index, std::uint64_t key) {
  // The last of equal keys: it is the one before the first greater key.
  auto at = std::upper_bound(index.begin(), index.end(), std::pair(key, ~std::uint32_t{0}));
  if (at == index.begin() || (--at)->first != key) return std::nullopt;
  return at->second;
}

std::span<const std::uint32_t> WordLists::rows_of(Label label) const {
  const auto at = base_rows_.find(number(label));
  return at == base_rows_.end() ? std::span<const std::uint32_t>() : at->second;
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
  lists_.files_ = std::move(files);
}

void WordListsBuilder::add(const Table& table, Label label, const std::vector<std::string>& columns,
                           Diagnostics& diagnostics) {
  const std::string_view kind = table.header("inflect");
  if (!kind.empty() && !inflector_.knows(kind)) {
    diagnostics.error({table.file(), 0, 1}, "unknown inflection '" + std::string(kind) + "'",
                      "the kinds of lexicon/inflections.tsv: verb noun");
    return;
  }
  if (table.columns().empty()) return;
  Columns known = columns_of(table, columns);
  known.exact = table.header("case") == "exact";
  for (const Table::Row& row : table.rows()) {
    const auto first = static_cast<std::uint32_t>(lists_.rows_.size());
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
    if (lists_.rows_.size() == first) continue;
    lists_.base_rows_[number(label)].push_back(first);
    std::string_view key = source.cell(known.form);
    if (key.empty()) key = source.cell(known.lemma);
    if (key.empty()) key = cells.front();
    lists_.by_form_.emplace_back(WordLists::key(label, key), first);
    lists_.by_norm_.emplace_back(WordLists::key(label, fold_(key)), first);
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
  const auto begin = static_cast<std::uint32_t>(lists_.own_texts_.size());
  const std::string_view kept = text.substr(0, kLongestText);
  lists_.own_texts_.append(kept);
  return {begin, static_cast<std::uint16_t>(kept.size()), WordLists::Text::kOwn};
}

/// A cell "a|b" is a list; empty parts are none.
WordLists::Text WordListsBuilder::feature(const RowSource& source, std::string_view cell) {
  if (cell.find('|') == std::string_view::npos || cell.size() == 1) return in_source(source, cell);
  const auto begin = static_cast<std::uint32_t>(lists_.items_.size());
  for (const std::string_view part : split(cell, '|')) {
    if (!part.empty()) lists_.items_.push_back(FieldValue::of_text(part));
  }
  return {begin, static_cast<std::uint16_t>(lists_.items_.size() - begin), WordLists::Text::kItems};
}

void WordListsBuilder::add_row(const RowSource& source, const Inflector::Form* inflected) {
  const Columns& columns = source.columns;
  WordLists::Row out;
  out.label = number(source.label);
  out.exact = columns.exact ? 1 : 0;
  out.file = source.table.file();
  out.begin = source.row.begin;
  out.end = source.row.end;
  out.features = static_cast<std::uint32_t>(lists_.features_.size());
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
      lists_.features_.push_back(lemma);
    } else if (columns.inflection_feature == i && inflected != nullptr) {
      lists_.features_.push_back(own(inflected->name));
    } else {
      lists_.features_.push_back(feature(source, source.cell(columns.cells[i])));
    }
  }
  if (lemma.size > 0) lists_.lemmas_.emplace(lists_.text(lemma));
  lists_.rows_.push_back(out);
}

WordLists WordListsBuilder::build() && {
  for (WordLists::Index* index : {&lists_.by_form_, &lists_.by_norm_}) {
    std::sort(index->begin(), index->end());
    index->shrink_to_fit();
  }
  lists_.rows_.shrink_to_fit();
  lists_.features_.shrink_to_fit();
  return std::move(lists_);
}

}  // namespace wirefacts
