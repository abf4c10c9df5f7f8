#include "workbench/corpus.h"

#include <string_view>
#include <unordered_map>
#include <utility>

namespace wirefacts {

Result<Corpus> read_corpus(const ArticleOptions& options) {
  auto reader = open_articles(options);
  if (!reader) return reader.error();
  Corpus out;
  for (;;) {
    auto item = (*reader)->next();
    if (!item) return item.error();
    if (std::holds_alternative<EndOfInput>(*item)) return out;
    if (const auto* dead = std::get_if<DeadLetter>(&*item)) {
      out.passed_over.push_back(to_string(dead->place) + ": " + dead->code + ": " + dead->message);
    } else if (auto* read = std::get_if<ReadArticle>(&*item)) {
      out.articles.push_back(std::move(read->article));
    }
  }
}

Result<std::vector<GoldPair>> pair_with_articles(const std::vector<GoldArticle>& gold, const Corpus& corpus) {
  std::unordered_map<std::string_view, const Article*> by_id;
  for (const Article& article : corpus.articles) by_id.emplace(article.id, &article);
  std::vector<GoldPair> out;
  for (const GoldArticle& g : gold) {
    if (const auto at = by_id.find(g.record.doc.doc_id); at != by_id.end()) out.emplace_back(&g, at->second);
  }
  if (out.empty()) return Error{"none of the articles of the gold is in the corpus", ErrorKind::no_input};
  return out;
}

Error of_another_text(const GoldPair& pair) {
  return {pair.first->place + " was made from another text of '" + pair.second->id + "' (sha256 differs)",
          ErrorKind::bad_data};
}

}  // namespace wirefacts
