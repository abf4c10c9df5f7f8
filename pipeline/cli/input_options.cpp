#include "cli/input_options.h"

namespace wirefacts {

Result<ArticleOptions> article_options(const std::vector<std::string>& paths, const InputOptions& given) {
  ArticleOptions out;
  out.paths = paths;
  if (!given.map.empty()) {
    auto fields = parse_field_map(given.map);
    if (!fields) return fields.error();
    out.fields = std::move(*fields);
  }
  if (!given.source.empty()) out.source = given.source;
  if (!given.published.empty()) out.published = given.published;
  return out;
}

}  // namespace wirefacts
