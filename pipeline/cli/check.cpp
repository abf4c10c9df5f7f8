// wirefacts check: every mistake and every piece of advice about rules, at once.

#include "cli/commands.h"
#include "cli/diagnostic_json.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "workbench/sample_linter.h"

namespace wirefacts {
namespace {

std::string summary(const PackBuild& build, const std::vector<std::string>& directories) {
  std::string out = joined_names(directories) + ": ";
  out += counted(build.diagnostics.count(Severity::error), "error") + ", ";
  out += counted(build.diagnostics.count(Severity::warning), "warning") + ", ";
  out += grouped(build.diagnostics.count(Severity::advice)) + " advice";
  if (!build.usable()) return out + "\n";
  out += "; " + counted(build.pack->cascade.rule_names.size(), "rule") + " in ";
  out += counted(build.pack->cascade.stages.size(), "stage") + ", ";
  return out + counted(build.pack->lists.size(), "list form") + "\n";
}

/// Number of the layer of each source file, as the pack numbers them.
std::vector<std::uint32_t> layers_of_files(const std::vector<RuleLayer>& layers) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < layers.size(); ++i) out.insert(out.end(), layers[i].files.size(), i);
  return out;
}

}  // namespace

ExitCode check_rules(const CheckCommand& command) {
  const auto directories = rule_directories(command.rules);
  if (!directories) return fail(directories.error());
  auto layers = read_layers(*directories);
  if (!layers) return fail(layers.error(), *directories);
  const std::vector<std::uint32_t> layer_of = layers_of_files(*layers);
  PackBuild build = build_rule_pack(std::move(*layers), true);
  if (!command.sample.empty() && build.usable()) {
    const auto corpus = load_corpus(command.sample);
    if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
    lint_on_sample(*build.pack, std::get<Corpus>(corpus), threads_of(command.threads), build.diagnostics);
  }
  const SourceSet& sources = build.pack->sources;
  const std::string text = command.format == CheckFormat::json ? diagnostics_json(build.diagnostics, sources)
                           : command.format == CheckFormat::sarif
                               ? diagnostics_sarif(build.diagnostics, sources, *directories, layer_of)
                               : render(build.diagnostics, sources) + summary(build, *directories);
  if (!print(text)) return fail(ExitCode::input_output, "cannot write standard output");
  return build.usable() ? ExitCode::done : ExitCode::found;
}

}  // namespace wirefacts
