#pragma once
// SQL made from the description of the tables: DDL and views.

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "grammar/schema.h"
#include "records/record_columns.h"

namespace wirefacts {

/// Newest number of schema_version that this program knows.
inline constexpr int kDatabaseVersion = 1;

enum class SqlEngine : std::uint8_t { sqlite, postgres };

/// Tables, the trigger that deletes an article's rows, search indexes. Safe to run again.
std::string create_tables(SqlEngine engine);

/// What adds to a table of an older program the columns that it lacks; they are null in the rows that are there.
struct TableUpgrade {
  std::string sql;      // empty: nothing to add
  std::string refused;  // "table T has no C": a column that only a new load gives values; then nothing is added
};
/// `there`: names of the columns that the table has; none: it is not there, and made whole elsewhere.
TableUpgrade upgrade(const TableInfo& table, const std::unordered_set<std::string>& there, SqlEngine engine);

/// v_fact, v_quote, v_person, v_place, v_evidence, v_dyad, v_gkg_amounts, v_gkg_quotes, v_casualties: one
/// text for both engines. Safe to run again.
std::string_view standard_views();

/// Full-text search for SQLite. Safe to run again.
std::string_view sqlite_search();

/// Takes the full-text search away, triggers and all; sqlite_search() brings it back. Safe to run again.
std::string_view drop_sqlite_search();

/// COMMENT ON TABLE and COLUMN, from the description. Safe to run again.
std::string postgres_comments();

/// The views of a script of standard_views() or create_type_view(), for PostgreSQL: each is replaced where it stands,
/// so that rights and the user's own views on it stay; only one whose columns changed is dropped first. Safe to run
/// again.
std::string replace_postgres_views(std::string_view script);

/// A column `search` for full-text search in document and quote. Safe to run again.
std::string_view postgres_search();

/// The indexes that make search fast; worth making behind a first load. Safe to run again.
std::string_view postgres_search_indexes();

/// A declared type as its view shows it.
struct TypeView {
  struct Field {
    std::string name;
    enum class Kind : std::uint8_t { role, field, number } kind = Kind::field;
    bool list = false;
    bool figure = false, money = false;  // a role of one figure: columns NAME_number, NAME_currency, too
  };
  std::string name;                        // "rocket_launch"
  RecordTable table = RecordTable::event;  // event, entity, quantity or claim
  std::vector<Field> fields;
};

/// Every type of the schema that gets a view v_<type>: all but those that have views of their own.
std::vector<TypeView> type_views(const Schema& schema);

/// DROP VIEW …; CREATE VIEW v_<type> …
std::string create_type_view(const TypeView& view, SqlEngine engine);

}  // namespace wirefacts
