#pragma once
// One article as its reader delivered it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirefacts {

/// `published_source` of a date that was not delivered but read in the text.
inline constexpr std::string_view kDatedByDateline = "dateline";

/// Plain data. Strings are UTF-8 as found, perhaps ill-formed; nothing is normalized.
struct Article {
  /// `doc_id` of records: the source's own id, prefixed "SOURCE/", or "sha256-…".
  std::string id;
  /// The document text: title, blank line, text; or the text alone. Under 1 GiB.
  std::string text;
  /// Byte where the article's own text begins: 0 without a separate title.
  std::uint32_t text_start = 0;
  /// A separate title was delivered and stands before `text_start`, or begins the text.
  bool has_title = false;

  /// Document creation time as written, ISO 8601 of day or second precision.
  std::optional<std::string> published;
  /// Where `published` came from: "arg", "meta", "filename", or kDatedByDateline; empty when unknown.
  std::string published_source;
  std::optional<std::string> source, url, title, author, section;  // the envelope
  std::optional<std::string> slug, ednote, status, supersedes;
};

}  // namespace wirefacts
