#include "values/number.h"

#include <algorithm>
#include <array>
#include <utility>

#include "values/numeral_reader.h"

namespace wirefacts {
namespace {

// The built-in label Number; grammar/schema.h lies above.
constexpr Label kNumberLabel{0};
constexpr int kRatioDigits = 12;
constexpr std::int64_t kRatioUnits = 1'000'000'000'000;  // 10^kRatioDigits

/// One group, or 1-3 digits and threes, or 1-2 digits, twos and a three.
bool well_grouped(const std::vector<std::size_t>& groups) {
  if (groups.size() == 1) return true;
  const auto inner = [&](std::size_t digits) {
    return groups.back() == 3 &&
           std::all_of(groups.begin() + 1, groups.end() - 1, [&](std::size_t g) { return g == digits; });
  };
  if (groups.front() >= 1 && groups.front() <= 3 && inner(3)) return true;
  return groups.front() >= 1 && groups.front() <= 2 && groups.size() > 2 && inner(2);
}

/// A run of tokens without blanks that holds "://" or begins with "www.".
bool is_web_address(const Document& document, std::uint32_t begin, std::uint32_t end) {
  if (document.word(begin).text.substr(0, 4) == "www.") return true;
  for (std::uint32_t at = begin; at + 2 < end; ++at) {
    if (document.word(at).text == ":" && document.word(at + 1).text == "/" && document.word(at + 2).text == "/")
      return true;
  }
  return false;
}

std::uint32_t end_of_run(const Document& document, std::uint32_t begin) {
  std::uint32_t end = begin + 1;
  while (end < document.token_count() && !document.blank_before(end)) ++end;
  return end;
}

using Kind = NumberWords::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 11> kKinds = {{{"words", Kind::words},
                                                                       {"ordinal", Kind::ordinal},
                                                                       {"magnitude", Kind::magnitude},
                                                                       {"vulgar", Kind::vulgar},
                                                                       {"article", Kind::article},
                                                                       {"and", Kind::joint},
                                                                       {"of", Kind::of},
                                                                       {"range", Kind::range},
                                                                       {"between", Kind::between},
                                                                       {"point", Kind::point},
                                                                       {"at", Kind::at}}};

/// Not one of the small words between numbers.
bool is_number(const NumberWords::Entry& entry) {
  const bool part = entry.kind == Kind::other && entry.denominator != 0;
  return part || entry.kind == Kind::words || entry.kind == Kind::ordinal || entry.kind == Kind::magnitude ||
         entry.kind == Kind::vulgar;
}

}  // namespace

void NumberWords::add(const Table& table, SymbolTable& symbols, std::string (*fold)(std::string_view),
                      Diagnostics& diagnostics) {
  for (const Table::Row& row : table.rows()) {
    const std::string_view kind = table.cell(row, "kind");
    const auto value = Decimal::parse(table.cell(row, "value"));
    if (!value) {
      diagnostics.error(table.range(row), "'" + std::string(table.cell(row, "value")) + "' is no number");
      continue;
    }
    const Symbol symbol = symbols.intern(fold(table.cell(row, "form")));
    Entry& entry = entries_[static_cast<std::uint32_t>(symbol)];
    if (kind == "fraction") {
      entry.denominator = value->to_integer().value_or(0);
      if (entry.kind == Kind::other) entry.value = ratio(1, std::max<std::int64_t>(entry.denominator, 1));
      continue;
    }
    const auto known = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& item) { return item.first == kind; });
    if (known == kKinds.end()) {
      diagnostics.error(table.range(row), "'" + std::string(kind) + "' is no kind of number word");
      continue;
    }
    entry.kind = known->second;
    entry.value = *value;
  }
}

const NumberWords::Entry* NumberWords::find(Symbol norm) const {
  const auto at = entries_.find(static_cast<std::uint32_t>(norm));
  return at == entries_.end() ? nullptr : &at->second;
}

std::optional<Decimal> NumberWords::value_of(std::string_view text, Symbol norm) const {
  if (const auto digits = parse_digits(text)) return digits;
  const Entry* entry = find(norm);
  return entry != nullptr && is_number(*entry) ? std::optional(entry->value) : std::nullopt;
}

std::optional<Decimal> parse_digits(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  std::string plain;
  std::vector<std::size_t> groups = {0};  // digits of each, from the left
  for (const char c : whole) {
    if (c == ',') {
      groups.push_back(0);
    } else if (is_ascii_digit(c)) {
      ++groups.back();
      plain += c;
    } else {
      return std::nullopt;
    }
  }
  if (plain.empty() || !well_grouped(groups)) return std::nullopt;
  if (point < text.size()) {
    const std::string_view tail = text.substr(point + 1);
    if (tail.empty() || !std::all_of(tail.begin(), tail.end(), is_ascii_digit)) return std::nullopt;
    plain += '.';
    plain += tail;
  }
  return Decimal::parse(plain);
}

Decimal ratio(std::int64_t above, std::int64_t below) {
  const std::int64_t scaled = above * kRatioUnits;
  return Decimal((2 * scaled + below) / (2 * below), -kRatioDigits);
}

void annotate_numbers(const Document& document, const NumberWords& words, AnnotationSet& annotations) {
  const NumeralReader reader(document, words);
  NumeralReader::Shared list;
  std::uint32_t run_end = 0;
  for (std::uint32_t at = 0; at < document.token_count();) {
    if (at >= run_end) {
      run_end = end_of_run(document, at);
      if (is_web_address(document, at, run_end)) {
        at = run_end;
        continue;
      }
    }
    const auto numeral = reader.read(at);
    if (!numeral) {
      ++at;
      continue;
    }
    Decimal factor(1);
    if (at < list.end) {
      if (NumeralReader::is_plain(*numeral)) factor = list.factor;
    } else {
      list = reader.shared(at, *numeral);
      factor = list.factor;
    }
    const std::span<FieldValue> fields = annotations.make_fields(2);
    fields[0] = FieldValue::of_number(numeral->value.times(factor).value_or(numeral->value));
    fields[1] = FieldValue::of_text(numeral->form);
    annotations.add(kNumberLabel, {at, numeral->end}, SourceId(), fields);
    at = numeral->end;
  }
}

}  // namespace wirefacts
