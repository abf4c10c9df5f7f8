#pragma once
// Fields of any format → an article: its id, its document text, its date.

#include <optional>
#include <string>
#include <string_view>

#include "io/article_reader.h"
#include "io/articles.h"

namespace wirefacts {

/// Fields as found. Empty ones count as absent.
struct RawFields {
  std::optional<std::string> id, text, title, published, source, url, author, section;
  std::optional<std::string> slug, ednote, status, supersedes;
  std::string instead_of_text;  // names of the texts of an object that has none of ours: "body headline"
  std::string articles;         // name of the list of articles that it has instead
};

/// Document text = title, blank line, text; the text alone without a title, or when its first line is the
/// title. Id = "SOURCE/id", "id" without a source, "sha256-…" without an id. A date that
/// is not ISO 8601 is left out, with the note "bad_date".
/// Dead letters: missing_text, not_text (more than a tenth is no text), too_large. `input` is the raw input
/// where it differs from the text.
ReadItem build_article(RawFields fields, const ArticleOptions& options, InputPlace place, std::string_view input);

/// A dead letter of stage "read"; of the input, kDeadLetterBytes are kept.
DeadLetter damaged(InputPlace place, std::string code, std::string message, std::string_view input);

/// ISO 8601 of day or second precision, as written but for the marks ("20210516T080625+0000" and
/// "2021-05-16 08:06" become "2021-05-16T08:06:25+00:00", "2021-05-16T08:06:00"); nothing when it is none.
std::optional<std::string> iso_date(std::string_view text);

}  // namespace wirefacts
