#include "base/symbol.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace wirefacts {
namespace {

constexpr std::size_t kFirstSlots = 1024;  // a power of two, as always
constexpr std::size_t kBlock = 1U << 18;   // bytes

std::uint32_t hash_of(std::string_view text) {
  const std::uint64_t hash = std::hash<std::string_view>()(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace

SymbolTable::SymbolTable() : slots_(kFirstSlots) {}

Symbol SymbolTable::intern(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  const std::size_t at = place(hash, text);
  if (slots_[at].symbol != Symbol::none) return slots_[at].symbol;
  texts_.push_back(keep(text));
  const auto symbol = static_cast<Symbol>(texts_.size());
  slots_[at] = {hash, symbol};
  if (texts_.size() * 2 > slots_.size()) grow();
  return symbol;
}

Symbol SymbolTable::find(std::string_view text) const { return slots_[place(hash_of(text), text)].symbol; }

std::size_t SymbolTable::place(std::uint32_t hash, std::string_view text) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].symbol != Symbol::none &&
         (slots_[at].hash != hash || texts_[static_cast<std::uint32_t>(slots_[at].symbol) - 1] != text)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return at;
}

std::string_view SymbolTable::keep(std::string_view text) {
  if (blocks_.empty() || text.size() > free_) {
    free_ = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique<char[]>(free_));
    block_size_ = free_;
  }
  char* const begin = blocks_.back().get() + (block_size_ - free_);
  std::copy(text.begin(), text.end(), begin);
  free_ -= text.size();
  return {begin, text.size()};
}

void SymbolTable::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const Slot& slot : old) {
    if (slot.symbol == Symbol::none) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].symbol != Symbol::none) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace wirefacts
