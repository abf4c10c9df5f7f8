#pragma once
// Positions between the units of a line, as bits.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace wirefacts {

/// Bit p: position p, in front of unit p; the last position is behind the last unit. `Words` × 64 bits:
/// lines of fewer than that many units.
template <std::size_t Words>
class PositionSet {
 public:
  static constexpr std::uint32_t kBits = Words * 64;

  static PositionSet one(std::uint32_t position) {
    PositionSet out;
    out.words_[position / 64] = std::uint64_t{1} << (position % 64);
    return out;
  }
  /// Positions 0 … n - 1. REQUIRES: n <= kBits.
  static PositionSet below(std::uint32_t n) {
    PositionSet out;
    for (std::size_t w = 0; w < Words && n > w * 64; ++w) {
      const std::uint32_t here = n - static_cast<std::uint32_t>(w * 64);
      out.words_[w] = here >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << here) - 1;
    }
    return out;
  }
  static PositionSet load(const std::uint64_t* words) {
    PositionSet out;
    for (std::size_t w = 0; w < Words; ++w) out.words_[w] = words[w];
    return out;
  }

  void store(std::uint64_t* words) const {
    for (std::size_t w = 0; w < Words; ++w) words[w] = words_[w];
  }

  [[nodiscard]] bool empty() const {
    std::uint64_t any = 0;
    for (const std::uint64_t word : words_) any |= word;
    return any == 0;
  }
  [[nodiscard]] bool has(std::uint32_t position) const { return (words_[position / 64] >> (position % 64) & 1) != 0; }
  /// The first position at or behind `from`; kBits: none.
  [[nodiscard]] std::uint32_t next(std::uint32_t from) const {
    if (from >= kBits) return kBits;
    std::size_t w = from / 64;
    std::uint64_t word = words_[w] & (~std::uint64_t{0} << (from % 64));
    while (word == 0) {
      if (++w == Words) return kBits;
      word = words_[w];
    }
    return static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(word));
  }

  /// Every position moved one to the right, or to the left; what leaves the set is lost.
  [[nodiscard]] PositionSet later() const {
    PositionSet out;
    std::uint64_t carry = 0;
    for (std::size_t w = 0; w < Words; ++w) {
      out.words_[w] = (words_[w] << 1) | carry;
      carry = words_[w] >> 63;
    }
    return out;
  }
  [[nodiscard]] PositionSet earlier() const {
    PositionSet out;
    for (std::size_t w = 0; w < Words; ++w) {
      out.words_[w] = (words_[w] >> 1) | (w + 1 < Words ? words_[w + 1] << 63 : 0);
    }
    return out;
  }
  [[nodiscard]] PositionSet without(const PositionSet& other) const {
    PositionSet out;
    for (std::size_t w = 0; w < Words; ++w) out.words_[w] = words_[w] & ~other.words_[w];
    return out;
  }
  PositionSet& operator|=(const PositionSet& other) {
    for (std::size_t w = 0; w < Words; ++w) words_[w] |= other.words_[w];
    return *this;
  }
  PositionSet& operator&=(const PositionSet& other) {
    for (std::size_t w = 0; w < Words; ++w) words_[w] &= other.words_[w];
    return *this;
  }
  friend PositionSet operator|(PositionSet a, const PositionSet& b) { return a |= b; }
  friend PositionSet operator&(PositionSet a, const PositionSet& b) { return a &= b; }
  friend bool operator==(const PositionSet& a, const PositionSet& b) {  // inline: that of an array calls memcmp
    std::uint64_t different = 0;
    for (std::size_t w = 0; w < Words; ++w) different |= a.words_[w] ^ b.words_[w];
    return different == 0;
  }

 private:
  std::array<std::uint64_t, Words> words_{};
};

}  // namespace wirefacts
