// Tables, lists and types that two packs do not have in common.

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "grammar/program_labels.h"
#include "workbench/pack_changes.h"

namespace wirefacts {
namespace {

using Names = std::set<std::string, std::less<>>;

Names labels_of(const Schema& schema) {
  Names out;
  for (const std::string& name : schema.label_names()) out.insert(name);
  return out;
}

std::string text_of(const LabelInfo& label) {
  std::string out = label.name + " " + std::to_string(static_cast<int>(label.kind));
  for (const FieldInfo& f : label.fields) {
    out += "\n" + f.name + " " + std::to_string(static_cast<int>(f.type)) + " " + f.enumeration +
           (f.list ? " list" : "") + (f.required ? " !" : "") + (f.implicit ? " implicit" : "") + " = " +
           f.default_value.value_or("") + " ->";
    for (const std::string& ref : f.refs) out += " " + ref;
  }
  return out;
}

/// Types that both have, in order, and enums that both have.
std::string common_types(const Schema& schema, const Schema& other) {
  std::string out;
  for (std::uint32_t l = 0; l < schema.size(); ++l) {
    const LabelInfo& label = schema[static_cast<Label>(l)];
    if (other.find(label.name) != Label::none) out += text_of(label) + "\n";
  }
  const std::map sorted(schema.enumerations().begin(), schema.enumerations().end());
  for (const auto& [name, values] : sorted) {
    if (other.enumeration(name) == nullptr) continue;
    out += "enum " + name;
    for (const std::string& value : values) out += " " + value;
    out += "\n";
  }
  return out;
}

bool same_cuts(const SegmentationTables& a, const SegmentationTables& b) {
  return a.abbreviations == b.abbreviations && a.clitics == b.clitics && a.sentence_openers == b.sentence_openers &&
         a.reporting_forms == b.reporting_forms && a.capital_abbreviations == b.capital_abbreviations &&
         a.calendar_words == b.calendar_words && a.abbreviated_names == b.abbreviated_names;
}

/// The texts of all layers of a table.
std::vector<std::string_view> texts_at(const RulePack& pack, std::string_view path) {
  std::vector<std::string_view> out;
  for (const Table& table : pack.tables.at(path)) out.push_back(pack.sources[table.file()].text());
  return out;
}

bool is_list(const RulePack& pack, std::string_view path) {
  const std::vector<Table>& tables = pack.tables.at(path);
  return std::any_of(tables.begin(), tables.end(), [](const Table& t) { return !t.header("label").empty(); });
}

/// Rows of a table that is no list; those of types that one pack lacks say nothing where that type is not found.
std::vector<std::vector<std::string_view>> rows_at(const RulePack& pack, std::string_view path, const Names& lacking) {
  std::vector<std::vector<std::string_view>> out;
  for (const Table& table : pack.tables.at(path)) {
    for (const Table::Row& row : table.rows()) {
      if (lacking.contains(table.cell(row, "type")) || lacking.contains(table.cell(row, "other"))) continue;
      out.emplace_back();
      for (const std::string& column : table.columns()) {
        if (table.cell(row, column).empty()) continue;
        out.back().push_back(column);
        out.back().push_back(table.cell(row, column));
      }
    }
  }
  return out;
}

void mix(std::uint64_t& hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  hash ^= hash >> 32U;
}

void mix(std::uint64_t& hash, const FieldValue& value) {
  mix(hash, static_cast<std::uint64_t>(value.kind));
  mix(hash, std::hash<std::string_view>()(value.text));
  for (const FieldValue& item : value.items) mix(hash, item);
}

struct HashedRow {
  std::uint64_t hash = 0;
  std::uint32_t row = 0;
};

/// Rows by label, in order.
std::map<std::string, std::vector<HashedRow>> hashed_rows(const RulePack& pack) {
  std::vector<std::vector<HashedRow>> by_label(pack.schema.size());
  for (std::uint32_t r = 0; r < pack.lists.size(); ++r) {
    const ListRow row = pack.lists[r];
    std::uint64_t hash = row.exact ? 1 : 2;
    mix(hash, std::hash<std::string_view>()(row.form));
    for (std::size_t f = 0; f < row.features.size(); ++f) mix(hash, row.features[f]);
    by_label[static_cast<std::uint16_t>(row.label)].push_back({hash, r});
  }
  std::map<std::string, std::vector<HashedRow>> out;
  for (std::size_t l = 0; l < by_label.size(); ++l) {
    if (!by_label[l].empty()) out[pack.schema[static_cast<Label>(l)].name] = std::move(by_label[l]);
  }
  return out;
}

std::unordered_map<std::uint64_t, std::size_t> counted(const std::vector<HashedRow>& rows) {
  std::unordered_map<std::uint64_t, std::size_t> out;
  for (const HashedRow& row : rows) ++out[row.hash];
  return out;
}

/// What both have as often, in the order of one.
std::vector<std::uint64_t> common_rows(const std::vector<HashedRow>& rows,
                                       const std::unordered_map<std::uint64_t, std::size_t>& own,
                                       const std::unordered_map<std::uint64_t, std::size_t>& others,
                                       const RulePack& pack, std::unordered_set<std::string>& forms) {
  std::vector<std::uint64_t> out;
  for (const HashedRow& row : rows) {
    const auto other = others.find(row.hash);
    if (other != others.end() && other->second == own.at(row.hash)) {
      out.push_back(row.hash);
    } else {
      forms.emplace(pack.lists[row.row].form);
    }
  }
  return out;
}

/// Labels that both have rows of, in the order of their rows.
std::vector<std::string> order_of(const std::map<std::string, std::vector<HashedRow>>& rows,
                                  const std::map<std::string, std::vector<HashedRow>>& other) {
  std::vector<std::pair<std::uint32_t, std::string>> found;
  for (const auto& [label, own] : rows) {
    if (other.contains(label)) found.emplace_back(own.front().row, label);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (auto& [row, label] : found) out.push_back(std::move(label));
  return out;
}

/// Compares the rows of all lists; a table may change the forms of another (irregular verbs).
Names compare_rows(const RulePack& before, const RulePack& after, PackChanges& changes) {
  const auto was = hashed_rows(before), is = hashed_rows(after);
  if (order_of(was, is) != order_of(is, was)) changes.everything = "lists stand in another order";
  static const std::vector<HashedRow> kNone;
  std::unordered_set<std::string> forms;
  Names labels;
  for (const auto* side : {&was, &is}) {
    for (const auto& [label, unused] : *side) labels.insert(label);
  }
  Names out;
  for (const std::string& label : labels) {
    const auto rows = [&](const auto& side) -> const std::vector<HashedRow>& {
      const auto at = side.find(label);
      return at == side.end() ? kNone : at->second;
    };
    const auto old_count = counted(rows(was)), new_count = counted(rows(is));
    if (old_count != new_count) out.insert(label);
    if (common_rows(rows(was), old_count, new_count, before, forms) !=
        common_rows(rows(is), new_count, old_count, after, forms)) {
      changes.everything = "rows of list '" + label + "' stand in another order";
    }
  }
  changes.forms.assign(forms.begin(), forms.end());
  std::sort(changes.forms.begin(), changes.forms.end());
  return out;
}

/// Tables that only say how sure records are, or what is known of quiet texts.
bool decides_nothing(std::string_view path) { return path == "precision.tsv" || path.starts_with("quiet/"); }

/// Whether some list differs; a table that is none says why everything may.
bool compare_tables(const RulePack& before, const RulePack& after, PackChanges& changes) {
  Names lacking, paths;
  const Names old_labels = labels_of(before.schema), new_labels = labels_of(after.schema);
  std::set_symmetric_difference(old_labels.begin(), old_labels.end(), new_labels.begin(), new_labels.end(),
                                std::inserter(lacking, lacking.end()));
  bool lists = false;
  for (const auto* pack : {&before, &after}) {
    for (const auto& [path, tables] : pack->tables.all()) paths.insert(path);
  }
  for (const std::string& path : paths) {
    if (decides_nothing(path) || texts_at(before, path) == texts_at(after, path)) continue;
    if (is_list(before, path) || is_list(after, path)) {
      lists = true;
    } else if (rows_at(before, path, lacking) != rows_at(after, path, lacking)) {
      changes.everything = "'" + path + "' differs, which is no list of words";
    }
  }
  return lists;
}

}  // namespace

std::set<std::string> add_changed_lists(const RulePack& before, const RulePack& after, PackChanges& changes) {
  if (!same_cuts(before.segmentation, after.segmentation)) changes.everything = "words are cut differently";
  if (common_types(before.schema, after.schema) != common_types(after.schema, before.schema)) {
    changes.everything = "types of schema.types or columns of lists differ";
  }
  if (!compare_tables(before, after, changes)) return {};
  const Names labels = compare_rows(before, after, changes);
  for (const std::string& label : labels) {
    // Such rows are read also where no form of them stands.
    if (is_program_label(label)) changes.everything = "list '" + label + "' differs, which the program itself reads";
  }
  return {labels.begin(), labels.end()};
}

}  // namespace wirefacts
