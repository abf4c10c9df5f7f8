// The canonical layout of `format`: works on tokens, so that comments and line breaks stay.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/lexer.h"
#include "grammar/parser.h"
#include "grammar/printer.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kItemWidth = 6;
constexpr std::size_t kClauseWidth = 9;
constexpr std::size_t kRoleWidth = 17;

enum class Style { pattern, expression, example };

bool is_sign(const Token& token, std::string_view text) {
  return token.kind == Token::Kind::sign && token.text == text;
}

bool is_any_sign(const Token& token, std::string_view signs) {
  return token.kind == Token::Kind::sign && token.text.size() == 1 && signs.find(token.text) != std::string_view::npos;
}

/// Decides, token by token, whether a blank stands between two of them.
class Spacing {
 public:
  explicit Spacing(Style style) : style_(style) {}

  [[nodiscard]] bool blank_before(const Token& next) const {
    if (!previous_) return false;
    const Token& last = *previous_;
    if (is_any_sign(last, "([.") || is_any_sign(next, ")].,")) return is_range_dots(next);
    if (style_ == Style::expression) return !is_sign(next, "(") || last.kind != Token::Kind::name || last.text == "or";
    if (style_ == Style::example) return true;
    return blank_in_pattern(last, next);
  }

  void add(const Token& token) {
    if (is_sign(token, "[")) in_brackets_ = true;
    if (is_sign(token, "]")) in_brackets_ = in_words_ = false;
    if (is_sign(token, "{")) in_braces_ = true;
    if (is_sign(token, "}")) in_braces_ = false;
    if (token.kind == Token::Kind::name && token.text == "prep" && !in_brackets_) in_words_ = true;
    previous_ = &token;
  }

 private:
  /// ".." begins a gap and has a blank before it, '.' has none.
  static bool is_range_dots(const Token& next) { return is_sign(next, ".."); }

  [[nodiscard]] bool blank_in_pattern(const Token& last, const Token& next) const {
    if (in_braces_ || is_any_sign(next, "?*+{:") || is_any_sign(last, ":!")) return false;
    if (is_sign(last, "..") || (is_sign(next, "!") && !in_brackets_)) return false;
    const bool tight = in_brackets_ || in_words_;
    if (tight && (is_any_sign(next, "|") || is_any_sign(last, "|"))) return false;
    if (!in_brackets_) return true;
    const auto compares = [](const Token& t) {
      return is_any_sign(t, "=<>") || is_sign(t, "!=") || is_sign(t, "<=") || is_sign(t, ">=");
    };
    return !compares(last) && !compares(next);
  }

  Style style_;
  const Token* previous_ = nullptr;
  bool in_brackets_ = false;
  bool in_braces_ = false;
  bool in_words_ = false;  // the prepositions of `prep`
};

/// A logical line with the comments that belong to it.
struct Block {
  const LogicalLine* line = nullptr;
  std::vector<std::pair<std::string_view, bool>> above;  // comment, empty line before it
  bool empty_line = false;                               // before the first token
};

class Layout {
 public:
  Layout(const SourceFile& source, const Lines& lines) : source_(source), lines_(lines) {
    for (const Comment& comment : lines.comments) comments_[comment.line] = &comment;
  }

  std::string run() {
    std::vector<Block> blocks = gather();
    move_conditions(blocks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].line->item) enter_item(blocks, i);
      write(blocks[i]);
    }
    for (auto at = comments_.upper_bound(last_line()); at != comments_.end(); ++at) {
      write_comment(at->second->text, 0, empty_above(at->first));
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::uint32_t last_line() const {
    return lines_.lines.empty() ? 0 : lines_.lines.back().tokens.back().line;
  }

  [[nodiscard]] bool empty_above(std::uint32_t line) const {
    return line > 1 && source_.line(line - 1).find_first_not_of(" \t") == std::string_view::npos;
  }

  std::vector<Block> gather() const {
    std::vector<Block> blocks;
    std::uint32_t above = 0;
    for (const LogicalLine& line : lines_.lines) {
      Block block;
      block.line = &line;
      const std::uint32_t first = line.tokens.front().line;
      for (auto at = comments_.upper_bound(above); at != comments_.end() && at->first < first; ++at) {
        block.above.emplace_back(at->second->text, empty_above(at->first));
      }
      block.empty_line = empty_above(first);
      above = line.tokens.back().line;
      blocks.push_back(std::move(block));
    }
    return blocks;
  }

  static std::string_view word(const Block& block) {
    const std::vector<Token>& tokens = block.line->tokens;
    const bool negated = tokens.front().text == "not" && tokens.size() > 1;
    return tokens[negated ? 1 : 0].text;
  }

  static bool is_condition(const Block& block) { return !block.line->item && word(block) == "in"; }

  static bool is_pattern(const Block& block) {
    const std::string_view w = word(block);
    return !block.line->item && (w == "match" || w == "scan" || is_trigger(w));
  }

  static bool is_trigger(std::string_view w) { return w == "verb" || w == "noun" || w == "adjective"; }

  /// In each rule `in` and `not in` go in front of the pattern, in their order.
  static void move_conditions(std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size();) {
      std::size_t end = i + 1;
      while (end < blocks.size() && !blocks[end].line->item) ++end;
      const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(i);
      const auto last = blocks.begin() + static_cast<std::ptrdiff_t>(end);
      const auto pattern = std::find_if(first, last, is_pattern);
      std::stable_partition(pattern, last, is_condition);
      i = end;
    }
  }

  /// Widths that the clauses of a rule, or the defines of a group, share.
  void enter_item(const std::vector<Block>& blocks, std::size_t at) {
    const std::string_view head = word(blocks[at]);
    trigger_rule_ = false;
    if (head == "rule") {
      for (std::size_t i = at + 1; i < blocks.size() && !blocks[i].line->item; ++i) {
        trigger_rule_ = trigger_rule_ || is_trigger(word(blocks[i]));
      }
    }
    const bool grouped = head == "define" || head == "recall";
    if (!grouped) {
      name_width_ = 0;
      return;
    }
    const bool goes_on = at > 0 && word(blocks[at - 1]) == head && joins(blocks[at]);
    if (goes_on) return;
    name_width_ = 0;
    for (std::size_t i = at; i < blocks.size() && word(blocks[i]) == head; ++i) {
      if (i > at && !joins(blocks[i])) break;
      name_width_ = std::max(name_width_, blocks[i].line->tokens[1].text.size());
    }
  }

  static bool joins(const Block& block) { return block.above.empty() && !block.empty_line; }

  void write(const Block& block) {
    const std::size_t indent = block.line->item ? 0 : kIndent;
    for (const auto& [text, empty] : block.above) write_comment(text, indent, empty);
    if (block.empty_line) empty_line();
    const std::vector<Token>& tokens = block.line->tokens;
    std::string line(indent, ' ');
    std::size_t body = 0;
    std::size_t i = write_head(block, line, body);
    Spacing spacing(style(block));
    for (std::size_t k = 0; k < i; ++k) spacing.add(tokens[k]);
    std::uint32_t current = tokens.front().line;
    const std::size_t start = line.size();
    for (; i < tokens.size(); ++i) {
      if (tokens[i].line != current) {
        end_line(line, current);
        write_inner_comments(current, tokens[i].line, body);
        current = tokens[i].line;
        line.assign(body, ' ');
      } else if (spacing.blank_before(tokens[i]) && line.size() > start) {
        line += ' ';
      }
      line += tokens[i].text;
      spacing.add(tokens[i]);
    }
    end_line(line, current);
  }

  /// Writes the first words, padded; gives the number of the first token of the body.
  std::size_t write_head(const Block& block, std::string& line, std::size_t& body) const {
    const std::vector<Token>& tokens = block.line->tokens;
    const std::string_view head = tokens.front().text;
    std::size_t taken = 1;
    std::size_t width = block.line->item ? kItemWidth : kClauseWidth;
    line += head;
    const auto pad = [&] {
      const std::size_t indent = block.line->item ? 0 : kIndent;
      const std::size_t used = line.size() - indent;
      line.append(used < width ? width - used : 1, ' ');
      body = line.size();
    };
    if (block.line->item) {
      if (head == "define" || head == "recall" || head == "rule") {
        width = head.size() + 1 + std::max(name_width_, tokens[1].text.size()) + 1;
        line += ' ';
        line += tokens[taken++].text;
        if (tokens.size() == taken) return taken;
      }
      pad();
      if (head == "define") body += 2;  // behind "= "
      return taken;
    }
    const bool role = head != "not" && !words::has(words::kClauses, head) && !is_position(head);
    const bool condition = is_position(word(block)) && word(block) != "after";
    if (is_trigger(head) || role || condition) {
      if (trigger_rule_) width = kRoleWidth;
      if (head == "not" || (role && tokens.size() > 1 && is_sign(tokens[1], "!"))) {
        if (head == "not") line += ' ';
        line += tokens[taken++].text;
      }
    }
    pad();
    return taken;
  }

  static bool is_position(std::string_view w) { return words::has(words::kPositions, w); }

  static Style style(const Block& block) {
    const std::string_view head = block.line->tokens.front().text;
    if (block.line->item) return Style::pattern;
    if (head == "set" || head == "where") return Style::expression;
    if (head == "example" || head == "counter" || head == "todo") return Style::example;
    return Style::pattern;
  }

  void write_inner_comments(std::uint32_t after, std::uint32_t before, std::size_t indent) {
    for (auto at = comments_.upper_bound(after); at != comments_.end() && at->first < before; ++at) {
      write_comment(at->second->text, indent, false);
    }
  }

  void write_comment(std::string_view text, std::size_t indent, bool empty) {
    if (empty) empty_line();
    out_ += std::string(indent, ' ');
    out_ += text;
    out_ += '\n';
  }

  void empty_line() {
    if (!out_.empty()) out_ += '\n';
  }

  void end_line(std::string& line, std::uint32_t number) {
    const auto comment = comments_.find(number);
    const bool behind = comment != comments_.end() && !comment->second->alone;
    line.erase(line.find_last_not_of(' ') + 1);
    out_ += line;
    if (behind) {
      out_ += "  ";
      out_ += comment->second->text;
    }
    out_ += '\n';
  }

  const SourceFile& source_;
  const Lines& lines_;
  std::map<std::uint32_t, const Comment*> comments_;  // by line: at most one each
  std::string out_;
  bool trigger_rule_ = false;
  std::size_t name_width_ = 0;
};

}  // namespace

std::optional<std::string> format_rules(const SourceFile& source) {
  Diagnostics diagnostics;
  if (!parse_rules(source, 0, diagnostics) || diagnostics.has_errors()) return std::nullopt;
  return Layout(source, lex(source, 0, diagnostics)).run();
}

}  // namespace wirefacts
