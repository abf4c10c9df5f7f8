#pragma once
// Whether bytes are UTF-8, sequence by sequence.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace wirefacts {

/// One sequence of UTF-8: its length in bytes, and whether it is well-formed. An ill-formed
/// sequence is the longest part that could begin a well-formed one, at least one byte (Unicode 3.9,
/// "maximal subpart"), as ICU and U+FFFD substitution count it. REQUIRES: at < text.size().
struct Utf8Sequence {
  std::uint32_t length = 1;
  bool well_formed = true;
};
Utf8Sequence utf8_sequence(std::string_view text, std::size_t at);

/// Where the first ill-formed sequence begins.
std::optional<std::size_t> first_ill_formed(std::string_view text);

inline bool is_well_formed(std::string_view text) { return !first_ill_formed(text); }

/// What editors of Windows put in front of a text.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace wirefacts
