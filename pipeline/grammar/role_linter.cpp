#include "grammar/role_linter.h"

#include <algorithm>
#include <string>
#include <vector>

#include "grammar/expression_checker.h"
#include "grammar/program_labels.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

bool is_set(const Rule& rule, const std::string& field) {
  return std::any_of(rule.set.begin(), rule.set.end(),
                     [&](const SetClause& set) { return !set.record && set.field.text == field; });
}

/// Of what the field takes, the first that no place of the line finds; else the first.
const std::string& still_to_find(const FieldInfo& field, const std::vector<std::string>& found) {
  const auto wanted = std::find_if(field.refs.begin(), field.refs.end(),
                                   [&](const std::string& label) { return !words::has(found, label); });
  return wanted == field.refs.end() ? field.refs.front() : *wanted;
}

}  // namespace

void lint_roles(const Rule& rule, const PackView& pack, const Defines& defines, Diagnostics& diagnostics) {
  if (!rule.makes) return;
  for (const RoleLine& line : rule.lines) {
    const FieldInfo* field = pack.field(rule.makes->text, line.role.text);
    if (field == nullptr || !field->required || field->refs.empty() || is_set(rule, field->name)) continue;
    std::vector<std::string> of_line;
    for (const Position& position : line.positions) {
      for (const std::string& label : pack.labels_of(position, defines)) of_line.push_back(label);
    }
    const auto may_hold = [&](const std::string& label) {
      return !pack.label(label) || words::has(field->refs, label) || is_program_label(label);
    };
    for (const Position& position : line.positions) {
      const std::vector<std::string> found = pack.labels_of(position, defines);
      if (found.empty() || std::any_of(found.begin(), found.end(), may_hold)) continue;
      diagnostics.warning(position.pattern.range,
                          "'" + words::join(found, "|") + "' fills nothing: '" + field->name + "' takes " +
                              words::join(field->refs, "|"),
                          remedy_of_label(pack, found.front(), still_to_find(*field, of_line), true));
    }
  }
}

}  // namespace wirefacts
