#include "io/readers/json_array.h"

#include <algorithm>

namespace wirefacts {

std::size_t JsonElement::take(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size(); ++at) {
    const char c = piece[at];
    if (in_string_) {
      if (escaped_) escaped_ = false;
      else if (c == '\\') escaped_ = true;
      else if (c == '"') in_string_ = false;
      continue;
    }
    const bool ends = c == ',' || c == ']';
    if (depth_ == 0 && ends) {  // of a number or a word, which has no bracket of its own
      whole_ = true;
      return at;
    }
    if (c == '"') in_string_ = true;
    else if (c == '{' || c == '[') ++depth_;
    else if (c == '}' || c == ']') --depth_;
    if (depth_ == 0 && (c == '}' || c == ']')) {
      whole_ = true;
      return at + 1;
    }
  }
  return piece.size();
}

std::size_t gap_before_element(std::string_view text) {
  constexpr std::string_view kBetween =
      "[], \t\r\n\xEF\xBB\xBF";  // and the bytes of a byte order mark, which begin no element
  return std::min(text.find_first_not_of(kBetween), text.size());
}

}  // namespace wirefacts
