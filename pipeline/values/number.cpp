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

/// Walks over the words of one numeral: "two hundred and fifty-five thousand".
class WordNumeral {
 public:
  WordNumeral(const Document& document, const NumberWords& words) : document_(document), words_(words) {}

  std::optional<Numeral> read(std::uint32_t begin) {
    const NumberWords::Entry* entry = word(begin);
    if (entry == nullptr || entry->kind == Kind::magnitude || entry->kind == Kind::other) return std::nullopt;
    std::uint32_t at = begin;
    while (entry != nullptr && take(*entry)) {
      ++at;
      if (ordinal_) break;
      at = over_joint(at);
      entry = word(at);
      if (entry == nullptr) break;
    }
    const auto value = total_.plus(current_);
    if (!value || !fits_) return std::nullopt;
    return Numeral{last_, *value, ordinal_ ? kOrdinalForm : kWordsForm};
  }

 private:
  [[nodiscard]] const NumberWords::Entry* word(std::uint32_t token) const {
    return token < document_.token_count() ? words_.find(document_.word(token).symbol) : nullptr;
  }

  /// Adds a word to the numeral; false when it does not continue it ("twenty twelve").
  bool take(const NumberWords::Entry& entry) {
    const Decimal zero;
    if (entry.kind == Kind::magnitude) {
      if (current_ == zero && total_ == zero) return false;
      multiply(entry.value);
    } else if (entry.kind == Kind::words || entry.kind == Kind::ordinal) {
      if (entry.value >= room_) return false;
      current_ = current_.plus(entry.value).value_or(current_);
      room_ = entry.value >= Decimal(20) && entry.value < Decimal(100) ? Decimal(10) : Decimal();
      ordinal_ = entry.kind == Kind::ordinal;
    } else {
      return false;
    }
    last_ = position_ + 1;
    return true;
  }

  /// Steps over one "-" without blanks or one connecting word between two words of the numeral.
  std::uint32_t over_joint(std::uint32_t at) {
    position_ = at;
    if (at + 1 < document_.token_count() && document_.word(at).text == "-" && word(at + 1) != nullptr &&
        !document_.blank_before(at) && !document_.blank_before(at + 1)) {
      position_ = at + 1;
    }
    return position_;
  }

  void multiply(Decimal factor) {
    if (factor == Decimal(100)) {
      const auto product = current_.times(factor);
      fits_ = fits_ && product;
      current_ = product.value_or(current_);
      room_ = Decimal(100);
      return;
    }
    const auto sum = current_ == Decimal() ? std::optional(total_) : std::optional(current_);
    const auto product = sum->times(factor);
    const auto total = product && current_ != Decimal() ? total_.plus(*product) : product;
    fits_ = fits_ && total;
    total_ = total.value_or(total_);
    current_ = Decimal();
    room_ = factor;
  }

  const Document& document_;
  const NumberWords& words_;
  Decimal total_, current_;
  Decimal room_ = Decimal(1, 18);  // the next plain word must be smaller
  bool ordinal_ = false;
  bool fits_ = true;
  std::uint32_t position_ = 0;
  std::uint32_t last_ = 0;

 public:
  void start(std::uint32_t begin) { position_ = begin; }
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
    std::uint32_t at = out.end;
    if (document.word(at).text == "-" && at + 1 < document.token_count()) ++at;  // "1.5-billion"
    const NumberWords::Entry* entry = words.find(document.word(at).symbol);
    if (entry == nullptr || entry->kind != Kind::magnitude) break;
    const auto product = out.value.times(entry->value);
    if (!product) return std::nullopt;
    out.value = *product;
    out.end = at + 1;
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
      WordNumeral reader(document, words);
      reader.start(at);
      numeral = reader.read(at);
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
