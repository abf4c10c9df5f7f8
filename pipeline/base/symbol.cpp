#include "base/symbol.h"

namespace wirefacts {

Symbol SymbolTable::intern(std::string_view text) {
  if (const Symbol known = find(text); known != Symbol::none) return known;
  texts_.emplace_back(text);
  const auto symbol = static_cast<Symbol>(texts_.size());
  symbols_.emplace(texts_.back(), symbol);
  return symbol;
}

Symbol SymbolTable::find(std::string_view text) const {
  const auto at = symbols_.find(text);
  return at == symbols_.end() ? Symbol::none : at->second;
}

std::string_view SymbolTable::text(Symbol symbol) const {
  return symbol == Symbol::none ? std::string_view() : texts_[static_cast<std::uint32_t>(symbol) - 1];
}

}  // namespace wirefacts
