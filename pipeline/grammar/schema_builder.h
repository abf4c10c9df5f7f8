#pragma once
// schema.types and the headers of lists → Schema.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "base/table_set.h"
#include "grammar/ast.h"
#include "grammar/schema.h"

namespace wirefacts {

struct FieldDeclaration {
  Name name;
  Name type;               // text integer decimal, or an enum; unused for references
  std::vector<Name> refs;  // not empty: a reference to these labels
  bool list = false;
  bool required = false;
  std::optional<Name> default_value;
};

struct TypeDeclaration {
  LabelKind kind = LabelKind::mark;
  Name name;
  std::vector<FieldDeclaration> fields;
  bool incomplete = false;  // a field could not be read (reported already)
};

struct EnumDeclaration {
  Name name;
  std::vector<Name> values;  // empty: could not be read (reported already), so any value passes
};

/// A .types file as written.
struct SchemaDeclarations {
  std::vector<EnumDeclaration> enums;
  std::vector<TypeDeclaration> types;
};

SchemaDeclarations parse_schema(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics);

/// Built-in labels, then types in the order of their declaration, then labels of lists in the order of
/// their files. `layers`: the .types files of each layer, first layer first: a later one gives a type
/// new fields and takes over changed ones, and replaces an enum of the same name; what was replaced is
/// said as advice. Events get the implicit fields realis and polarity (without default: the program
/// decides them) unless they declare them. Unknown labels, types and defaults are errors; the schema
/// holds what is sound. `sources` serve only to name places.
Schema build_schema(const std::vector<std::vector<SchemaDeclarations>>& layers, const TableSet& tables,
                    const SourceSet& sources, Diagnostics& diagnostics);

}  // namespace wirefacts
