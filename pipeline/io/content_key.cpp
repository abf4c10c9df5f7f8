#include "io/content_key.h"

#include "records/digest.h"
#include "records/extraction_builder.h"
#include "records/stable_id.h"

namespace wirefacts {

std::string article_content_key(const Article& article, const PackIdentity& identity) {
  DocRecord doc;
  copy_envelope(article, doc);
  doc.sha256 = hex(sha256(article.text));
  MetaRecord meta;
  meta.pipeline = identity.pipeline;
  meta.rulepacks = identity.rulepacks;
  return content_key(doc, meta);
}

}  // namespace wirefacts
