#pragma once
// Names taken apart, for comparison.

#include <string>
#include <string_view>
#include <vector>

namespace wirefacts {

/// The parts between blanks.
std::vector<std::string_view> name_words(std::string_view name);
std::vector<std::string_view> name_words(std::string&& name) = delete;  // the words are views of it
/// Number of code points.
std::size_t letter_count(std::string_view text);
/// The first code point.
std::string_view first_letter(std::string_view word);
/// Some letter is upper case, none is lower case ("NATO", "NEW YORK").
bool all_capitals(std::string_view text);
/// Begins with an upper-case letter.
bool capitalized(std::string_view word);
/// Letters only, at least one.
bool all_letters(std::string_view word);
/// A name in capitals as names are written: "NEW YORK" → "New York".
std::string title_case(std::string_view name);

}  // namespace wirefacts
