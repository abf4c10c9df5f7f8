#include "resolution/name_words.h"

#include "segmentation/segmenter.h"
#include "segmentation/unicode.h"

namespace wirefacts {
namespace {

/// Calls `visit` for each code point and the bytes where it begins and ends.
template <typename Visit>
void each_code_point(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    visit(c.value, text.substr(at, c.length));
    at += c.length;
  }
}

}  // namespace

std::vector<std::string_view> name_words(std::string_view name) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  while (begin < name.size()) {
    const std::size_t blank = std::min(name.find_first_of(" \t\r\n", begin), name.size());
    if (blank > begin) words.push_back(name.substr(begin, blank - begin));
    begin = blank + 1;
  }
  return words;
}

std::size_t letter_count(std::string_view text) {
  std::size_t count = 0;
  each_code_point(text, [&](char32_t, std::string_view) { ++count; });
  return count;
}

std::string_view first_letter(std::string_view word) { return word.substr(0, code_point_at(word, 0).length); }

bool all_capitals(std::string_view text) {
  bool upper = false;
  bool lower = false;
  each_code_point(text, [&](char32_t c, std::string_view) {
    upper = upper || is_upper(c);
    lower = lower || is_lower(c);
  });
  return upper && !lower;
}

bool capitalized(std::string_view word) { return !word.empty() && is_upper(code_point_at(word, 0).value); }

bool all_letters(std::string_view word) {
  bool letters = !word.empty();
  each_code_point(word, [&](char32_t c, std::string_view) { letters = letters && is_letter(c); });
  return letters;
}

std::string title_case(std::string_view name) {
  std::string out;
  bool inside_word = false;
  each_code_point(name, [&](char32_t c, std::string_view bytes) {
    out += inside_word ? fold(bytes) : std::string(bytes);
    inside_word = is_letter(c);
  });
  return out;
}

}  // namespace wirefacts
