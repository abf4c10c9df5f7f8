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
  std::string no_text;          // "'text' is null": one of ours that is no text
  bool parts_left_out = false;  // the list that is the text holds more than texts
  std::string articles;         // where it has a list of articles instead, as jq says it: "response.results[]"
};

/// Document text = title, blank line, text; the text alone without a title, or when its first line is the
/// title. Id = "SOURCE/id", "id" without a source, "sha256-…" without an id. A date that
/// publication_date() cannot read is left out, with the note "bad_date"; "markup": the text holds HTML;
/// "parts_left_out": of a list as text, what is no text. Dead letters: missing_text, not_text (more than a tenth is no
/// text), too_large. `input` is the raw input where it differs from the text. `options.published` is as
/// publication_date() gives it.
ReadItem build_article(RawFields fields, const ArticleOptions& options, InputPlace place, std::string_view input);

/// A dead letter of stage "read"; of the input, kDeadLetterBytes are kept.
DeadLetter damaged(InputPlace place, std::string code, std::string message, std::string_view input);

}  // namespace wirefacts
