// wirefacts test: the examples inside the rules.

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "example_runner.h"
#include "rule_names.h"

namespace wirefacts {
namespace {

std::string show(const ExampleResult& result, const RulePack& pack) {
  return file_and_line(pack.sources, result.example->range) + ": " + result.stage->name.text + "." +
         result.rule->name.text + "\n    " + result.example->source + "\n    " + result.problem + "\n";
}

}  // namespace

ExitCode test_rules(const TestCommand& command) {
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto wanted = RuleSelection::of(command.names, pack);
  if (!wanted) return fail(wanted.error());
  const std::vector<ExampleResult> results =
      run_examples(pack, [&](const std::string& name) { return wanted->has(name); });
  std::size_t holding = 0;
  std::string out;
  for (const ExampleResult& result : results) {
    if (result.holds) ++holding;
    else out += show(result, pack);
  }
  out += std::to_string(holding) + " of " + std::to_string(results.size()) + " hold\n";
  if (!print(out)) return fail(ExitCode::input_output, "cannot write standard output");
  return holding == results.size() ? ExitCode::done : ExitCode::found;
}

}  // namespace wirefacts
