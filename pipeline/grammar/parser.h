#pragma once
// Files of a pack → trees. All mistakes go to `diagnostics`; parsing goes on at the next line.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "grammar/ast.h"

namespace wirefacts {

/// A stages/*.rules file; `file` is its number in the set of sources. A rule with a broken clause comes
/// back marked `broken`, a stage with a broken item `incomplete`. Nothing when the file names no stage.
std::optional<Stage> parse_rules(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics);

/// A news.cascade file. `stage NAME before|after OTHER` has three names: the stage, the word, the other stage.
std::vector<CascadeLine> parse_cascade(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics);

/// The whole of `source` as one pattern (for `grep`).
std::optional<Pattern> parse_pattern(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics);

}  // namespace wirefacts
