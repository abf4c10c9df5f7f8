#include "workbench/pack_changes.h"

#include <algorithm>
#include <map>

#include "cascade/pattern.h"
#include "grammar/printer.h"

namespace wirefacts {
namespace {

void collect_calls(const Expression& expression, std::set<std::string>& lists) {
  if (expression.kind == Expression::Kind::call) lists.insert(expression.text);
  for (const Expression& part : expression.parts) collect_calls(part, lists);
}

void collect_names(const Pattern& pattern, std::set<std::string>& names) {
  if (pattern.kind == Pattern::Kind::label) names.insert(pattern.text);
  for (const Pattern& part : pattern.parts) collect_names(part, names);
}

/// Lists in which the rule looks something up, or whose forms are part of it. (A list that only makes annotations shows
/// in the articles where its words stand.)
std::set<std::string> lists_inside(const Rule& rule, const Stage& stage) {
  std::set<std::string> out;
  for (const SetClause& set : rule.set) collect_calls(set.value, out);
  for (const WhereTest& test : rule.where) {
    collect_calls(test.left, out);
    collect_calls(test.right, out);
  }
  if (rule.scan) {
    collect_names(*rule.scan, out);
    for (const auto& [name, pattern] : stage.defines) collect_names(pattern, out);
  }
  return out;
}

/// All that decides what a rule does, but for the stages before it.
struct RuleText {
  std::string text;
  std::set<std::string> lists;
};

std::string frame_of(const Stage& stage, const std::vector<Name>& skips) {
  std::string out =
      std::string(stage.over_paragraph ? "paragraph" : "sentence") + (stage.keeps_all ? " all" : " longest");
  for (const Name& label : stage.uses) out += " uses " + label.text;
  for (const Name& label : skips) out += " skips " + label.text;
  for (const auto& [name, pattern] : stage.defines) out += "\n" + name + "=" + dump(pattern);
  return out;
}

std::map<std::string, RuleText> texts_of(const RulePack& pack) {
  std::map<std::string, RuleText> out;
  const Grammar& grammar = *pack.cascade.grammar;
  for (std::size_t s = 0; s < grammar.stages.size(); ++s) {
    const Stage& stage = grammar.stages[s];
    const std::string frame = frame_of(stage, grammar.skips[s]);
    for (const Rule& rule : stage.rules) {
      Rule bare = rule;
      bare.examples.clear();
      out[stage.name.text + "." + rule.name.text] = {frame + "\n" + dump(bare), lists_inside(rule, stage)};
    }
  }
  return out;
}

std::string recalls_of(const Stage& stage) {
  std::string out;
  for (const Recall& recall : stage.recalls) {
    out += recall.label.text;
    for (const Name& form : recall.forms) out += " " + form.text;
    out += recall.unless ? " unless " + dump(*recall.unless) : "";
    out += "\n";
  }
  return out;
}

/// Stages that both have, and in each the rules that both have, in order: the order decides who wins. Recalls, with
/// what their stage does not see, belong to no rule.
std::string order_of(const RulePack& pack, const RulePack& other) {
  std::map<std::string, std::set<std::string>> common;
  for (const Stage& stage : other.cascade.grammar->stages) {
    std::set<std::string>& rules = common[stage.name.text];
    for (const Rule& rule : stage.rules) rules.insert(rule.name.text);
  }
  std::string out;
  const Grammar& grammar = *pack.cascade.grammar;
  for (std::size_t s = 0; s < grammar.stages.size(); ++s) {
    const Stage& stage = grammar.stages[s];
    const auto known = common.find(stage.name.text);
    if (known == common.end() && stage.recalls.empty()) continue;
    out += "stage " + stage.name.text + "\n";
    if (!stage.recalls.empty()) out += frame_of(stage, grammar.skips[s]) + recalls_of(stage);
    if (known == common.end()) continue;
    for (const Rule& rule : stage.rules) {
      if (known->second.contains(rule.name.text)) out += "  " + rule.name.text + "\n";
    }
  }
  return out;
}

}  // namespace

PackChanges changes_between(const RulePack& before, const RulePack& after) {
  PackChanges out;
  const std::set<std::string> lists = add_changed_lists(before, after, out);
  const auto touched = [&](const RuleText& rule) {
    return std::any_of(rule.lists.begin(), rule.lists.end(), [&](const std::string& l) { return lists.contains(l); });
  };
  const auto was = texts_of(before), is = texts_of(after);
  for (const auto& [name, rule] : was) {
    const auto at = is.find(name);
    if (at == is.end() || at->second.text != rule.text || touched(rule)) out.rules.insert(name);
  }
  for (const auto& [name, rule] : is) {
    if (!was.contains(name)) out.rules.insert(name);
  }
  if (out.everything.empty() && order_of(before, after) != order_of(after, before)) {
    out.everything = "stages, their rules or what they recall stand in another order";
  }
  return out;
}

}  // namespace wirefacts
