#include <algorithm>

#include "segmentation/segmenter.h"
#include "segmentation/unicode.h"

namespace wirefacts {
namespace {

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

void add_forms(const Table& table, std::unordered_set<std::string>& forms) {
  for (const Table::Row& row : table.rows()) {
    const std::string form = fold(table.cell(row, "form"));
    if (!form.empty()) forms.insert(form);
  }
}

void add_abbreviations(const Table& table, SegmentationTables& tables) {
  for (const Table::Row& row : table.rows()) {
    const std::string_view form = table.cell(row, "form");
    if (form.empty()) continue;
    std::string key = fold(form);
    if (key.back() != '.') key += '.';
    const std::string_view kind = table.cell(row, "class");
    const auto [entry, added] = tables.abbreviations.emplace(key, kind.empty() ? "other" : kind);
    if (!added && !kind.empty()) entry->second = kind;
    if (!is_upper(code_point_at(form, 0).value)) {
      tables.capital_abbreviations.erase(key);
    } else if (added) {
      tables.capital_abbreviations.insert(key);
    }
  }
}

/// "U.S. Senate" → "u.s. senate". Whether "u.s." is an abbreviation is asked when it matters.
void add_names(const Table& table, SegmentationTables& tables) {
  const auto column = table.column("form");
  if (!column) return;
  for (const Table::Row& row : table.rows()) {
    const std::string_view form = table.cell(row, *column);
    for (std::size_t at = form.find(". "); at != std::string_view::npos; at = form.find(". ", at + 1)) {
      const std::size_t blank = form.rfind(' ', at);
      const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
      const std::size_t end = std::min(form.find(' ', at + 2), form.size());
      tables.abbreviated_names.insert(fold(form.substr(begin, end - begin)));
    }
  }
}

}  // namespace

void SegmentationTables::add(const Table& table) {
  const std::string_view name = base_name(table.name());
  if (name.starts_with("abbreviations")) {
    add_abbreviations(table, *this);
  } else if (name == "clitics.tsv") {
    for (const Table::Row& row : table.rows()) {
      const std::string form = fold(table.cell(row, "form"));
      const bool known = std::find(clitics.begin(), clitics.end(), form) != clitics.end();
      if (!form.empty() && !known) clitics.push_back(form);
    }
  } else if (name.starts_with("sentence_openers")) {
    add_forms(table, sentence_openers);
  } else if (name.starts_with("reporting_forms")) {
    add_forms(table, reporting_forms);
  } else if (name == "weekdays.tsv" || name == "months.tsv" || name == "time_zones.tsv") {
    add_forms(table, calendar_words);
  } else {
    add_names(table, *this);
  }
}

}  // namespace wirefacts
