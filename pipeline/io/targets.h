#pragma once
// "jsonl:FILE", "sqlite:FILE", "postgres:CONNECTION", "csv:DIR" → sinks.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/record_sink.h"
#include "records/extraction_builder.h"
#include "records/record_schema.h"

namespace wirefacts {

struct Target {
  enum class Format : std::uint8_t { json_lines, csv, sqlite, postgres };
  Format format = Format::json_lines;
  std::string path;  // a file; csv: a folder; "-": standard output (json_lines only); postgres: how to connect
};

/// With a format in front, else by the ending: .jsonl .ndjson .db .sqlite; a '/' at the end is csv; "-" is
/// JSON Lines to standard output; "postgresql://…" is PostgreSQL. Error (usage) with a suggestion, never with what
/// could be a password.
Result<Target> parse_target(std::string_view text);

/// The files that it writes: none on a server or standard output, of csv those of the folder.
std::vector<std::string> files_of(const Target& target);

enum class Existing : std::uint8_t {
  resume,   // go on behind an interrupted run of the same inputs and rules, else as `replace`
  replace,  // JSON Lines and CSV begin anew; a database is always added to, article by article
};

struct SinkOptions {
  PackIdentity identity;
  /// Which inputs are read, and how: an interrupted output is only continued for the same identity, inputs and reading.
  std::string inputs, reading;
  Existing existing = Existing::resume;
  /// UTC, as in 2016-10-04T17:20:00Z: when the run began and ended. Null: its row does not say.
  std::function<std::string()> now;
  /// Takes a line for the user: what stood in an output is replaced, or stays. May be null.
  std::function<void(const std::string&)> tell;
  /// Views per declared type, for databases.
  std::vector<TypeView> type_views;
};

/// Errors as in io/record_sink.h.
Result<std::unique_ptr<RecordSink>> open_sink(const Target& target, const SinkOptions& options);

}  // namespace wirefacts
