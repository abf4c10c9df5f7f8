#include "base/text.h"

namespace wirefacts {
namespace {

bool is_line_or_tab(char c) { return c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) out += is_line_or_tab(c) ? ' ' : c;
  return out;
}

std::string with_single_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && !is_line_or_tab(c)) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

}  // namespace wirefacts
