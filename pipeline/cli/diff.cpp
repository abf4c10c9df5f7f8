// wirefacts diff: what two versions of the rules say differently about a corpus.

#include <filesystem>
#include <functional>
#include <future>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "io/file.h"
#include "workbench/corpus_diff.h"

namespace wirefacts {
namespace {

/// "rules", "rules+mine", "rules.zip", or a file of records.
std::variant<DiffSide, ExitCode> load_side(const std::string& name, const RuleChoice& choice) {
  DiffSide out{name, {}};
  std::error_code code;
  if (std::filesystem::is_regular_file(name, code) && !name.ends_with(".zip")) {
    auto records = read_extractions(name);
    if (!records) return fail(records.error());
    out.source = std::move(*records);
    return out;
  }
  std::vector<std::string> layers;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('+', at), name.size());
    if (end > at) layers.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  auto loaded = load_pack({std::move(layers), choice});
  if (const ExitCode* failed = std::get_if<ExitCode>(&loaded)) return *failed;
  out.source = std::unique_ptr<const RulePack>(std::get<0>(loaded).release());
  return out;
}

}  // namespace

ExitCode diff_rules(const DiffCommand& command) {
  auto loading = std::async(std::launch::async, load_side, std::cref(command.before), std::cref(command.choice));
  const auto after = load_side(command.after, command.choice);
  const auto before = loading.get();
  if (const ExitCode* code = std::get_if<ExitCode>(&before)) return *code;
  if (const ExitCode* code = std::get_if<ExitCode>(&after)) return *code;
  const auto corpus = load_corpus(command.corpus);
  if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
  const auto diff = diff_corpus(std::get<DiffSide>(before), std::get<DiffSide>(after), std::get<Corpus>(corpus),
                                threads_of(command.threads));
  if (!diff) return fail(diff.error());
  if (!command.html.empty()) {
    const auto written = replace_file(command.html, render_html(*diff, command.before + " → " + command.after));
    if (!written) return fail(written.error());
  }
  if (!print(render(*diff, command.most))) return fail(ExitCode::input_output, "cannot write standard output");
  return diff->changes.empty() ? ExitCode::done : ExitCode::found;
}

}  // namespace wirefacts
