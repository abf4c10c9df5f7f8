#pragma once
// What the first code point of a token is. `i`: the number of the token.

#include "document/document.h"
#include "segmentation/unicode.h"

namespace wirefacts {

inline bool begins_upper(const Document& document, std::uint32_t i) {
  return is_upper(code_point_at(document.text(), document.token(i).begin).value);
}

inline bool begins_with_digit(const Document& document, std::uint32_t i) {
  return is_digit(code_point_at(document.text(), document.token(i).begin).value);
}

}  // namespace wirefacts
