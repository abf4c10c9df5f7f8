#pragma once
// Strings known to the rules, as small integers.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace wirefacts {

/// A string that some rule or list mentions. `none`: no rule or list does.
enum class Symbol : std::uint32_t { none = 0 };

/// Only building a rule pack interns; articles look up. Frozen tables are shared without locks.
class SymbolTable {
 public:
  SymbolTable() = default;
  SymbolTable(SymbolTable&&) = default;
  SymbolTable& operator=(SymbolTable&&) = default;
  SymbolTable(const SymbolTable&) = delete;
  SymbolTable& operator=(const SymbolTable&) = delete;

  Symbol intern(std::string_view text);
  [[nodiscard]] Symbol find(std::string_view text) const;
  /// The view lives as long as the table. `Symbol::none` gives "".
  [[nodiscard]] std::string_view text(Symbol symbol) const;
  /// Symbols are 1 … size().
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  std::deque<std::string> texts_;  // a deque never moves its strings
  std::unordered_map<std::string_view, Symbol> symbols_;
};

}  // namespace wirefacts
