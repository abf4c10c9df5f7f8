#pragma once
// Which units of a line satisfy which atoms of a stage: one row of bits an atom.

#include <algorithm>
#include <cstdint>
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
    bits_.assign(std::size_t{atoms} * words_, 0);
  }
  void set(std::uint32_t atom, std::uint32_t unit) {
    bits_[std::size_t{atom} * words_ + unit / 64] |= std::uint64_t{1} << (unit % 64);
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
  std::uint32_t units_ = 0;
  std::uint32_t words_ = 1;
  std::vector<std::uint64_t> bits_;
};

}  // namespace wirefacts
