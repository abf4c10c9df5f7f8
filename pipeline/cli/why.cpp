// wirefacts why: why a rule found nothing, or lost.

#include "workbench/why.h"

#include "cli/article_loop.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "rule_names.h"

namespace wirefacts {

ExitCode explain_silence(const WhyCommand& command) {
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto wanted = RuleSelection::of({command.rule}, pack);
  if (!wanted) return fail(wanted.error());
  const auto user = load_user_knowledge(command.user, pack.knowledge());
  if (const ExitCode* code = std::get_if<ExitCode>(&user)) return *code;
  Extractor extractor(pack, identity_of(pack, ""), std::get<0>(user).options());
  return show_articles(command.article, command.input, [&](const Article& article) {
    std::string out;
    WhyReader reader(extractor, pack, article);
    for (std::uint32_t rule = 0; rule < pack.cascade.rule_names.size(); ++rule) {
      if (!wanted->has(pack.cascade.rule_names[rule])) continue;
      out += (out.empty() ? "" : "\n") + render(reader.ask(rule, command.at), pack.sources, command.most);
    }
    return out;
  });
}

}  // namespace wirefacts
