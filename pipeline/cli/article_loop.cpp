#include "cli/article_loop.h"

#include <filesystem>
#include <system_error>

#include "cli/messages.h"
#include "io/articles.h"
#include "io/readers/publication_date.h"

namespace wirefacts {

namespace {

bool is_text(const std::string& given) {
  std::error_code code;
  return given.find_first_of(" \t\n") != std::string::npos && !std::filesystem::exists(given, code);
}

}  // namespace

ExitCode show_articles(const std::string& given, const InputOptions& input,
                       const std::function<std::string(const Article&)>& show) {
  const bool text = is_text(given);
  const auto options = article_options(text ? std::vector<std::string>() : std::vector{given}, input);
  if (!options) return fail(options.error());
  if (text) {
    Article article;
    article.id = "text";
    article.text = given;
    article.source = options->source;
    if (options->published) {
      article.published = publication_date(*options->published);
      if (!article.published) return fail(ExitCode::usage, "'" + *options->published + "' is no date as in 2016-10-04");
      article.published_source = "arg";
    }
    const auto printed = print(show(article));
    return printed ? ExitCode::done : fail(printed.error());
  }
  auto reader = open_articles(*options);
  if (!reader) return fail(reader.error(), options->paths);
  bool shown = false;
  for (;;) {
    auto item = (*reader)->next();
    if (!item) return fail(item.error());
    if (std::holds_alternative<EndOfInput>(*item)) return shown ? ExitCode::done : ExitCode::bad_data;
    if (const auto* dead = std::get_if<DeadLetter>(&*item)) {
      fail(ExitCode::bad_data, to_string(dead->place) + ": " + dead->code + ": " + dead->message);
      continue;
    }
    shown = true;
    if (auto printed = print(show(std::get<ReadArticle>(*item).article)); !printed) return fail(printed.error());
  }
}

}  // namespace wirefacts
