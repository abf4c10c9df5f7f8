#include "grammar/schema_builder.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "grammar/words.h"

namespace wirefacts {
namespace {

constexpr std::array<std::string_view, 3> kPlainTypes = {"text", "integer", "decimal"};
constexpr std::array<std::string_view, 2> kImplicitFields = {"realis", "polarity"};

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

class SchemaBuilder {
 public:
  SchemaBuilder(const SourceSet& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  Schema run(const std::vector<std::vector<SchemaDeclarations>>& layers, const TableSet& tables) {
    for (const auto& files : layers) {
      ++layer_;
      for (const SchemaDeclarations& file : files) {
        for (const EnumDeclaration& declared : file.enums) merge(declared);
        for (const TypeDeclaration& declared : file.types) merge(declared);
      }
    }
    for (const auto& [name, values] : enums_) declare_enumeration(*values.declared);
    for (const TypeDeclaration& declared : types_) declare_type(declared);
    declare_lists(tables);
    for (const TypeDeclaration& declared : types_) define_fields(declared);
    return std::move(schema_);
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
    if (words::has(kPlainTypes, declared.name.text)) {
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
    const auto at = std::find_if(types_.begin(), types_.end(), [&](const TypeDeclaration& t) {
      return t.name.text == declared.name.text;
    });
    if (at == types_.end()) {
      types_.push_back(declared);
      layers_.push_back(layer_);
      drop_repeated_fields(types_.back());
      return;
    }
    std::uint32_t& known_layer = layers_[static_cast<std::size_t>(at - types_.begin())];
    if (known_layer == layer_) return exists("type", declared.name, at->name.range);
    known_layer = layer_;
    if (at->kind != declared.kind) {
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
    const auto at = std::find_if(type.fields.begin(), type.fields.end(), [&](const FieldDeclaration& f) {
      return f.name.text == field.name.text;
    });
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

  void declare_enumeration(const EnumDeclaration& declared) {
    std::vector<std::string> values;
    for (const Name& value : declared.values) {
      if (words::has(values, value.text)) {
        diagnostics_.error(value.range, "value '" + value.text + "' stands twice in '" + declared.name.text + "'");
      } else {
        values.push_back(value.text);
      }
    }
    schema_.declare_enumeration(declared.name.text, std::move(values));
  }

  void declare_type(const TypeDeclaration& declared) {
    const std::string& name = declared.name.text;
    const bool shape = words::has(words::kShapes, name) || name == words::kRest;
    if (shape || schema_.find(name) != Label::none) {
      diagnostics_.error(declared.name.range,
                         "'" + name + "' is already a " + (shape ? "shape" : "built-in label"));
      return;
    }
    LabelInfo& info = schema_.declare(name);
    info.kind = declared.kind;
    info.range = declared.name.range;
    info.incomplete = declared.incomplete;
  }

  void declare_lists(const TableSet& tables) {
    for (const auto& [path, layered] : tables.all()) {
      for (const Table& table : layered) {
        if (!table.header("label").empty()) declare_list(table);
      }
    }
  }

  void declare_list(const Table& table) {
    const std::string name(table.header("label"));
    const SourceRange range = label_line(table);
    const bool shape = words::has(words::kShapes, name) || name == words::kRest;
    const Label known = schema_.find(name);
    if (shape || (known != Label::none && schema_[known].kind != LabelKind::list)) {
      const std::string where = shape ? "" : file_and_line(sources_, schema_[known].range);
      const std::string what = shape ? "shape" : std::string(kind_name(schema_[known].kind));
      diagnostics_.error(range, "label '" + name + "' of this list is already a" +
                                    (what.front() == 'e' ? "n " : " ") + what, where,
                         shape ? SecondPlace{} : SecondPlace{schema_[known].range, "declared here"});
      return;
    }
    LabelInfo& info = schema_.declare(name);
    info.kind = LabelKind::list;
    if (known == Label::none) info.range = range;
    for (const std::string& column : table.columns()) add_column(info, column);
    if (!table.header("inflect").empty()) {
      check_lemma_column(table);
      add_column(info, "lemma");
      add_column(info, "inflection");
    }
  }

  /// Without it every row would inflect to nothing.
  void check_lemma_column(const Table& table) {
    if (table.columns().empty() || table.column("lemma")) return;
    const std::string near = nearest("lemma", table.columns());
    diagnostics_.error(header_line(table, "columns:"),
                       "'# inflect: " + std::string(table.header("inflect")) + "' needs a column 'lemma'",
                       near.empty() ? "inflected lists have the base form in it" : "does '" + near + "' mean it?");
  }

  [[nodiscard]] SourceRange label_line(const Table& table) const { return header_line(table, "label:"); }

  /// The first comment with the key.
  [[nodiscard]] SourceRange header_line(const Table& table, std::string_view key) const {
    if (table.file() >= sources_.size()) return {table.file(), 0, 0};
    const SourceFile& file = sources_[table.file()];
    for (std::uint32_t n = 1; n <= file.line_count(); ++n) {
      const std::string_view line = file.line(n);
      if (!line.starts_with("#") || line.find(key) == std::string_view::npos) continue;
      const auto begin = static_cast<std::uint32_t>(line.data() - file.text().data());
      return {table.file(), begin, begin + static_cast<std::uint32_t>(line.size())};
    }
    return {table.file(), 0, 0};
  }

  /// Rows of several files share a label; `lemma` and `inflection` stay behind all columns.
  static void add_column(LabelInfo& info, const std::string& column) {
    if (info.field(column)) return;
    FieldInfo field;
    field.name = column;
    field.range = info.range;
    info.fields.push_back(std::move(field));
  }

  void define_fields(const TypeDeclaration& declared) {
    const Label label = schema_.find(declared.name.text);
    if (label == Label::none || schema_[label].kind != declared.kind) return;
    std::vector<FieldInfo> fields;
    for (const FieldDeclaration& field : declared.fields) {
      if (auto info = define_field(field, declared.kind)) fields.push_back(std::move(*info));
    }
    LabelInfo& info = schema_.declare(declared.name.text);
    info.fields = std::move(fields);
    if (info.kind != LabelKind::event) return;
    for (const std::string_view name : kImplicitFields) add_implicit(info, declared.name, name);
  }

  void add_implicit(LabelInfo& info, const Name& type, std::string_view name) {
    if (info.field(name)) return;
    if (!schema_.enumeration(name)) {
      diagnostics_.error(type.range, "no enum '" + std::string(name) + "', which every event needs",
                         "add: enum " + std::string(name) + " = …");
      return;
    }
    FieldInfo field;
    field.name = name;
    field.type = FieldType::enumeration;
    field.enumeration = name;
    field.implicit = true;
    field.range = info.range;
    info.fields.push_back(std::move(field));
  }

  std::optional<FieldInfo> define_field(const FieldDeclaration& declared, LabelKind kind) {
    FieldInfo field;
    field.name = declared.name.text;
    field.range = declared.name.range;
    field.list = declared.list;
    field.required = declared.required;
    if (kind == LabelKind::event && field.name == words::kTrigger) {
      diagnostics_.error(field.range, "every event has a 'trigger' already", "rename the field");
      return std::nullopt;
    }
    if (!declared.refs.empty()) {
      field.type = FieldType::reference;
      for (const Name& ref : declared.refs) {
        if (schema_.find(ref.text) != Label::none) {
          field.refs.push_back(ref.text);
        } else {
          unknown_ref(field, ref);
        }
      }
    } else if (!set_plain_type(field, declared.type)) {
      return field;
    }
    if (declared.default_value) set_default(field, *declared.default_value);
    return field;
  }

  void unknown_ref(const FieldInfo& field, const Name& ref) {
    const std::string near = nearest(ref.text, schema_.label_names());
    const std::string place =
        near.empty() ? "" : file_and_line(sources_, schema_[schema_.find(near)].range);
    diagnostics_.error(ref.range, "field '" + field.name + "' refers to unknown label '" + ref.text + "'",
                       near.empty() ? "" : "did you mean '" + near + "'?" + (place.empty() ? "" : " (" + place + ")"));
  }

  bool set_plain_type(FieldInfo& field, const Name& type) {
    if (type.text == "text") return true;
    if (type.text == "integer" || type.text == "decimal") {
      field.type = type.text == "integer" ? FieldType::integer : FieldType::decimal;
      return true;
    }
    if (schema_.enumeration(type.text)) {
      field.type = FieldType::enumeration;
      field.enumeration = type.text;
      return true;
    }
    std::vector<std::string> known = words::strings(kPlainTypes);
    for (const auto& [name, values] : enums_) known.push_back(name);
    const std::string did = did_you_mean(type.text, known);
    const bool label = schema_.find(type.text) != Label::none;
    diagnostics_.error(type.range, "unknown type '" + type.text + "'",
                       label           ? "write ref " + type.text
                       : !did.empty() ? did
                                      : "types: text integer decimal, an enum, ref LABEL, list of any");
    return false;
  }

  void set_default(FieldInfo& field, const Name& value) {
    const auto refuse = [&](const std::string& hint) {
      diagnostics_.error(value.range, "'" + value.text + "' is no value of '" + field.name + "'", hint);
    };
    if (field.list || field.type == FieldType::reference) {
      return refuse("lists and references have no default");
    }
    if (field.type == FieldType::enumeration) {
      const std::vector<std::string>& values = *schema_.enumeration(field.enumeration);
      if (!values.empty() && !words::has(values, value.text)) {
        const std::string did = did_you_mean(value.text, values);
        return refuse(did.empty() ? "values: " + words::join(values) : did);
      }
    } else if (field.type != FieldType::text) {
      const auto number = Decimal::parse(value.text);
      if (!number || (field.type == FieldType::integer && !number->to_integer())) {
        return refuse(field.type == FieldType::integer ? "a whole number" : "a number");
      }
    }
    field.default_value = value.text;
  }

  const SourceSet& sources_;
  Diagnostics& diagnostics_;
  Schema schema_;
  std::uint32_t layer_ = 0;
  std::map<std::string, Known> enums_;
  std::vector<TypeDeclaration> types_;
  std::vector<std::uint32_t> layers_;  // beside types_: the last layer that declared it
};

}  // namespace

Schema build_schema(const std::vector<std::vector<SchemaDeclarations>>& layers, const TableSet& tables,
                    const SourceSet& sources, Diagnostics& diagnostics) {
  return SchemaBuilder(sources, diagnostics).run(layers, tables);
}

}  // namespace wirefacts
