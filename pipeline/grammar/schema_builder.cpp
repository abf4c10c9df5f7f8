#include "grammar/schema_builder.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "grammar/schema_layers.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

constexpr std::array<std::string_view, 2> kImplicitFields = {"realis", "polarity"};

class SchemaBuilder {
 public:
  SchemaBuilder(const MergedDeclarations& declared, const SourceSet& sources, Diagnostics& diagnostics)
      : declared_(declared), sources_(sources), diagnostics_(diagnostics) {}

  Schema run(const TableSet& tables) {
    for (const auto& [name, declared] : declared_.enums) declare_enumeration(*declared);
    for (const TypeDeclaration& declared : declared_.types) declare_type(declared);
    declare_lists(tables);
    for (const TypeDeclaration& declared : declared_.types) define_fields(declared);
    return std::move(schema_);
  }

 private:
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
      diagnostics_.error(declared.name.range, "'" + name + "' is already a " + (shape ? "shape" : "built-in label"));
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
      diagnostics_.error(range,
                         "label '" + name + "' of this list is already a" + (what.front() == 'e' ? "n " : " ") + what,
                         where, shape ? SecondPlace{} : SecondPlace{schema_[known].range, "declared here"});
      return;
    }
    LabelInfo& info = schema_.declare(name);
    info.kind = LabelKind::list;
    if (known == Label::none) info.range = range;
    info.incomplete = info.incomplete || table.columns().empty();
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
    const std::string place = near.empty() ? "" : file_and_line(sources_, schema_[schema_.find(near)].range);
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
    std::vector<std::string> known = words::strings(words::kPlainTypes);
    for (const auto& [name, declared] : declared_.enums) known.push_back(name);
    const std::string did = did_you_mean(type.text, known);
    const bool label = schema_.find(type.text) != Label::none;
    diagnostics_.error(type.range, "unknown type '" + type.text + "'",
                       label          ? "write ref " + type.text
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

  const MergedDeclarations& declared_;
  const SourceSet& sources_;
  Diagnostics& diagnostics_;
  Schema schema_;
};

}  // namespace

Schema build_schema(const std::vector<std::vector<SchemaDeclarations>>& layers, const TableSet& tables,
                    const SourceSet& sources, Diagnostics& diagnostics) {
  return SchemaBuilder(merge_declarations(layers, sources, diagnostics), sources, diagnostics).run(tables);
}

}  // namespace wirefacts
