#include "grammar/line_parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "grammar/words.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kDeepest = 200;
constexpr std::uint32_t kMostAtoms = 10000;
constexpr std::uint32_t kMostRepetitions = 1000;  // the limit of RE2

bool quoted(const Token& token) {
  return token.kind == Token::Kind::text || token.kind == Token::Kind::raw || token.kind == Token::Kind::exact;
}

constexpr std::array<std::pair<std::string_view, Comparison>, 6> kComparisons = {{
    {"=", Comparison::equal},
    {"!=", Comparison::not_equal},
    {"<", Comparison::less},
    {"<=", Comparison::less_equal},
    {">", Comparison::greater},
    {">=", Comparison::greater_equal},
}};

bool is_comparison(std::string_view text) {
  return std::any_of(kComparisons.begin(), kComparisons.end(), [&](const auto& c) { return c.first == text; });
}

Pattern node(Pattern::Kind kind, SourceRange range) {
  Pattern pattern;
  pattern.kind = kind;
  pattern.range = range;
  return pattern;
}

/// The one of a list of one, else a node of `kind` over all.
template <typename Node>
Node one_or(typename Node::Kind kind, std::vector<Node> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Node out;
  out.kind = kind;
  out.range = parts.front().range;
  out.range.end = parts.back().range.end;
  out.parts = std::move(parts);
  return out;
}

}  // namespace

/// Counts one level of nesting while it lives.
class LineParser::Deeper {
 public:
  explicit Deeper(LineParser& parser) : parser_(parser) {
    if (parser_.depth_ >= kDeepest) {
      throw Mistake{parser_.here(), "nested more than 200 deep", "give parts a name with 'define'"};
    }
    ++parser_.depth_;
  }
  ~Deeper() { --parser_.depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  LineParser& parser_;
};

bool LineParser::peek(std::string_view sign_or_word) const {
  return !at_end() && !quoted(tokens_[at_]) && tokens_[at_].text == sign_or_word;
}

bool LineParser::peek_any(std::initializer_list<std::string_view> texts) const {
  return std::any_of(texts.begin(), texts.end(), [&](std::string_view t) { return peek(t); });
}

bool LineParser::second(std::string_view text) const {
  return at_ + 1 < tokens_.size() && tokens_[at_ + 1].text == text;
}

SourceRange LineParser::here() const {
  if (!at_end()) return tokens_[at_].range;
  const SourceRange last = tokens_.back().range;
  return {last.file, last.end, last.end};
}

SourceRange LineParser::since(SourceRange begin) const {
  if (at_ > 0) begin.end = std::max(begin.end, tokens_[at_ - 1].range.end);
  return begin;
}

void LineParser::expected(std::string_view what) const {
  throw Mistake{here(),
                "expected " + std::string(what) + ", found " +
                    (at_end() ? "the end of the line" : std::string(tokens_[at_].text)),
                {}};
}

const Token& LineParser::take(std::string_view sign_or_word) {
  if (!peek(sign_or_word)) expected("'" + std::string(sign_or_word) + "'");
  return take();
}

bool LineParser::take_if(std::string_view sign_or_word) {
  if (!peek(sign_or_word)) return false;
  ++at_;
  return true;
}

Name LineParser::name(std::string_view what) {
  if (!at(Token::Kind::name)) expected(what);
  const Token& token = take();
  return {std::string(token.text), token.range};
}

std::vector<Name> LineParser::names(std::string_view what, std::string_view separator) {
  std::vector<Name> out = {name(what)};
  while (take_if(separator)) out.push_back(name(what));
  return out;
}

std::uint32_t LineParser::integer(std::string_view what) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!at(Token::Kind::number)) expected(what);
  const std::string_view text = tokens_[at_].text;
  if (!std::all_of(text.begin(), text.end(), digit)) expected(what);
  if (text.size() > 9) throw Mistake{here(), "number over 999,999,999", {}};
  return static_cast<std::uint32_t>(std::stoul(std::string(take().text)));
}

Comparison LineParser::comparison() {
  if (at_end() || !is_comparison(tokens_[at_].text)) expected("a comparison");
  const std::string_view text = take().text;
  return std::find_if(kComparisons.begin(), kComparisons.end(), [&](const auto& c) { return c.first == text; })->second;
}

void LineParser::done(std::string_view hint) const {
  if (at_end()) return;
  throw Mistake{here(), "unexpected " + std::string(tokens_[at_].text), std::string(hint)};
}

void LineParser::count_atom(SourceRange range) {
  if (++atoms_ <= kMostAtoms) return;
  throw Mistake{range, "more than 10,000 atoms in one clause", "put the words into a list with '# label:'"};
}

Pattern LineParser::pattern() {
  const Deeper deeper(*this);
  std::vector<Pattern> branches;
  do {
    branches.push_back(branch());
  } while (take_if("|"));
  return one_or(Pattern::Kind::choice, std::move(branches));
}

Pattern LineParser::branch() {
  std::vector<Pattern> pieces;
  while (!at_end() && !peek_any({"|", ")", "=>", "or", "within"})) pieces.push_back(piece());
  if (pieces.empty()) expected("a pattern");
  return one_or(Pattern::Kind::sequence, std::move(pieces));
}

Pattern LineParser::piece() {
  if (!at(Token::Kind::name) || !second(":")) return repetition(atom());
  Pattern capture = node(Pattern::Kind::capture, here());
  capture.text = take().text;
  take(":");
  capture.parts.push_back(repetition(atom()));
  capture.range = since(capture.range);
  return capture;
}

Pattern LineParser::repetition(Pattern inner) {
  if (!peek_any({"?", "*", "+", "{"})) return inner;
  Pattern repeat = node(Pattern::Kind::repeat, inner.range);
  const Token& sign = take();
  if (sign.text == "{") {
    repeat.low = repeat.high = integer("a number");
    if (take_if(",")) repeat.high = integer("a number");
    take("}");
    const std::string written = std::to_string(repeat.low) + "," + std::to_string(repeat.high);
    if (repeat.high < repeat.low || repeat.high == 0) {
      throw Mistake{sign.range, "repetition {" + written + "} matches nothing", {}};
    }
    if (repeat.high > kMostRepetitions) {
      throw Mistake{sign.range, "repetition {" + written + "} over 1,000", "a window has at most 400 units"};
    }
  } else {
    repeat.low = sign.text == "+" ? 1 : 0;
    repeat.high = sign.text == "?" ? 1 : Pattern::kUnbounded;
  }
  repeat.range = since(repeat.range);
  repeat.parts.push_back(std::move(inner));
  return repeat;
}

Pattern LineParser::leaf(Pattern::Kind kind, std::string text) {
  Pattern out = node(kind, take().range);
  count_atom(out.range);
  out.text = std::move(text);
  return out;
}

Pattern LineParser::atom() {
  using Kind = Pattern::Kind;
  if (at_end()) expected("a pattern");
  const Token& token = tokens_[at_];
  switch (token.kind) {
    case Token::Kind::text: return leaf(Kind::literal, unquote(token.text));
    case Token::Kind::exact: return leaf(Kind::exact, unquote(token.text));
    case Token::Kind::lemma: return leaf(Kind::lemma, std::string(token.text.substr(1, token.text.size() - 2)));
    case Token::Kind::regex: return leaf(Kind::regex, regex_source(token));
    case Token::Kind::name:
      return token.text == words::kRest ? leaf(Kind::rest, {}) : leaf(Kind::name, std::string(token.text));
    default: break;
  }
  if (token.text == "^") return leaf(Kind::start, {});
  if (token.text == "$") return leaf(Kind::end, {});
  if (token.text == "..") return gap();
  if (token.text == "[") return constraint();
  if (token.text == "(") return group();
  if (token.text == ":") throw Mistake{here(), "expected a pattern, found :", "the word of a clause has no colon"};
  if (token.text == "<")
    throw Mistake{here(), "expected a pattern, found <", "one lemma stands in <>: (<help> | <assist>)"};
  expected("a pattern");
}

Pattern LineParser::gap() {
  Pattern out = leaf(Pattern::Kind::gap, {});
  const SourceRange number = here();
  out.high = integer("the largest number of units, as in '..6'");
  out.range = since(out.range);
  if (out.high > kMostRepetitions) {
    throw Mistake{number, "gap over 1,000 units", "a window has at most 400 units"};
  }
  return out;
}

/// A capture in parentheses stays a sequence of its own, so that `a:(b:[X])` keeps both.
Pattern LineParser::group() {
  const SourceRange opening = take("(").range;
  Pattern inner = pattern();
  take(")");
  if (inner.kind != Pattern::Kind::capture) return inner;
  Pattern out = node(Pattern::Kind::sequence, since(opening));
  out.parts.push_back(std::move(inner));
  return out;
}

Pattern LineParser::constraint() {
  Pattern out = node(Pattern::Kind::constraint, here());
  take("[");
  while (!peek("]")) {
    if (at_end()) throw Mistake{out.range, "'[' without ']'", {}};
    out.parts.push_back(term());
  }
  if (out.parts.empty()) throw Mistake{out.range, "empty constraint", "'Any' matches every unit"};
  take("]");
  out.range = since(out.range);
  return out;
}

Pattern LineParser::term() {
  if (peek("&")) throw Mistake{here(), "unexpected '&'", "inside brackets a blank means 'and'"};
  if (peek("!")) {
    Pattern out = node(Pattern::Kind::negation, take().range);
    out.parts.push_back(choice());
    out.range = since(out.range);
    return out;
  }
  const bool compares = at(Token::Kind::name) && at_ + 1 < tokens_.size() && is_comparison(tokens_[at_ + 1].text);
  return compares ? feature() : choice();
}

Pattern LineParser::feature() {
  Pattern out = leaf(Pattern::Kind::feature, std::string(tokens_[at_].text));
  out.compare = comparison();
  do {
    count_atom(out.range);
    out.values.push_back(value());
  } while (take_if("|"));
  out.range = since(out.range);
  return out;
}

Pattern LineParser::choice() {
  std::vector<Pattern> options;
  do {
    options.push_back(test());
  } while (take_if("|"));
  return one_or(Pattern::Kind::choice, std::move(options));
}

Pattern LineParser::test() {
  if (at(Token::Kind::name)) return leaf(Pattern::Kind::label, std::string(tokens_[at_].text));
  const bool known =
      at(Token::Kind::text) || at(Token::Kind::exact) || at(Token::Kind::lemma) || at(Token::Kind::regex);
  if (!known) expected("a label, a feature test or a word");
  return atom();
}

Name LineParser::value() {
  const bool known = at(Token::Kind::name) || at(Token::Kind::text) || at(Token::Kind::number);
  if (!known) expected("a value");
  const Token& token = take();
  return {token.kind == Token::Kind::text ? unquote(token.text) : std::string(token.text), token.range};
}

Expression LineParser::expression() {
  const Deeper deeper(*this);
  std::vector<Expression> parts;
  do {
    parts.push_back(product());
  } while (take_if("or"));
  return one_or(Expression::Kind::first_of, std::move(parts));
}

Expression LineParser::product() {
  std::vector<Expression> parts;
  do {
    parts.push_back(primary());
  } while (take_if("*"));
  return one_or(Expression::Kind::product, std::move(parts));
}

Expression LineParser::primary() {
  const SourceRange begin = here();
  Expression out = operand();
  const std::uint32_t depth = depth_;
  while (take_if(".")) {
    if (++depth_ > kDeepest) throw Mistake{here(), "nested more than 200 deep", {}};
    const Name field = name("a field");
    Expression outer;
    outer.kind = Expression::Kind::field;
    outer.text = field.text;
    outer.parts.push_back(std::move(out));
    outer.range = since(begin);
    out = std::move(outer);
  }
  depth_ = depth;
  return out;
}

Expression LineParser::operand() {
  Expression out;
  out.range = here();
  count_atom(out.range);
  if (at_end()) expected("an expression");
  const Token& token = tokens_[at_];
  if (token.kind == Token::Kind::number) {
    const auto number = Decimal::parse(token.text);
    if (!number) throw Mistake{token.range, "number of more than 18 digits", {}};
    out.kind = Expression::Kind::number;
    out.number = *number;
    take();
  } else if (token.kind == Token::Kind::text) {
    out.kind = Expression::Kind::text;
    out.text = unquote(take().text);
  } else if (take_if("(")) {
    out = expression();
    take(")");
  } else {
    out.text = name("an expression").text;
    if (take_if("(")) {
      out.kind = Expression::Kind::call;
      out.parts.push_back(expression());
      take(")");
      out.range = since(out.range);
    }
  }
  return out;
}

Position LineParser::position() {
  using Kind = Position::Kind;
  constexpr std::array<Kind, 7> kKinds = {Kind::subject,  Kind::object, Kind::prep, Kind::modifier,
                                          Kind::anywhere, Kind::when,   Kind::after};
  Position out;
  const Name word = name("a position");
  const auto found = std::find(words::kPositions.begin(), words::kPositions.end(), word.text);
  if (found == words::kPositions.end()) {
    const std::string did = did_you_mean(word.text, words::strings(words::kPositions));
    throw Mistake{word.range, "unknown position '" + word.text + "'",
                  did.empty() ? "positions: " + words::join(words::kPositions) : did};
  }
  out.kind = kKinds[static_cast<std::size_t>(found - words::kPositions.begin())];
  if (out.kind == Kind::prep) {
    do {
      out.words.push_back(preposition());
    } while (take_if("|"));
  }
  if (out.kind == Kind::after) {
    out.anchor = name("a role or 'trigger'");
    out.pattern = pattern();
    if (peek("within")) {
      throw Mistake{here(), "'within' after a pattern", "write a gap such as ..6 in the pattern"};
    }
  } else {
    if (!peek("[")) expected("'[', what may stand there");
    out.pattern = constraint();
    const bool bounded = out.kind == Kind::anywhere || out.kind == Kind::when;
    if (bounded && take_if("within")) out.within = integer("a number of units");
  }
  out.range = since(word.range);
  return out;
}

std::vector<Position> LineParser::positions() {
  std::vector<Position> out;
  do {
    out.push_back(position());
  } while (take_if("or"));
  return out;
}

Name LineParser::preposition() {
  if (!at(Token::Kind::text)) expected("a preposition in quotation marks");
  const Token& token = take();
  return {unquote(token.text), token.range};
}

}  // namespace wirefacts
