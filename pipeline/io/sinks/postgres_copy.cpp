#include "io/sinks/postgres_copy.h"

#include <bit>
#include <cstdlib>
#include <limits>

#include "io/sinks/postgres_connection.h"

namespace wirefacts {
namespace {

template <typename Integer>
void append(std::string& out, Integer value) {
  auto bits = static_cast<std::make_unsigned_t<Integer>>(value);
  char bytes[sizeof(Integer)];
  for (std::size_t i = sizeof(Integer); i-- > 0;) {
    bytes[i] = static_cast<char>(bits & 0xFFU);
    if constexpr (sizeof(Integer) > 1) bits = static_cast<decltype(bits)>(bits >> 8U);
  }
  out.append(bytes, sizeof(Integer));
}

void append_null(std::string& out) { append(out, std::int32_t{-1}); }

void append_value(std::string& out, std::string_view bytes) {
  append(out, static_cast<std::int32_t>(bytes.size()));
  out += bytes;
}

template <typename Integer>
void append_integer(std::string& out, std::int64_t value) {
  append(out, static_cast<std::int32_t>(sizeof(Integer)));
  append(out, static_cast<Integer>(value));
}

Decimal decimal_of(const Cell& cell) {
  const auto* integer = std::get_if<std::int64_t>(&cell);
  if (integer != nullptr) return Decimal(*integer);
  const auto* number = std::get_if<Decimal>(&cell);
  return number == nullptr ? Decimal() : *number;
}

std::int64_t integer_of(const Cell& cell) {
  const auto* integer = std::get_if<std::int64_t>(&cell);
  return integer != nullptr ? *integer : decimal_of(cell).to_integer().value_or(0);
}

std::string_view text_of(const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

/// JSON in columns escapes what JSON must; of that JSONB refuses NUL alone.
std::string jsonb_bytes(std::string_view json) {
  constexpr std::string_view kNul = "\\u0000";
  std::string out("\x01");
  out += postgres_text(json);
  for (std::size_t at = out.find('\\'); at != std::string::npos; at = out.find('\\', at + 2)) {
    if (out.compare(at, kNul.size(), kNul) == 0) out.replace(at, kNul.size(), "\\ufffd");
  }
  return out;
}

void append_date(std::string& out, std::string_view date) {
  const auto day = day_number(date);
  day ? append_integer<std::int32_t>(out, *day) : append_null(out);
}

void append_cell(std::string& out, const Cell& cell, ColumnType type) {
  if (std::holds_alternative<std::monostate>(cell)) return append_null(out);
  switch (type) {
    case ColumnType::integer: return append_integer<std::int32_t>(out, integer_of(cell));
    case ColumnType::bigint: return append_integer<std::int64_t>(out, integer_of(cell));
    case ColumnType::real:
      return append_integer<std::int64_t>(out, std::bit_cast<std::int64_t>(decimal_of(cell).to_double()));
    case ColumnType::numeric: return append_value(out, numeric_bytes(decimal_of(cell)));
    case ColumnType::date: return append_date(out, text_of(cell));
    case ColumnType::json: return append_value(out, jsonb_bytes(text_of(cell)));
    case ColumnType::text: return append_value(out, postgres_text(text_of(cell)));
  }
}

}  // namespace

std::string numeric_bytes(const Decimal& number) {
  std::string digits = number.to_string();
  const bool negative = digits.starts_with('-');
  if (negative) digits.erase(0, 1);
  const std::size_t point = digits.find('.');
  std::string whole = digits.substr(0, point);
  std::string fraction = point == std::string::npos ? std::string() : digits.substr(point + 1);
  const std::size_t scale = fraction.size();
  whole.insert(0, (4 - whole.size() % 4) % 4, '0');
  fraction.append((4 - scale % 4) % 4, '0');
  std::vector<std::int16_t> groups;
  const std::string all = whole + fraction;
  for (std::size_t at = 0; at < all.size(); at += 4) {
    groups.push_back(static_cast<std::int16_t>(std::atoi(all.substr(at, 4).c_str())));
  }
  auto weight = static_cast<std::int16_t>(whole.size() / 4);
  std::size_t first = 0;
  while (first < groups.size() && groups[first] == 0) ++first;
  while (groups.size() > first && groups.back() == 0) groups.pop_back();
  weight = static_cast<std::int16_t>(weight - 1 - static_cast<std::int16_t>(first));
  if (first == groups.size()) weight = 0;
  std::string out;
  append(out, static_cast<std::int16_t>(groups.size() - first));
  append(out, weight);
  append(out, static_cast<std::int16_t>(negative ? 0x4000 : 0));
  append(out, static_cast<std::int16_t>(scale));
  for (std::size_t i = first; i < groups.size(); ++i) append(out, groups[i]);
  return out;
}

std::optional<std::int32_t> day_number(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t begin, std::size_t size) {
    int out = 0;
    for (const char c : date.substr(begin, size)) out = c < '0' || c > '9' || out < 0 ? -1 : out * 10 + (c - '0');
    return out;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  constexpr int kBefore[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
  if (year < 0 || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > kBefore[month] - kBefore[month - 1] + static_cast<int>(month == 2 && leap)) return std::nullopt;
  const int years = year - 1;  // whole ones before, since year 1; the year 0 has 366 days
  const int leaps = year == 0 ? -1 : years / 4 - years / 100 + years / 400;
  const int since_year_1 = years * 365 + leaps + kBefore[month - 1] + static_cast<int>(month > 2 && leap) + day - 1;
  constexpr int kYear2000 = 1999 * 365 + 1999 / 4 - 1999 / 100 + 1999 / 400;
  return since_year_1 - kYear2000;
}

CopyRows::CopyRows(const std::vector<Row>& rows) : rows_(rows.size()) {
  std::array<std::vector<Column>, kRecordTableCount> columns;
  for (const Row& row : rows) {
    std::vector<Column>& own = columns[static_cast<std::size_t>(row.table)];
    if (own.empty()) own = stored_columns(row.table);
    add(row, own);
  }
}

void CopyRows::add(const Row& row, const std::vector<Column>& columns) {
  std::string& out = bytes_[static_cast<std::size_t>(row.table)];
  append(out, static_cast<std::int16_t>(columns.size()));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Cell& cell = row.cells[i];
    const bool key = columns[i].name == "id" || !columns[i].references.empty();
    if (key && !std::holds_alternative<std::monostate>(cell)) {
      add_key(row, columns[i], integer_of(cell));
    } else {
      append_cell(out, cell, columns[i].type);
    }
  }
}

void CopyRows::add_key(const Row& row, const Column& column, std::int64_t n) {
  std::string& out = bytes_[static_cast<std::size_t>(row.table)];
  Key key;
  key.table = row.table;
  key.n = static_cast<std::int32_t>(n);
  if (row.table == RecordTable::document && column.name == "id") key.kind = Key::Kind::of_document;
  if (column.references == "run") key.kind = Key::Kind::of_run;
  append_integer<std::int64_t>(out, 0);
  key.offset = static_cast<std::uint32_t>(out.size() - sizeof(std::int64_t));
  keys_.push_back(key);
}

void CopyRows::set_numbers(std::int64_t document, std::int64_t run) {
  for (const Key& key : keys_) {
    std::int64_t value = document * kKeySpan + key.n;
    if (key.kind == Key::Kind::of_document) value = document;
    if (key.kind == Key::Kind::of_run) value = run;
    std::string bytes;
    append(bytes, value);
    bytes_[static_cast<std::size_t>(key.table)].replace(key.offset, bytes.size(), bytes);
  }
}

}  // namespace wirefacts
