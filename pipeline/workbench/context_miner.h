#pragma once
// Contexts of names as keys, counted where the gold has a name and where it has none; used by suggestion.cpp alone.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "document/document.h"

namespace wirefacts {

/// A pattern by its parts: shapes of the name, words around it. A context that is empty matches anything.
struct NameContext {
  std::string inner;           // "Cap{1,6}", `Initial "of" Cap{1,6}`
  std::string before, behind;  // norms of one or two tokens, joined by a blank
  friend auto operator<=>(const NameContext&, const NameContext&) = default;
};

/// Patterns that a name at `span` fits, widest first: one word before; one behind; two before; one on each side.
std::vector<NameContext> contexts_of(const Document& document, TokenSpan span);

/// Every span of at most six tokens inside a sentence that some pattern of contexts_of could mean: a run of capitals
/// ends where the run ends.
std::vector<TokenSpan> possible_names(const Document& document);

}  // namespace wirefacts
