// wirefacts suggest: draft rules for what the gold has and no rule found.

#include <filesystem>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "io/file.h"
#include "workbench/draft_trial.h"
#include "workbench/suggestion.h"

namespace wirefacts {
namespace {

/// The files below `folder`, none of which is there already.
ExitCode write_layer(const SourceSet& files, const std::string& folder) {
  std::error_code code;
  for (const SourceFile& file : files) {
    const std::filesystem::path path = std::filesystem::path(folder) / file.name();
    if (std::filesystem::exists(path, code))
      return fail(ExitCode::cannot_create, path.string() + " is there already: name another folder, or move it away");
  }
  for (const SourceFile& file : files) {
    const std::filesystem::path path = std::filesystem::path(folder) / file.name();
    std::filesystem::create_directories(path.parent_path(), code);
    if (const auto written = replace_file(path.string(), file.text()); !written) return fail(written.error());
  }
  return ExitCode::done;
}

}  // namespace

ExitCode suggest_rules(const SuggestCommand& command) {
  const std::string gold_path = gold_of(command.corpus, command.gold);
  const auto gold = read_gold(gold_path);
  if (!gold) return fail(gold.error(), {gold_path});
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto corpus = load_corpus({articles_of(command.corpus)}, command.input);
  if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
  const std::uint32_t threads = threads_of(command.threads);
  auto drafted = suggest(pack, gold->articles, std::get<Corpus>(corpus), threads, {command.fewest, command.most});
  if (!drafted) return fail(drafted.error());
  const auto directories = rule_directories(command.rules.folders);
  if (!directories) return fail(directories.error());
  auto layers = read_layers(*directories);
  if (!layers) return fail(layers.error(), *directories);
  const auto report = try_drafts(std::move(*drafted), std::move(*layers), command.rules.choice, gold->articles,
                                 std::get<Corpus>(corpus), threads);
  if (!report) return fail(report.error());
  const SourceSet files = layer_of(report->drafts);
  if (!command.output.empty()) {
    if (const ExitCode code = write_layer(files, command.output); code != ExitCode::done) return code;
  }
  std::string shown;
  for (const SourceFile& file : files) shown += "# " + file.name() + "\n" + std::string(file.text()) + "\n";
  if (auto printed = print(shown + render_summary(*report)); !printed) return fail(printed.error());
  return ExitCode::done;
}

}  // namespace wirefacts
