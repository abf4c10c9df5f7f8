#pragma once
// Tokens and logical lines of .rules, .types and .cascade files.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"

namespace wirefacts {

/// `text` is as written, with quotation marks; a view into the SourceFile.
struct Token {
  enum class Kind : std::uint8_t {
    text,    // "…"
    raw,     // `…`
    exact,   // '…'
    regex,   // /…/
    lemma,   // <…>
    number,  // -12.5
    name,
    sign,  // -> => .. != <= >= and single characters
  };
  Kind kind = Kind::sign;
  std::string_view text;
  SourceRange range;
  std::uint32_t line = 0;  // 1-based
};

/// An item (it starts in column 1) or a clause of a rule, with the lines that continue it.
struct LogicalLine {
  std::vector<Token> tokens;  // empty only when `broken`
  bool item = false;
  /// Something in it is no token: reported already, so no more is said about this line.
  bool broken = false;
  /// Where the line begins, even without tokens.
  SourceRange start;
};

struct Comment {
  std::string_view text;   // from '#' on, without blanks at its end
  std::uint32_t line = 0;  // 1-based
  bool alone = false;      // nothing but blanks before it
};

struct Lines {
  std::vector<LogicalLine> lines;
  std::vector<Comment> comments;
};

/// Cuts a file. A line in column 1 starts an item. In a rule the first indented line sets the column of
/// the clauses and a line further right continues the clause; elsewhere indented lines continue the
/// item. Linear in the text; lines over 65,536 bytes are refused. The result views `source`.
Lines lex(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics);

/// The content of a "…", '…' or `…` token: \" \' \\ \n are read, except in backticks; other backslashes
/// stay.
std::string unquote(std::string_view literal);

}  // namespace wirefacts
