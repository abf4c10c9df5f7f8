#include "segmentation/headline.h"

#include <algorithm>

#include "segmentation/token_start.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kMostWords = 20;
constexpr std::uint32_t kLongestDateline = 24;  // tokens

bool has_shape(const Document& document, std::uint32_t i, Shape shape) { return document.word(i).has(shape); }

bool is_dash(std::string_view token) { return token == "-" || token == "\u2013" || token == "\u2014"; }

}  // namespace

ByteSpan title_span(const Article& article) {
  const std::string_view text = article.text;
  const auto size = static_cast<std::uint32_t>(text.size());
  if (!article.has_title) return {0, std::min(article.text_start, size)};
  if (article.text_start > 0) return {0, std::min(article.text_start, size)};
  if (!article.title) return {};
  const std::string_view title = trim_blanks(*article.title);
  const std::string_view body = trim_blanks(text);
  if (title.empty() || body.substr(0, title.size()) != title) return {};
  const auto end = static_cast<std::uint32_t>(body.data() - text.data()) + static_cast<std::uint32_t>(title.size());
  const std::string_view rest = text.substr(end);
  const std::size_t next = rest.find_first_not_of(" \t");
  const bool whole_line = next == std::string_view::npos || rest[next] == '\n' || rest[next] == '\r';
  return whole_line ? ByteSpan{0, end} : ByteSpan{};
}

bool is_dateline(const Document& document, TokenSpan span) {
  if (span.size() > kLongestDateline) return false;
  bool dated = false;  // a figure or an agency in brackets was seen
  bool bracket = false;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const std::string_view token = document.word(i).text;
    if (i == span.begin && !has_shape(document, i, Shape::all_caps)) return false;
    if (token == "(") {
      bracket = true;
    } else if (token == ")") {
      bracket = false;
      dated = true;
    } else if (bracket || token == "," || token == "." || token == "/") {
      continue;
    } else if (is_dash(token)) {
      if (dated || i + 1 == span.end) return true;
    } else if (begins_with_digit(document, i)) {
      dated = true;
    } else if (!has_shape(document, i, Shape::cap) && !has_shape(document, i, Shape::all_caps) &&
               !has_shape(document, i, Shape::initial)) {
      return false;
    }
  }
  // Without a dash: place, comma, date; or place and agency.
  return dated && (document.word(span.end - 1).text == ")" || begins_with_digit(document, span.end - 1)) &&
         span.size() > 2;
}

bool is_headline(const Document& document, TokenSpan span, const Paragraph& paragraph) {
  if (span.begin != 0 || paragraph.kind != ParagraphKind::prose || !paragraph.blank_line_follows) {
    return false;
  }
  std::uint32_t words = 0;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (!has_shape(document, i, Shape::punct) && ++words > kMostWords) return false;
  }
  std::uint32_t last = span.end - 1;
  while (last > span.begin && has_shape(document, last, Shape::punct) && document.word(last).text != "." &&
         document.word(last).text != "!" && document.word(last).text != "?") {
    --last;  // closing marks
  }
  return document.word(last).text.back() != '.' && !is_dateline(document, span);
}

}  // namespace wirefacts
