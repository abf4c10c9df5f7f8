#pragma once
// --map, --source, --published: how inputs are read, in every command that reads articles.

#include <string>
#include <vector>

#include "base/result.h"
#include "io/articles.h"

namespace wirefacts {

struct InputOptions {
  std::string map, source, published;  // as on the command line; empty: not given
};

/// Error (usage): a map that cannot be read.
Result<ArticleOptions> article_options(const std::vector<std::string>& paths, const InputOptions& given);

}  // namespace wirefacts
