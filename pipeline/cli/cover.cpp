// wirefacts cover: what each rule and element did in a corpus.

#include <chrono>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "io/file.h"
#include "io/output_guard.h"
#include "rule_names.h"
#include "workbench/coverage.h"

namespace wirefacts {
namespace {

std::uint64_t now() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(since).count());
}

}  // namespace

ExitCode cover_rules(const CoverCommand& command) {
  if (auto spared = spare_inputs(command.corpus, {command.html}); !spared) return fail(spared.error());
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto corpus = load_corpus(command.corpus, command.input);
  if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
  const Coverage found = cover(pack, std::get<Corpus>(corpus), threads_of(command.threads), now);
  if (!command.html.empty()) {
    const auto written =
        replace_file(command.html, render_html(found, pack, "Coverage of " + joined_names(command.corpus)));
    if (!written) return fail(written.error());
  }
  const auto asked = RuleSelection::of(command.rules.choice.only, pack);
  if (!asked) return fail(asked.error());
  const auto shown = [&](std::string_view name) { return asked->has(name); };
  if (auto printed = print(render(found, pack, command.dead_only, shown)); !printed) return fail(printed.error());
  return ExitCode::done;
}

}  // namespace wirefacts
