#include "cli/article_loop.h"

#include <filesystem>
#include <system_error>

#include "cli/messages.h"
#include "io/articles.h"

namespace wirefacts {

namespace {

bool is_text(const std::string& given) {
  std::error_code code;
  return given.find_first_of(" \t\n") != std::string::npos && !std::filesystem::exists(given, code);
}

}  // namespace

ExitCode show_articles(const std::string& given, const std::function<std::string(const Article&)>& show) {
  if (is_text(given)) {
    Article article;
    article.id = "text";
    article.text = given;
    const auto printed = print(show(article));
    return printed ? ExitCode::done : fail(printed.error());
  }
  ArticleOptions options;
  options.paths = {given};
  auto reader = open_articles(options);
  if (!reader) return fail(reader.error(), options.paths);
  bool shown = false;
  for (;;) {
    auto item = (*reader)->next();
    if (!item) return fail(item.error());
    if (std::holds_alternative<EndOfInput>(*item)) return shown ? ExitCode::done : ExitCode::bad_data;
    if (const auto* dead = std::get_if<DeadLetter>(&*item)) {
      const std::string line = dead->place.line > 0 ? ":" + std::to_string(dead->place.line) : "";
      fail(ExitCode::bad_data, dead->place.path + line + ": " + dead->code + ": " + dead->message);
      continue;
    }
    shown = true;
    if (auto printed = print(show(std::get<ReadArticle>(*item).article)); !printed) return fail(printed.error());
  }
}

}  // namespace wirefacts
