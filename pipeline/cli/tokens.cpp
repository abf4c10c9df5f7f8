// wirefacts tokens: what rules see of a text.

#include "cli/article_loop.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "extractor.h"
#include "token_display.h"

namespace wirefacts {

ExitCode show_tokens(const TokensCommand& command) {
  auto loaded = load_pack(command.rules, PackPart::to_extract);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  std::optional<std::uint32_t> stage;
  if (!command.stage.empty()) {
    stage = find_stage(pack, command.stage);
    if (!stage) return fail(ExitCode::usage, unknown("stage", command.stage, stage_names(pack)));
  }
  const auto user = load_user_knowledge(command.user, pack.knowledge());
  if (const ExitCode* code = std::get_if<ExitCode>(&user)) return *code;
  Extractor extractor(pack, identity_of(pack, ""), std::get<0>(user).options());
  return show_articles(command.article, command.input, [&](const Article& article) {
    const Analysis analysis = stage ? extractor.analyze_before(article, *stage) : extractor.analyze(article);
    return display_tokens(pack, analysis, stage, command.features);
  });
}

}  // namespace wirefacts
