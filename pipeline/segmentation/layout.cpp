#include "segmentation/layout.h"

#include <algorithm>

#include "segmentation/unicode.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kTabColumns = 8;
constexpr std::uint32_t kWidestWrapped = 90;  // code points
constexpr std::uint32_t kNarrowestWrapped = 24;
constexpr std::uint32_t kFewestFollowed = 4;  // lines with text directly below
constexpr std::uint32_t kFewestTableLines = 3;

bool is_line_end(char32_t c) { return c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029; }

bool is_opening_mark(char32_t c) {
  return c == U'"' || c == 0x201C || c == 0x2018 || c == U'\'' || c == U'(' || c == U'[';
}

bool is_closing_mark(char32_t c) {
  return c == U'"' || c == 0x201D || c == 0x2019 || c == U'\'' || c == U')' || c == U']';
}

/// Reads one line, a code point at a time, and keeps what the decisions below need.
class LineReader {
 public:
  explicit LineReader(std::uint32_t begin) : first_(begin), last_(begin) {}

  void read(char32_t c, std::uint32_t at, std::uint32_t length) {
    ++columns_;
    if (c < 0x80 && is_letter(c) && seen_ && blanks_ == 0) {  // nearly always
      last_ = at + 1;
      length_ = columns_;
      ++letters_;
      sentence_end_ = false;
      return;
    }
    if (is_blank(c)) {
      if (!seen_) {
        indent_ += c == U'\t' ? kTabColumns - indent_ % kTabColumns : 1;
      } else {
        ++blanks_;
        tab_ = tab_ || c == U'\t';
      }
      return;
    }
    if (!seen_) {
      first_ = at;
    } else if (blanks_ >= 2 || tab_) {
      // Two blanks behind a sentence are typing, not a column.
      if (!(sentence_end_ && (is_upper(c) || is_opening_mark(c)))) ++gaps_;
    }
    seen_ = true;
    blanks_ = 0;
    tab_ = false;
    last_ = at + length;
    length_ = columns_;
    if (is_letter(c)) ++letters_;
    if (is_digit(c) || c == U'.') ++figures_;
    sentence_end_ = c == U'.' || c == U'!' || c == U'?' || (sentence_end_ && is_closing_mark(c));
  }

  [[nodiscard]] Line line() const {
    Line line;
    if (!seen_) return line;
    line.bytes = {first_, last_};
    line.indent = indent_;
    line.length = length_;
    line.tabular = gaps_ >= 2 || figures_ > letters_;
    return line;
  }

 private:
  std::uint32_t first_, last_;
  std::uint32_t columns_ = 0, indent_ = 0, length_ = 0, blanks_ = 0;
  std::uint32_t gaps_ = 0, letters_ = 0, figures_ = 0;
  bool seen_ = false, tab_ = false, sentence_end_ = false;
};

void read_lines(std::string_view text, std::uint32_t begin, std::vector<Line>& lines) {
  for (std::uint32_t at = begin; at < text.size();) {
    LineReader reader(at);
    while (at < text.size()) {
      const CodePoint c = code_point_at(text, at);
      at += c.length;
      if (is_line_end(c.value)) {
        if (c.value == U'\r' && at < text.size() && text[at] == '\n') ++at;
        break;
      }
      reader.read(c.value, at - c.length, c.length);
    }
    lines.push_back(reader.line());
  }
}

/// Leaves `tabular` only on lines that have two more such lines beside them.
void keep_tables(std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    while (end < lines.size() && lines[end].tabular) ++end;
    if (end - i < kFewestTableLines) {
      for (std::size_t k = i; k < end; ++k) lines[k].tabular = false;
    }
    i = std::max(end, i + 1);
  }
}

bool is_prose(const Line& line) { return !line.bytes.empty() && !line.tabular; }

/// Too wide, but of one word: an address above a wrapped article is as long as it is.
bool cannot_wrap(std::string_view text, const Line& line) {
  if (line.length <= kWidestWrapped) return false;
  return text.substr(line.bytes.begin, line.bytes.size()).find_first_of(" \t") == std::string_view::npos;
}

std::uint32_t longest_line(std::string_view text, const std::vector<Line>& lines) {
  std::uint32_t longest = 0;
  for (const Line& line : lines) {
    if (is_prose(line) && !cannot_wrap(text, line)) longest = std::max(longest, line.length);
  }
  return longest;
}

bool begins_small(std::string_view text, const Line& line) {
  return is_lower(code_point_at(text, line.bytes.begin).value);
}

bool ends_sentence(std::string_view text, const Line& line) {
  const char32_t c = code_point_before(text, line.bytes.end).value;
  return c == U'.' || c == U'!' || c == U'?' || c == U':' || c == U'"' || c == 0x201D;
}

/// The sentence of this line surely goes on in the next: it does not end here, and there stands a small letter, or what
/// follows the indented first line of a paragraph.
bool goes_on(std::string_view text, const Line& line, const Line& next, std::uint32_t longest) {
  if (line.length > kWidestWrapped || longest < kNarrowestWrapped) return false;
  if (next.indent > line.indent || ends_sentence(text, line)) return false;
  const bool hanging = next.indent < line.indent && line.length * 3 > longest * 2;
  return hanging || (begins_small(text, next) && line.length * 3 > longest);
}

/// Most lines are about as long as the longest; or, as articles of two or three lines are too short to tell,
/// half of them surely go on in the next.
bool is_wrapped(std::string_view text, const std::vector<Line>& lines, std::uint32_t longest) {
  if (longest > kWidestWrapped) return false;
  std::uint64_t followed = 0;
  std::uint64_t long_ones = 0;
  std::uint64_t going_on = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_prose(lines[i]) || !is_prose(lines[i + 1])) continue;
    ++followed;
    if (lines[i].length * 2 > longest) ++long_ones;
    if (goes_on(text, lines[i], lines[i + 1], longest)) ++going_on;
  }
  return (followed >= kFewestFollowed && long_ones * 10 >= followed * 7) || (going_on > 0 && going_on * 2 >= followed);
}

/// The paragraph ends with this short line; one whose next line goes on with a small letter does not.
bool is_last_line(std::string_view text, const Line& line, const Line& next, std::uint32_t longest) {
  return line.length * 3 < longest * 2 && !begins_small(text, next) && ends_sentence(text, line);
}

/// No break between two lines of prose. Where lines are paragraphs, one may still be wrapped, as the note below a
/// table.
bool same_paragraph(std::string_view text, const Layout& layout, std::size_t i, std::uint32_t longest) {
  const Line& line = layout.lines[i];
  const Line& next = layout.lines[i + 1];
  if (!layout.wrapped) return goes_on(text, line, next, longest);
  return next.indent <= line.indent && !is_last_line(text, line, next, longest);
}

void collect_paragraphs(std::string_view text, Layout& layout) {
  const std::vector<Line>& lines = layout.lines;
  const std::uint32_t longest = longest_line(text, lines);
  layout.wrapped = is_wrapped(text, lines, longest);
  const auto count = static_cast<std::uint32_t>(lines.size());
  for (std::uint32_t i = 0; i < count;) {
    if (lines[i].bytes.empty()) {
      ++i;
      continue;
    }
    Paragraph p;
    p.kind = lines[i].tabular ? ParagraphKind::table : ParagraphKind::prose;
    p.first_line = i++;
    while (i < count && !lines[i].bytes.empty() && lines[i].tabular == lines[i - 1].tabular) {
      if (!lines[i].tabular && !same_paragraph(text, layout, i - 1, longest)) break;
      ++i;
    }
    p.end_line = i;
    p.bytes = {lines[p.first_line].bytes.begin, lines[i - 1].bytes.end};
    p.blank_line_follows = i < count && lines[i].bytes.empty();
    layout.paragraphs.push_back(p);
  }
}

}  // namespace

void lay_out(std::string_view text, ByteSpan title, Layout& layout) {
  layout.lines.clear();
  layout.paragraphs.clear();
  const std::string_view heading = trim_blanks(text.substr(title.begin, title.end - title.begin));
  if (!heading.empty()) {
    Paragraph p;
    p.kind = ParagraphKind::title;
    p.bytes.begin = static_cast<std::uint32_t>(heading.data() - text.data());
    p.bytes.end = p.bytes.begin + static_cast<std::uint32_t>(heading.size());
    layout.paragraphs.push_back(p);
  }
  read_lines(text, title.end, layout.lines);
  keep_tables(layout.lines);
  collect_paragraphs(text, layout);
}

}  // namespace wirefacts
