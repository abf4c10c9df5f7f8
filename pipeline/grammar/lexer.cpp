#include "grammar/lexer.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace wirefacts {
namespace {

constexpr std::size_t kLongestLine = 65536;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_char(char c) { return is_letter(c) || is_digit(c) || c == '_'; }
/// Every letter outside ASCII counts, so that "5é" is no number.
bool is_word_char(char c) { return is_name_char(c) || (static_cast<unsigned char>(c) & 0x80) != 0; }

/// Length of a literal that begins with its mark and ends with the same; 0 when it does not end.
std::size_t quoted_length(std::string_view text) {
  const char mark = text.front();
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\' && mark != '`') {
      ++i;
    } else if (text[i] == mark) {
      return i + 1;
    }
  }
  return 0;
}

/// The same for /…/, where a '/' inside [ ] does not end it.
std::size_t regex_length(std::string_view text) {
  bool in_class = false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '[' && !in_class) {
      in_class = true;
    } else if (text[i] == ']') {
      in_class = false;
    } else if (text[i] == '/' && !in_class) {
      return i + 1;
    }
  }
  return 0;
}

std::size_t lemma_length(std::string_view text) {
  if (text.size() < 3 || !is_word_char(text[1]) || is_digit(text[1]) || text[1] == '_') return 0;
  for (std::size_t i = 2; i < text.size(); ++i) {
    if (text[i] == '>') return i + 1;
    if (!is_word_char(text[i]) && text[i] != '-' && text[i] != ' ') return 0;
  }
  return 0;
}

/// A number not followed by a letter: "27B" is none.
std::size_t number_length(std::string_view text) {
  std::size_t i = text.front() == '-' ? 1 : 0;
  const std::size_t first = i;
  while (i < text.size() && is_digit(text[i])) ++i;
  if (i == first) return 0;
  const auto ends_at = [&](std::size_t at) { return at >= text.size() || !is_word_char(text[at]); };
  std::size_t k = i;
  if (k + 1 < text.size() && text[k] == '.' && is_digit(text[k + 1])) {
    ++k;
    while (k < text.size() && is_digit(text[k])) ++k;
    if (ends_at(k)) return k;
  }
  return ends_at(i) ? i : 0;
}

std::size_t sign_length(std::string_view text) {
  constexpr std::array<std::string_view, 6> kDouble = {"->", "=>", "..", "!=", "<=", ">="};
  for (const std::string_view sign : kDouble) {
    if (text.starts_with(sign)) return 2;
  }
  constexpr std::string_view kSingle = "[](){}|?*+:,=<>~!^$.&";
  return kSingle.find(text.front()) != std::string_view::npos ? 1 : 0;
}

struct Cut {
  Token::Kind kind = Token::Kind::sign;
  std::size_t length = 0;  // 0: no token starts here
};

Cut cut_token(std::string_view text) {
  using Kind = Token::Kind;
  switch (text.front()) {
    case '"': return {Kind::text, quoted_length(text)};
    case '`': return {Kind::raw, quoted_length(text)};
    case '\'': return {Kind::exact, quoted_length(text)};
    case '/': return {Kind::regex, regex_length(text)};
    default: break;
  }
  if (text.front() == '<') {
    if (const std::size_t length = lemma_length(text)) return {Kind::lemma, length};
  }
  if (is_digit(text.front()) || text.front() == '-') {
    if (const std::size_t length = number_length(text)) return {Kind::number, length};
  }
  if (is_letter(text.front()) || text.front() == '_') {
    std::size_t length = 1;
    while (length < text.size() && is_name_char(text[length])) ++length;
    return {Kind::name, length};
  }
  return {Kind::sign, sign_length(text)};
}

std::string no_token_message(std::string_view text) {
  switch (text.front()) {
    case '"': return "string without closing quotation mark";
    case '\'': return "string without closing apostrophe";
    case '`': return "text without closing backtick";
    case '/': return "regular expression without closing '/'";
    default: break;
  }
  const auto byte = static_cast<unsigned char>(text.front());
  if (byte < 0x20 || byte == 0x7F) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    return std::string("unexpected character U+00") + kHex[byte >> 4] + kHex[byte & 15];
  }
  return "unexpected character '" + std::string(text.substr(0, utf8_sequence(text, 0).length)) + "'";
}

/// The remedy for what begins no token; may be empty.
std::string no_token_hint(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kCurled = {"\u201C", "\u201D", "\u2018", "\u2019", "\u201E"};
  for (const std::string_view mark : kCurled) {
    if (text.starts_with(mark)) return "write straight quotation marks: \"…\"";
  }
  return text.front() == '"' ? "marks pair from the left: one before this may lack its partner" : "";
}

class Lexer {
 public:
  Lexer(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics)
      : source_(source), file_(file), diagnostics_(diagnostics) {}

  Lines run() {
    for (number_ = 1; number_ <= source_.line_count(); ++number_) read_line(source_.line(number_));
    return std::move(out_);
  }

 private:
  struct Physical {
    std::vector<Token> tokens;
    std::size_t indent = 0;
    bool broken = false;
  };

  void read_line(std::string_view line) {
    if (number_ == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    line_begin_ = static_cast<std::uint32_t>(line.data() - source_.text().data());
    Physical physical;
    while (physical.indent < line.size() && is_blank(line[physical.indent])) ++physical.indent;
    if (check_line(line, physical)) cut_line(line, physical);
    if (!physical.tokens.empty() || physical.broken) join(std::move(physical));
  }

  /// Tabs, length and encoding; false when the line is not to be read.
  bool check_line(std::string_view line, Physical& physical) {
    if (line.size() > kLongestLine) {
      diagnostics_.error(range(0, 1), "line over 65,536 bytes", "break it into several lines");
      physical.broken = true;
      return false;
    }
    if (const auto at = first_ill_formed(line)) {
      diagnostics_.error(range(*at, *at + 1), "ill-formed UTF-8", "save the file as UTF-8");
      physical.broken = true;
      return false;
    }
    if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos) {
      diagnostics_.error(range(tab, tab + 1), "tab character", "indent with blanks");
    }
    return true;
  }

  void cut_line(std::string_view line, Physical& physical) {
    for (std::size_t at = physical.indent; at < line.size();) {
      if (is_blank(line[at])) {
        ++at;
        continue;
      }
      const std::string_view rest = line.substr(at);
      if (rest.front() == '#') {
        const std::string_view text = rest.substr(0, rest.find_last_not_of(" \t") + 1);
        out_.comments.push_back({text, number_, at == physical.indent});
        return;
      }
      const Cut cut = cut_token(rest);
      if (cut.length == 0) {
        const std::size_t length = utf8_sequence(rest, 0).length;
        diagnostics_.error(range(at, at + length), no_token_message(rest), no_token_hint(rest));
        physical.broken = true;
        return;
      }
      physical.tokens.push_back({cut.kind, rest.substr(0, cut.length), range(at, at + cut.length), number_});
      at += cut.length;
    }
  }

  void join(Physical physical) {
    const SourceRange start =
        physical.tokens.empty() ? range(physical.indent, physical.indent + 1) : physical.tokens.front().range;
    const std::size_t column = physical.indent + 1;
    if (column == 1) {
      const bool rule = !physical.tokens.empty() && physical.tokens.front().text == "rule";
      state_ = rule ? State::rule_header : State::item;
      begin(std::move(physical), start, true);
    } else if (out_.lines.empty()) {
      diagnostics_.error(start, "the first line of a file starts in column 1");
    } else if (state_ == State::item) {
      append(std::move(physical));
    } else if (state_ == State::rule_header || column == clause_column_) {
      state_ = State::clauses;
      clause_column_ = column;
      begin(std::move(physical), start, false);
    } else if (column > clause_column_) {
      append(std::move(physical));
    } else {
      diagnostics_.error(start,
                         "clause starts in column " + std::to_string(column) + ", the clauses above in column " +
                             std::to_string(clause_column_),
                         "clauses of a rule start in one column; further right continues the line above");
      begin(std::move(physical), start, false);
    }
  }

  void begin(Physical physical, SourceRange start, bool item) {
    out_.lines.push_back({std::move(physical.tokens), item, physical.broken, start});
  }

  void append(Physical physical) {
    LogicalLine& line = out_.lines.back();
    line.tokens.insert(line.tokens.end(), physical.tokens.begin(), physical.tokens.end());
    line.broken = line.broken || physical.broken;
  }

  [[nodiscard]] SourceRange range(std::size_t begin, std::size_t end) const {
    return {file_, line_begin_ + static_cast<std::uint32_t>(begin), line_begin_ + static_cast<std::uint32_t>(end)};
  }

  enum class State { item, rule_header, clauses };

  const SourceFile& source_;
  std::uint32_t file_;
  Diagnostics& diagnostics_;
  Lines out_;
  State state_ = State::item;
  std::size_t clause_column_ = 0;
  std::uint32_t number_ = 1;
  std::uint32_t line_begin_ = 0;
};

}  // namespace

Lines lex(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics) {
  return Lexer(source, file, diagnostics).run();
}

std::string unquote(std::string_view literal) {
  if (literal.size() < 2) return {};
  const bool escapes = literal.front() != '`';
  const std::string_view inner = literal.substr(1, literal.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const char next = i + 1 < inner.size() ? inner[i + 1] : '\0';
    if (!escapes || inner[i] != '\\') {
      out += inner[i];
    } else if (next == 'n' || next == '"' || next == '\'' || next == '\\') {
      out += next == 'n' ? '\n' : next;
      ++i;
    } else {
      out += inner[i];
    }
  }
  return out;
}

}  // namespace wirefacts
