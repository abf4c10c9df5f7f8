#pragma once
// A text file: one article, title and all, exactly as it stands there.

#include <string>

#include "io/article_reader.h"
#include "io/articles.h"
#include "io/readers/line_reader.h"

namespace wirefacts {

/// Id: the name it is given (InputFile); standard input has none. Nothing is changed, not even CR LF; a byte order mark
/// in front is no text. Notes beside those of build_article: "bad_bytes" (some are no UTF-8; they are read as U+FFFD),
/// "json_as_text", "table_as_text" (the file looks like many articles). Dead letters: too_large, and those of
/// build_article.
class TextReader final : public ArticleReader {
 public:
  /// `options` must outlive the reader. `file` stands at the beginning of `path`.
  TextReader(LineReader file, std::string path, std::string name, const ArticleOptions& options)
      : file_(std::move(file)), path_(std::move(path)), name_(std::move(name)), options_(options) {}

  Result<ReadItem> next() override;
  [[nodiscard]] ReadPosition position() const override { return {file_.file_bytes_read(), 0}; }

 private:
  LineReader file_;
  std::string path_, name_;
  const ArticleOptions& options_;
  bool done_ = false;
};

}  // namespace wirefacts
