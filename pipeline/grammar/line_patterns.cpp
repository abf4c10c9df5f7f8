// Patterns: what stands behind `match`, `after`, `before`, in `define` and inside [ ].

#include <utility>

#include "grammar/line_parser.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kMostRepetitions = 1000;  // the limit of RE2

Pattern node(Pattern::Kind kind, SourceRange range) {
  Pattern pattern;
  pattern.kind = kind;
  pattern.range = range;
  return pattern;
}

}  // namespace

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
      slip({sign.range, "repetition {" + written + "} matches nothing", {}});
      repeat.low = repeat.high = 1;
    }
    if (repeat.high > kMostRepetitions) {
      slip({sign.range, "repetition {" + written + "} over 1,000", "a window has at most 400 units"});
      repeat.low = repeat.high = 1;
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
    case Token::Kind::regex: return leaf(Kind::regex, regex());
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

/// Of one that is no regular expression: what is always there, so that nothing else is said of it.
std::string LineParser::regex() {
  try {
    return regex_source(tokens_[at_]);
  } catch (Mistake& mistake) {
    slip(std::move(mistake));
    return ".";
  }
}

Pattern LineParser::gap() {
  Pattern out = leaf(Pattern::Kind::gap, {});
  const SourceRange number = here();
  out.high = integer("the largest number of units, as in '..6'");
  out.range = since(out.range);
  if (out.high > kMostRepetitions) {
    slip({number, "gap over 1,000 units", "a window has at most 400 units"});
    out.high = kMostRepetitions;
  }
  return out;
}

/// A capture in parentheses stays a sequence of its own, so that `a:(b:[X])` keeps both.
Pattern LineParser::group() {
  const SourceRange opening = take("(").range;
  Pattern inner = pattern();
  close(opening);
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
  if (out.parts.empty()) slip({out.range, "empty constraint", "'Any' matches every unit"});
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
  const bool compares =
      at(Token::Kind::name) && at_ + 1 < tokens_.size() && comparison_of(tokens_[at_ + 1]).has_value();
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

}  // namespace wirefacts
