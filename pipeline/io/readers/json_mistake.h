#pragma once
// Where a JSON text is broken and what a reader of it expected: in the words of a library that is slower than the one
// that reads the articles, but knows its place.

#include <optional>
#include <string>
#include <string_view>

namespace wirefacts {

/// "column 22: syntax error while parsing value - invalid string: missing closing quote", with "line 3, " before it
/// when the text has several. Columns count characters from 1. Nothing when the library finds no mistake. Linear time;
/// nothing of the text is kept.
std::optional<std::string> json_mistake(std::string_view text);

}  // namespace wirefacts
