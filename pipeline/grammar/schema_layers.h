#pragma once
// Declarations of several layers as one.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/schema_builder.h"

namespace wirefacts {

struct MergedDeclarations {
  std::map<std::string, const EnumDeclaration*> enums;  // the last of each name; they belong to the layers
  std::vector<TypeDeclaration> types;                   // with the fields of all layers, in the order of the first
};

/// As build_schema() says: errors for what stands twice in a layer, advice for what a later one replaces.
/// `layers` outlive the result.
MergedDeclarations merge_declarations(const std::vector<std::vector<SchemaDeclarations>>& layers,
                                      const SourceSet& sources, Diagnostics& diagnostics);

/// "entity", "built-in label".
std::string_view kind_name(LabelKind kind);

}  // namespace wirefacts
