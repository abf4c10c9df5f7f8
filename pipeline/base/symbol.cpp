#include "base/symbol.h"

#include "base/content_hash.h"

namespace wirefacts {
namespace {

constexpr std::size_t kFirstSlots = 1024;  // a power of two, as always

std::uint32_t hash_of(std::string_view text) {
  const std::uint64_t hash = checksum(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace

SymbolTable::SymbolTable() : ends_(std::vector<std::uint32_t>{0}), slots_(std::vector<Slot>(kFirstSlots)) {}

Symbol SymbolTable::intern(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  const std::size_t at = place(hash, text);
  if (slots_[at].symbol != Symbol::none) return slots_[at].symbol;
  texts_.edit([&](std::vector<char>& texts) { texts.insert(texts.end(), text.begin(), text.end()); });
  ends_.edit([&](auto& ends) { ends.push_back(static_cast<std::uint32_t>(texts_.size())); });
  const auto symbol = static_cast<Symbol>(size());
  slots_.edit([&](auto& slots) { slots[at] = {hash, symbol}; });
  if (size() * 2 > slots_.size()) grow();
  return symbol;
}

Symbol SymbolTable::find(std::string_view text) const { return slots_[place(hash_of(text), text)].symbol; }

std::size_t SymbolTable::place(std::uint32_t hash, std::string_view wanted) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].symbol != Symbol::none && (slots_[at].hash != hash || text(slots_[at].symbol) != wanted)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return at;
}

void SymbolTable::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.symbol == Symbol::none) continue;
    std::size_t at = slot.hash & (larger.size() - 1);
    while (larger[at].symbol != Symbol::none) at = (at + 1) & (larger.size() - 1);
    larger[at] = slot;
  }
  slots_ = Packed(std::move(larger));
}

}  // namespace wirefacts
