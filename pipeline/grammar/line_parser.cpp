#include "grammar/line_parser.h"

#include <algorithm>
#include <utility>

#include "grammar/words.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kMostAtoms = 10000;

bool is_quoted(const Token& token) {
  return token.kind == Token::Kind::text || token.kind == Token::Kind::raw || token.kind == Token::Kind::exact;
}

}  // namespace

LineParser::Deeper::Deeper(LineParser& parser) : parser_(parser) {
  if (parser_.depth_ >= kDeepest) {
    throw Mistake{parser_.here(), "nested more than 200 deep", "give parts a name with 'define'"};
  }
  ++parser_.depth_;
}

bool LineParser::peek(std::string_view sign_or_word) const {
  return !at_end() && !is_quoted(tokens_[at_]) && tokens_[at_].text == sign_or_word;
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

void LineParser::expected(std::string_view what, SecondPlace second) const {
  throw Mistake{here(),
                "expected " + std::string(what) + ", found " +
                    (at_end() ? "the end of the line" : std::string(tokens_[at_].text)),
                {},
                std::move(second)};
}

void LineParser::slip(Mistake mistake) const {
  if (!slips_) throw mistake;
  slips_->push_back(std::move(mistake));
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

void LineParser::close(SourceRange opening) {
  if (!take_if(")")) expected("')'", {opening, "opened here"});
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

std::optional<Comparison> LineParser::comparison_of(const Token& token) {
  const auto found = std::find(words::kComparisons.begin(), words::kComparisons.end(), token.text);
  if (found == words::kComparisons.end()) return std::nullopt;
  return static_cast<Comparison>(found - words::kComparisons.begin());
}

Comparison LineParser::comparison() {
  const std::optional<Comparison> found = at_end() ? std::nullopt : comparison_of(tokens_[at_]);
  if (!found) expected("a comparison");
  take();
  return *found;
}

void LineParser::done(std::string_view hint) const {
  if (at_end()) return;
  throw Mistake{here(), "unexpected " + std::string(tokens_[at_].text), std::string(hint)};
}

void LineParser::count_atom(SourceRange range) {
  if (++atoms_ <= kMostAtoms) return;
  throw Mistake{range, "more than 10,000 atoms in one clause", "put the words into a list with '# label:'"};
}

}  // namespace wirefacts
