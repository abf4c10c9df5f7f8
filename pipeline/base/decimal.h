#pragma once
// Exact numbers: units × 10^exponent.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirefacts {

/// A decimal number of at most 18 significant digits, always reduced (no trailing zeros in
/// `units`), so equal numbers have equal members. Arithmetic that does not fit gives no value.
class Decimal {
 public:
  constexpr Decimal() = default;
  /// REQUIRES: |units| < 10^18.
  explicit Decimal(std::int64_t units, int exponent = 0);

  /// "12", "-3.50", "27000000000", "1e9"; no grouping, no blanks.
  static std::optional<Decimal> parse(std::string_view text);

  [[nodiscard]] std::int64_t units() const { return units_; }
  [[nodiscard]] int exponent() const { return exponent_; }

  /// Nothing beyond 18 digits or 10^±60. With a fraction cut off (twelve decimals) a product from 1 on has nine digits.
  [[nodiscard]] std::optional<Decimal> times(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
  [[nodiscard]] bool is_integer() const { return exponent_ >= 0; }
  /// The integer, if it is one that fits.
  [[nodiscard]] std::optional<std::int64_t> to_integer() const;
  /// For logarithms and coordinates only: the nearest double.
  [[nodiscard]] double to_double() const;
  /// Shortest form without exponent: "27000000000", "0.5", "-3".
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  std::int64_t units_ = 0;
  std::int16_t exponent_ = 0;
};

}  // namespace wirefacts
