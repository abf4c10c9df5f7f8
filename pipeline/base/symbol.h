#pragma once
// Strings known to the rules, as small integers.

#include <cstdint>
#include <string_view>

#include "base/packed.h"

namespace wirefacts {

/// A string that some rule or list mentions. `none`: no rule or list does.
enum class Symbol : std::uint32_t { none = 0 };

/// Only building a rule pack interns; articles look up. Frozen tables are shared without locks. There are hundreds of
/// thousands of symbols: their texts stand one behind the other.
class SymbolTable {
 public:
  SymbolTable();

  /// REQUIRES: `text` is no view that text() gave.
  Symbol intern(std::string_view text);
  [[nodiscard]] Symbol find(std::string_view text) const;
  /// The view lives as long as the table, and until the next intern(). `Symbol::none` gives "".
  [[nodiscard]] std::string_view text(Symbol symbol) const {
    if (symbol == Symbol::none) return {};
    const std::uint32_t begin = ends_[static_cast<std::uint32_t>(symbol) - 1];
    return {texts_.data() + begin, ends_[static_cast<std::uint32_t>(symbol)] - begin};
  }
  /// Symbols are 1 … size().
  [[nodiscard]] std::size_t size() const { return ends_.size() - 1; }

  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(texts_, ends_, slots_);
  }

 private:
  /// Open addressing, at most half full; symbol none: a free slot.
  struct Slot {
    std::uint32_t hash = 0;
    Symbol symbol = Symbol::none;
  };

  /// The slot of the text, or the free one where it belongs.
  [[nodiscard]] std::size_t place(std::uint32_t hash, std::string_view text) const;
  void grow();

  Packed<char> texts_;
  Packed<std::uint32_t> ends_;  // by symbol: where its text ends, and the next begins
  Packed<Slot> slots_;
};

}  // namespace wirefacts
