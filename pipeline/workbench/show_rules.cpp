#include "workbench/show_rules.h"

#include <algorithm>
#include <unordered_map>

#include "rule_names.h"

namespace wirefacts {
namespace {

constexpr std::size_t kMostClauseBytes = 1600;  // of the clauses of one rule

struct RulePlace {
  const Rule* rule = nullptr;
  const SourceFile* file = nullptr;
};

std::unordered_map<std::string, RulePlace> rules_by_name(const RulePack& pack) {
  std::unordered_map<std::string, RulePlace> out;
  std::size_t number = 0;
  for (const Stage& stage : pack.cascade.grammar->stages) {
    for (const Rule& rule : stage.rules) {
      const std::uint32_t file = rule.name.range.file;
      out[pack.cascade.rule_names[number++]] = {&rule, file < pack.sources.size() ? &pack.sources[file] : nullptr};
    }
  }
  return out;
}

std::string_view lines_between(const RulePlace& place, std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = place.file->text();
  return text.substr(begin, std::min<std::size_t>(end, text.size()) - begin);
}

std::string_view without_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// From the header to the line of the first example, whole lines.
std::string clauses(const RulePlace& place) {
  const Rule& rule = *place.rule;
  const std::uint32_t end = rule.examples.empty() ? rule.range.end : rule.examples.front().range.begin;
  std::string_view text = lines_between(place, rule.range.begin, end);
  if (!rule.examples.empty()) text = text.substr(0, text.rfind('\n'));
  text = without_end(text);
  if (text.size() <= kMostClauseBytes) return std::string(text);
  return std::string(text.substr(0, text.rfind('\n', kMostClauseBytes))) + "\n  …";
}

void write_example(const Rule& rule, Example::Kind kind, std::string_view name, JsonWriter& json) {
  for (const Example& example : rule.examples) {
    if (example.kind != kind) continue;
    json.member(name, example.text);
    return;
  }
}

void write_verdicts(const RulePack& pack, std::string_view name, JsonWriter& json) {
  for (const Table& table : pack.tables.at("precision.tsv")) {
    for (const Table::Row& row : table.rows()) {
      if (table.cell(row, "rule") != name) continue;
      json.member("judged", table.cell(row, "judged"));
      json.member("right", table.cell(row, "right"));
      return;
    }
  }
}

}  // namespace

void write_rules(const RulePack& pack, const std::vector<std::string>& names, JsonWriter& json) {
  const auto rules = rules_by_name(pack);
  json.begin_object();
  for (const std::string& name : names) {
    const std::string place = place_of_rule(pack, name);
    const auto rule = rules.find(name);
    if (place.empty() && rule == rules.end()) continue;
    json.key(name);
    json.begin_object();
    json.member("at", place);
    if (pack.events) {
      json.key("conf");
      json.number(pack.events->confidence(name));
    }
    write_verdicts(pack, name, json);
    if (rule != rules.end() && rule->second.file != nullptr) {
      json.member("text", clauses(rule->second));
      write_example(*rule->second.rule, Example::Kind::example, "example", json);
      write_example(*rule->second.rule, Example::Kind::counter, "counter", json);
    }
    json.end_object();
  }
  json.end_object();
}

}  // namespace wirefacts
