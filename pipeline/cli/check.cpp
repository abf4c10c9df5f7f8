// wirefacts check: every mistake and every piece of advice about rules, at once.

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"

namespace wirefacts {
namespace {

std::string as_json(const Diagnostics& diagnostics, const SourceSet& sources) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const Diagnostic& d : diagnostics.items()) {
    nlohmann::ordered_json item;
    item["severity"] = name_of(d.severity);
    if (d.range.file != SourceRange::kNoFile) {
      const SourceFile& file = sources[d.range.file];
      const LineColumn begin = file.position(d.range.begin), end = file.position(d.range.end);
      item["file"] = file.name();
      item["line"] = begin.line;
      item["column"] = begin.column;
      item["end_line"] = end.line;
      item["end_column"] = end.column;
    }
    item["message"] = d.message;
    if (!d.hint.empty()) item["hint"] = d.hint;
    out.push_back(std::move(item));
  }
  return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

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

}  // namespace

ExitCode check_rules(const CheckCommand& command) {
  const auto directories = rule_directories(command.rules);
  if (!directories) return fail(directories.error());
  auto layers = read_layers(*directories);
  if (!layers) return fail(layers.error(), *directories);
  const PackBuild build = build_rule_pack(std::move(*layers), true);
  const std::string text = command.json
                               ? as_json(build.diagnostics, build.pack->sources)
                               : render(build.diagnostics, build.pack->sources) + summary(build, *directories);
  if (!print(text)) return fail(ExitCode::input_output, "cannot write standard output");
  return build.usable() ? ExitCode::done : ExitCode::found;
}

}  // namespace wirefacts
