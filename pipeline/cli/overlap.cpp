// wirefacts overlap: which rules compete for the same words.

#include "workbench/overlap.h"

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "rule_names.h"

namespace wirefacts {

ExitCode show_overlaps(const OverlapCommand& command) {
  RulesOption rules = command.rules;
  rules.choice.only.clear();  // a rule competes with those that were not named
  auto loaded = load_pack(rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto corpus = load_corpus(command.corpus, command.input);
  if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
  const auto asked = RuleSelection::of(command.rules.choice.only, pack);
  if (!asked) return fail(asked.error());
  OverlapReport report = find_overlaps(pack, std::get<Corpus>(corpus), threads_of(command.threads));
  std::erase_if(report.contests, [&](const Contest& c) {
    return !asked->has(pack.cascade.rule_names[c.winner]) && !asked->has(pack.cascade.rule_names[c.loser]);
  });
  if (auto printed = print(render(report, pack, command.most)); !printed) return fail(printed.error());
  return ExitCode::done;
}

}  // namespace wirefacts
