#include "rule_choice.h"

#include "rule_names.h"

namespace wirefacts {
namespace {

/// A trigger rule without triggers: it is tried on nothing.
void switch_off(CompiledRule& rule) {
  rule.shape = RuleShape::trigger;
  rule.triggers.clear();
  rule.lines.clear();
  rule.contexts.clear();
}

std::string listed(const std::string& what, const std::vector<std::string>& patterns) {
  std::string out;
  for (const std::string& pattern : patterns) out += (out.empty() ? what : ",") + pattern;
  return out;
}

}  // namespace

Result<void> switch_rules(const RuleChoice& choice, RulePack& pack) {
  const auto only = RuleSelection::of(choice.only, pack);
  if (!only) return only.error();
  const auto skip = RuleSelection::of(choice.skip, pack);
  if (!skip) return skip.error();
  bool chosen = choice.only.empty();
  for (CompiledStage& stage : pack.cascade.stages) {
    for (const CompiledRule& rule : stage.rules) chosen = chosen || only->has(pack.cascade.rule_names[rule.number]);
    for (CompiledRule& rule : stage.rules) {
      const std::string& name = pack.cascade.rule_names[rule.number];
      const bool skipped = !choice.skip.empty() && skip->has(name);
      if (skipped || ((chosen || rule.event) && !only->has(name))) switch_off(rule);
    }
  }
  if (!choice.only.empty()) pack.identities.push_back(listed("only=", choice.only));
  if (!choice.skip.empty()) pack.identities.push_back(listed("skip=", choice.skip));
  return {};
}

}  // namespace wirefacts
