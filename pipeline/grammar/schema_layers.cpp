#include "grammar/schema_layers.h"

#include <algorithm>
#include <utility>

#include "grammar/words.h"

namespace wirefacts {
namespace {

class SchemaMerger {
 public:
  SchemaMerger(const SourceSet& sources, Diagnostics& diagnostics) : sources_(sources), diagnostics_(diagnostics) {}

  MergedDeclarations run(const std::vector<std::vector<SchemaDeclarations>>& layers) {
    for (const auto& files : layers) {
      ++layer_;
      for (const SchemaDeclarations& file : files) {
        for (const EnumDeclaration& declared : file.enums) merge(declared);
        for (const TypeDeclaration& declared : file.types) merge(declared);
      }
    }
    MergedDeclarations out;
    for (const auto& [name, known] : enums_) out.enums.emplace(name, known.declared);
    out.types = std::move(types_);
    return out;
  }

 private:
  struct Known {
    const EnumDeclaration* declared = nullptr;
    std::uint32_t layer = 0;
  };

  void exists(std::string_view what, const Name& name, SourceRange where) {
    diagnostics_.error(name.range, std::string(what) + " '" + name.text + "' exists already",
                       file_and_line(sources_, where), {where, "the first one"});
  }

  void replaced(const std::string& what, const Name& name, SourceRange where) {
    diagnostics_.advice(name.range, what + " replaces that of " + file_and_line(sources_, where), "",
                        {where, "no longer counts"});
  }

  void merge(const EnumDeclaration& declared) {
    if (words::has(words::kPlainTypes, declared.name.text)) {
      diagnostics_.error(declared.name.range, "'" + declared.name.text + "' is already a type");
      return;
    }
    Known& known = enums_[declared.name.text];
    if (known.declared && known.layer == layer_) {
      exists("enum", declared.name, known.declared->name.range);
      return;
    }
    if (known.declared) replaced("enum '" + declared.name.text + "'", declared.name, known.declared->name.range);
    known = {&declared, layer_};
  }

  void merge(const TypeDeclaration& declared) {
    const auto at = std::find_if(types_.begin(), types_.end(),
                                 [&](const TypeDeclaration& t) { return t.name.text == declared.name.text; });
    if (at == types_.end()) {
      types_.push_back(declared);
      layers_.push_back(layer_);
      drop_repeated_fields(types_.back());
      return;
    }
    std::uint32_t& known_layer = layers_[static_cast<std::size_t>(at - types_.begin())];
    if (known_layer == layer_) {
      at->incomplete = true;  // rules may mean the fields of either
      return exists("type", declared.name, at->name.range);
    }
    known_layer = layer_;
    if (at->kind != declared.kind) {
      at->incomplete = true;
      diagnostics_.error(declared.name.range,
                         "'" + declared.name.text + "' is declared as " + std::string(kind_name(at->kind)),
                         file_and_line(sources_, at->name.range), {at->name.range, "the first declaration"});
      return;
    }
    TypeDeclaration added = declared;
    drop_repeated_fields(added);
    for (const FieldDeclaration& field : added.fields) merge_field(*at, field);
    at->incomplete = at->incomplete || added.incomplete;
  }

  void merge_field(TypeDeclaration& type, const FieldDeclaration& field) {
    const auto at = std::find_if(type.fields.begin(), type.fields.end(),
                                 [&](const FieldDeclaration& f) { return f.name.text == field.name.text; });
    if (at == type.fields.end()) {
      type.fields.push_back(field);
      return;
    }
    replaced("field '" + field.name.text + "' of '" + type.name.text + "'", field.name, at->name.range);
    *at = field;
  }

  void drop_repeated_fields(TypeDeclaration& type) {
    std::map<std::string_view, SourceRange> seen;
    std::vector<FieldDeclaration> fields;
    for (FieldDeclaration& field : type.fields) {
      const auto [known, added] = seen.emplace(field.name.text, field.name.range);
      if (added) {
        fields.push_back(field);
      } else {
        exists("field", field.name, known->second);
      }
    }
    type.fields = std::move(fields);
  }

  const SourceSet& sources_;
  Diagnostics& diagnostics_;
  std::uint32_t layer_ = 0;
  std::map<std::string, Known> enums_;
  std::vector<TypeDeclaration> types_;
  std::vector<std::uint32_t> layers_;  // beside types_: the last layer that declared it
};

}  // namespace

MergedDeclarations merge_declarations(const std::vector<std::vector<SchemaDeclarations>>& layers,
                                      const SourceSet& sources, Diagnostics& diagnostics) {
  return SchemaMerger(sources, diagnostics).run(layers);
}

std::string_view kind_name(LabelKind kind) {
  switch (kind) {
    case LabelKind::entity: return "entity";
    case LabelKind::value: return "value";
    case LabelKind::quotation: return "quotation";
    case LabelKind::event: return "event";
    case LabelKind::claim: return "claim";
    case LabelKind::mark: return "mark";
    case LabelKind::list: return "list";
    case LabelKind::builtin: return "built-in label";
  }
  return "label";
}

}  // namespace wirefacts
