#include "base/expression_tree.h"

#include <algorithm>
#include <utility>

namespace wirefacts {
namespace {

using ExpressionKind = ExpressionNode::Kind;

constexpr std::uint32_t kKelvin = 0x212A, kLongS = 0x17F;  // RE2 folds them to k and s
constexpr std::string_view kSigns = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ";

bool is_ascii_letter(std::uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

CharacterSet one(std::uint32_t c) { return {{c, c}}; }
CharacterSet digits() { return {{'0', '9'}}; }
CharacterSet blanks() { return {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}}; }
CharacterSet word_characters() { return {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}; }

bool may_be_empty(const ExpressionNode& node) {
  switch (node.kind) {
    case ExpressionKind::characters: return false;
    case ExpressionKind::repeat: return node.low == 0 || may_be_empty(node.parts.front());
    case ExpressionKind::choice: return std::any_of(node.parts.begin(), node.parts.end(), may_be_empty);
    case ExpressionKind::sequence:
    case ExpressionKind::capture: return std::all_of(node.parts.begin(), node.parts.end(), may_be_empty);
  }
  return true;
}

/// Recursive descent; `failed_` from the first thing on that it does not follow.
class Parser {
 public:
  Parser(std::string_view text, CharacterSets& sets, CharacterProperties& properties)
      : text_(text), sets_(sets), properties_(properties) {}

  std::optional<ExpressionTree> run() {
    ExpressionTree out;
    out.root = choice();
    out.captures = captures_;
    if (failed_ || at_ != text_.size()) return std::nullopt;
    return out;
  }

 private:
  [[nodiscard]] bool more() const { return !failed_ && at_ < text_.size(); }
  [[nodiscard]] char peek() const { return text_[at_]; }
  bool eat(std::string_view what) {
    if (!text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  void fail() { failed_ = true; }

  ExpressionNode characters(CharacterSet set) {
    ExpressionNode out;
    out.kind = ExpressionKind::characters;
    out.number = sets_.number(std::move(set));
    return out;
  }

  ExpressionNode choice() {
    ExpressionNode out;
    out.kind = ExpressionKind::choice;
    do out.parts.push_back(sequence());
    while (more() && eat("|"));
    if (out.parts.size() > 1) return out;
    ExpressionNode only = std::move(out.parts.front());
    return only;
  }

  ExpressionNode sequence() {
    ExpressionNode out;
    while (more() && peek() != '|' && peek() != ')') out.parts.push_back(repeated(piece()));
    return out;
  }

  ExpressionNode repeated(ExpressionNode piece) {
    if (!more() || std::string_view("*+?{").find(peek()) == std::string_view::npos) return piece;
    ExpressionNode out;
    out.kind = ExpressionKind::repeat;
    const char sign = text_[at_++];
    out.low = sign == '+' ? 1 : 0;
    out.high = sign == '?' ? 1 : ExpressionNode::kForEver;
    if (sign == '{') read_bounds(out);
    out.lazy = more() && eat("?");
    if (more() && std::string_view("*+?{").find(peek()) != std::string_view::npos) fail();
    if (out.high == ExpressionNode::kForEver && may_be_empty(piece)) fail();
    out.parts.push_back(std::move(piece));
    return out;
  }

  std::optional<std::uint32_t> number() {
    std::uint32_t out = 0;
    const std::size_t begin = at_;
    while (more() && peek() >= '0' && peek() <= '9' && out < 10'000) {
      out = out * 10 + static_cast<std::uint32_t>(text_[at_++] - '0');
    }
    return at_ == begin ? std::nullopt : std::optional(out);
  }

  /// {m}, {m,}, {m,n}; other braces stand for themselves.
  void read_bounds(ExpressionNode& out) {
    const auto low = number();
    if (!low) return fail();
    out.low = out.high = *low;
    if (eat(",")) out.high = number().value_or(ExpressionNode::kForEver);
    if (!eat("}") || out.high < out.low) fail();
  }

  ExpressionNode piece() {
    const char c = peek();
    if (c == '(') return group();
    if (c == '[') return characters(bracket());
    if (c == '.') {
      ++at_;
      return characters(all_but(dot_is_all_ ? CharacterSet() : one('\n')));
    }
    if (std::string_view("^$*+?{").find(c) != std::string_view::npos) fail();
    return characters(c == '\\' ? escape() : folded(literal()));
  }

  ExpressionNode group() {
    const bool folds = folds_, dot_is_all = dot_is_all_;
    ExpressionNode out;
    if (eat("(?i:")) {
      folds_ = true;
    } else if (eat("(?s:")) {
      dot_is_all_ = true;
    } else if (!eat("(?:")) {
      eat("(");
      if (eat("?")) fail();
      out.kind = ExpressionKind::capture;
      out.number = ++captures_;
    }
    if (++depth_ > kMostDepth) fail();
    out.parts.push_back(choice());
    --depth_;
    if (!eat(")")) fail();
    folds_ = folds;
    dot_is_all_ = dot_is_all;
    return out;
  }

  std::uint32_t literal() {
    const Utf8Character c = character_at(text_, at_);
    if (c.code == kIllFormed) fail();
    at_ += c.length;
    return c.code;
  }

  CharacterSet folded(std::uint32_t c) {
    if (!folds_) return one(c);
    if (c >= 0x80) fail();
    if (!is_ascii_letter(c)) return one(c);
    const std::uint32_t lower = c | 0x20U;
    std::vector<CharacterRange> out = {{lower, lower}, {lower - 0x20, lower - 0x20}};
    if (lower == 'k') out.push_back({kKelvin, kKelvin});
    if (lower == 's') out.push_back({kLongS, kLongS});
    return set_of(std::move(out));
  }

  /// Outside brackets or in them: a character, or a class.
  CharacterSet escape() {
    const std::size_t begin = at_++;
    if (!more()) return fail(), CharacterSet();
    const char c = text_[at_++];
    switch (c) {
      case 'd': return digits();
      case 'D': return all_but(digits());
      case 's': return blanks();
      case 'S': return all_but(blanks());
      case 'w': return word_characters();
      case 'W': return all_but(word_characters());
      case 'n': return one('\n');
      case 't': return one('\t');
      case 'r': return one('\r');
      case 'f': return one('\f');
      case 'x': return hexadecimal();
      case 'p':
      case 'P': return property(begin);
      default: break;
    }
    if (kSigns.find(c) == std::string_view::npos) fail();
    return folded(static_cast<unsigned char>(c));
  }

  CharacterSet hexadecimal() {
    const bool braces = eat("{");
    std::uint32_t out = 0;
    for (std::size_t n = 0; more() && (braces ? peek() != '}' : n < 2); ++n) {
      const char c = text_[at_++];
      const std::size_t value =
          std::string_view("0123456789abcdef").find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
      if (value == std::string_view::npos || out > kLastCharacter) return fail(), CharacterSet();
      out = out * 16 + static_cast<std::uint32_t>(value);
    }
    if (braces && !eat("}")) fail();
    return folded(out);
  }

  CharacterSet property(std::size_t begin) {
    if (folds_ || !more()) return fail(), CharacterSet();
    const std::size_t end = peek() == '{' ? text_.find('}', at_) : at_;
    if (end == std::string_view::npos) return fail(), CharacterSet();
    at_ = end + 1;
    return properties_.of(text_.substr(begin, at_ - begin));
  }

  CharacterSet bracket() {
    ++at_;
    const bool negated = eat("^");
    if (folds_) fail();
    std::vector<CharacterRange> ranges;
    for (bool first = true; more() && (first || peek() != ']'); first = false) {
      if (text_.substr(at_).starts_with("[:")) fail();
      const bool is_class = peek() == '\\';
      CharacterSet part = is_class ? escape() : one(literal());
      const bool range = more() && peek() == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
      if (range && part.size() == 1 && part.front().first == part.front().last) {
        ++at_;
        const CharacterSet to = peek() == '\\' ? escape() : one(literal());
        if (to.size() != 1 || to.front().first != to.front().last) fail();
        if (!failed_) part.front().last = to.front().first;
      } else if (range) {
        fail();
      }
      ranges.insert(ranges.end(), part.begin(), part.end());
    }
    if (!eat("]")) fail();
    CharacterSet out = set_of(std::move(ranges));
    return negated ? all_but(out) : out;
  }

  static constexpr int kMostDepth = 200;

  std::string_view text_;
  CharacterSets& sets_;
  CharacterProperties& properties_;
  std::size_t at_ = 0;
  std::uint32_t captures_ = 0;
  int depth_ = 0;
  bool failed_ = false, folds_ = false, dot_is_all_ = false;
};

}  // namespace

std::vector<CharacterSet> CharacterSets::all() const {
  std::vector<CharacterSet> out(numbers_.size());
  for (const auto& [set, number] : numbers_) out[number] = set;
  return out;
}

std::optional<ExpressionTree> parse_expression(std::string_view pattern, CharacterSets& sets,
                                               CharacterProperties& properties) {
  return Parser(pattern, sets, properties).run();
}

}  // namespace wirefacts
