#pragma once
// Code points of UTF-8 text and their properties, by ICU. Ill-formed bytes read as U+FFFD, one for
// each ill-formed sequence. All functions are thread-safe and never fail.

#include <cstdint>
#include <string>
#include <string_view>

namespace wirefacts {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;  // bytes; 0 where the text ends
};

/// Properties of code points above U+007F, by ICU.
namespace beyond_ascii {
bool is_blank(char32_t c);
bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
CodePoint code_point_at(std::string_view text, std::size_t at);
CodePoint code_point_before(std::string_view text, std::size_t at);
}  // namespace beyond_ascii

/// What separates tokens: Unicode white space, control characters, U+200B and U+FEFF.
inline bool is_blank(char32_t c) { return c < 0x80 ? c <= 0x20 || c == 0x7F : beyond_ascii::is_blank(c); }
/// Property Uppercase, or a title case letter.
inline bool is_upper(char32_t c) { return c < 0x80 ? c >= U'A' && c <= U'Z' : beyond_ascii::is_upper(c); }
/// Property Lowercase.
inline bool is_lower(char32_t c) { return c < 0x80 ? c >= U'a' && c <= U'z' : beyond_ascii::is_lower(c); }
/// General category L.
inline bool is_letter(char32_t c) { return c < 0x80 ? is_lower(c | 0x20) : beyond_ascii::is_letter(c); }
/// General category Nd.
inline bool is_digit(char32_t c) { return c < 0x80 ? c >= U'0' && c <= U'9' : beyond_ascii::is_digit(c); }

/// The code point that begins (ends) at byte `at`; length 0 at the end (start) of the text.
/// REQUIRES: at <= text.size().
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[at]);
  return first < 0x80 ? CodePoint{first, 1} : beyond_ascii::code_point_at(text, at);
}
inline CodePoint code_point_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  const auto last = static_cast<unsigned char>(text[at - 1]);
  return last < 0x80 ? CodePoint{last, 1} : beyond_ascii::code_point_before(text, at);
}

/// The text without blanks at both ends; empty (with a valid place) when there is nothing else.
std::string_view trim_blanks(std::string_view text);

/// fold() of segmenter.h into a string that is reused; only non-ASCII text may allocate.
void fold_into(std::string_view text, std::string& out);

/// Bytes of the end of `text` that fold to `folded`, letter by letter; 0 when it does not end so.
std::uint32_t folded_ending(std::string_view text, std::string_view folded);

}  // namespace wirefacts
