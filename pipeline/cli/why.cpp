// wirefacts why: why a rule found nothing, or lost.

#include "workbench/why.h"

#include <string>
#include <utility>

#include "cli/article_loop.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "rule_names.h"

namespace wirefacts {
namespace {

/// What is told of each article: of one alone everything, of several those in which something comes near.
class Answers {
 public:
  /// What to print now.
  std::string add(const Article& article, std::string answer, bool near) {
    if (++articles_ == 1) {
      first_ = near ? article.id + "\n" + answer + "\n" : std::string();
      alone_ = std::move(answer);
    }
    if (!near) ++silent_;
    if (articles_ == 1) return {};
    std::string out = std::exchange(first_, {});
    return near ? out + article.id + "\n" + answer + "\n" : out;
  }
  /// What to print behind the last.
  [[nodiscard]] std::string rest() const {
    if (articles_ == 1) return alone_;
    if (silent_ == 0) return {};
    return "in " + std::to_string(silent_) + " of " + std::to_string(articles_) + " articles nothing comes near\n";
  }

 private:
  std::size_t articles_ = 0, silent_ = 0;
  std::string first_, alone_;  // of the first article: as one of several, as the only one
};

}  // namespace

ExitCode explain_silence(const WhyCommand& command) {
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto wanted = RuleSelection::of({command.rule}, pack);
  if (!wanted) return fail(wanted.error());
  const auto user = load_user_knowledge(command.user, pack.knowledge());
  if (const ExitCode* code = std::get_if<ExitCode>(&user)) return *code;
  Extractor extractor(pack, identity_of(pack, ""), std::get<0>(user).options());
  Answers answers;
  const ExitCode code = show_articles(command.article, command.input, [&](const Article& article) {
    std::string out;
    bool near = false;
    WhyReader reader(extractor, pack, article);
    for (std::uint32_t rule = 0; rule < pack.cascade.rule_names.size(); ++rule) {
      if (!wanted->has(pack.cascade.rule_names[rule])) continue;
      const WhyReport report = reader.ask(rule, command.at);
      near = near || !report.attempts.empty();
      out += (out.empty() ? "" : "\n") + render(report, pack.sources, command.most);
    }
    return answers.add(article, std::move(out), near);
  });
  if (code != ExitCode::done) return code;
  const auto printed = print(answers.rest());
  return printed ? code : fail(printed.error());
}

}  // namespace wirefacts
