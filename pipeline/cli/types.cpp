// wirefacts types: what can be extracted, and what rules may name.

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "workbench/type_display.h"

namespace wirefacts {

ExitCode list_types(const TypesCommand& command) {
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  std::string out;
  for (const std::string& name : command.names) {
    const std::string shown = show_type(pack, name, command.most).value_or(show_rules_named(pack, name, command.most));
    if (shown.empty()) return fail(ExitCode::usage, unknown("label or rule", name, pack.schema.label_names()));
    out += (out.empty() ? "" : "\n") + shown;
  }
  if (command.names.empty()) out = show_types(pack);
  if (auto printed = print(out); !printed) return fail(printed.error());
  return ExitCode::done;
}

}  // namespace wirefacts
