// wirefacts overlap: which rules compete for the same words.

#include "workbench/overlap.h"

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"

namespace wirefacts {

ExitCode show_overlaps(const OverlapCommand& command) {
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto corpus = load_corpus(command.corpus);
  if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
  const OverlapReport report = find_overlaps(pack, std::get<Corpus>(corpus), threads_of(command.threads));
  if (!print(render(report, pack, command.most))) return fail(ExitCode::input_output, "cannot write standard output");
  return ExitCode::done;
}

}  // namespace wirefacts
