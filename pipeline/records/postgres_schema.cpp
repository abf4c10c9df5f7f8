#include <algorithm>

#include "records/record_schema.h"

namespace wirefacts {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + "'";
}

void add_comment(std::string_view what, const std::string& name, std::string_view comment, std::string& out) {
  if (comment.empty()) return;
  out.append("COMMENT ON ").append(what).append(" ").append(name).append(" IS ").append(quoted(comment)).append(";\n");
}

constexpr std::string_view kCreateView = "CREATE VIEW ";

}  // namespace

std::string postgres_comments() {
  std::string out;
  for (std::size_t n = 0; n < kRecordTableCount; ++n) {
    const TableInfo& table = table_info(static_cast<RecordTable>(n));
    const std::string name(table.name);
    add_comment("TABLE", name, table.comment, out);
    for (const Column& column : table.columns) {
      add_comment("COLUMN", name + "." + std::string(column.name), column.comment, out);
    }
  }
  return out;
}

std::string replace_postgres_views(std::string_view script) {
  std::string out;
  for (std::size_t at = script.find(kCreateView); at != std::string_view::npos;) {
    const std::size_t next = script.find(kCreateView, at + kCreateView.size());
    const std::string_view rest = script.substr(at + kCreateView.size());
    std::string body(
        script.substr(at + kCreateView.size(), next == std::string_view::npos ? next : next - at - kCreateView.size()));
    // Up to the DROP VIEW of the next one, where a script has them in turns.
    body.resize(body.find_last_of(';', std::min(body.find("\nDROP VIEW"), body.size())) + 1);
    const std::string name(rest.substr(0, rest.find(' ')));
    out += "DO $view$ BEGIN\nCREATE OR REPLACE VIEW " + body +
           "\nEXCEPTION WHEN invalid_table_definition THEN\nDROP VIEW " + name + ";\nCREATE VIEW " + body +
           "\nEND $view$;\n";
    at = next;
  }
  return out;
}

std::string_view postgres_search() {
  // A text of more than 100,000 characters could give more than the 1 MB of words that a tsvector holds, and the load
  // would fail.
  return R"sql(ALTER TABLE document ADD COLUMN IF NOT EXISTS search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', left(COALESCE(headline,''),1000)),'A') || to_tsvector('english', left(COALESCE(text,''),100000))) STORED;
ALTER TABLE quote ADD COLUMN IF NOT EXISTS search tsvector GENERATED ALWAYS AS (to_tsvector('english', left(COALESCE(text,''),100000))) STORED;
COMMENT ON COLUMN document.search IS 'words of headline (weight A) and of the first 100,000 characters of text: search @@ websearch_to_tsquery(''english'', ''…'')';
COMMENT ON COLUMN quote.search IS 'words of text: search @@ websearch_to_tsquery(''english'', ''…'')';
)sql";
}

std::string_view postgres_search_indexes() {
  return "CREATE INDEX IF NOT EXISTS document_search ON document USING gin(search);\n"
         "CREATE INDEX IF NOT EXISTS quote_search ON quote USING gin(search);\n";
}

}  // namespace wirefacts
