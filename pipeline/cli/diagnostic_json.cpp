#include "cli/diagnostic_json.h"

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "version.h"

namespace wirefacts {
namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) {
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

void add_place(Json& to, SourceRange range, const SourceSet& sources) {
  if (range.file >= sources.size()) return;
  const SourceFile& file = sources[range.file];
  const LineColumn begin = file.position(range.begin), end = file.position(range.end);
  to["file"] = file.path();
  to["line"] = begin.line;
  to["column"] = begin.column;
  to["end_line"] = end.line;
  to["end_column"] = end.column;
}

/// "unknown label '…'" → "unknown-label": words outside of quotation marks, joined.
std::string rule_id(const std::string& message) {
  std::string out;
  bool quoted = false;
  for (const char c : message) {
    if (c == '\'') quoted = !quoted;
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!quoted && word) out += c;
    else if (!out.empty() && out.back() != '-') out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "message" : out;
}

const char* level_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    default: return "note";
  }
}

/// Writes results; knows which layer a file is of.
class SarifWriter {
 public:
  SarifWriter(const SourceSet& sources, const std::vector<std::uint32_t>& layer_of)
      : sources_(sources), layer_of_(layer_of) {}

  void add(const Diagnostic& d) {
    const std::string id = rule_id(d.message);
    const auto [known, added] = rules_.emplace(id, rules_.size());
    if (added) descriptors_.push_back({{"id", id}});
    Json result;
    result["ruleId"] = id;
    result["ruleIndex"] = known->second;
    result["level"] = level_of(d.severity);
    result["message"]["text"] = d.hint.empty() ? d.message : d.message + ": " + d.hint;
    if (d.range.file < sources_.size()) result["locations"] = Json::array({location(d.range)});
    if (d.second.range.file < sources_.size()) {
      Json second = location(d.second.range);
      second["message"]["text"] = d.second.label;
      result["relatedLocations"] = Json::array({std::move(second)});
    }
    results_.push_back(std::move(result));
  }

  [[nodiscard]] Json run(const std::vector<std::string>& folders) && {
    Json run;
    run["tool"]["driver"] = {{"name", "wirefacts"}, {"version", kVersion}, {"rules", std::move(descriptors_)}};
    for (std::size_t i = 0; i < folders.size(); ++i) {
      std::error_code code;
      const auto path = std::filesystem::absolute(folders[i], code).lexically_normal();
      std::string uri = "file://" + escaped(path.generic_string());
      if (!uri.ends_with('/')) uri += '/';
      run["originalUriBaseIds"]["RULES" + std::to_string(i)] = {{"uri", uri}};
    }
    run["columnKind"] = "unicodeCodePoints";
    run["results"] = std::move(results_);
    return run;
  }

 private:
  /// A path as part of a URI (RFC 3986).
  static std::string escaped(const std::string& path) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                         std::string_view("-._~/").find(c) != std::string_view::npos;
      const auto byte = static_cast<unsigned char>(c);
      if (plain) out += c;
      else out += std::string{'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
    return out;
  }

  [[nodiscard]] Json location(SourceRange range) const {
    const SourceFile& file = sources_[range.file];
    const LineColumn begin = file.position(range.begin), end = file.position(range.end);
    Json artifact = {{"uri", escaped(file.name())}};
    if (range.file < layer_of_.size()) artifact["uriBaseId"] = "RULES" + std::to_string(layer_of_[range.file]);
    Json out;
    out["physicalLocation"]["artifactLocation"] = std::move(artifact);
    out["physicalLocation"]["region"] = {
        {"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
    return out;
  }

  const SourceSet& sources_;
  const std::vector<std::uint32_t>& layer_of_;
  std::map<std::string, std::size_t> rules_;
  Json descriptors_ = Json::array(), results_ = Json::array();
};

}  // namespace

std::string diagnostics_json(const Diagnostics& diagnostics, const SourceSet& sources) {
  Json out = Json::array();
  for (const Diagnostic* d : in_order(diagnostics, sources)) {
    Json item;
    item["severity"] = name_of(d->severity);
    add_place(item, d->range, sources);
    item["message"] = d->message;
    if (!d->hint.empty()) item["hint"] = d->hint;
    if (d->second.range.file < sources.size()) {
      Json second;
      add_place(second, d->second.range, sources);
      second["label"] = d->second.label;
      item["second"] = std::move(second);
    }
    out.push_back(std::move(item));
  }
  return written(out);
}

std::string diagnostics_sarif(const Diagnostics& diagnostics, const SourceSet& sources,
                              const std::vector<std::string>& folders, const std::vector<std::uint32_t>& layer_of) {
  SarifWriter writer(sources, layer_of);
  for (const Diagnostic* d : in_order(diagnostics, sources)) writer.add(*d);
  Json out;
  out["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  out["version"] = "2.1.0";
  out["runs"] = Json::array({std::move(writer).run(folders)});
  return written(out);
}

}  // namespace wirefacts
