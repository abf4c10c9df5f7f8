#pragma once
// JSON: one article a line, an array of articles, or one object that fills a file.

#include <memory>

#include "io/article_reader.h"
#include "io/articles.h"
#include "io/file.h"
#include "io/readers/line_reader.h"

namespace wirefacts {

class JsonObjectParser;  // of json_lines_reader.cpp: the library behind it stays there

enum class JsonLayout : std::uint8_t { lines, one_object, array };

/// Each line is parsed by itself, so a bad one costs only itself. Blank lines are passed over; a byte order
/// mark at the beginning and CR at line ends are no part of the JSON. Of a key that stands twice the last
/// counts. Values that are no strings: numbers and lists of strings are taken as words (not for the text),
/// other values as absent. An escaped half surrogate becomes U+FFFD.
/// Dead letters: bad_json, bad_utf8, too_long (over 64 MiB), and those of build_article.
class JsonLinesReader final : public ArticleReader {
 public:
  /// `options` must outlive the reader. With JsonLayout::one_object the whole file is tried as one object
  /// first, then by lines if one of them is. Of an array each element stands for a line. `lines` stands at the
  /// beginning of `path`.
  JsonLinesReader(LineReader lines, std::string path, const ArticleOptions& options, JsonLayout layout);
  ~JsonLinesReader() override;

  Result<ReadItem> next() override;
  [[nodiscard]] ReadPosition position() const override;

 private:
  ReadItem read_line(const Line& line);
  std::optional<ReadItem> read_whole();
  bool has_object_line(std::string_view content);

  LineReader lines_;
  std::string path_;
  const ArticleOptions& options_;
  JsonLayout layout_;
  std::unique_ptr<JsonObjectParser> parser_;
  std::uint64_t whole_bytes_ = 0;  // of a file that was one object
};

}  // namespace wirefacts
