#pragma once
// `--rules news --rules mine`: the files of several rule directories as one Grammar.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "grammar/ast.h"
#include "grammar/schema_builder.h"

namespace wirefacts {

/// The parsed files of one rule directory.
struct Layer {
  std::vector<Stage> stages;  // in the order of the files
  std::vector<SchemaDeclarations> schemas;
  std::optional<std::vector<CascadeLine>> cascade;  // when there is a .cascade file
  /// A line of it could not be read: reported already.
  bool cascade_broken = false;
  /// A .rules file without a readable 'stage' line: reported already.
  bool stage_missing = false;
};

/// Parses the files numbered [begin, end) of `sources` by the ends of their names (.rules .types
/// .cascade); others are ignored.
Layer parse_layer(const SourceSet& sources, std::uint32_t begin, std::uint32_t end, Diagnostics& diagnostics);

/// Lays later layers over earlier ones. A later file of the same stage replaces, by name: rules in
/// place, defines, recalls of a label, and `over`, `keeps` where it has them; what is new comes behind, labels of
/// `uses` too; a rule without clauses removes the earlier one. A later cascade replaces the earlier one, but for its
/// lines `stage NAME before|after OTHER`: they only add, so that a cascade of nothing else replaces nothing. What was
/// replaced is said as advice; stages of the cascade that do not exist, stand twice or are in no cascade are errors.
Grammar merge_layers(std::vector<Layer> layers, const SourceSet& sources, Diagnostics& diagnostics);

}  // namespace wirefacts
