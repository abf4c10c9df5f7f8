#pragma once
// A hash table from pairs of numbers to numbers: one probe, no allocation for a known pair.

#include <cstdint>
#include <utility>
#include <vector>

namespace wirefacts {

/// Open addressing with linear probing; at most half full. Not thread-safe.
class PairTable {
 public:
  PairTable() : slots_(kFirstSlots) {}

  /// The value of the pair; a new pair gets `value`. `second`: the pair is new.
  std::pair<std::uint32_t, bool> try_emplace(std::uint32_t a, std::uint32_t b, std::uint32_t value) {
    const std::uint64_t key = (std::uint64_t{a} << 32 | b) + 1;  // 0 marks a free slot
    std::size_t at = place(key);
    while (slots_[at].key != 0) {
      if (slots_[at].key == key) return {slots_[at].value, false};
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = {key, value};
    if (++count_ * 2 > slots_.size()) grow();
    return {value, true};
  }

  void clear() {
    slots_.assign(kFirstSlots, {});
    count_ = 0;
  }

 private:
  static constexpr std::size_t kFirstSlots = 1024;

  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = 0;
  };

  [[nodiscard]] std::size_t place(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 32) & (slots_.size() - 1);
  }

  void grow() {
    std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : old) {
      if (slot.key == 0) continue;
      std::size_t at = place(slot.key);
      while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace wirefacts
