#pragma once
// Words of the document text by code points: the way back from records to the text.

#include <cstdint>
#include <string_view>
#include <vector>

#include "records/extraction.h"

namespace wirefacts {

/// Built in linear time, asked in constant time; immutable. `text` must outlive it. Counts code points as
/// OffsetMap does: an ill-formed sequence is one.
class CodePointText {
 public:
  explicit CodePointText(std::string_view text);

  /// The words of a span; what lies behind the end is left out.
  [[nodiscard]] std::string_view words(CharSpan span) const;

 private:
  [[nodiscard]] std::size_t byte_of(std::uint32_t code_point) const;
  static constexpr std::uint32_t kStep = 64;
  std::string_view text_;
  bool ascii_ = true;
  std::vector<std::uint32_t> starts_;  // byte of every kStep-th code point
};

}  // namespace wirefacts
