#include "values/numeral_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace wirefacts {
namespace {

constexpr std::string_view kDigitsForm = "digits";
constexpr std::string_view kWordsForm = "words";
constexpr std::string_view kOrdinalForm = "ordinal";
constexpr std::string_view kFractionForm = "fraction";
constexpr std::size_t kMostDecimals = 10;       // of "two point two five", and "0."
constexpr std::int64_t kMostDenominator = 100;  // of "1/8"; years and scores have larger parts

/// "1,200.5" or "13th": value and whether it is an ordinal.
std::optional<std::pair<Decimal, bool>> digits_token(std::string_view text) {
  if (text.empty() || !is_ascii_digit(text.front())) return std::nullopt;
  constexpr std::array<std::string_view, 4> kOrdinalEndings = {"st", "nd", "rd", "th"};
  bool ordinal = false;
  if (text.size() > 2) {
    const std::string_view tail = text.substr(text.size() - 2);
    ordinal = std::find(kOrdinalEndings.begin(), kOrdinalEndings.end(), tail) != kOrdinalEndings.end();
  }
  if (ordinal) text.remove_suffix(2);
  const auto value = parse_digits(text);
  if (!value) return std::nullopt;
  return std::pair(*value, ordinal);
}

/// A small number in digits without sign, point or group.
std::optional<std::int64_t> plain_integer(std::string_view text) {
  if (text.empty() || text.size() > 3 || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) value = 10 * value + (c - '0');
  return value;
}

/// The text, or what a mark closes, ends before this token.
bool nothing_behind(const Document& document, std::uint32_t token) {
  constexpr std::string_view kClosing = ".,;:?!)";
  return token >= document.token_count() || kClosing.find(document.word(token).text.front()) != std::string_view::npos;
}

/// Adds up the words of one numeral: two hundred fifty-five thousand.
class Sum {
 public:
  /// False when the word does not continue the numeral ("twenty twelve").
  bool take(const NumberWords::Entry& entry) {
    if (entry.kind == NumberWords::Kind::magnitude) {
      if (current_ == Decimal() && total_ == Decimal()) return false;
      multiply(entry.value);
      return true;
    }
    const bool plain = entry.kind == NumberWords::Kind::words || entry.kind == NumberWords::Kind::ordinal;
    if (!plain || entry.value >= room_) return false;
    current_ = current_.plus(entry.value).value_or(current_);
    const bool tens = entry.value >= Decimal(20) && entry.value < Decimal(100);
    room_ = tens ? Decimal(10) : Decimal();
    magnitude_ = false;
    return true;
  }
  /// "and" may join a word: a magnitude stands last.
  [[nodiscard]] bool may_join() const { return magnitude_; }
  /// False for good: the words so far are too large a number.
  [[nodiscard]] bool fits() const { return fits_; }
  [[nodiscard]] std::optional<Decimal> value() const { return fits_ ? total_.plus(current_) : std::nullopt; }

 private:
  /// A hundred multiplies what stands before it; larger magnitudes close a group of the number.
  void multiply(Decimal factor) {
    const bool group = factor > Decimal(100);
    const Decimal base = current_ == Decimal() ? total_ : current_;
    const auto product = base.times(factor);
    const auto total = group && product && current_ != Decimal() ? total_.plus(*product) : product;
    fits_ = fits_ && total;
    (group ? total_ : current_) = total.value_or(base);
    if (group) current_ = Decimal();
    room_ = factor;
    magnitude_ = true;
  }

  Decimal total_, current_;
  Decimal room_ = Decimal(1, 18);  // the next plain word must be smaller
  bool fits_ = true, magnitude_ = false;
};

}  // namespace

const NumberWords::Entry* NumeralReader::word(std::uint32_t token) const {
  if (token >= document_.token_count() || document_.word(token).symbol == Symbol::none) return nullptr;
  return words_.find(document_.word(token).symbol);
}

bool NumeralReader::is(std::uint32_t token, Kind kind) const {
  const Entry* entry = word(token);
  return entry != nullptr && entry->kind == kind;
}

bool NumeralReader::glued(std::uint32_t token) const {
  return token < document_.token_count() && !document_.blank_before(token);
}

/// A word that can only be a fraction: half, thirds.
bool NumeralReader::is_part(std::uint32_t token) const {
  const Entry* entry = word(token);
  return entry != nullptr && entry->denominator != 0 && entry->kind == Kind::other;
}

/// The token behind one "-" without blanks, else the token itself.
std::uint32_t NumeralReader::behind_hyphen(std::uint32_t token) const {
  const bool hyphen = glued(token) && document_.word(token).text == "-" && glued(token + 1);
  return hyphen ? token + 1 : token;
}

std::optional<Numeral> NumeralReader::words(std::uint32_t begin) const {
  const Entry* entry = word(begin);
  if (entry == nullptr || (entry->kind != Kind::words && entry->kind != Kind::ordinal)) return std::nullopt;
  Sum sum;
  Numeral out{begin, Decimal(), kWordsForm};
  for (std::uint32_t at = begin; entry != nullptr && sum.take(*entry);) {
    out.end = at + 1;
    if (!sum.fits()) return std::nullopt;  // at once: every word of an endless one begins another
    if (entry->kind == Kind::ordinal) {
      out.form = kOrdinalForm;
      break;
    }
    at = behind_hyphen(out.end);
    if (sum.may_join() && is(at, Kind::joint)) {
      const std::uint32_t next = behind_hyphen(at + 1);
      const Entry* joined = word(next);
      const bool plain = joined != nullptr && (joined->kind == Kind::words || joined->kind == Kind::ordinal);
      if (plain && !is_part(behind_hyphen(next + 1))) at = next;
    }
    entry = word(at);
  }
  const auto value = sum.value();
  if (!value) return std::nullopt;
  out.value = *value;
  if (out.form == kWordsForm) add_decimals(out, begin);
  return out;
}

void NumeralReader::add_decimals(Numeral& numeral, std::uint32_t begin) const {
  const std::uint32_t point = behind_hyphen(numeral.end);
  if (!is(point, Kind::point) || (begin > 0 && is(begin - 1, Kind::at))) return;
  std::string digits = "0.";
  std::uint32_t end = numeral.end;
  for (std::uint32_t at = behind_hyphen(point + 1); is(at, Kind::words) && digits.size() < kMostDecimals;
       at = behind_hyphen(end)) {
    const Entry* next = word(at);
    if (next->value >= Decimal(10) && end != numeral.end) break;  // "two point two twenty"
    const Entry* unit = word(behind_hyphen(at + 1));
    const bool tens = next->value >= Decimal(20);
    const bool joined = tens && unit != nullptr && unit->kind == Kind::words && unit->value < Decimal(10);
    digits += next->value.plus(joined ? unit->value : Decimal()).value_or(Decimal()).to_string();
    end = joined ? behind_hyphen(at + 1) + 1 : at + 1;
    if (next->value >= Decimal(10)) break;
  }
  const auto decimals = parse_digits(digits);
  const auto value = decimals ? numeral.value.plus(*decimals) : std::nullopt;
  if (!value) return;
  numeral.value = *value;
  numeral.end = end;
}

std::optional<Numeral> NumeralReader::digit_fraction(std::uint32_t begin) const {
  if (begin + 2 >= document_.token_count() || document_.word(begin + 1).text != "/") return std::nullopt;
  if (!glued(begin + 1) || !glued(begin + 2)) return std::nullopt;
  const auto above = plain_integer(document_.word(begin).text);
  const auto below = plain_integer(document_.word(begin + 2).text);
  if (!above || !below || *above < 1 || *above >= *below || *below > kMostDenominator) return std::nullopt;
  const auto slash = [&](std::uint32_t token) {
    return token < document_.token_count() && document_.word(token).text == "/";
  };
  if ((begin > 0 && slash(begin - 1)) || slash(begin + 3)) return std::nullopt;
  return Numeral{begin + 3, ratio(*above, *below), kFractionForm};
}

/// ".5" at the start of a word.
std::optional<Numeral> NumeralReader::point_first(std::uint32_t begin) const {
  if (document_.word(begin).text != "." || !document_.blank_before(begin) || !glued(begin + 1)) return std::nullopt;
  const std::string_view tail = document_.word(begin + 1).text;
  if (tail.empty() || !std::all_of(tail.begin(), tail.end(), is_ascii_digit)) return std::nullopt;
  const auto value = parse_digits("0." + std::string(tail));
  return value ? std::optional(Numeral{begin + 2, *value, kDigitsForm}) : std::nullopt;
}

std::optional<Numeral> NumeralReader::digits(std::uint32_t begin) const {
  if (auto point = point_first(begin)) return point;
  if (auto fraction = digit_fraction(begin)) return fraction;
  const auto read = digits_token(document_.word(begin).text);
  if (!read) return std::nullopt;
  Numeral out{begin + 1, read->first, read->second ? kOrdinalForm : kDigitsForm};
  if (read->second || !read->first.is_integer()) return out;
  const std::uint32_t next = behind_hyphen(out.end);
  if (next >= document_.token_count()) return out;
  std::optional<Numeral> part;
  if (is(next, Kind::vulgar)) part = Numeral{next + 1, word(next)->value, kFractionForm};
  if (next != out.end || document_.blank_before(next)) {
    if (auto fraction = digit_fraction(next)) part = fraction;
  }
  if (part) {
    out.value = out.value.plus(part->value).value_or(out.value);
    out.end = part->end;
  }
  return out;
}

/// "two-thirds", "one third of"; "half of", "half a million"; "½".
std::optional<Numeral> NumeralReader::worded_fraction(std::uint32_t begin) const {
  const Entry* first = word(begin);
  if (first == nullptr) return std::nullopt;
  if (first->kind == Kind::vulgar) return Numeral{begin + 1, first->value, kFractionForm};
  const bool article = first->kind == Kind::article;
  const bool bare = first->denominator != 0 && first->kind == Kind::other;  // half, quarter: no ordinals
  if (!bare && !article && first->kind != Kind::words) return std::nullopt;
  const std::uint32_t noun = bare ? begin : behind_hyphen(begin + 1);
  const Entry* part = word(noun);
  const auto above = bare ? std::optional<std::int64_t>(1) : first->value.to_integer();
  if (part == nullptr || part->denominator == 0 || !above || *above >= 10 * part->denominator) return std::nullopt;
  // "twenty-sixth" is an ordinal, "twenty-sixths" are parts.
  if (!bare && part->kind == Kind::ordinal && *above >= 20 && *above < 100 && *above % 10 == 0 &&
      part->denominator < 10) {
    return std::nullopt;
  }
  Numeral out{noun + 1, ratio(*above, part->denominator), kFractionForm};
  // Of a magnitude: half a million, three-quarters of a billion.
  std::uint32_t at = behind_hyphen(out.end);
  if (is(at, Kind::of)) ++at;
  if (is(at, Kind::article)) at = behind_hyphen(at + 1);
  if (is(at, Kind::magnitude)) {
    out.end = at;
    multiply(out);
    out.form = kWordsForm;
    return out;
  }
  // "three quarters" may also be nine months.
  const bool hyphen = !bare && (noun != begin + 1 || (is_part(noun) && part->denominator != 4));
  const bool of = is(out.end, Kind::of) && (!bare || first->denominator == 2);
  const bool last =
      !bare && !article && *above == 1 && part->kind == Kind::ordinal && nothing_behind(document_, out.end);
  if (hyphen || of || last) return out;
  return std::nullopt;
}

/// "a hundred", "a million": the article counts one.
std::optional<Numeral> NumeralReader::article(std::uint32_t begin) const {
  if (!is(begin, Kind::article)) return std::nullopt;
  const std::uint32_t at = behind_hyphen(begin + 1);
  if (!is(at, Kind::magnitude)) return std::nullopt;
  Numeral out{at, Decimal(1), kWordsForm};
  multiply(out);
  return out;
}

void NumeralReader::multiply(Numeral& numeral) const {
  for (std::uint32_t at = behind_hyphen(numeral.end); is(at, Kind::magnitude); at = behind_hyphen(numeral.end)) {
    const auto product = numeral.value.times(word(at)->value);
    if (!product) return;
    numeral.value = *product;
    numeral.end = at + 1;
  }
}

void NumeralReader::add_half(Numeral& numeral, Decimal unit) const {
  std::uint32_t at = behind_hyphen(numeral.end);
  if (!is(at, Kind::joint)) return;
  at = behind_hyphen(at + 1);
  std::int64_t above = 1;
  if (const Entry* count = word(at); count != nullptr && count->kind == Kind::words) {
    above = count->value.to_integer().value_or(1);
    at = behind_hyphen(at + 1);
  } else if (is(at, Kind::article)) {
    at = behind_hyphen(at + 1);
  } else {
    return;
  }
  const Entry* part = word(at);
  if (part == nullptr || part->denominator == 0 || above >= part->denominator) return;
  // "two dozen and a third man": a word that may be an ordinal is such a part only where nothing follows.
  if (part->kind != Kind::other && !nothing_behind(document_, at + 1)) return;
  const auto share = ratio(above, part->denominator).times(unit);
  const auto total = share ? numeral.value.plus(*share) : std::nullopt;
  if (!total) return;
  numeral.value = *total;
  numeral.end = at + 1;
}

/// The magnitude above a hundred that ends a numeral, else one.
Decimal NumeralReader::last_magnitude(std::uint32_t begin, std::uint32_t end) const {
  const bool large = end > begin && is(end - 1, Kind::magnitude) && word(end - 1)->value > Decimal(100);
  return large ? word(end - 1)->value : Decimal(1);
}

std::optional<Numeral> NumeralReader::read_plain(std::uint32_t begin) const {
  std::optional<Numeral> out = digits(begin);
  if (!out) out = worded_fraction(begin);
  if (!out) out = article(begin);
  if (!out) out = words(begin);
  if (!out || out->form == kOrdinalForm) return out;
  if (out->form == kFractionForm) {
    if (is(behind_hyphen(out->end), Kind::magnitude)) {
      multiply(*out);
      out->form = kDigitsForm;
    }
    return out;
  }
  const std::uint32_t end = out->end;
  add_half(*out, last_magnitude(begin, end));
  if (out->form == kDigitsForm || last_magnitude(begin, out->end) == Decimal(1)) multiply(*out);
  if (out->form == kDigitsForm && out->end != end) add_half(*out, last_magnitude(begin, out->end));
  return out;
}

Decimal NumeralReader::factor(std::uint32_t begin, std::uint32_t end) const {
  Decimal product(1);
  for (std::uint32_t at = end; at > begin && is(at - 1, Kind::magnitude); --at) {
    product = product.times(word(at - 1)->value).value_or(product);
  }
  return product;
}

std::optional<Numeral> NumeralReader::read(std::uint32_t begin) const {
  const char first = document_.word(begin).text.front();
  if (!is_ascii_digit(first) && first != '.' && word(begin) == nullptr) return std::nullopt;  // as nearly all words
  auto numeral = read_plain(begin);
  if (numeral) numeral->factor = factor(begin, numeral->end);
  return numeral;
}

bool NumeralReader::is_plain(const Numeral& numeral) {
  return (numeral.form == kDigitsForm || numeral.form == kWordsForm) && numeral.factor == Decimal(1);
}

}  // namespace wirefacts
