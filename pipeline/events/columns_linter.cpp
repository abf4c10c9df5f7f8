#include "events/columns_linter.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace wirefacts {
namespace {

constexpr std::string_view kColumns = "events/columns.tsv";

std::set<std::string_view> types_with_row(const Knowledge& knowledge) {
  std::set<std::string_view> out;
  for (const Table& table : knowledge.tables.at(kColumns)) {
    for (const Table::Row& row : table.rows()) out.insert(table.cell(row, "type"));
  }
  return out;
}

/// Only the last row of a type counts.
void lint_doubles(const Table& table, Diagnostics& diagnostics) {
  std::map<std::string_view, const Table::Row*> rows;
  for (const Table::Row& row : table.rows()) {
    const auto [earlier, added] = rows.emplace(trim(table.cell(row, "type")), &row);
    if (added) continue;
    diagnostics.warning(table.range(row),
                        "'" + std::string(earlier->first) + "' has two rows: only the last one counts", "take one away",
                        {table.range(*earlier->second), "the first one"});
    earlier->second = &row;
  }
}

}  // namespace

void lint_columns(const Knowledge& knowledge, Diagnostics& diagnostics) {
  for (const Table& table : knowledge.tables.at(kColumns)) lint_doubles(table, diagnostics);
  const std::set<std::string_view> known = types_with_row(knowledge);
  if (known.empty()) return;  // a pack without that table has no view that needs it
  for (std::uint32_t i = 0; i < knowledge.schema.size(); ++i) {
    const LabelInfo& type = knowledge.schema[static_cast<Label>(i)];
    if (type.kind != LabelKind::event || known.count(type.name) != 0) continue;
    const auto who = std::find_if(type.fields.begin(), type.fields.end(), [](const FieldInfo& field) {
      return field.required && !field.implicit && (field.type == FieldType::reference || field.type == FieldType::text);
    });
    diagnostics.warning(type.range, "event '" + type.name + "' has no line in events/columns.tsv",
                        "v_fact takes " + (who == type.fields.end() ? "nothing" : "'" + who->name + "'") +
                            " as who and nothing as whom; add: " + type.name + " ROLE ROLE, divided by tabs");
  }
}

}  // namespace wirefacts
