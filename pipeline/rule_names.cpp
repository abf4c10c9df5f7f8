#include "rule_names.h"

#include <algorithm>

#include "base/diagnostic.h"
#include "base/text.h"

namespace wirefacts {
namespace {

std::string_view stage_of(std::string_view name) { return name.substr(0, name.find('.')); }
std::string_view rule_of(std::string_view name) { return name.substr(name.find('.') + 1); }

bool means(const std::string& pattern, std::string_view name) {
  return matches_stars(pattern, name) || matches_stars(pattern, rule_of(name)) ||
         matches_stars(pattern, stage_of(name));
}

/// What a pattern that means no rule may have been meant as: a name like it, one like it in another stage, or a pattern
/// around a part of some name; empty: nothing is like it.
std::string meant_by(const std::string& pattern, const std::vector<std::string>& names) {
  std::vector<std::string> known = names, rules;
  for (const std::string& name : names) {
    rules.emplace_back(rule_of(name));
    known.emplace_back(rule_of(name));
    known.emplace_back(stage_of(name));
    if (pattern.find('*') != std::string::npos) known.push_back(std::string(stage_of(name)) + ".*");
  }
  const bool full = pattern.find('.') != std::string::npos;
  const auto elsewhere = std::find(rules.begin(), rules.end(), rule_of(pattern));
  if (full && elsewhere != rules.end()) return names[static_cast<std::size_t>(elsewhere - rules.begin())];
  if (std::string near = nearest(pattern, known); !near.empty() || pattern.empty()) return near;
  const bool begins =
      std::any_of(known.begin(), known.end(), [&](const std::string& name) { return name.starts_with(pattern); });
  if (begins) return pattern + "*";
  if (full) {
    const std::string near = nearest(rule_of(pattern), rules);
    if (!near.empty())
      return names[static_cast<std::size_t>(std::find(rules.begin(), rules.end(), near) - rules.begin())];
  }
  const bool inside = std::any_of(rules.begin(), rules.end(),
                                  [&](const std::string& name) { return matches_stars("*" + pattern + "*", name); });
  return inside ? "*" + pattern + "*" : std::string();
}

/// The row of a table whose first matching column is the name's second half.
std::string place_in_table(const RulePack& pack, std::string_view path, std::string_view column,
                           std::string_view value) {
  for (const Table& table : pack.tables.at(path)) {
    for (const Table::Row& row : table.rows()) {
      const std::string_view cell = table.cell(row, column);
      if (cell == value || lower_snake(cell) == value) return file_and_line(pack.sources, table.range(row));
    }
  }
  return {};
}

}  // namespace

bool matches_stars(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0;
  std::size_t star = std::string_view::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

Result<RuleSelection> RuleSelection::of(const std::vector<std::string>& patterns, const RulePack& pack) {
  return of(patterns, pack.cascade.rule_names);
}

Result<RuleSelection> RuleSelection::of(const std::vector<std::string>& patterns,
                                        const std::vector<std::string>& names) {
  std::vector<std::string> mistakes;
  for (const std::string& pattern : patterns) {
    if (std::any_of(names.begin(), names.end(), [&](const std::string& name) { return means(pattern, name); }))
      continue;
    const std::string hint = meant_by(pattern, names);
    mistakes.push_back("no rule is called '" + pattern + "'" + (hint.empty() ? "" : ", did you mean '" + hint + "'?"));
  }
  if (!mistakes.empty()) return Error{join(mistakes, "\n  "), ErrorKind::usage};
  return RuleSelection(patterns);
}

bool RuleSelection::has(std::string_view name) const {
  return patterns_.empty() || std::any_of(patterns_.begin(), patterns_.end(),
                                          [&](const std::string& pattern) { return means(pattern, name); });
}

std::string place_of_rule(const RulePack& pack, std::string_view name) {
  const auto& names = pack.cascade.rule_names;
  if (const auto at = std::find(names.begin(), names.end(), name); at != names.end()) {
    auto number = static_cast<std::size_t>(at - names.begin());
    for (const Stage& stage : pack.cascade.grammar->stages) {
      if (number < stage.rules.size()) return file_and_line(pack.sources, stage.rules[number].name.range);
      number -= stage.rules.size();
    }
  }
  if (stage_of(name) == "coreference")
    return place_in_table(pack, "resolution/coreference.tsv", "algorithm", rule_of(name));
  if (stage_of(name) == "merging") return place_in_table(pack, "events/merging.tsv", "type", rule_of(name));
  return {};
}

}  // namespace wirefacts
