// wirefacts show: articles, or a database, as one page to look at.

#include <algorithm>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "io/file.h"
#include "io/output_guard.h"
#include "workbench/show_article.h"
#include "workbench/show_database.h"

namespace wirefacts {
namespace {

ExitCode write_page(const std::string& path, const std::string& html) {
  const auto written = path == "-" ? print(html) : replace_file(path, html);
  return written ? ExitCode::done : fail(written.error());
}

ExitCode show_database(const ShowCommand& command) {
  const auto html = database_page(command.inputs.front(), command.most.value_or(ShowCommand::kMostOfBase));
  return html ? write_page(command.output, *html) : fail(html.error());
}

}  // namespace

ExitCode show_page(const ShowCommand& command) {
  if (auto spared = spare_inputs(command.inputs, {command.output}); !spared) return fail(spared.error());
  for (const std::string& input : command.inputs) {
    if (!is_database(input)) continue;
    if (command.inputs.size() == 1) return show_database(command);
    return fail(ExitCode::usage, "'" + input + "' is a database: it has a page of its own, name it alone");
  }
  const auto corpus = load_corpus(command.inputs, command.input);
  if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto user = load_user_knowledge(command.user, pack.knowledge());
  if (const ExitCode* code = std::get_if<ExitCode>(&user)) return *code;
  Extractor extractor(pack, identity_of(pack, ""), std::get<0>(user).options());
  ArticlePage page(pack, extractor);
  const std::vector<Article>& articles = std::get<Corpus>(corpus).articles;
  const std::size_t most = std::min(articles.size(), command.most.value_or(ShowCommand::kMostOnPage));
  for (std::size_t i = 0; i < most; ++i) page.add(articles[i]);
  return write_page(command.output, page.html(articles.size() - most));
}

}  // namespace wirefacts
