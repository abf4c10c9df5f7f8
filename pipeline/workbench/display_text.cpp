#include "workbench/display_text.h"

#include "base/source_file.h"
#include "base/text.h"

namespace wirefacts {

std::string shortened(std::string_view text, std::size_t most, std::string_view sign) {
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)).append(sign);
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t size = count_code_points(text);
  if (size < width) text.append(width - size, ' ');
  return text;
}

std::string offsets_of(CharSpan span) { return std::to_string(span.start) + "-" + std::to_string(span.end); }

std::string flowing(std::string_view text) {
  const bool blank = !text.empty() && std::string_view(" \n\r\t").find(text.front()) != std::string_view::npos;
  return (blank ? " " : "") + with_single_blanks(text);
}

std::string counter_line(std::string_view sentence) {
  std::string text;
  for (const char c : sentence) {
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    if (!blank) {
      text += c;
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
  const bool raw = text.find('"') != std::string::npos && text.find('`') == std::string::npos;
  const char mark = raw ? '`' : '"';
  std::string out = std::string("counter  ") + mark;
  for (const char c : text) {
    const bool escaped = c == '[' || c == ']' || (!raw && (c == '"' || c == '\\'));
    if (escaped) out += '\\';
    out += c;
  }
  return out + mark;
}

}  // namespace wirefacts
