// wirefacts explain: why an article gave the records it gave.

#include "cli/article_loop.h"
#include "cli/commands.h"
#include "cli/rules_option.h"
#include "workbench/explanation.h"

namespace wirefacts {

ExitCode explain_article(const ExplainCommand& command) {
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto user = load_user_knowledge(command.user, pack.knowledge());
  if (const ExitCode* code = std::get_if<ExitCode>(&user)) return *code;
  Extractor extractor(pack, identity_of(pack, ""), std::get<0>(user).options());
  return show_articles(command.article, command.input, [&](const Article& article) {
    return article.id + "\n" + render(explain(extractor, pack, article), article.text, command.at);
  });
}

}  // namespace wirefacts
