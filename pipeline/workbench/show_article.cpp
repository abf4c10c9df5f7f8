#include "workbench/show_article.h"

#include <algorithm>
#include <string_view>

#include "document/offset_map.h"
#include "records/code_point_text.h"
#include "version.h"
#include "workbench/explanation.h"
#include "workbench/show_page.h"
#include "workbench/show_records.h"
#include "workbench/show_rules.h"

namespace wirefacts {
namespace {

void write_span(std::uint32_t start, std::uint32_t end, std::string_view kind, JsonWriter& json) {
  json.begin_array();
  json.number(std::uint64_t{start});
  json.number(std::uint64_t{end});
  if (!kind.empty()) json.string(kind);
  json.end_array();
}

/// Paragraphs: "h" headline, "t" table (its blanks count), "p".
void write_paragraphs(const Document& document, JsonWriter& json) {
  const OffsetMap offsets(document.text());
  std::vector<TokenSpan> tables, headlines;
  for (const Zone& zone : document.zones()) {
    if (zone.kind == ZoneKind::table) tables.push_back(zone.span);
    if (zone.kind == ZoneKind::headline) headlines.push_back(zone.span);
  }
  const auto inside = [](const std::vector<TokenSpan>& zones, TokenSpan span) {
    const auto behind =
        std::partition_point(zones.begin(), zones.end(), [&](TokenSpan zone) { return zone.begin <= span.begin; });
    return behind != zones.begin() && std::prev(behind)->end > span.begin;
  };
  json.key("paragraphs");
  json.begin_array();
  for (const TokenSpan paragraph : document.paragraphs()) {
    if (paragraph.empty()) continue;
    const ByteSpan span = offsets.code_points(document.bytes(paragraph));
    write_span(span.begin, span.end, inside(headlines, paragraph) ? "h" : inside(tables, paragraph) ? "t" : "p", json);
  }
  json.end_array();
}

void write_sentences(const Document& document, JsonWriter& json) {
  const OffsetMap offsets(document.text());
  json.key("sentences");
  json.begin_array();
  for (const TokenSpan sentence : document.sentences()) {
    const ByteSpan span = offsets.code_points(document.bytes(sentence));
    write_span(span.begin, span.end, "", json);
  }
  json.end_array();
}

/// What no record draws on.
void write_grey(const Extraction& x, JsonWriter& json) {
  json.key("grey");
  json.begin_array();
  for (const ResidueRecord& r : x.doc.residue) write_span(r.span.start, r.span.end, "residue", json);
  for (const UnreadRecord& u : x.meta.unread) write_span(u.span.start, u.span.end, "not read: " + u.reason, json);
  json.end_array();
}

std::string title_of(const Article& article, const Extraction& x) {
  if (article.title && !article.title->empty()) return *article.title;
  if (!x.doc.headline) return article.id;
  const std::string_view words = CodePointText(article.text).words(*x.doc.headline);
  return words.empty() ? article.id : std::string(words);
}

/// Rules whose text the page tells: those of records that have one rule. Mentions only name theirs.
template <typename Records>
void add_rules(const Records& records, std::set<std::string>& out) {
  for (const auto& record : records) out.insert(record.from.rule);
}

}  // namespace

void ArticlePage::add(const Article& article) {
  const Extraction x = extractor_.extract(article);
  ElementRecorder elements(pack_);
  Trace trace;
  trace.observer = &elements;
  const Analysis analysis = extractor_.analyze(article, &trace);
  const Explanation explanation = explain(pack_, analysis, trace, elements, x);

  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("id", article.id);
  const std::string title = title_of(article, x);
  json.member("title", title);
  json.optional_member("published", x.doc.dct.value_or(""));
  json.optional_member("source", article.source.value_or(""));
  json.optional_member("url", article.url.value_or(""));
  json.optional_member("author", article.author.value_or(""));
  json.member("text", article.text);
  write_paragraphs(analysis.document, json);
  write_sentences(analysis.document, json);
  write_grey(x, json);
  json.key("records");
  write_records(x, explanation, names_, json);
  json.key("nodes");
  write_nodes(explanation.nodes, names_, json);
  json.end_object();
  if (articles_.empty()) title_ = title;
  articles_.push_back(std::move(out));
  add_rules(x.events, rules_);
  add_rules(x.quotes, rules_);
  add_rules(x.times, rules_);
  add_rules(x.quantities, rules_);
  add_rules(x.claims, rules_);
}

std::string ArticlePage::html(std::size_t left_out) const {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("made", std::string("wirefacts ") + kVersion);
  json.key("packs");
  json.begin_array();
  for (const std::string& identity : pack_.identities) json.string(identity);
  json.end_array();
  json.key("left_out");
  json.number(std::uint64_t{left_out});
  json.key("rules");
  write_rules(pack_, {rules_.begin(), rules_.end()}, json);
  json.key("names");
  json.begin_array();
  for (const std::string& name : names_.names()) json.string(name);
  json.end_array();
  json.end_object();
  out.pop_back();
  out += ",\"articles\":[";
  for (const std::string& article : articles_) out += (out.back() == '[' ? "" : ",") + article;
  out += "]}";
  const std::string more = articles_.size() > 1 ? " and " + std::to_string(articles_.size() - 1) + " more" : "";
  return html_page(title_ + more, {"common.js", "text.js", "facts.js", "article.js"}, out);
}

}  // namespace wirefacts
