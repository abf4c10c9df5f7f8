#pragma once
// Articles that commands for linguists go through, in memory.

#include <string>
#include <vector>

#include "base/result.h"
#include "document/article.h"

namespace wirefacts {

struct Corpus {
  std::vector<Article> articles;
  std::vector<std::string> passed_over;  // inputs that gave no article: "place: code: message"
};

/// All articles of files, folders or "-", in the order of readers. Error: no_input, or a lost stream.
Result<Corpus> read_corpus(const std::vector<std::string>& paths);

}  // namespace wirefacts
