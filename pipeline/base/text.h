#pragma once
// Small things that displays and messages do with texts. Values in, values out.

#include <string>
#include <string_view>
#include <vector>

namespace wirefacts {

/// "a b c"; of any list of strings.
template <typename List>
std::string join(const List& list, std::string_view separator = " ") {
  std::string out;
  for (const auto& word : list) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

/// Without their line ends; behind the last line end there is no line. Views into `text`.
std::vector<std::string_view> lines_of(std::string_view text);

/// Line ends and tabs as blanks, byte for byte.
std::string on_one_line(std::string_view text);

/// Each run of blanks, line ends and tabs as one blank, none of it in front.
std::string with_single_blanks(std::string_view text);

}  // namespace wirefacts
