#pragma once
// Rule and list sources → rule pack, with all diagnostics.

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "rule_choice.h"
#include "rule_pack.h"

namespace wirefacts {

/// The files of one rule directory, sorted by name; `name` stands in records ("news").
struct RuleLayer {
  std::string name;
  SourceSet files;
};

struct PackBuild {
  /// Never null. Usable only when there is no error; else it holds the sources for rendering.
  std::unique_ptr<RulePack> pack;
  Diagnostics diagnostics;
  /// Error (usage): the choice names a rule that does not exist.
  Result<void> choice = {};
  [[nodiscard]] bool usable() const { return !diagnostics.has_errors(); }
};

/// Parses, checks and compiles; later layers add to and replace earlier ones. `lint`: warnings, too.
/// All mistakes of all files are reported at once.
PackBuild build_rule_pack(std::vector<RuleLayer> layers, bool lint = false, const RuleChoice& choice = {});

}  // namespace wirefacts
