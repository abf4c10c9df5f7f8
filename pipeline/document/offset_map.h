#pragma once
// Bytes → code points and UTF-16 units. The only converter; records count code points.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "document/span.h"

namespace wirefacts {

/// Built once per article in linear time, asked in constant time; immutable afterwards.
/// Each byte of an ill-formed sequence counts as U+FFFD would in ICU: one code point per maximal
/// ill-formed part. An ASCII text is the identity and takes no memory.
class OffsetMap {
 public:
  explicit OffsetMap(std::string_view text);

  /// Number of code points (UTF-16 units) that begin before byte `offset`. 0 <= offset <= size.
  [[nodiscard]] std::uint32_t code_points(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t utf16_units(std::uint32_t offset) const;
  [[nodiscard]] ByteSpan code_points(ByteSpan bytes) const {
    return {code_points(bytes.begin), code_points(bytes.end)};
  }
  [[nodiscard]] std::uint32_t total_code_points() const { return code_points(size_); }

 private:
  struct Block {
    std::uint32_t code_points = 0;  // that begin before the block
    std::uint32_t utf16_units = 0;
    std::uint64_t starts = 0;  // bit i: byte i of the block begins a code point
    std::uint64_t wide = 0;    // bit i: … one above U+FFFF
  };
  bool ascii_ = true;
  std::uint32_t size_ = 0;
  std::vector<Block> blocks_;  // one per 64 bytes
};

/// The text with one U+FFFD for each ill-formed sequence and each NUL: same code points count.
std::string well_formed_text(std::string_view text);

}  // namespace wirefacts
