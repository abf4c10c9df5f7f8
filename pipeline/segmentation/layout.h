#pragma once
// Lines and paragraphs of an article, from white space and length alone (README.md, "Layout").

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/span.h"

namespace wirefacts {

/// A line without its end (CR LF, CR, LF, U+2028, U+2029).
struct Line {
  ByteSpan bytes;            // without blanks at both ends; empty for a blank line
  std::uint32_t indent = 0;  // columns of white space before the first character, tabs at 8
  std::uint32_t length = 0;  // code points with indent, without trailing blanks
  bool tabular = false;      // columns, or mostly figures
};

enum class ParagraphKind : std::uint8_t { title, prose, table };

struct Paragraph {
  ByteSpan bytes;  // from its first to its last character that is no blank
  ParagraphKind kind = ParagraphKind::prose;
  std::uint32_t first_line = 0, end_line = 0;  // of Layout::lines; a title has none
  bool blank_line_follows = false;
};

/// Reused from article to article.
struct Layout {
  std::vector<Line> lines;            // behind the title
  std::vector<Paragraph> paragraphs;  // in text order
  bool wrapped = false;               // single line ends inside paragraphs are soft
};

/// Replaces `layout`. `title` is where the article's own title stands, before everything else, or
/// empty. Linear in the text.
void lay_out(std::string_view text, ByteSpan title, Layout& layout);

}  // namespace wirefacts
