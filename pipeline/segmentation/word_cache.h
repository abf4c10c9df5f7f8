#pragma once
// The words met lately, found without hashing strings.

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "document/word_table.h"

namespace wirefacts {

/// Direct-mapped, in front of a WordTable: a word of 1 to 16 bytes is compared as two integers that
/// hold all of its bytes. One thread at a time.
class WordCache {
 public:
  WordCache() : slots_(kSlots) {}

  /// The id put last for `text`, or WordTable::kUnknown, which says nothing.
  [[nodiscard]] WordId find(std::string_view text) const {
    if (text.empty() || text.size() > kLongest) return WordTable::kUnknown;
    const Key key = key_of(text);
    const Slot& slot = slots_[place(key)];
    return slot.key == key ? slot.id : WordTable::kUnknown;
  }

  void put(std::string_view text, WordId id) {
    if (text.empty() || text.size() > kLongest) return;
    const Key key = key_of(text);
    slots_[place(key)] = {key, id};
  }

  void clear() { slots_.assign(kSlots, {}); }

 private:
  static constexpr std::size_t kLongest = 16;
  static constexpr std::size_t kSlots = 16384;  // 512 KiB

  /// Head and tail of a word, which overlap unless it has 16 bytes, and its length.
  struct Key {
    std::uint64_t head = 0, tail = 0;
    std::uint32_t size = 0;  // 0: an empty slot
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Slot {
    Key key;
    WordId id = WordTable::kUnknown;
  };

  template <typename Integer>
  static std::uint64_t load(const char* from) {
    Integer out;
    std::memcpy(&out, from, sizeof out);
    return out;
  }

  static Key key_of(std::string_view text) {
    const char* begin = text.data();
    const char* end = begin + text.size();
    const auto size = static_cast<std::uint32_t>(text.size());
    if (size >= 8) return {load<std::uint64_t>(begin), load<std::uint64_t>(end - 8), size};
    if (size >= 4) return {load<std::uint32_t>(begin), load<std::uint32_t>(end - 4), size};
    if (size >= 2) return {load<std::uint16_t>(begin), load<std::uint16_t>(end - 2), size};
    return {load<std::uint8_t>(begin), 0, size};
  }

  static std::size_t place(const Key& key) {
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4) of the mixed parts.
    const std::uint64_t mixed = (key.head ^ (key.tail << 23 | key.tail >> 41) ^ key.size);
    return static_cast<std::size_t>((mixed * 0x9E3779B97F4A7C15u) >> 50);
  }

  std::vector<Slot> slots_;
};

}  // namespace wirefacts
