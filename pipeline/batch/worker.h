#pragma once
// What a batch needs to extract: a function per worker.

#include <functional>

#include "base/result.h"
#include "document/article.h"
#include "records/extraction.h"

namespace wirefacts {

/// Extracts one article. An Error "code: message" or an exception costs this article (a dead letter).
using ExtractFunction = std::function<Result<Extraction>(const Article&)>;

/// Called once in each worker's thread when its first article has come, perhaps at the same time in several; the
/// function it gives is used by that thread only.
using WorkerFactory = std::function<ExtractFunction()>;

}  // namespace wirefacts
