// wirefacts check: every mistake and every piece of advice about rules, at once.

#include <algorithm>
#include <set>
#include <utility>

#include "cli/commands.h"
#include "cli/diagnostic_json.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "io/rule_directory.h"
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

bool is_list(std::string_view name) {
  return name.ends_with(".tsv") &&
         (name.starts_with("lexicon/") || name.starts_with("gazetteers/") || name.starts_with("values/"));
}

/// Of later layers, where a name is easily mistyped: files that nothing reads.
void warn_of_unread(const std::vector<std::string>& directories, const std::vector<RuleLayer>& layers,
                    Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> read_by_path;  // lists of earlier layers without a label
  std::uint32_t file = 0;
  for (std::size_t layer = 0; layer < layers.size(); ++layer) {
    for (const std::string& name : unread_files(directories[layer])) {
      diagnostics.warning({}, "not read: " + directories[layer] + "/" + name,
                          "rules end in .rules, lists in .tsv, types in .types, the order of stages in .cascade");
    }
    for (const SourceFile& source : layers[layer].files) {
      const bool labelled = source.text().find("# label:") != std::string_view::npos;
      if (layer > 0 && is_list(source.name()) && !labelled && read_by_path.count(source.name()) == 0) {
        diagnostics.warning({file, 0, 1}, "nothing reads this list: it has no '# label:'",
                            "write '# label: NAME' above its columns; rules then say [NAME]");
      }
      if (!labelled) read_by_path.emplace(source.name());
      ++file;
    }
  }
}

/// What is shown: of earlier layers errors only, with a line that counts the rest.
std::pair<Diagnostics, std::string> of_last_layer(const Diagnostics& all, const std::vector<std::uint32_t>& layer_of,
                                                  const std::vector<std::string>& directories,
                                                  const std::vector<std::string>& sample) {
  Diagnostics shown;
  std::size_t hidden = 0;
  const auto last = static_cast<std::uint32_t>(directories.size() - 1);
  for (const Diagnostic& d : all.items()) {
    const bool earlier = d.range.file < layer_of.size() && layer_of[d.range.file] < last;
    if (earlier && d.severity != Severity::error) ++hidden;
    else shown.add(d);
  }
  if (hidden == 0) return {std::move(shown), ""};
  std::string out = counted(hidden, "remark") + " on earlier layers: wirefacts check";
  for (std::size_t i = 0; i < last; ++i) out += " " + directories[i];
  for (const std::string& texts : sample) out += " --sample " + texts;
  return {std::move(shown), out + "\n"};
}

std::string text_of(const PackBuild& build, const std::vector<std::string>& directories,
                    const std::vector<std::uint32_t>& layer_of, const std::vector<std::string>& sample) {
  const auto [shown, others] = of_last_layer(build.diagnostics, layer_of, directories, sample);
  return layer_hint(directories, build, "wirefacts check rules ") + render(shown, build.pack->sources) + others +
         summary(build, directories);
}

}  // namespace

ExitCode check_rules(const CheckCommand& command) {
  const auto directories = rule_directories(command.rules);
  if (!directories) return fail(directories.error());
  auto layers = read_layers(*directories);
  if (!layers) return fail(layers.error(), *directories);
  const std::vector<std::uint32_t> layer_of = layers_of_files(*layers);
  Diagnostics unread;
  warn_of_unread(*directories, *layers, unread);
  PackBuild build = build_rule_pack(std::move(*layers), true);
  set_paths(build.pack->sources, *directories, layer_of);
  for (const Diagnostic& d : unread.items()) build.diagnostics.add(d);
  if (!command.sample.empty() && build.usable()) {
    const auto corpus = load_corpus(command.sample, command.input);
    if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
    lint_on_sample(*build.pack, std::get<Corpus>(corpus), threads_of(command.threads), build.diagnostics);
  }
  const SourceSet& sources = build.pack->sources;
  const std::string text = command.format == CheckFormat::json ? diagnostics_json(build.diagnostics, sources)
                           : command.format == CheckFormat::sarif
                               ? diagnostics_sarif(build.diagnostics, sources, *directories, layer_of)
                               : text_of(build, *directories, layer_of, command.sample);
  if (auto printed = print(text); !printed) return fail(printed.error());
  return build.usable() ? ExitCode::done : ExitCode::found;
}

}  // namespace wirefacts
