#pragma once
// Short words of a WordTable, found without hashing strings.

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "document/word_table.h"

namespace wirefacts {

/// An open hash table beside a WordTable: a word of 1 to 16 bytes is compared as two integers that
/// hold all of its bytes, so that one look at memory finds it. One thread at a time.
class WordIndex {
 public:
  WordIndex() : slots_(kFirstSlots) {}

  /// Whether words of this length are kept here.
  static bool takes(std::string_view text) { return !text.empty() && text.size() <= kLongest; }

  /// The id that was added with `text`, or WordTable::kUnknown. REQUIRES: takes(text).
  [[nodiscard]] WordId find(std::string_view text) const {
    const Slot wanted = slot_of(text);
    std::size_t at = place(wanted);
    while (slots_[at].size != 0 && !slots_[at].holds(wanted)) at = next(at);
    return slots_[at].id;
  }

  /// REQUIRES: takes(text), find(text) == WordTable::kUnknown.
  void add(std::string_view text, WordId id) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    Slot slot = slot_of(text);
    slot.id = id;
    insert(slot);
    ++count_;
  }

  void clear() {
    slots_.assign(kFirstSlots, {});
    slots_.shrink_to_fit();
    count_ = 0;
  }

 private:
  static constexpr std::size_t kLongest = 16;
  static constexpr std::size_t kFirstSlots = 4096;  // a power of two, as always

  struct Slot {
    std::uint64_t head = 0, tail = 0;  // of the word; they overlap unless it has 16 bytes
    std::uint32_t size = 0;            // bytes; 0: empty
    WordId id = WordTable::kUnknown;
    [[nodiscard]] bool holds(const Slot& word) const {
      return head == word.head && tail == word.tail && size == word.size;
    }
  };

  template <typename Integer>
  static std::uint64_t load(const char* from) {
    Integer out;
    std::memcpy(&out, from, sizeof out);
    return out;
  }

  static Slot slot_of(std::string_view text) {
    const char* begin = text.data();
    const char* end = begin + text.size();
    Slot slot;
    slot.size = static_cast<std::uint32_t>(text.size());
    if (slot.size >= 8) {
      slot.head = load<std::uint64_t>(begin);
      slot.tail = load<std::uint64_t>(end - 8);
    } else if (slot.size >= 4) {
      slot.head = load<std::uint32_t>(begin);
      slot.tail = load<std::uint32_t>(end - 4);
    } else if (slot.size >= 2) {
      slot.head = load<std::uint16_t>(begin);
      slot.tail = load<std::uint16_t>(end - 2);
    } else {
      slot.head = load<std::uint8_t>(begin);
    }
    return slot;
  }

  [[nodiscard]] std::size_t place(const Slot& slot) const {
    // Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4), once for each part.
    std::uint64_t mixed = (slot.head ^ slot.size) * 0x9E3779B97F4A7C15u;
    mixed = ((mixed ^ mixed >> 32) + slot.tail) * 0xD6E8FEB86659FD93u;
    return static_cast<std::size_t>(mixed ^ mixed >> 32) & (slots_.size() - 1);
  }

  [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

  void insert(const Slot& slot) {
    std::size_t at = place(slot);
    while (slots_[at].size != 0) at = next(at);
    slots_[at] = slot;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.size != 0) insert(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace wirefacts
