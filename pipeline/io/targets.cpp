#include "io/targets.h"

#include <filesystem>

#include "base/diagnostic.h"
#include "io/sinks/csv_sink.h"
#include "io/sinks/json_lines_sink.h"
#include "io/sinks/sqlite_sink.h"

namespace wirefacts {
namespace {

struct FormatName {
  std::string_view name;
  Target::Format format;
};
constexpr FormatName kFormats[] = {
    {"jsonl", Target::Format::json_lines}, {"csv", Target::Format::csv}, {"sqlite", Target::Format::sqlite}};

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
  for (const FormatName& format : kFormats) {
    known.emplace_back(format.name);
    if (format.name != name) continue;
    if (path.empty()) return usage("'" + std::string(name) + ":' names no file", "");
    if (path == "-" && format.format != Target::Format::json_lines) {
      return usage("only jsonl can be written to standard output", "");
    }
    return Target{format.format, std::string(path)};
  }
  std::string hint = did_you_mean(name, known);
  if (hint.empty()) hint = "use jsonl:FILE, sqlite:FILE or csv:DIR";
  return usage("unknown output format '" + std::string(name) + "'", hint);
}

}  // namespace

Result<Target> parse_target(std::string_view text) {
  if (text == "-") return Target{Target::Format::json_lines, "-"};
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
  if (hint.empty()) hint = "use jsonl:FILE, sqlite:FILE or csv:DIR";
  return usage("output '" + std::string(text) + "' has no ending that tells its format", hint);
}

Result<std::unique_ptr<RecordSink>> open_sink(const Target& target, const SinkOptions& options) {
  switch (target.format) {
    case Target::Format::csv: return CsvSink::open(target.path, options);
    case Target::Format::sqlite: return open_sqlite(target.path, options);
    default: return JsonLinesSink::open(target.path, options);
  }
}

}  // namespace wirefacts
