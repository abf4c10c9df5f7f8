// wirefacts diff: what two versions of the rules say differently about a corpus.

#include <filesystem>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "io/file.h"
#include "io/output_guard.h"
#include "workbench/corpus_diff.h"

namespace wirefacts {
namespace {

bool is_records(const std::string& name) {
  std::error_code code;
  return std::filesystem::is_regular_file(name, code) && !name.ends_with(".zip");
}

/// Each side is rules, or a file of records.
std::variant<std::vector<DiffSide>, ExitCode> load_sides(const DiffCommand& command) {
  std::vector<DiffSide> out;
  std::vector<std::string> rules;
  for (const std::string& name : {command.before, command.after}) {
    DiffSide& side = out.emplace_back(DiffSide{name, {}});
    if (!is_records(name)) {
      rules.push_back(name);
      continue;
    }
    auto records = read_extractions(name);
    if (!records) return fail(records.error());
    side.source = std::move(*records);
  }
  auto loaded = load_compared(rules, command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  auto pack = std::get<0>(loaded).begin();
  for (DiffSide& side : out) {
    if (!is_records(side.name)) side.source = std::move(*pack++);
  }
  return out;
}

/// By the newest rules of the two; records of a run know it already.
std::variant<UserKnowledge, ExitCode> user_knowledge_of(const DiffCommand& command,
                                                        const std::vector<DiffSide>& sides) {
  for (auto side = sides.rbegin(); side != sides.rend(); ++side) {
    if (const auto* pack = std::get_if<0>(&side->source))
      return load_user_knowledge(command.user, (*pack)->knowledge());
  }
  return UserKnowledge();
}

}  // namespace

ExitCode diff_rules(const DiffCommand& command) {
  std::vector<std::string> inputs = command.corpus;
  for (const std::string& side : {command.before, command.after}) {
    if (is_records(side)) inputs.push_back(side);
  }
  if (auto spared = spare_inputs(inputs, {command.html}); !spared) return fail(spared.error());
  const auto sides = load_sides(command);
  if (const ExitCode* code = std::get_if<ExitCode>(&sides)) return *code;
  const auto corpus = load_corpus(command.corpus, command.input);
  if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
  const std::vector<DiffSide>& both = std::get<0>(sides);
  const auto user = user_knowledge_of(command, both);
  if (const ExitCode* code = std::get_if<ExitCode>(&user)) return *code;
  const auto diff = diff_corpus(both[0], both[1], std::get<Corpus>(corpus), threads_of(command.threads),
                                Follow::changes, std::get<0>(user).options());
  if (!diff) return fail(diff.error());
  if (!command.html.empty()) {
    const auto written = replace_file(command.html, render_html(*diff, command.before + " → " + command.after));
    if (!written) return fail(written.error());
  }
  if (auto printed = print(render(*diff, command.most)); !printed) return fail(printed.error());
  return diff->changes.empty() ? ExitCode::done : ExitCode::found;
}

}  // namespace wirefacts
