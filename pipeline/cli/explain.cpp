// wirefacts explain: why an article gave the records it gave.

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "explanation.h"
#include "io/articles.h"

namespace wirefacts {

ExitCode explain_article(const ExplainCommand& command) {
  ArticleOptions options;
  options.paths = {command.article};
  auto reader = open_articles(options);
  if (!reader) return fail(reader.error(), options.paths);
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  Extractor extractor(pack, identity_of(pack, ""));
  for (;;) {
    auto item = (*reader)->next();
    if (!item) return fail(item.error());
    if (std::holds_alternative<EndOfInput>(*item)) return ExitCode::done;
    if (const auto* dead = std::get_if<DeadLetter>(&*item)) {
      const std::string line = dead->place.line > 0 ? ":" + std::to_string(dead->place.line) : "";
      fail(ExitCode::bad_data, dead->place.path + line + ": " + dead->code + ": " + dead->message);
      continue;
    }
    const Article& article = std::get<ReadArticle>(*item).article;
    std::string out = article.id + "\n";
    for (const RecordExplanation& e : explain(extractor, pack, article, command.at)) out += render(e);
    if (!print(out)) return fail(ExitCode::input_output, "cannot write standard output");
  }
}

}  // namespace wirefacts
