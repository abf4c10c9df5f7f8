#include "records/record_schema.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wirefacts {
namespace {

std::string_view type_name(ColumnType type, SqlEngine engine) {
  switch (type) {
    case ColumnType::integer: return "INTEGER";
    case ColumnType::bigint: return engine == SqlEngine::postgres ? "BIGINT" : "INTEGER";
    case ColumnType::real: return "DOUBLE PRECISION";
    case ColumnType::numeric: return "NUMERIC";
    case ColumnType::date: return "DATE";
    case ColumnType::text: return "TEXT";
    case ColumnType::json: return engine == SqlEngine::postgres ? "JSONB" : "TEXT";
  }
  return "TEXT";
}

std::string text_of(std::string_view view) { return std::string(view); }

std::string references_clause(const Column& column) {
  return " REFERENCES " + text_of(column.references) + "(id) DEFERRABLE INITIALLY DEFERRED";
}

std::string column_sql(const Column& column, SqlEngine engine) {
  const std::string type = text_of(column.name) + " " + text_of(type_name(column.type, engine));
  if (column.name == "id" || column.name == "version") {
    return text_of(column.name) + (engine == SqlEngine::postgres ? " BIGINT" : " INTEGER") + " PRIMARY KEY";
  }
  const bool links = !column.references.empty() && engine == SqlEngine::sqlite;
  if (!column.computed.empty()) {
    return type + " GENERATED ALWAYS AS (" + text_of(column.computed) + ") " +
           (engine == SqlEngine::postgres ? "STORED" : "VIRTUAL") + (links ? references_clause(column) : "");
  }
  return type + (column.required ? " NOT NULL" : "") + (links ? references_clause(column) : "");
}

/// PostgreSQL does not add truth values, and a B-tree of it holds no text of more than 2,704 bytes: an id of the source
/// may be longer.
std::string check_sql(std::string_view check, SqlEngine engine) {
  if (engine == SqlEngine::postgres && check == "UNIQUE(doc_id)") return "EXCLUDE USING hash (doc_id WITH =)";
  std::string out(check);
  constexpr std::string_view kTest = " IS NOT NULL)";
  if (engine == SqlEngine::sqlite || out.find('+') == std::string::npos) return out;
  for (std::size_t at = out.find(kTest); at != std::string::npos; at = out.find(kTest, at + kTest.size())) {
    out.insert(at + kTest.size(), "::int");
  }
  return out;
}

std::string create_table(const TableInfo& table, SqlEngine engine) {
  std::string out = "CREATE TABLE IF NOT EXISTS " + text_of(table.name) + "(";
  if (!table.comment.empty()) out += "  -- " + text_of(table.comment);
  std::vector<std::pair<std::string, std::string_view>> items;
  for (const Column& column : table.columns) items.emplace_back(column_sql(column, engine), column.comment);
  for (const std::string_view check : table.checks) items.emplace_back(check_sql(check, engine), std::string_view());
  for (std::size_t i = 0; i < items.size(); ++i) {
    out += "\n  " + items[i].first + (i + 1 < items.size() ? "," : ");");
    if (!items[i].second.empty()) out += "  -- " + text_of(items[i].second);
  }
  return out + "\n";
}

std::vector<const TableInfo*> tables() {
  std::vector<const TableInfo*> out;
  for (std::size_t i = 0; i < kRecordTableCount; ++i) out.push_back(&table_info(static_cast<RecordTable>(i)));
  return out;
}

std::string deletes(std::string_view indent) {
  const std::string span = std::to_string(kKeySpan);
  const std::string last = std::to_string(kKeySpan - 1);
  std::string out;
  const std::vector<const TableInfo*> all = tables();
  for (auto table = all.rbegin(); table != all.rend(); ++table) {
    if ((*table)->kind != TableKind::rows) continue;
    out += text_of(indent) + "DELETE FROM " + text_of((*table)->name) + " WHERE id BETWEEN old.id*" + span +
           " AND old.id*" + span + "+" + last + ";\n";
  }
  return out;
}

/// What people look for, and who needs it. Inside an article no index is needed: its rows are a key range.
struct SearchIndex {
  std::string_view name, columns, purpose;
  std::string_view postgres = columns;  // texts of any length
};
constexpr std::array<SearchIndex, 11> kSearchIndexes = {{
    {"document_day", "document(dct_day)", "newest first; the articles of a day"},
    {"document_source", "document(source)", "facets and filters by source", "document USING hash(source)"},
    {"entity_name", "entity(canonical, type)",
     "dossier, what_did_they_say: the names are searched in this index, not in the table",
     "entity USING hash(canonical)"},
    {"event_type", "event(type, date_start)", "who_met_whom; facets of types"},
    {"event_uid", "event(uid)", "a fact that is known by its id from elsewhere"},
    {"event_arg_role", "event_arg(role) WHERE quantity IS NOT NULL", "v_casualties; v_figure of a role"},
    {"event_arg_quantity", "event_arg(quantity) WHERE quantity IS NOT NULL", "v_figure above a value"},
    {"event_actor_event", "event_actor(event)", "who_met_whom, v_dyad"},
    {"quantity_kind", "quantity(kind, value)", "big_deals"},
    {"quote_speaker", "quote(speaker)", "what somebody said"},
    {"watch_hit_id", "watch_hit(watch_id)", "the articles that name a row of the user's list",
     "watch_hit USING hash(watch_id)"},
}};

}  // namespace

std::string create_tables(SqlEngine engine) {
  std::string out;
  for (const TableInfo* table : tables()) {
    out += create_table(*table, engine);
    if (table->name != "schema_version") continue;
    out += "INSERT INTO schema_version(version) SELECT " + std::to_string(kDatabaseVersion) +
           " WHERE NOT EXISTS(SELECT 1 FROM schema_version);\n";
  }
  if (engine == SqlEngine::sqlite) {
    // Made anew, because an older program made it for fewer tables.
    out += "DROP TRIGGER IF EXISTS document_rows;\nCREATE TRIGGER document_rows BEFORE DELETE ON document BEGIN\n" +
           deletes("  ") + "END;\n";
  } else {
    // The rows of these tables go, whatever the search_path of who deletes an article.
    out +=
        "CREATE OR REPLACE FUNCTION document_rows() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT "
        "AS $$\nBEGIN\n" +
        deletes("  ") +
        "  RETURN old;\nEND $$;\n"
        "DROP TRIGGER IF EXISTS document_rows ON document;\n"
        "CREATE TRIGGER document_rows BEFORE DELETE ON document FOR EACH ROW EXECUTE FUNCTION document_rows();\n";
  }
  for (const SearchIndex& index : kSearchIndexes) {
    out += "CREATE INDEX IF NOT EXISTS " + text_of(index.name) + " ON " +
           text_of(engine == SqlEngine::postgres ? index.postgres : index.columns) + ";  -- " + text_of(index.purpose) +
           "\n";
  }
  return out;
}

TableUpgrade upgrade(const TableInfo& table, const std::unordered_set<std::string>& there, SqlEngine engine) {
  TableUpgrade out;
  if (there.empty()) return out;
  for (const Column& column : table.columns) {
    if (there.count(std::string(column.name)) > 0) continue;
    if (column.required && column.computed.empty()) {
      return {{}, "table " + text_of(table.name) + " has no " + text_of(column.name)};
    }
    out.sql += "ALTER TABLE " + text_of(table.name) + " ADD COLUMN " + column_sql(column, engine) + ";\n";
  }
  return out;
}

}  // namespace wirefacts
