#include "io/content_key.h"

#include "records/digest.h"
#include "records/stable_id.h"

namespace wirefacts {

std::string article_content_key(const Article& article, const PackIdentity& identity) {
  DocRecord doc;
  doc.sha256 = hex(sha256(article.text));
  doc.dct = article.published;
  doc.source = article.source;
  doc.url = article.url;
  doc.title = article.title;
  doc.author = article.author;
  doc.section = article.section;
  doc.slug = article.slug;
  doc.ednote = article.ednote;
  doc.status = article.status;
  doc.supersedes = article.supersedes;
  MetaRecord meta;
  meta.pipeline = identity.pipeline;
  meta.rulepacks = identity.rulepacks;
  return content_key(doc, meta);
}

}  // namespace wirefacts
