#pragma once
// Text that no cache has seen: new articles from the paragraphs of real ones.

#include <cstddef>
#include <string>
#include <vector>

#include "document/article.h"

namespace wirefacts {

/// `parts` sets of new articles, at least `bytes` together. Each article opens as one of `articles` and goes on with
/// paragraphs of any; in each, half of the capitalized words inside sentences and all digits but 0 are exchanged for
/// others of the same texts. The same input gives the same text. REQUIRES: some article is not empty.
std::vector<std::vector<Article>> fresh_articles(const std::vector<Article>& articles, std::size_t bytes,
                                                 std::size_t parts);

std::size_t bytes_of(const std::vector<Article>& articles);

}  // namespace wirefacts
