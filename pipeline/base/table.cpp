#include "base/table.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace wirefacts {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

namespace {

/// "# key: value" → (key, value); nothing for an ordinary comment.
std::optional<std::pair<std::string_view, std::string_view>> header_line(std::string_view line) {
  line.remove_prefix(1);
  const std::size_t start = line.find_first_not_of(' ');
  if (start == std::string_view::npos) return std::nullopt;
  line.remove_prefix(start);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view key = line.substr(0, colon);
  const bool word = std::all_of(key.begin(), key.end(),
                                [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; });
  if (!word || key.empty()) return std::nullopt;
  std::string_view value = line.substr(colon + 1);
  if (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  return std::pair(key, value);
}

}  // namespace

Table Table::parse(const SourceFile& file, std::uint32_t number, Diagnostics& diagnostics) {
  Table table;
  table.name_ = file.name();
  table.file_ = number;
  table.text_ = file.text();
  std::vector<Row> rows;
  if (const auto at = first_ill_formed(file.text())) {  // said once: a list in another encoding has many of them
    const auto place = static_cast<std::uint32_t>(*at);
    diagnostics.error({number, place, place + 1}, "ill-formed UTF-8", "save the file as UTF-8");
  }
  bool complained = false;
  const char* const base = file.text().data();
  for (std::uint32_t n = 1; n <= file.line_count(); ++n) {
    std::string_view line = file.line(n);
    if (n == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    if (line.empty() || trim(line).empty()) continue;
    const auto begin = static_cast<std::uint32_t>(line.data() - base);
    const auto end = begin + static_cast<std::uint32_t>(line.size());
    if (line.front() == '#') {
      const auto header = header_line(line);
      if (!header) continue;
      table.headers_.emplace_back(header->first, trim(header->second));
      if (header->first == "columns") {
        for (std::string_view c : split(trim(header->second), '\t')) table.columns_.emplace_back(c);
      }
      continue;
    }
    if (table.columns_.empty()) {
      if (!complained) {
        diagnostics.error({number, begin, end}, "no '# columns:' line before the first row",
                          "write the names of the columns, separated by tabs");
      }
      complained = true;
      continue;
    }
    const auto cells = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
    if (cells > table.columns_.size()) {
      const std::size_t columns = table.columns_.size();
      diagnostics.error(
          {number, begin, end},
          std::to_string(cells) + " cells, " + std::to_string(columns) + (columns == 1 ? " column" : " columns"),
          "name them in '# columns:', with tabs between them, or take the last cells away");
    }
    rows.push_back({n, begin, end});
  }
  table.rows_ = Packed(std::move(rows));
  constexpr std::pair<std::string_view, std::string_view> kNeeded[] = {
      {"source", "whose words are these? '# source: own work'"},
      {"license", "of words of your own: '# license: CC0-1.0'"},
      {"columns", ""}};
  for (const auto& [need, hint] : kNeeded) {
    const auto is = [&name = need](const auto& h) { return h.first == name; };
    if (std::none_of(table.headers_.begin(), table.headers_.end(), is)) {
      diagnostics.error({number, 0, 1}, "header line '# " + std::string(need) + ":' is missing", std::string(hint));
    }
  }
  return table;
}

std::string_view Table::header(std::string_view key) const {
  const auto at =
      std::find_if(headers_.begin(), headers_.end(), [&](const auto& header) { return header.first == key; });
  return at == headers_.end() ? std::string_view() : std::string_view(at->second);
}

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto at = std::find(columns_.begin(), columns_.end(), name);
  if (at == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - columns_.begin());
}

std::vector<std::string_view> Table::cells(const Row& row) const {
  std::vector<std::string_view> out = split(text_.substr(row.begin, row.end - row.begin), '\t');
  out.resize(columns_.size());
  return out;
}

std::string_view Table::cell(const Row& row, std::size_t column) const {
  if (column >= columns_.size()) return {};
  std::string_view line = text_.substr(row.begin, row.end - row.begin);
  for (std::size_t tab = 0; tab < column; ++tab) {
    const std::size_t at = line.find('\t');
    if (at == std::string_view::npos) return {};
    line.remove_prefix(at + 1);
  }
  return line.substr(0, line.find('\t'));
}

std::string_view Table::cell(const Row& row, std::string_view column_name) const {
  const auto index = column(column_name);
  return index ? cell(row, *index) : std::string_view();
}

}  // namespace wirefacts
