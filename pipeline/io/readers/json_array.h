#pragma once
// Where the elements of a JSON array begin and end, found without parsing them.

#include <cstddef>
#include <string_view>

namespace wirefacts {

/// Fed with the bytes of an element, piece by piece, from its first byte on. Brackets inside strings do not count, so
/// an element ends where its own bracket closes, whatever else is wrong in it. Linear. One thread at a time.
class JsonElement {
 public:
  /// Bytes of `piece` that belong to the element; all of them when it does not end there.
  std::size_t take(std::string_view piece);
  [[nodiscard]] bool is_whole() const { return whole_; }

 private:
  std::size_t depth_ = 0;
  bool in_string_ = false, escaped_ = false, whole_ = false;
};

/// Bytes between two elements: the opening bracket, commas, blanks.
std::size_t gap_before_element(std::string_view text);

}  // namespace wirefacts
