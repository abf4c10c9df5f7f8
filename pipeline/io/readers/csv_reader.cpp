#include "io/readers/csv_reader.h"

#include <algorithm>

#include "base/table.h"
#include "base/utf8.h"
#include "io/readers/csv_record.h"
#include "io/readers/raw_fields.h"

namespace wirefacts {
namespace {

constexpr std::size_t kMostNames = 12;  // of columns, in a message

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < kMostNames; ++i) out += (i == 0 ? "" : " ") + names[i];
  return out;
}

}  // namespace

Result<ReadItem> CsvReader::next() {
  while (!done_) {
    if (!file_.is_ready()) return ReadItem(NothingYet{});
    if (columns_.empty()) {
      // The first line tells the separator; names of columns have no line ends.
      const auto first = file_.peek();
      if (!first) return first.error();
      const std::string_view names = first->substr(0, first->find('\n'));
      const bool semicolons = names.find(';') != std::string_view::npos && names.find(',') == std::string_view::npos;
      if (separator_ == ',' && semicolons) separator_ = ';';
    }
    CsvRecord record(separator_);
    const auto line = file_.next_record(record);
    if (!line) return line.error();
    if (!*line) break;
    if ((*line)->text.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
    if (!columns_.empty()) return read_record(**line, record.is_broken());
    if (auto failed = read_header(**line)) {
      done_ = true;
      return std::move(*failed);
    }
  }
  return ReadItem(EndOfInput{});
}

/// What the columns are; a dead letter when none is of text.
std::optional<ReadItem> CsvReader::read_header(const Line& line) {
  std::string_view text = line.text;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  std::vector<std::string> names = csv_cells(text, separator_);
  for (std::string& name : names) name = std::string(trim(name));
  columns_.assign(names.size(), {});
  bool has_text = false;
  for (const FieldNames& field : kFieldNames) {
    for (const std::string& wanted : options_.fields.*field.names) {
      const auto found = std::find(names.begin(), names.end(), wanted);
      if (found == names.end()) continue;
      columns_[static_cast<std::size_t>(found - names.begin())].push_back(field.field);
      has_text = has_text || field.field == &RawFields::text;
      break;
    }
  }
  if (has_text) return std::nullopt;
  return ReadItem(damaged({path_, line.number, line.offset, line.length}, "missing_text",
                          "no column of text, only " + list_of(names) + ": name it with --map text=COLUMN", line.text));
}

/// `broken`: its quotation marks, which are then read as text.
ReadItem CsvReader::read_record(const Line& line, bool broken) const {
  InputPlace place{path_, line.number, line.offset, line.length};
  if (line.is_cut()) {
    return damaged(std::move(place), "too_long", "the record has more than 64 MiB: is a quotation mark missing?",
                   line.text);
  }
  if (!is_well_formed(line.text)) return damaged(std::move(place), "bad_utf8", "the record is not UTF-8", line.text);
  std::vector<std::string> cells = csv_cells(line.text, separator_, broken);
  if (cells.size() != columns_.size()) {
    return damaged(std::move(place), "bad_csv",
                   std::to_string(cells.size()) + (cells.size() == 1 ? " cell, but " : " cells, but ") +
                       std::to_string(columns_.size()) + " columns in the first line" +
                       (broken ? ", and a quotation mark is missing or stands before more text" : ""),
                   line.text);
  }
  RawFields fields;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    for (const Field field : columns_[i]) fields.*field = cells[i];
  }
  ReadItem item = build_article(std::move(fields), options_, std::move(place), line.text);
  const bool told = broken && separator_ != '\t';  // in a table with tabs marks are text where they do not fit
  if (auto* article = std::get_if<ReadArticle>(&item); told && article != nullptr) {
    article->notes.emplace_back("bad_quotes");
  }
  return item;
}

}  // namespace wirefacts
