// wirefacts tokens: what rules see of a text.

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "extractor.h"
#include "io/file.h"
#include "token_display.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 20U;

}  // namespace

ExitCode show_tokens(const TokensCommand& command) {
  Article article;
  article.id = "text";
  article.text = command.text;
  if (command.text == "-") {
    auto text = read_file("-", kMostBytes);
    if (!text) return fail(text.error());
    article.text = std::move(*text);
  }
  auto loaded = load_pack(command.rules, PackPart::to_extract);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  std::optional<std::uint32_t> stage;
  if (!command.stage.empty()) {
    stage = find_stage(pack, command.stage);
    if (!stage) return fail(ExitCode::usage, unknown("stage", command.stage, stage_names(pack)));
  }
  Extractor extractor(pack, identity_of(pack, ""));
  const Analysis analysis = stage ? extractor.analyze_before(article, *stage) : extractor.analyze(article);
  if (auto printed = print(display_tokens(pack, analysis, stage, command.features)); !printed)
    return fail(printed.error());
  return ExitCode::done;
}

}  // namespace wirefacts
