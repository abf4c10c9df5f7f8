#include "workbench/type_display.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "workbench/display_text.h"

namespace wirefacts {
namespace {

constexpr std::array<std::pair<LabelKind, std::string_view>, 6> kKinds = {{{LabelKind::event, "event"},
                                                                           {LabelKind::entity, "entity"},
                                                                           {LabelKind::value, "value"},
                                                                           {LabelKind::quotation, "quotation"},
                                                                           {LabelKind::claim, "claim"},
                                                                           {LabelKind::mark, "mark"}}};

std::string_view word_of(LabelKind kind) {
  for (const auto& [known, word] : kKinds) {
    if (known == kind) return word;
  }
  return "built-in label";
}

std::string type_of(const FieldInfo& field, const Schema& schema) {
  std::string out = field.list ? "list " : "";
  switch (field.type) {
    case FieldType::text: out += "text"; break;
    case FieldType::integer: out += "integer"; break;
    case FieldType::decimal: out += "decimal"; break;
    case FieldType::enumeration: {
      const std::vector<std::string>* values = schema.enumeration(field.enumeration);
      out += field.enumeration + (values && !values->empty() ? ": " + join(*values, " | ") : "");
      break;
    }
    case FieldType::reference:
      out += "ref " + (field.refs.size() == 1 ? field.refs.front() : "(" + join(field.refs, "|") + ")");
      break;
  }
  if (field.required) out += ", required";
  if (field.default_value) out += ", else " + *field.default_value;
  if (field.implicit) out += ", of every event";
  return out;
}

/// Its name, what stands behind it, its place, and its first example.
std::string show_rule(const RulePack& pack, const std::string& name, const std::string& makes, const Rule& rule) {
  std::string out = "  " + name + makes + "  (" + file_and_line(pack.sources, rule.name.range) + ")\n";
  const auto example = std::find_if(rule.examples.begin(), rule.examples.end(),
                                    [](const Example& e) { return e.kind == Example::Kind::example; });
  return example == rule.examples.end() ? out : out + "    " + example->source + "\n";
}

/// Each rule with its stage, in the order of the pack.
template <typename Visit>
void each_rule(const RulePack& pack, const Visit& visit) {
  for (const Stage& stage : pack.cascade.grammar->stages) {
    for (const Rule& rule : stage.rules) visit(stage.name.text + "." + rule.name.text, rule);
  }
}

std::size_t count_rules(const RulePack& pack, const std::string& type) {
  std::size_t out = 0;
  each_rule(pack,
            [&](const std::string&, const Rule& rule) { out += rule.makes && rule.makes->text == type ? 1U : 0U; });
  return out;
}

std::string counted_rules(std::size_t count) { return std::to_string(count) + (count == 1 ? " rule" : " rules"); }

std::string show_rules(const RulePack& pack, const std::string& type) {
  const std::size_t count = count_rules(pack, type);
  if (count == 0) return "no rule makes it\n";
  std::string out = counted_rules(count) + "\n";
  each_rule(pack, [&](const std::string& name, const Rule& rule) {
    if (rule.makes && rule.makes->text == type) out += show_rule(pack, name, "", rule);
  });
  return out;
}

std::string show_columns(const RulePack& pack, Label label) {
  const WordColumns& columns = pack.events->columns(label);
  const auto shown = [](const std::vector<std::string>& roles) {
    return roles.empty() ? std::string("nothing") : join(roles, ", ");
  };
  return "v_fact  who: " + shown(columns.who) + "; whom: " + shown(columns.whom) + "  (events/columns.tsv)\n";
}

/// The lines of a list, each with the forms that it matches.
std::string show_list(const RulePack& pack, Label label, std::size_t most) {
  const LabelInfo& info = pack.schema[label];
  std::vector<std::string> columns;
  for (const FieldInfo& field : info.fields) columns.push_back(field.name);
  const std::span<const std::uint32_t> rows = pack.lists.rows_of(label);
  std::map<std::string, std::size_t> files;
  for (const std::uint32_t row : rows) ++files[std::string(pack.sources[pack.lists[row].range.file].name())];
  std::string out = "list " + info.name + " { " + join(columns, " ") + " }  " + std::to_string(rows.size()) +
                    (rows.size() == 1 ? " line\n" : " lines\n");
  for (const auto& [file, lines] : files) out += "  " + file + "  " + std::to_string(lines) + "\n";
  for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
    const std::uint32_t first = rows[i];
    std::vector<std::string> forms;
    for (std::uint32_t row = first; row < pack.lists.size(); ++row) {
      const ListRow form = pack.lists[row];
      const SourceRange own = pack.lists[first].range;
      if (form.label != label || form.range.file != own.file || form.range.begin != own.begin) break;
      if (std::find(forms.begin(), forms.end(), form.form) == forms.end()) forms.emplace_back(form.form);
    }
    std::string features;
    const RowFeatures cells = pack.lists[first].features;
    for (std::size_t c = 0; c < std::min(cells.size(), columns.size()); ++c) {
      const FieldValue cell = cells[c];
      const bool told = columns[c] == "form" || columns[c] == "lemma" || columns[c] == "inflection";
      if (!told && cell.kind == FieldValue::Kind::text) features += "  " + columns[c] + "=" + std::string(cell.text);
    }
    out += "    " + join(forms, ", ") + features + "\n";
  }
  if (rows.size() > most) out += "    … " + std::to_string(rows.size() - most) + " more; --most N shows more\n";
  return out;
}

}  // namespace

std::string show_types(const RulePack& pack) {
  std::string out;
  for (const auto& [kind, word] : kKinds) {
    for (std::uint16_t i = 0; i < pack.schema.size(); ++i) {
      const LabelInfo& info = pack.schema[Label{i}];
      if (info.kind != kind) continue;
      std::vector<std::string> fields;
      for (const FieldInfo& field : info.fields) {
        if (!field.implicit) fields.push_back(field.name + (field.required ? "!" : ""));
      }
      const std::size_t rules = count_rules(pack, info.name);
      out += padded(std::string(word), 10) + padded(info.name, 22) + padded(std::to_string(rules), 4) +
             (rules == 1 ? "rule   " : "rules  ") + join(fields, " ") + "\n";
    }
  }
  return out;
}

std::optional<std::string> show_type(const RulePack& pack, const std::string& name, std::size_t most) {
  const Label label = pack.schema.find(name);
  if (label == Label::none) return std::nullopt;
  const LabelInfo& info = pack.schema[label];
  if (info.kind == LabelKind::list) return show_list(pack, label, most);
  std::string out = std::string(word_of(info.kind)) + " " + info.name;
  if (info.range.file < pack.sources.size()) out += "  (" + file_and_line(pack.sources, info.range) + ")";
  out += "\n";
  std::size_t width = 0;
  for (const FieldInfo& field : info.fields) width = std::max(width, field.name.size());
  for (const FieldInfo& field : info.fields) {
    out += "  " + padded(field.name, width) + "  " + type_of(field, pack.schema) + "\n";
  }
  if (info.kind == LabelKind::builtin) return out + "made by the program\n";
  if (info.kind == LabelKind::event) out += show_columns(pack, label);
  return out + show_rules(pack, info.name);
}

std::string show_rules_named(const RulePack& pack, std::string_view word, std::size_t most) {
  std::size_t count = 0;
  std::string rules;
  each_rule(pack, [&](const std::string& name, const Rule& rule) {
    if (name.find(word) == std::string::npos || ++count > most) return;
    rules += show_rule(pack, name, rule.makes ? " -> " + rule.makes->text : "", rule);
  });
  if (count == 0) return {};
  if (count > most) rules += "  … " + std::to_string(count - most) + " more; --most N shows more\n";
  return counted_rules(count) + " with '" + std::string(word) + "' in the name\n" + rules;
}

}  // namespace wirefacts
