#pragma once
// Strings known to the rules, as small integers.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace wirefacts {

/// A string that some rule or list mentions. `none`: no rule or list does.
enum class Symbol : std::uint32_t { none = 0 };

/// Only building a rule pack interns; articles look up. Frozen tables are shared without locks. There are hundreds of
/// thousands of symbols: their texts share blocks of memory.
class SymbolTable {
 public:
  SymbolTable();
  SymbolTable(SymbolTable&&) = default;
  SymbolTable& operator=(SymbolTable&&) = default;
  SymbolTable(const SymbolTable&) = delete;
  SymbolTable& operator=(const SymbolTable&) = delete;

  Symbol intern(std::string_view text);
  [[nodiscard]] Symbol find(std::string_view text) const;
  /// The view lives as long as the table. `Symbol::none` gives "".
  [[nodiscard]] std::string_view text(Symbol symbol) const {
    return symbol == Symbol::none ? std::string_view() : texts_[static_cast<std::uint32_t>(symbol) - 1];
  }
  /// Symbols are 1 … size().
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  /// Open addressing, at most half full; symbol none: a free slot.
  struct Slot {
    std::uint32_t hash = 0;
    Symbol symbol = Symbol::none;
  };

  /// The slot of the text, or the free one where it belongs.
  [[nodiscard]] std::size_t place(std::uint32_t hash, std::string_view text) const;
  std::string_view keep(std::string_view text);
  void grow();

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_size_ = 0, free_ = 0;  // of the last block, bytes
  std::vector<std::string_view> texts_;
  std::vector<Slot> slots_;
};

}  // namespace wirefacts
