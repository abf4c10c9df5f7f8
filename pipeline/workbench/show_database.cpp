#include "workbench/show_database.h"

#include "io/file.h"
#include "io/json_writer.h"
#include "version.h"
#include "workbench/database_facts.h"
#include "workbench/page_files.h"
#include "workbench/show_page.h"

namespace wirefacts {
namespace {

/// An array, each item written by `write`.
template <typename List, typename Write>
void write_list(std::string_view name, const List& items, JsonWriter& json, Write write) {
  json.key(name);
  json.begin_array();
  for (const auto& item : items) write(item);
  json.end_array();
}

void write_numbers(std::string_view name, const std::vector<std::uint32_t>& numbers, JsonWriter& json) {
  if (numbers.empty()) return;
  write_list(name, numbers, json, [&](std::uint32_t number) { json.number(std::uint64_t{number}); });
}

void write_fact(const ShownFact& f, JsonWriter& json) {
  json.begin_object();
  json.key("a");
  json.number(std::uint64_t{f.article});
  json.member("k", f.kind);
  json.member("t", f.type);
  const std::pair<std::string_view, const std::string&> texts[] = {
      {"sub", f.subtype}, {"who", f.who},   {"did", f.did},       {"whom", f.whom},
      {"where", f.where}, {"when", f.when}, {"many", f.how_many}, {"much", f.how_much},
      {"date", f.date},   {"rule", f.rule}, {"realis", f.realis}, {"polarity", f.polarity}};
  for (const auto& [name, text] : texts) json.optional_member(name, text);
  write_numbers("p", f.people, json);
  write_numbers("l", f.places, json);
  json.member("s", f.sentence);
  json.key("w");
  json.begin_array();
  json.number(std::uint64_t{f.words.start});
  json.number(std::uint64_t{f.words.end});
  json.end_array();
  json.end_object();
}

/// A coordinate; null when it is no number.
void write_degrees(std::string_view name, const std::string& text, JsonWriter& json) {
  json.key(name);
  const auto number = Decimal::parse(text);
  number ? json.number(*number) : json.null();
}

void write_article(const ShownArticle& a, JsonWriter& json) {
  json.begin_object();
  json.member("id", a.id);
  json.member("title", a.title);
  json.optional_member("day", a.day);
  json.optional_member("source", a.source);
  json.optional_member("url", a.url);
  json.end_object();
}

void write_person(const ShownPerson& p, JsonWriter& json) {
  json.begin_object();
  json.member("name", p.name);
  json.optional_member("offices", p.offices);
  json.optional_member("kb", p.kb);
  json.end_object();
}

void write_place(const ShownPlace& p, JsonWriter& json) {
  json.begin_object();
  json.member("name", p.name);
  json.member("t", p.type);
  json.optional_member("country", p.country);
  write_degrees("lat", p.lat, json);
  write_degrees("lon", p.lon, json);
  json.end_object();
}

}  // namespace

bool is_database(const std::string& path) {
  if (path == "-") return false;
  auto file = File::for_reading(path);
  if (!file || !file->is_regular()) return false;
  constexpr std::string_view kBegin("SQLite format 3\0", 16);
  char bytes[16] = {};
  const auto size = file->read(bytes, sizeof bytes);
  return size && *size == sizeof bytes && std::string_view(bytes, sizeof bytes) == kBegin;
}

Result<std::string> database_page(const std::string& path, std::size_t most_articles) {
  const auto read = read_shown_database(path, most_articles, kMostFactsOnPage, kLongestSentence);
  if (!read) return read.error();
  const std::string name = path.substr(path.find_last_of('/') + 1);
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("name", name);
  json.member("made", std::string("wirefacts ") + kVersion);
  json.key("left_out");
  json.number(std::uint64_t{read->articles_left_out});
  write_list("articles", read->articles, json, [&](const ShownArticle& a) { write_article(a, json); });
  write_list("people", read->people, json, [&](const ShownPerson& p) { write_person(p, json); });
  write_list("places", read->places, json, [&](const ShownPlace& p) { write_place(p, json); });
  write_list("facts", read->facts, json, [&](const ShownFact& f) { write_fact(f, json); });
  json.end_object();
  out.pop_back();
  out += ",\"land\":" + std::string(page_file("land.json")) + "}";
  return html_page(name, {"common.js", "pictures.js", "database.js"}, out);
}

}  // namespace wirefacts
