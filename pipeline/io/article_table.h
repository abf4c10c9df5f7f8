#pragma once
// What is known of many articles by id, in little memory.

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace wirefacts {

/// Id → 64-bit value; keeps a 64-bit hash of the id, so of ten million articles two are taken for one with a
/// probability of 1 in 400,000. 16 to 40 bytes an article. One thread at a time.
class ArticleTable {
 public:
  [[nodiscard]] std::optional<std::uint64_t> find(std::string_view id) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[place(slots_, hash(id))];
    return slot.key == 0 ? std::nullopt : std::optional(slot.value);
  }

  void set(std::string_view id, std::uint64_t value) {
    if (size_ * 5 >= slots_.size() * 4) grow();
    Slot& slot = slots_[place(slots_, hash(id))];
    if (slot.key == 0) ++size_;
    slot = {hash(id), value};
  }

  [[nodiscard]] std::size_t size() const { return size_; }

  static std::uint64_t hash(std::string_view text) {
    const std::uint64_t value = std::hash<std::string_view>()(text);
    return value == 0 ? 1 : value;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0: free
    std::uint64_t value = 0;
  };

  /// The slot of the key, or the free one where it belongs.
  static std::size_t place(const std::vector<Slot>& slots, std::uint64_t key) {
    std::size_t at = key & (slots.size() - 1);
    while (slots[at].key != 0 && slots[at].key != key) at = (at + 1) & (slots.size() - 1);
    return at;
  }

  void grow() {
    std::vector<Slot> larger(slots_.empty() ? 64 : slots_.size() * 2);
    for (const Slot& slot : slots_) {
      if (slot.key != 0) larger[place(larger, slot.key)] = slot;
    }
    slots_ = std::move(larger);
  }

  std::vector<Slot> slots_;  // a power of two
  std::size_t size_ = 0;
};

}  // namespace wirefacts
