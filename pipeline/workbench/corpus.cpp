#include "workbench/corpus.h"

#include <utility>

#include "io/articles.h"

namespace wirefacts {

Result<Corpus> read_corpus(const std::vector<std::string>& paths) {
  ArticleOptions options;
  options.paths = paths;
  auto reader = open_articles(options);
  if (!reader) return reader.error();
  Corpus out;
  for (;;) {
    auto item = (*reader)->next();
    if (!item) return item.error();
    if (std::holds_alternative<EndOfInput>(*item)) return out;
    if (const auto* dead = std::get_if<DeadLetter>(&*item)) {
      const std::string line = dead->place.line > 0 ? ":" + std::to_string(dead->place.line) : "";
      out.passed_over.push_back(dead->place.path + line + ": " + dead->code + ": " + dead->message);
    } else if (auto* read = std::get_if<ReadArticle>(&*item)) {
      out.articles.push_back(std::move(read->article));
    }
  }
}

}  // namespace wirefacts
