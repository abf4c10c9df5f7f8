#include "batch/run_report.h"

#include <cmath>

#include "io/json_writer.h"

namespace wirefacts {
namespace {

std::string_view name_of(RunEnd end) {
  switch (end) {
    case RunEnd::limit: return "limit";
    case RunEnd::stopped: return "stopped";
    case RunEnd::too_many_errors: return "too_many_errors";
    default: return "complete";
  }
}

void count(JsonWriter& json, std::string_view name, std::uint64_t value) {
  json.key(name);
  json.number(value);
}

void seconds(JsonWriter& json, std::string_view name, double value) {
  json.key(name);
  json.number(Decimal(std::llround(value * 1000), -3));
}

void counts(JsonWriter& json, std::string_view name, const std::map<std::string, std::uint64_t>& all) {
  json.key(name);
  json.begin_object();
  for (const auto& [key, value] : all) count(json, key, value);
  json.end_object();
}

void unread(JsonWriter& json, const std::map<std::string, UnreadCount>& all) {
  json.key("unread");
  json.begin_object();
  for (const auto& [reason, value] : all) {
    json.key(reason);
    json.begin_object();
    count(json, "articles", value.articles);
    count(json, "code_points", value.code_points);
    json.end_object();
  }
  json.end_object();
}

void unmatched(JsonWriter& json, const std::vector<UnmatchedField>& fields) {
  json.key("unmatched");
  json.begin_object();
  for (const UnmatchedField& field : fields) {
    json.key(field.field);
    json.begin_array();
    for (const std::string& name : field.names) json.string(name);
    json.end_array();
  }
  json.end_object();
}

}  // namespace

void RunReport::add(const Extraction& extraction) {
  records["entities"] += extraction.entities.size();
  records["places"] += extraction.places.size();
  records["times"] += extraction.times.size();
  records["quantities"] += extraction.quantities.size();
  records["quotes"] += extraction.quotes.size();
  records["events"] += extraction.events.size();
  records["claims"] += extraction.claims.size();
  std::uint64_t& mentions = records["mentions"];
  for (const EntityRecord& entity : extraction.entities) mentions += entity.mentions.size();
  for (const PlaceRecord& place : extraction.places) mentions += place.mentions.size();
  for (const EventRecord& event : extraction.events) ++events[event.type];
  for (const DiagnosticRecord& diagnostic : extraction.meta.diagnostics) {
    ++diagnostics[diagnostic.code];
    if (diagnostic.code == "role_missing") ++without_role[diagnostic.rule + " (" + diagnostic.message + ")"];
  }
  undated += extraction.doc.dct ? 0 : 1;
  std::map<std::string, std::uint64_t> lengths;
  for (const UnreadRecord& part : extraction.meta.unread) lengths[part.reason] += part.span.end - part.span.start;
  for (const auto& [reason, length] : lengths) {
    ++unread[reason].articles;
    unread[reason].code_points += length;
  }
}

std::string report_json(const RunReport& report, const std::string& pipeline, const std::string& rulepacks) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("pipeline", pipeline);
  json.member("rulepacks", rulepacks);
  json.member("end", name_of(report.end));
  count(json, "in", report.in);
  count(json, "done", report.done);
  count(json, "dead", report.dead);
  count(json, "cut", report.cut);
  count(json, "skipped", report.skipped());
  count(json, "unchanged", report.unchanged);
  count(json, "duplicates", report.duplicates);
  counts(json, "passed_over", report.passed_over);
  unmatched(json, report.unmatched);
  count(json, "bytes_read", report.bytes_read);
  count(json, "text_bytes", report.text_bytes);
  seconds(json, "seconds", report.seconds);
  seconds(json, "extract_seconds", report.extract_seconds);
  count(json, "workers", report.workers);
  counts(json, "records", report.records);
  counts(json, "events", report.events);
  counts(json, "dead_by", report.dead_by);
  counts(json, "notes", report.notes);
  counts(json, "diagnostics", report.diagnostics);
  unread(json, report.unread);
  json.end_object();
  return out;
}

}  // namespace wirefacts
