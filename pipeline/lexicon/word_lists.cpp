#include "lexicon/word_lists.h"

#include <algorithm>

#include "lexicon/word_lists_builder.h"

namespace wirefacts {
namespace {

std::uint16_t number(Label label) { return static_cast<std::uint16_t>(label); }

}  // namespace

std::span<const std::uint32_t> WordLists::rows_of(Label label) const {
  const auto at = base_rows_.find(number(label));
  return at == base_rows_.end() ? std::span<const std::uint32_t>() : at->second;
}

std::optional<std::uint32_t> WordLists::row(Label label, std::string_view form) const {
  const auto forms = by_form_.find(number(label));
  if (forms == by_form_.end()) return std::nullopt;
  if (const auto at = forms->second.find(std::string(form)); at != forms->second.end()) return at->second;
  const auto& norms = by_norm_.at(number(label));
  std::string folded(form);
  // The fold of list forms was made by the builder; an ASCII text folds by hand, others are rare.
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (const auto at = norms.find(folded); at != norms.end()) return at->second;
  return std::nullopt;
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
  for (const Table::Row& row : table.rows()) {
    const auto first = static_cast<std::uint32_t>(lists_.rows_.size());
    if (kind.empty()) {
      add_row(table, row, label, columns, nullptr);
    } else {
      for (const Inflector::Form& form : inflector_.forms(kind, table, row)) {
        add_row(table, row, label, columns, &form);
      }
    }
    if (lists_.rows_.size() == first) continue;
    lists_.base_rows_[number(label)].push_back(first);
    std::string_view key = table.cell(row, "form");
    if (key.empty()) key = table.cell(row, "lemma");
    if (key.empty()) key = row.cells.front();
    lists_.by_form_[number(label)][std::string(key)] = first;
    lists_.by_norm_[number(label)][fold_(key)] = first;
  }
}

void WordListsBuilder::add_row(const Table& table, const Table::Row& row, Label label,
                               const std::vector<std::string>& columns,
                               const Inflector::Form* inflected) {
  ListRow out;
  out.label = label;
  out.exact = table.header("case") == "exact";
  out.range = table.range(row);
  std::vector<FieldValue>& features = lists_.features_.emplace_back(columns.size());
  std::string_view lemma = table.cell(row, "lemma");
  if (inflected != nullptr) {
    out.form = lists_.texts_.emplace_back(inflected->form);
    const std::string_view particle = table.cell(row, "particle");
    if (!particle.empty()) {
      lemma = lists_.texts_.emplace_back(std::string(lemma) + " " + std::string(particle));
    }
  } else {
    out.form = table.cell(row, "form");
    if (out.form.empty()) out.form = row.cells.front();
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::string_view cell = table.cell(row, columns[i]);
    if (columns[i] == "lemma") cell = lemma;
    if (columns[i] == "inflection" && inflected != nullptr) {
      cell = lists_.texts_.emplace_back(inflected->name);
    }
    if (cell.empty()) continue;
    if (cell.find('|') == std::string_view::npos || cell.size() == 1) {
      features[i] = FieldValue::of_text(cell);
      continue;
    }
    std::vector<FieldValue>& items = lists_.features_.emplace_back();
    for (const std::string_view part : split(cell, '|')) {
      if (!part.empty()) items.push_back(FieldValue::of_text(part));
    }
    features[i] = FieldValue::of_list(items);
  }
  out.features = features;
  if (!lemma.empty()) lists_.lemmas_.emplace(lemma);
  lists_.rows_.push_back(out);
}

WordLists WordListsBuilder::build() && { return std::move(lists_); }

}  // namespace wirefacts
