#include "workbench/changed_rules.h"

#include <map>

#include "grammar/printer.h"

namespace wirefacts {
namespace {

/// All that decides what a rule does, but for the stages before it.
std::map<std::string, std::string> texts_of(const RulePack& pack) {
  std::map<std::string, std::string> out;
  const Grammar& grammar = *pack.cascade.grammar;
  for (std::size_t s = 0; s < grammar.stages.size(); ++s) {
    const Stage& stage = grammar.stages[s];
    std::string frame =
        std::string(stage.over_paragraph ? "paragraph" : "sentence") + (stage.keeps_all ? " all" : " longest");
    for (const Name& label : stage.uses) frame += " uses " + label.text;
    for (const Name& label : grammar.skips[s]) frame += " skips " + label.text;
    for (const auto& [name, pattern] : stage.defines) frame += "\n" + name + "=" + dump(pattern);
    for (const Rule& rule : stage.rules) {
      Rule bare = rule;
      bare.examples.clear();
      out[stage.name.text + "." + rule.name.text] = frame + "\n" + dump(bare);
    }
  }
  return out;
}

}  // namespace

std::set<std::string> changed_rules(const RulePack& before, const RulePack& after) {
  const auto was = texts_of(before), is = texts_of(after);
  std::set<std::string> out;
  for (const auto& [name, text] : was) {
    const auto at = is.find(name);
    if (at == is.end() || at->second != text) out.insert(name);
  }
  for (const auto& [name, text] : is) {
    if (!was.contains(name)) out.insert(name);
  }
  return out;
}

}  // namespace wirefacts
