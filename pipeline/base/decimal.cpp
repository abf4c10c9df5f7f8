#include "base/decimal.h"

#include <algorithm>
#include <cstdlib>

namespace wirefacts {
namespace {

constexpr std::int64_t kLimit = 1'000'000'000'000'000'000;  // 10^18
constexpr int kMaxExponent = 60;
__extension__ using Wide = __int128;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// units × 10^exponent as a Decimal, if it fits.
std::optional<Decimal> reduced(Wide units, int exponent) {
  while (units != 0 && units % 10 == 0) {
    units /= 10;
    ++exponent;
  }
  if (units >= kLimit || units <= -kLimit) return std::nullopt;
  if (exponent > kMaxExponent || exponent < -kMaxExponent) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(units), exponent);
}

/// The two numbers as multiples of the smaller power of ten; nothing when that overflows.
struct Aligned {
  Wide a = 0;
  Wide b = 0;
  int exponent = 0;
};

std::optional<Aligned> align(Decimal a, Decimal b) {
  Aligned out{a.units(), b.units(), std::min(a.exponent(), b.exponent())};
  const auto raise = [&](Wide& units, int from) {
    for (int e = from; e > out.exponent && units != 0; --e) {
      if (units > static_cast<Wide>(kLimit) * kLimit / 10 || units < static_cast<Wide>(-kLimit) * kLimit / 10) {
        return false;
      }
      units *= 10;
    }
    return true;
  };
  if (!raise(out.a, a.exponent()) || !raise(out.b, b.exponent())) return std::nullopt;
  return out;
}

/// Number of decimal digits before the point minus one, as of scientific notation.
int magnitude(Decimal d) {
  int digits = 0;
  for (std::int64_t u = std::abs(d.units()); u >= 10; u /= 10) ++digits;
  return digits + d.exponent();
}

constexpr int kCutOff = -12;        // decimals of a third
constexpr int kDigitsOfCutOff = 9;  // that a product with it keeps

/// To nine significant digits, halves away from zero.
Decimal rounded(Decimal d) {
  const int drop = magnitude(d) - d.exponent() + 1 - kDigitsOfCutOff;
  if (drop <= 0) return d;
  std::int64_t power = 1;
  for (int i = 0; i < drop; ++i) power *= 10;
  const std::int64_t half = d.units() < 0 ? -power / 2 : power / 2;
  return Decimal((d.units() + half) / power, d.exponent() + drop);
}

}  // namespace

Decimal::Decimal(std::int64_t units, int exponent) : units_(units), exponent_(static_cast<std::int16_t>(exponent)) {
  while (units_ != 0 && units_ % 10 == 0) {
    units_ /= 10;
    ++exponent_;
  }
  if (units_ == 0) exponent_ = 0;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  Wide units = 0;
  int exponent = 0;
  bool point = false;
  bool digits = false;
  std::size_t i = 0;
  for (; i < text.size() && (is_digit(text[i]) || (text[i] == '.' && !point)); ++i) {
    if (text[i] == '.') {
      point = true;
      continue;
    }
    digits = true;
    units = units * 10 + (text[i] - '0');
    if (point) --exponent;
    if (units > static_cast<Wide>(kLimit) * kLimit / 100) return std::nullopt;
  }
  if (!digits || (point && !is_digit(text[i - 1]))) return std::nullopt;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    int power = 0;
    std::size_t k = i + 1;
    const bool down = k < text.size() && text[k] == '-';
    if (down) ++k;
    const std::size_t first = k;
    for (; k < text.size() && is_digit(text[k]) && power < 1000; ++k) power = power * 10 + text[k] - '0';
    if (k == first) return std::nullopt;
    exponent += down ? -power : power;
    i = k;
  }
  if (i != text.size()) return std::nullopt;
  return reduced(negative ? -units : units, exponent);
}

std::optional<Decimal> Decimal::times(Decimal other) const {
  const auto product = reduced(static_cast<Wide>(units_) * other.units_, exponent_ + other.exponent_);
  const bool cut_off = std::min(exponent_, other.exponent_) <= kCutOff;
  return product && cut_off && magnitude(*product) >= 0 ? rounded(*product) : product;
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
  const auto aligned = align(*this, other);
  if (!aligned) return std::nullopt;
  return reduced(aligned->a + aligned->b, aligned->exponent);
}

std::optional<std::int64_t> Decimal::to_integer() const {
  if (exponent_ < 0 || exponent_ > 18) return std::nullopt;
  Wide value = units_;
  for (int e = 0; e < exponent_; ++e) value *= 10;
  if (value > INT64_MAX || value < INT64_MIN) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

double Decimal::to_double() const { return std::strtod(to_string().c_str(), nullptr); }

std::string Decimal::to_string() const {
  std::string digits = std::to_string(std::abs(units_));
  if (exponent_ >= 0) {
    digits.append(static_cast<std::size_t>(exponent_), '0');
  } else {
    const auto places = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return units_ < 0 ? "-" + digits : digits;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const auto sign = [](const Decimal& d) { return d.units_ > 0 ? 1 : d.units_ < 0 ? -1 : 0; };
  if (sign(a) != sign(b)) return sign(a) <=> sign(b);
  if (sign(a) == 0) return std::strong_ordering::equal;
  if (magnitude(a) != magnitude(b)) {
    return sign(a) > 0 ? magnitude(a) <=> magnitude(b) : magnitude(b) <=> magnitude(a);
  }
  const auto aligned = align(a, b);  // equal magnitudes and at most 18 digits each always fit
  return aligned->a <=> aligned->b;
}

}  // namespace wirefacts
