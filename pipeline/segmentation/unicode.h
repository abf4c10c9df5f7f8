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

/// The code point that begins (ends) at byte `at`; length 0 at the end (start) of the text.
/// REQUIRES: at <= text.size().
CodePoint code_point_at(std::string_view text, std::size_t at);
CodePoint code_point_before(std::string_view text, std::size_t at);

/// What separates tokens: Unicode white space, control characters, U+200B and U+FEFF.
bool is_blank(char32_t c);
bool is_letter(char32_t c);  // general category L
bool is_digit(char32_t c);   // general category Nd
bool is_upper(char32_t c);   // property Uppercase
bool is_lower(char32_t c);   // property Lowercase

/// The part of [begin, end) without blanks at both ends; empty when there is nothing else.
std::string_view trim_blanks(std::string_view text);

/// fold() of segmenter.h into a string that is reused; only non-ASCII text may allocate.
void fold_into(std::string_view text, std::string& out);

/// Bytes of the end of `text` that fold to `folded`, letter by letter; 0 when it does not end so.
std::uint32_t folded_ending(std::string_view text, std::string_view folded);

}  // namespace wirefacts
