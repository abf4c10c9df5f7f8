#pragma once
// The contract of readers: a stream of articles and of inputs that gave none.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "document/article.h"
#include "io/dead_letter.h"

namespace wirefacts {

/// An article as delivered, and where it came from.
struct ReadArticle {
  Article article;
  InputPlace place;
  std::string input;               // the raw input where it differs from article.text; else empty
  std::vector<std::string> notes;  // codes of what was passed over: "bad_date" …
};

/// An article that failed after it was read.
inline DeadLetter dead_letter_of(ReadArticle read, std::string stage, std::string code, std::string message) {
  const std::string& input = read.input.empty() ? read.article.text : read.input;
  return {std::move(read.place), std::move(stage),           std::move(code),
          std::move(message),    std::move(read.article.id), input.substr(0, kDeadLetterBytes)};
}

struct EndOfInput {};

/// A pipe had no input for a tenth of a second: time to see to other work, then to ask again. Only from
/// readers that were opened with a stop flag (ArticleOptions::stop).
struct NothingYet {};

/// One step of a reader. A dead letter has stage "read".
using ReadItem = std::variant<EndOfInput, ReadArticle, DeadLetter, NothingYet>;

/// Bytes of input: read so far, and all of them (0: not known). For progress.
struct ReadPosition {
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
};

/// Files of folders that are not read, by their ending (".html", "without ending") or what they are ("broken link").
using PassedOver = std::map<std::string, std::uint64_t>;

/// A field with names that the user gave (--map) and that no input has had.
struct UnmatchedField {
  std::string_view field;  // ours; a constant
  std::vector<std::string> names;
};

/// Delivers inputs in a fixed order: that of the paths given, files of a folder by name, lines of a file.
/// One thread at a time. After EndOfInput or an Error, no more calls. A damaged input is a dead letter and
/// reading goes on behind it; an Error means that the stream itself is lost.
class ArticleReader {
 public:
  ArticleReader() = default;
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;
  virtual ~ArticleReader() = default;

  virtual Result<ReadItem> next() = 0;
  [[nodiscard]] virtual ReadPosition position() const = 0;
  [[nodiscard]] virtual PassedOver passed_over() const { return {}; }
  /// So far.
  [[nodiscard]] virtual std::vector<UnmatchedField> unmatched() const { return {}; }
};

}  // namespace wirefacts
