#pragma once
// Position pairs, half-open.

#include <cstdint>

namespace wirefacts {

/// Bytes [begin, end) of the document text.
struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin >= end; }
  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
  friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

/// Tokens [begin, end) of a document.
struct TokenSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] bool contains(std::uint32_t token) const { return begin <= token && token < end; }
  [[nodiscard]] bool covers(TokenSpan other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(TokenSpan other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(const TokenSpan&, const TokenSpan&) = default;
  friend auto operator<=>(const TokenSpan&, const TokenSpan&) = default;  // NOLINT(modernize-use-nullptr)
};

}  // namespace wirefacts
