#pragma once
// A hash table from texts to numbers: one probe for most texts, known or not; no allocation for a known one.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wirefacts {

/// For tables in memory alone: fast, other on other machines, never of what reaches output.
inline std::uint32_t text_hash(std::string_view text) {
  const auto load = [](const char* at, std::size_t bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, bytes);
    return word;
  };
  std::uint64_t hash = text.size();
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
  };
  const char* at = text.data();
  const char* const end = at + text.size();
  for (; end - at > 8; at += 8) mix(load(at, 8));
  if (text.size() >= 8) {
    mix(load(end - 8, 8));  // some of it for the second time
  } else if (text.size() >= 4) {
    mix(load(at, 4) << 32 | load(end - 4, 4));
  } else if (!text.empty()) {
    mix(load(at, 1) << 16 | load(at + text.size() / 2, 1) << 8 | load(end - 1, 1));
  }
  return static_cast<std::uint32_t>(hash ^ hash >> 16);
}

/// A place of a TextTable.
struct TextSlot {
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  std::uint32_t hash = 0;
  std::uint32_t value = kFree;
  std::uint32_t begin = 0, size = 0;  // of the text
};

/// Copies its texts: up to 4 GB of them. Open addressing with linear probing, at most half full. Threads may look up
/// while nobody adds.
class TextTable {
 public:
  static constexpr std::uint32_t kNone = TextSlot::kFree;

  /// kNone: the text is not there.
  [[nodiscard]] std::uint32_t find(std::string_view text) const {
    return slots_.empty() ? kNone : slots_[place(text, text_hash(text))].value;
  }
  [[nodiscard]] bool contains(std::string_view text) const { return find(text) != kNone; }

  /// The number of the text; a new one gets `value`. `second`: it is new. REQUIRES: value != kNone.
  std::pair<std::uint32_t, bool> try_emplace(std::string_view text, std::uint32_t value) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    const std::uint32_t hash = text_hash(text);
    TextSlot& slot = slots_[place(text, hash)];
    if (slot.value != kNone) return {slot.value, false};
    slot = {hash, value, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(text.size())};
    texts_ += text;
    ++count_;
    return {value, true};
  }

  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  void clear() { *this = {}; }

  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(slots_, texts_, count_);
  }

 private:
  static constexpr std::size_t kFirstSlots = 8;

  /// Where the text stands, or belongs.
  [[nodiscard]] std::size_t place(std::string_view text, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].value != kNone && !is(slots_[at], text, hash)) at = (at + 1) & mask;
    return at;
  }
  [[nodiscard]] bool is(const TextSlot& slot, std::string_view text, std::uint32_t hash) const {
    return slot.hash == hash && slot.size == text.size() &&
           std::memcmp(texts_.data() + slot.begin, text.data(), text.size()) == 0;
  }

  void grow() {
    const std::vector<TextSlot> old =
        std::exchange(slots_, std::vector<TextSlot>(slots_.empty() ? kFirstSlots : slots_.size() * 2));
    const std::size_t mask = slots_.size() - 1;
    for (const TextSlot& slot : old) {
      if (slot.value == kNone) continue;
      std::size_t at = slot.hash & mask;
      while (slots_[at].value != kNone) at = (at + 1) & mask;
      slots_[at] = slot;
    }
  }

  std::vector<TextSlot> slots_;
  std::string texts_;  // one behind the other
  std::size_t count_ = 0;
};

/// From texts to values of any kind. As the table.
template <typename T>
class TextMap {
 public:
  /// The value of the text; a new one gets T().
  T& operator[](std::string_view text) {
    const auto [at, added] = table_.try_emplace(text, static_cast<std::uint32_t>(values_.size()));
    if (added) values_.emplace_back();
    return values_[at];
  }
  /// Null: the text is not there.
  [[nodiscard]] const T* find(std::string_view text) const {
    const std::uint32_t at = table_.find(text);
    return at == TextTable::kNone ? nullptr : &values_[at];
  }
  [[nodiscard]] bool empty() const { return values_.empty(); }

  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(table_, values_);
  }

 private:
  TextTable table_;
  std::vector<T> values_;  // by number of the text
};

}  // namespace wirefacts
