#pragma once
// Articles that commands for linguists go through, in memory.

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/article.h"
#include "io/articles.h"
#include "io/gold_reader.h"

namespace wirefacts {

struct Corpus {
  std::vector<Article> articles;
  std::vector<std::string> passed_over;  // inputs that gave no article: "place: code: message"
};

/// All articles of files, folders or "-", in the order of readers. Error: no_input, or a lost stream.
Result<Corpus> read_corpus(const ArticleOptions& options);

/// A gold record and the article that it is of; both stay where they are.
using GoldPair = std::pair<const GoldArticle*, const Article*>;

/// In the order of the gold; what is of other articles is left out. Error (no_input): there is no pair.
Result<std::vector<GoldPair>> pair_with_articles(const std::vector<GoldArticle>& gold, const Corpus& corpus);

/// What to say of a pair whose texts differ (bad_data).
Error of_another_text(const GoldPair& pair);

}  // namespace wirefacts
