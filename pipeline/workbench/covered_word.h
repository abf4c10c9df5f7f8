#pragma once
// A word that a pattern asks for in vain because it is part of a longer unit.

#include <optional>
#include <string>

#include "workbench/stage_view.h"

namespace wirefacts {

struct CoveredWord {
  SourceRange range;    // of the element
  std::string message;  // "'shortage' is part of [NounGroup a shortage], …"
};

/// The first element of the pattern that asks for one word, holds for no unit of the line, but would hold for a token
/// inside one. Linear in elements times tokens.
std::optional<CoveredWord> covered_word(const StageView& view, const PatternNode& pattern, const UnitLine& line);

}  // namespace wirefacts
