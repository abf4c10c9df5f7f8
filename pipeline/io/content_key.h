#pragma once
// The content key of an article before it is extracted.

#include <string>

#include "document/article.h"
#include "records/extraction_builder.h"

namespace wirefacts {

/// What `meta.content_key` of its extraction will be.
std::string article_content_key(const Article& article, const PackIdentity& identity);

}  // namespace wirefacts
