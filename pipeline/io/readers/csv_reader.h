#pragma once
// CSV and TSV: one article a record, the first record has the names of the columns.

#include <optional>
#include <string>
#include <vector>

#include "io/article_reader.h"
#include "io/articles.h"
#include "io/readers/article_builder.h"
#include "io/readers/line_reader.h"

namespace wirefacts {

/// Columns are found as the keys of JSON objects are. Cells may hold line ends. A first line with semicolons and no
/// commas is separated by these. Broken quotation marks are text (csv_record.h; note "bad_quotes"). Dead letters:
/// bad_csv (another number of cells than columns), bad_utf8, too_long (over 64 MiB), and those of build_article; a file
/// without a column of text is one dead letter.
class CsvReader final : public ArticleReader {
 public:
  /// `separator`: ',' or '\t'. `options` must outlive the reader. `file` stands at the beginning of `path`.
  CsvReader(LineReader file, std::string path, const ArticleOptions& options, char separator)
      : file_(std::move(file)), path_(std::move(path)), options_(options), separator_(separator) {}

  Result<ReadItem> next() override;
  [[nodiscard]] ReadPosition position() const override { return {file_.file_bytes_read(), 0}; }

 private:
  using Field = std::optional<std::string> RawFields::*;
  std::optional<ReadItem> read_header(const Line& line);
  ReadItem read_record(const Line& line, bool broken) const;

  LineReader file_;
  std::string path_;
  const ArticleOptions& options_;
  char separator_;
  std::vector<std::vector<Field>> columns_;  // the fields that each column feeds
  bool done_ = false;
};

}  // namespace wirefacts
