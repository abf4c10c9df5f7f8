#pragma once
// Which units of a line satisfy which atoms of a stage: one row of bits an atom.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "cascade/position_set.h"

namespace wirefacts {

/// Reused from line to line. Of one worker.
class UnitColumns {
 public:
  /// Nothing holds on any of `units` units. There is a bit for the position behind the last.
  void reset(std::uint32_t atoms, std::uint32_t units) {
    units_ = units;
    words_ = units / 64 + 1;
    const std::size_t size = std::size_t{atoms} * words_;
    if (bits_.size() < size) bits_.resize(size);
    std::fill_n(bits_.data(), size, std::uint64_t{0});
  }
  /// These atoms hold on the unit.
  void set(std::span<const std::uint16_t> atoms, std::uint32_t unit) {
    const std::uint64_t bit = std::uint64_t{1} << (unit % 64);
    if (words_ == 1) return set(atoms, bits_.data(), 1, bit);  // nearly every line
    set(atoms, bits_.data() + unit / 64, words_, bit);
  }
  [[nodiscard]] bool holds(std::uint32_t atom, std::uint32_t unit) const {
    return (bits_[std::size_t{atom} * words_ + unit / 64] >> (unit % 64) & 1) != 0;
  }
  [[nodiscard]] std::uint32_t units() const { return units_; }
  [[nodiscard]] std::uint32_t words() const { return words_; }

  /// Positions in front of the units that satisfy the atom. REQUIRES: Words >= words().
  template <std::size_t Words>
  [[nodiscard]] PositionSet<Words> column(std::uint32_t atom) const {
    if constexpr (Words == 1) return PositionSet<1>::load(bits_.data() + atom);
    const std::uint64_t* first = bits_.data() + std::size_t{atom} * words_;
    if (words_ == Words) return PositionSet<Words>::load(first);
    std::array<std::uint64_t, Words> padded{};
    std::copy_n(first, std::min(std::size_t{words_}, Words), padded.begin());
    return PositionSet<Words>::load(padded.data());
  }

 private:
  static void set(std::span<const std::uint16_t> atoms, std::uint64_t* first, std::size_t words, std::uint64_t bit) {
    for (const std::uint16_t atom : atoms) first[atom * words] |= bit;
  }

  std::uint32_t units_ = 0;
  std::uint32_t words_ = 1;
  std::vector<std::uint64_t> bits_;
};

}  // namespace wirefacts
