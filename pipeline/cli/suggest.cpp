// wirefacts suggest: draft rules for what the gold has and no rule found.

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "workbench/suggestion.h"

namespace wirefacts {

ExitCode suggest_rules(const SuggestCommand& command) {
  const std::string gold_path = gold_of(command.corpus, command.gold);
  const auto gold = read_gold(gold_path);
  if (!gold) return fail(gold.error(), {gold_path});
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto corpus = load_corpus({articles_of(command.corpus)});
  if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
  const auto report = suggest(pack, gold->articles, std::get<Corpus>(corpus), threads_of(command.threads),
                              {command.fewest, command.most});
  if (!report) return fail(report.error());
  if (auto printed = print(render(*report)); !printed) return fail(printed.error());
  return ExitCode::done;
}

}  // namespace wirefacts
