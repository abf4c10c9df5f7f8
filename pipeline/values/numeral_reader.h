#pragma once
// Reads one numeral of a document: digits, words, fractions and the magnitudes behind them.

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/document.h"
#include "values/number.h"

namespace wirefacts {

struct Numeral {
  std::uint32_t end = 0;  // token behind it
  Decimal value;
  std::string_view form;        // digits words ordinal fraction
  Decimal factor = Decimal(1);  // product of the magnitudes that end it: value = what stands before them × factor
};

/// Grammar, where [-] is a hyphen without blanks or nothing:
///   words     = plain ([-] (plain | magnitude | "and" plain))*, perhaps closed by an ordinal: one hundred and twenty
///   decimal   = words [-] point [-] plain …: two point two, one point twenty-five
///   mixed     = (words | digits) [-] "and" [-] [article] half …: three and a half, a million and a half
///   magnitude = (mixed | words | digits | article | fraction) [-] magnitude …: a hundred, half a million, 5 1/2
///   billion fraction  = words [-] thirds | digits/digits | half (before "of"): two-thirds, 6-1/8
/// Each read looks at a bounded number of tokens behind what it takes. One thread at a time.
class NumeralReader {
 public:
  NumeralReader(const Document& document, const NumberWords& words) : document_(document), words_(words) {}

  /// The numeral that begins at a token, if one does.
  [[nodiscard]] std::optional<Numeral> read(std::uint32_t begin) const;

  /// The magnitude that a numeral shares with the larger one that ends its range or list of two: "5 to 10 million",
  /// "between 5 and 10 million". Of a list of three or more ("10, 12 and 15 million") the items between share it, too.
  struct Shared {
    Decimal factor = Decimal(1);
    std::uint32_t end = 0;  // plain numerals that begin before this token share the factor
  };
  [[nodiscard]] Shared shared(std::uint32_t begin, const Numeral& numeral) const;
  /// Digits or words, without a magnitude of its own.
  [[nodiscard]] static bool is_plain(const Numeral& numeral);

 private:
  using Entry = NumberWords::Entry;
  using Kind = NumberWords::Kind;

  [[nodiscard]] const Entry* word(std::uint32_t token) const;
  [[nodiscard]] bool is(std::uint32_t token, Kind kind) const;
  [[nodiscard]] bool is_part(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t behind_hyphen(std::uint32_t token) const;
  [[nodiscard]] bool glued(std::uint32_t token) const;

  [[nodiscard]] std::optional<Numeral> words(std::uint32_t begin) const;
  /// "point two" behind a numeral in words.
  void add_decimals(Numeral& numeral, std::uint32_t begin) const;
  [[nodiscard]] std::optional<Numeral> digits(std::uint32_t begin) const;
  [[nodiscard]] std::optional<Numeral> point_first(std::uint32_t begin) const;
  [[nodiscard]] std::optional<Numeral> digit_fraction(std::uint32_t begin) const;
  [[nodiscard]] std::optional<Numeral> worded_fraction(std::uint32_t begin) const;
  [[nodiscard]] std::optional<Numeral> article(std::uint32_t begin) const;
  /// "and a half" behind a numeral; `unit` is what a half is the half of.
  void add_half(Numeral& numeral, Decimal unit) const;
  /// Magnitudes behind a numeral.
  void multiply(Numeral& numeral) const;
  [[nodiscard]] Shared shared_in_list(const Numeral& first) const;
  [[nodiscard]] Decimal shared_in_range(std::uint32_t begin, const Numeral& numeral) const;
  [[nodiscard]] Decimal last_magnitude(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] Decimal factor(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] std::optional<Numeral> read_plain(std::uint32_t begin) const;

  const Document& document_;
  const NumberWords& words_;
};

}  // namespace wirefacts
