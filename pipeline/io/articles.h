#pragma once
// Paths → one reader of all their articles.

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/article_reader.h"

namespace wirefacts {

/// Names of the keys in JSON Lines and of the columns in CSV, by our field; in JSON "fields.body" is also the key body
/// of the object fields. An empty list: the field is not read. Of several names the first that the line has counts.
struct InputFields {
  std::vector<std::string> id{"id", "doc_id", "uri"};
  std::vector<std::string> text{"text", "content", "maintext", "body_text"};
  std::vector<std::string> title{"title", "headline"};
  std::vector<std::string> published{"published", "date", "date_publish", "versioncreated"};
  std::vector<std::string> source{"source", "domain", "source_domain", "publication"};
  std::vector<std::string> url{"url"};
  std::vector<std::string> author{"author", "authors", "byline"};
  std::vector<std::string> section{"section"};
  std::vector<std::string> slug{"slug", "slugline"};
  std::vector<std::string> ednote{"ednote"};
  std::vector<std::string> status{"status", "pubstatus"};
  std::vector<std::string> supersedes{"supersedes"};
};

/// "text=content|body,title=headline,published=date" instead of the usual names; what is named twice has both. Error
/// (usage) with a suggestion for an unknown field of ours.
Result<InputFields> parse_field_map(std::string_view text);

struct ArticleOptions {
  /// Files (also .csv .tsv), folders (walked by name: .txt .jsonl .ndjson .json, each perhaps with .gz .xz .zst .bz2;
  /// others are passed over),
  /// "-" for standard input.
  std::vector<std::string> paths;
  InputFields fields;
  /// Source of articles that name none: records it and prefixes their ids ("SOURCE/id").
  std::optional<std::string> source;
  /// Publication date of articles that name none, ISO 8601.
  std::optional<std::string> published;
  /// When it is set, standard input ends, even while nobody writes to it (files are not asked). With a stop
  /// flag, reading standard input does not wait long: see NothingYet.
  const std::atomic<bool>* stop = nullptr;
  /// Where readers strike out what they find; may be null.
  std::vector<UnmatchedField>* unmatched = nullptr;
};

/// Error: no_input (a path does not exist, a folder holds no articles), usage (a date that is none).
Result<std::unique_ptr<ArticleReader>> open_articles(const ArticleOptions& options);

}  // namespace wirefacts
