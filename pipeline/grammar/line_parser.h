#pragma once
// Patterns, expressions and positions from the tokens of one logical line; private to the parsers.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/ast.h"
#include "grammar/lexer.h"

namespace wirefacts {

/// Thrown inside the parsers, caught once for each logical line; never leaves grammar/.
struct Mistake {
  SourceRange range;
  std::string message;
  std::string hint;
  SecondPlace second = {};
};

/// Recursive descent with one token of lookahead; line_parser.cpp goes over the tokens, line_patterns.cpp and
/// line_expressions.cpp read what they say. Nesting is at most 200 deep and a line holds at most
/// 10,000 atoms, so no input can exhaust the stack or the memory. One thread at a time.
class LineParser {
 public:
  /// `line` must outlive the parser and hold a token.
  explicit LineParser(const LogicalLine& line) : tokens_(line.tokens) {}

  /// Mistakes that leave clear how the line goes on go there from now on, instead of being thrown.
  void note_slips(std::vector<Mistake>& slips) { slips_ = &slips; }

  [[nodiscard]] bool at_end() const { return at_ == tokens_.size(); }
  [[nodiscard]] bool peek(std::string_view sign_or_word) const;
  [[nodiscard]] bool peek_any(std::initializer_list<std::string_view> texts) const;
  [[nodiscard]] bool at(Token::Kind kind) const { return !at_end() && tokens_[at_].kind == kind; }
  /// The token behind the next one is `text`.
  [[nodiscard]] bool second(std::string_view text) const;
  /// The next token, or an empty place behind the last one.
  [[nodiscard]] SourceRange here() const;
  /// From the start of `begin` to the end of the last token taken.
  [[nodiscard]] SourceRange since(SourceRange begin) const;

  const Token& take() { return tokens_[at_++]; }
  const Token& take(std::string_view sign_or_word);
  bool take_if(std::string_view sign_or_word);
  /// The parenthesis that belongs to the one at `opening`.
  void close(SourceRange opening);
  Name name(std::string_view what);
  std::vector<Name> names(std::string_view what, std::string_view separator);
  std::uint32_t integer(std::string_view what);
  Comparison comparison();
  /// Throws when tokens are left.
  void done(std::string_view hint = {}) const;
  [[noreturn]] void expected(std::string_view what, SecondPlace second = {}) const;

  Pattern pattern();
  Pattern constraint();
  Expression expression();
  Position position();
  std::vector<Position> positions();  // position { "or" position }
  Name value();                       // NAME | NUM | STR

 private:
  static constexpr std::uint32_t kDeepest = 200;

  /// Counts one level of nesting while it lives.
  class Deeper {
   public:
    explicit Deeper(LineParser& parser);
    ~Deeper() { --parser_.depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    LineParser& parser_;
  };

  static std::optional<Comparison> comparison_of(const Token& token);
  Pattern branch();
  Pattern piece();
  Pattern repetition(Pattern inner);
  Pattern atom();
  Pattern group();
  Pattern gap();
  Pattern leaf(Pattern::Kind kind, std::string text);
  Pattern term();
  Pattern feature();
  Pattern choice();
  Pattern test();
  Expression product();
  Expression primary();
  Expression operand();
  Name preposition();
  void slip(Mistake mistake) const;
  std::string regex();
  void count_atom(SourceRange range);

  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  std::uint32_t atoms_ = 0;
  std::vector<Mistake>* slips_ = nullptr;
};

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

/// RE2 syntax of a /…/ token; throws when it is not allowed or does not compile.
std::string regex_source(const Token& token);

}  // namespace wirefacts
