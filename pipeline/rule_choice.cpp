#include "rule_choice.h"

#include <algorithm>
#include <set>

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

/// Stages from the first one with such a rule on, in any of the packs.
template <typename Chosen>
std::set<std::string> stages_from(const std::vector<RulePack*>& packs, const Chosen& chosen) {
  std::set<std::string> out;
  for (const RulePack* pack : packs) {
    bool begun = false;
    for (const CompiledStage& stage : pack->cascade.stages) {
      begun = begun || std::any_of(stage.rules.begin(), stage.rules.end(), [&](const CompiledRule& rule) {
                return chosen(rule, pack->cascade.rule_names[rule.number]);
              });
      if (begun) out.insert(stage.name);
    }
  }
  return out;
}

/// From the first chosen rule that makes events on; from the first chosen one if none does.
std::set<std::string> chosen_stages(const RuleSelection& only, const std::vector<RulePack*>& packs) {
  const auto makes_event = [&](const CompiledRule& rule, const std::string& name) {
    return rule.event && only.has(name);
  };
  const auto is_chosen = [&](const CompiledRule&, const std::string& name) { return only.has(name); };
  std::set<std::string> out = stages_from(packs, makes_event);
  return out.empty() ? stages_from(packs, is_chosen) : out;
}

}  // namespace

Result<void> switch_rules(const RuleChoice& choice, RulePack& pack) {
  return switch_rules(choice, std::vector<RulePack*>{&pack});
}

Result<void> switch_rules(const RuleChoice& choice, const std::vector<RulePack*>& packs) {
  std::vector<std::string> names;
  for (const RulePack* pack : packs)
    names.insert(names.end(), pack->cascade.rule_names.begin(), pack->cascade.rule_names.end());
  const auto only = RuleSelection::of(choice.only, names);
  const auto skip = RuleSelection::of(choice.skip, names);
  if (!only && !skip) return Error{only.error().message + "\n  " + skip.error().message, ErrorKind::usage};
  if (!only) return only.error();
  if (!skip) return skip.error();
  const std::set<std::string> stages = chosen_stages(*only, packs);
  for (RulePack* pack : packs) {
    for (CompiledStage& stage : pack->cascade.stages) {
      for (CompiledRule& rule : stage.rules) {
        const std::string& name = pack->cascade.rule_names[rule.number];
        const bool skipped = !choice.skip.empty() && skip->has(name);
        if (skipped || ((stages.contains(stage.name) || rule.event) && !only->has(name))) switch_off(rule);
      }
    }
    if (!choice.only.empty()) pack->identities.push_back(listed("only=", choice.only));
    if (!choice.skip.empty()) pack->identities.push_back(listed("skip=", choice.skip));
  }
  return {};
}

}  // namespace wirefacts
