// wirefacts grep: a pattern in a corpus, before it is a rule.

#include <algorithm>
#include <cstdio>
#include <set>

#include "base/table.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "workbench/concordance.h"

namespace wirefacts {
namespace {

std::string counts(const std::vector<std::pair<std::string, std::uint32_t>>& values) {
  std::string out;
  for (const auto& [value, count] : values) {
    const std::string number = grouped(count);
    out += std::string(number.size() < 7 ? 7 - number.size() : 0, ' ') + number + "  " + value + "\n";
  }
  return out;
}

std::string summary(const std::vector<ConcordanceLine>& lines, const Corpus& corpus) {
  std::set<std::uint32_t> articles;
  for (const ConcordanceLine& line : lines) articles.insert(line.article);
  return grouped(lines.size()) + (lines.size() == 1 ? " match" : " matches") + " in " + grouped(articles.size()) +
         " of " + counted(corpus.articles.size(), "article") + "\n";
}

}  // namespace

ExitCode grep_corpus(const GrepCommand& command) {
  if (trim(command.pattern).empty()) {
    return fail(ExitCode::usage, "the pattern is empty: write one as behind 'match' in a rule, [Person] \"said\"");
  }
  const auto directories = rule_directories(command.rules.folders);
  if (!directories) return fail(directories.error());
  auto layers = read_layers(*directories);
  if (!layers) return fail(layers.error(), *directories);
  const PatternQuery asked{command.pattern, command.stage};
  const auto query = build_query(std::move(*layers), asked, command.rules.choice);
  if (!query) return fail(query.error());
  if (!query->build.usable()) {
    std::fputs(render_mistakes(*query, asked).c_str(), stderr);
    return ExitCode::bad_data;
  }
  std::optional<std::size_t> capture;
  if (command.count && !command.count->empty()) {
    const auto at = std::find(query->captures.begin(), query->captures.end(), *command.count);
    if (at == query->captures.end()) return fail(ExitCode::usage, unknown("capture", *command.count, query->captures));
    capture = static_cast<std::size_t>(at - query->captures.begin());
  }
  const auto corpus = load_corpus(command.corpus, command.input);
  if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
  const Corpus& texts = std::get<Corpus>(corpus);
  const std::vector<ConcordanceLine> lines = concordance(*query, texts, threads_of(command.threads));
  const std::string body = command.count ? counts(count_values(lines, capture)) : render(lines, *query, texts);
  if (auto printed = print(body + summary(lines, texts)); !printed) return fail(printed.error());
  return lines.empty() ? ExitCode::found : ExitCode::done;
}

}  // namespace wirefacts
