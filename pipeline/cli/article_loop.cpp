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

/// What a reader noted, with what can be done about it.
void tell(const ReadArticle& read) {
  for (const std::string& note : read.notes) {
    const std::string remedy(remedy_of_note(note));
    fail(ExitCode::done, to_string(read.place) + ": " + note + (remedy.empty() ? "" : ": ") + remedy);
  }
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
  bool shown = false, told = false;
  for (;;) {
    auto item = (*reader)->next();
    if (!item) return fail(item.error());
    if (std::holds_alternative<EndOfInput>(*item)) break;
    if (const auto* dead = std::get_if<DeadLetter>(&*item)) {
      fail(ExitCode::bad_data, to_string(dead->place) + ": " + dead->code + ": " + dead->message);
      told = true;
      continue;
    }
    shown = true;
    const ReadArticle& read = std::get<ReadArticle>(*item);
    tell(read);
    if (auto printed = print(show(read.article)); !printed) return fail(printed.error());
  }
  if (shown) return ExitCode::done;
  return told ? ExitCode::bad_data
              : fail(ExitCode::bad_data, "no text in " + (given == "-" ? "standard input" : given));
}

}  // namespace wirefacts
