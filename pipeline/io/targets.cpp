#include "io/targets.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "base/diagnostic.h"
#include "io/sinks/csv_sink.h"
#include "io/sinks/json_lines_sink.h"
#include "io/sinks/postgres_sink.h"
#include "io/sinks/sqlite_sink.h"

namespace wirefacts {
namespace {

struct FormatName {
  std::string_view name;
  Target::Format format;
};
constexpr FormatName kFormatNames[] = {{"jsonl", Target::Format::json_lines},
                                       {"csv", Target::Format::csv},
                                       {"sqlite", Target::Format::sqlite},
                                       {"postgres", Target::Format::postgres},
                                       {"postgresql", Target::Format::postgres}};
constexpr std::string_view kUse = "use jsonl:FILE, sqlite:FILE, postgres:CONNECTION or csv:DIR";

struct Ending {
  std::string_view ending;
  Target::Format format;
};
constexpr Ending kEndings[] = {{".jsonl", Target::Format::json_lines},
                               {".ndjson", Target::Format::json_lines},
                               {".db", Target::Format::sqlite},
                               {".sqlite", Target::Format::sqlite},
                               {"/", Target::Format::csv}};

Error usage(std::string message, const std::string& hint) {
  if (!hint.empty()) message += ", " + hint;
  return {std::move(message), ErrorKind::usage};
}

Result<Target> named_target(std::string_view name, std::string_view path) {
  std::vector<std::string> known;
  for (const FormatName& format : kFormatNames) {
    known.emplace_back(format.name);
    if (format.name != name) continue;
    if (format.format == Target::Format::postgres) {
      // postgresql://… is an address in itself.
      return Target{format.format, (path.starts_with("//") ? std::string(name) + ":" : "") + std::string(path)};
    }
    if (path.empty()) return usage("'" + std::string(name) + ":' names no file", "");
    if (path == "-" && format.format != Target::Format::json_lines) {
      return usage("only jsonl can be written to standard output", "");
    }
    return Target{format.format, std::string(path)};
  }
  std::string hint = did_you_mean(name, known);
  if (hint.empty()) hint = kUse;
  return usage("unknown output format '" + std::string(name) + "'", hint);
}

/// "host=… password=…": nothing of it is shown.
bool is_connection(std::string_view text) {
  const std::string_view word = text.substr(0, text.find('='));
  constexpr std::string_view kWords[] = {"host", "hostaddr", "port", "dbname", "user", "password", "service"};
  return word.size() < text.size() && std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

}  // namespace

Result<Target> parse_target(std::string_view text) {
  if (text == "-") return Target{Target::Format::json_lines, "-"};
  if (is_connection(text)) return usage("a connection to PostgreSQL has postgres: in front of it", "");
  // "a/b:c.jsonl" is a path: no format has a slash or a dot.
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos && text.substr(0, colon).find_first_of("/.") == std::string_view::npos) {
    return named_target(text.substr(0, colon), text.substr(colon + 1));
  }
  for (const Ending& ending : kEndings) {
    if (text.ends_with(ending.ending) && text.size() > ending.ending.size())
      return Target{ending.format, std::string(text)};
  }
  std::vector<std::string> known;
  for (const Ending& ending : kEndings) known.emplace_back(ending.ending);
  const std::string own = std::filesystem::path(text).extension().string();
  std::string hint = own.empty() ? std::string() : did_you_mean(own, known);
  if (hint.empty()) hint = kUse;
  return usage("output '" + std::string(text) + "' has no ending that tells its format", hint);
}

std::vector<std::string> files_of(const Target& target) {
  if (target.format == Target::Format::csv) return CsvSink::files_in(target.path);
  if (target.format == Target::Format::postgres || target.path == "-") return {};
  if (target.format == Target::Format::sqlite) return {target.path, datasette_beside(target.path)};
  return {target.path, JsonLinesSink::manifest_of(target.path)};
}

Result<std::unique_ptr<RecordSink>> open_sink(const Target& target, const SinkOptions& options) {
  switch (target.format) {
    case Target::Format::csv: return CsvSink::open(target.path, options);
    case Target::Format::sqlite: return open_sqlite(target.path, options);
    case Target::Format::postgres: return open_postgres(target.path, options);
    default: return JsonLinesSink::open(target.path, options);
  }
}

}  // namespace wirefacts
