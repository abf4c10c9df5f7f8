// Expressions, as behind `set` and `where`, and the positions of role lines.

#include <algorithm>
#include <utility>

#include "grammar/line_parser.h"
#include "grammar/words.h"

namespace wirefacts {

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
    const SourceRange opening = out.range;
    out = expression();
    close(opening);
  } else {
    out.text = name("an expression").text;
    const SourceRange opening = here();
    if (take_if("(")) {
      out.kind = Expression::Kind::call;
      out.parts.push_back(expression());
      close(opening);
      out.range = since(out.range);
    }
  }
  return out;
}

Position LineParser::position() {
  using Kind = Position::Kind;
  Position out;
  const Name word = name("a position");
  const auto found = std::find(words::kPositions.begin(), words::kPositions.end(), word.text);
  if (found == words::kPositions.end()) {
    const std::string did = did_you_mean(word.text, words::strings(words::kPositions));
    throw Mistake{word.range, "unknown position '" + word.text + "'",
                  did.empty() ? "positions: " + words::join(words::kPositions) : did};
  }
  out.kind = static_cast<Kind>(found - words::kPositions.begin());
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
  if (!at(Token::Kind::text) && !at(Token::Kind::name)) expected("a preposition in quotation marks");
  const Token& token = take();
  if (token.kind == Token::Kind::name) {
    const std::string word(token.text);
    slip({token.range, "expected a preposition in quotation marks, found " + word, "write \"" + word + "\""});
    return {word, token.range};
  }
  return {unquote(token.text), token.range};
}

}  // namespace wirefacts
