#pragma once
// Numerals of a document, in digits and in words → the label Number, with exact values.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "base/symbol.h"
#include "base/table.h"
#include "document/annotation_set.h"
#include "document/document.h"

namespace wirefacts {

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// The words of rules/values/numbers.tsv: `form value kind`. Kinds: `words` (three, twenty), `ordinal` (third),
/// `magnitude` (hundred, million), `fraction` (third: the value is the denominator), `vulgar` (½), and the small words
/// between: `article` (a), `and`, `of`, `range` (to), `between`, `point`, `at` (no decimals behind *at one point*). A
/// word may be an ordinal and a fraction. Immutable once built; shared by threads.
class NumberWords {
 public:
  void add(const Table& table, SymbolTable& symbols, std::string (*fold)(std::string_view), Diagnostics& diagnostics);

  enum class Kind : std::uint8_t {
    words,
    ordinal,
    magnitude,
    vulgar,
    article,
    joint,
    of,
    range,
    between,
    point,
    at,
    other
  };
  struct Entry {
    Decimal value;
    Kind kind = Kind::other;
    std::int64_t denominator = 0;  // of a fraction, else 0
  };
  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(entries_);
  }
  /// Null when the word is no number word.
  [[nodiscard]] const Entry* find(Symbol norm) const;
  /// `number(t)`: digits with strict grouping, or a number word.
  [[nodiscard]] std::optional<Decimal> value_of(std::string_view text, Symbol norm) const;

 private:
  std::unordered_map<std::uint32_t, Entry> entries_;
};

/// Digits with strict grouping, in threes or Indian (12,34,567), and perhaps decimals: "1,200.50"; nothing for
/// anything else.
std::optional<Decimal> parse_digits(std::string_view text);

/// above / below, exact or rounded to twelve decimals. REQUIRES: 0 <= above, below <= 1,000,000; 0 < below.
Decimal ratio(std::int64_t above, std::int64_t below);

/// Adds an annotation Number {value form} for every numeral (numeral_reader.h). Forms: digits words ordinal fraction.
/// Nothing inside a web address. Linear in tokens.
void annotate_numbers(const Document& document, const NumberWords& words, AnnotationSet& annotations);

}  // namespace wirefacts
