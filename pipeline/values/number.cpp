#include "values/number.h"

#include <algorithm>
#include <array>

namespace wirefacts {
namespace {

// The built-in label Number and its form values (rule-language.md 3); grammar/schema.h lies above.
constexpr Label kNumberLabel{0};
constexpr std::string_view kDigitsForm = "digits";
constexpr std::string_view kWordsForm = "words";
constexpr std::string_view kOrdinalForm = "ordinal";

using Kind = NumberWords::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Numeral {
  std::uint32_t end = 0;  // token behind it
  Decimal value;
  std::string_view form;
};

/// Walks over the words of one numeral: "two hundred fifty-five thousand".
class WordNumeral {
 public:
  WordNumeral(const Document& document, const NumberWords& words) : document_(document), words_(words) {}

  std::optional<Numeral> read(std::uint32_t begin) {
    const NumberWords::Entry* entry = word(begin);
    if (entry == nullptr || (entry->kind != Kind::words && entry->kind != Kind::ordinal)) return std::nullopt;
    std::uint32_t end = begin;
    for (std::uint32_t at = begin; entry != nullptr && take(*entry);) {
      end = at + 1;
      if (ordinal_) break;
      at = behind_hyphen(end);
      entry = word(at);
    }
    const auto value = total_.plus(current_);
    if (!value || !fits_) return std::nullopt;
    return Numeral{end, *value, ordinal_ ? kOrdinalForm : kWordsForm};
  }

 private:
  [[nodiscard]] const NumberWords::Entry* word(std::uint32_t token) const {
    return token < document_.token_count() ? words_.find(document_.word(token).symbol) : nullptr;
  }

  /// The token behind one "-" without blanks, else the token itself.
  [[nodiscard]] std::uint32_t behind_hyphen(std::uint32_t at) const {
    const bool hyphen = at + 1 < document_.token_count() && document_.word(at).text == "-" &&
                        !document_.blank_before(at) && !document_.blank_before(at + 1);
    return hyphen ? at + 1 : at;
  }

  /// Adds a word to the numeral; false when it does not continue it ("twenty twelve").
  bool take(const NumberWords::Entry& entry) {
    if (entry.kind == Kind::magnitude) {
      if (current_ == Decimal() && total_ == Decimal()) return false;
      multiply(entry.value);
      return true;
    }
    if (entry.kind == Kind::other || entry.value >= room_) return false;
    current_ = current_.plus(entry.value).value_or(current_);
    const bool tens = entry.value >= Decimal(20) && entry.value < Decimal(100);
    room_ = tens ? Decimal(10) : Decimal();
    ordinal_ = entry.kind == Kind::ordinal;
    return true;
  }

  /// A hundred multiplies what stands before it; larger magnitudes close a group of the number.
  void multiply(Decimal factor) {
    const bool group = factor != Decimal(100);
    const Decimal base = current_ == Decimal() ? total_ : current_;
    const auto product = base.times(factor);
    const auto total = group && product && current_ != Decimal() ? total_.plus(*product) : product;
    fits_ = fits_ && total;
    (group ? total_ : current_) = total.value_or(base);
    if (group) current_ = Decimal();
    room_ = factor;
  }

  const Document& document_;
  const NumberWords& words_;
  Decimal total_, current_;
  Decimal room_ = Decimal(1, 18);  // the next plain word must be smaller
  bool ordinal_ = false;
  bool fits_ = true;
};

/// "1,200.5" or "13th": value and whether it is an ordinal.
std::optional<std::pair<Decimal, bool>> digits_token(std::string_view text) {
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
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

std::optional<Numeral> digits_numeral(const Document& document, const NumberWords& words,
                                      std::uint32_t begin) {
  const auto digits = digits_token(document.word(begin).text);
  if (!digits) return std::nullopt;
  Numeral out{begin + 1, digits->first, digits->second ? kOrdinalForm : kDigitsForm};
  while (!digits->second && out.end < document.token_count()) {
    const NumberWords::Entry* entry = words.find(document.word(out.end).symbol);
    if (entry == nullptr || entry->kind != Kind::magnitude) break;
    const auto product = out.value.times(entry->value);
    if (!product) return std::nullopt;
    out.value = *product;
    ++out.end;
  }
  return out;
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
    Entry entry{*value, Kind::other};
    if (kind == kWordsForm) entry.kind = Kind::words;
    if (kind == kOrdinalForm) entry.kind = Kind::ordinal;
    if (kind == "magnitude") entry.kind = Kind::magnitude;
    const Symbol symbol = symbols.intern(fold(table.cell(row, "form")));
    entries_[static_cast<std::uint32_t>(symbol)] = entry;
  }
}

const NumberWords::Entry* NumberWords::find(Symbol norm) const {
  const auto at = entries_.find(static_cast<std::uint32_t>(norm));
  return at == entries_.end() ? nullptr : &at->second;
}

std::optional<Decimal> NumberWords::value_of(std::string_view text, Symbol norm) const {
  if (const auto digits = parse_digits(text)) return digits;
  const Entry* entry = find(norm);
  return entry == nullptr ? std::nullopt : std::optional(entry->value);
}

std::optional<Decimal> parse_digits(std::string_view text) {
  std::string plain;
  std::size_t i = 0;
  while (i < text.size() && is_digit(text[i])) plain += text[i++];
  if (plain.empty()) return std::nullopt;
  if (i < text.size() && text[i] == ',' && plain.size() > 3) return std::nullopt;
  while (i < text.size() && text[i] == ',') {
    if (i + 3 >= text.size() || !is_digit(text[i + 1]) || !is_digit(text[i + 2]) || !is_digit(text[i + 3])) {
      return std::nullopt;
    }
    plain += text.substr(i + 1, 3);
    i += 4;
    if (i < text.size() && is_digit(text[i])) return std::nullopt;
  }
  if (i < text.size() && text[i] == '.') {
    if (i + 1 >= text.size()) return std::nullopt;
    plain += '.';
    for (++i; i < text.size() && is_digit(text[i]); ++i) plain += text[i];
  }
  if (i != text.size()) return std::nullopt;
  return Decimal::parse(plain);
}

void annotate_numbers(const Document& document, const NumberWords& words, AnnotationSet& annotations) {
  for (std::uint32_t at = 0; at < document.token_count();) {
    auto numeral = digits_numeral(document, words, at);
    if (!numeral && document.word(at).symbol != Symbol::none) {
      numeral = WordNumeral(document, words).read(at);
    }
    if (!numeral) {
      ++at;
      continue;
    }
    const std::span<FieldValue> fields = annotations.make_fields(2);
    fields[0] = FieldValue::of_number(numeral->value);
    fields[1] = FieldValue::of_text(numeral->form);
    annotations.add(kNumberLabel, {at, numeral->end}, SourceId(), fields);
    at = numeral->end;
  }
}

}  // namespace wirefacts
