#include "io/sinks/json_lines_sink.h"

#include "io/content_key.h"
#include "io/extraction_json.h"

namespace wirefacts {

Result<std::unique_ptr<RecordSink>> JsonLinesSink::open(const std::string& path, const SinkOptions& options) {
  auto files = OutputFiles::open({path, {path}, manifest_of(path)}, options);
  if (!files) return files.error();
  return std::unique_ptr<RecordSink>(new JsonLinesSink(std::move(*files), options.identity));
}

Result<bool> JsonLinesSink::holds(const Article& article) {
  if (!files_.is_resumed()) return false;
  return files_.holds(article.id, article_content_key(article, identity_));
}

Result<void> JsonLinesSink::write(const Extraction& extraction, const Article& article) {
  const std::string& key = extraction.meta.content_key;
  const auto held = files_.holds(article.id, key);
  if (!held) return held.error();
  if (*held) return {};
  append_json(extraction, files_.buffer(0));
  files_.buffer(0) += '\n';
  return files_.article_done(article.id, key);
}

}  // namespace wirefacts
