#include "grammar/value_linter.h"

#include <string_view>
#include <vector>

#include "base/text.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

void add_values(const Table& table, const std::string& column, std::set<std::string>& out) {
  const auto index = table.column(column);
  if (!index) return;
  for (const Table::Row& row : table.rows()) {
    for (const std::string_view part : split(table.cell(row, *index), '|')) out.emplace(trim(part));
  }
}

}  // namespace

void ValueLinter::lint(const Pattern& root) {
  walk(root, [&](const Pattern& node) {
    if (node.kind != Pattern::Kind::constraint) return;
    const std::vector<std::string> labels = demanded_labels(node);
    if (labels.size() != 1 || !pack_.is_list(labels.front())) return;
    for (const Pattern& term : node.parts) {
      if (term.kind == Pattern::Kind::feature && term.compare == Comparison::equal) lint_values(labels.front(), term);
    }
  });
}

void ValueLinter::lint_values(const std::string& label, const Pattern& feature) {
  if (words::has(words::kCommonFields, feature.text) || feature.text == "inflection") return;
  const std::set<std::string>& known = column_values(label, feature.text);
  if (known.empty()) return;
  for (const Name& value : feature.values) {
    if (known.count(value.text) != 0) continue;
    diagnostics_.warning(value.range, "no row of list '" + label + "' has " + feature.text + " '" + value.text + "'",
                         pack_.similar(value.text, {known.begin(), known.end()}));
  }
}

const std::set<std::string>& ValueLinter::column_values(const std::string& label, const std::string& column) {
  const auto [at, added] = values_.try_emplace({label, column});
  if (!added) return at->second;
  std::set<std::string>& values = at->second;
  pack_.for_tables(label, [&](const Table& table) { add_values(table, column, values); });
  return at->second;
}

}  // namespace wirefacts
