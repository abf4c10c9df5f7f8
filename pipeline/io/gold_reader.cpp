#include "io/gold_reader.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.h"
#include "io/extraction_json.h"
#include "io/file.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30U;

/// False: JSON, but no record.
Result<bool> add_record(std::string_view text, const std::string& place, Gold& out) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) return Error{place + ": not JSON", ErrorKind::bad_data};
  if (!json.is_object() || !json.contains("doc")) return false;
  auto record = parse_extraction(text);
  if (!record) return Error{place + ": " + record.error().message, ErrorKind::bad_data};
  const nlohmann::json::json_pointer scope("/meta/scope");
  const bool events_only = json.contains(scope) && json[scope] == "events";
  out.articles.push_back({std::move(*record), events_only, place});
  return true;
}

Result<void> add_file(const std::string& path, Gold& out) {
  auto text = read_file(path, kMostBytes);
  if (!text) return text.error();
  if (!path.ends_with(".jsonl")) {
    const auto added = add_record(*text, path, out);
    if (!added) return added.error();
    if (!*added) out.passed_over.push_back(path);
    return {};
  }
  std::size_t line = 0;
  for (const std::string_view record : lines_of(*text)) {
    ++line;
    if (record.empty()) continue;
    const auto added = add_record(record, path + ":" + std::to_string(line), out);
    if (!added) return added.error();
    if (!*added) {
      out.passed_over.push_back(path);
      return {};
    }
  }
  return {};
}

}  // namespace

Result<Gold> read_gold(const std::string& path) {
  std::error_code code;
  std::vector<std::string> files;
  if (fs::is_directory(path, code)) {
    for (fs::recursive_directory_iterator at(path, code); !code && at != fs::recursive_directory_iterator();
         at.increment(code)) {
      const std::string ending = at->path().extension().string();
      if (ending == ".json" || ending == ".jsonl") files.push_back(at->path().string());
    }
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(path);
  }
  Gold out;
  for (const std::string& file : files) {
    if (const auto added = add_file(file, out); !added) return added.error();
  }
  if (out.articles.empty()) return Error{"no gold records in '" + path + "'", ErrorKind::no_input};
  return out;
}

}  // namespace wirefacts
