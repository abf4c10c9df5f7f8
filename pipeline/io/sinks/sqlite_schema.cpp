#include "io/sinks/sqlite_schema.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "records/record_columns.h"

namespace wirefacts {
namespace {

/// What adds the columns that a table lacks because an older program made it.
Result<std::string> missing_columns(SqliteDatabase& database) {
  auto known = SqliteStatement::prepare(database, "SELECT name FROM pragma_table_xinfo(?)");
  if (!known) return known.error();
  std::string out;
  for (std::size_t n = 0; n < kRecordTableCount; ++n) {
    const TableInfo& table = table_info(static_cast<RecordTable>(n));
    known->bind(1, table.name);
    std::unordered_set<std::string> names;
    for (auto row = known->step(database); !row || *row; row = known->step(database)) {
      if (!row) return row.error();
      names.insert(known->text(0));
    }
    known->reset();
    const TableUpgrade more = upgrade(table, names, SqlEngine::sqlite);
    if (!more.refused.empty()) {
      return Error{
          "'" + database.path() + "' is of an older program: " + more.refused + "; load the articles into a new file",
          ErrorKind::bad_data};
    }
    out += more.sql;
  }
  return out;
}

/// A new file, or a database of ours that is not newer. It gets the columns that it lacks.
Result<void> bring_up_to_date(SqliteDatabase& database) {
  const auto tables = database.integer("SELECT count(*) FROM sqlite_master");
  if (!tables) return tables.error();
  if (tables->value_or(0) == 0) return {};
  const auto ours = database.integer("SELECT count(*) FROM sqlite_master WHERE name IN('schema_version','document')");
  if (!ours) return ours.error();
  if (ours->value_or(0) != 2) {
    return Error{"'" + database.path() + "' is a database of another program: name a new file", ErrorKind::bad_data};
  }
  const auto version = database.integer("SELECT max(version) FROM schema_version");
  if (!version) return version.error();
  if (version->value_or(0) > kDatabaseVersion) {
    return Error{"'" + database.path() + "' has schema version " + std::to_string(version->value_or(0)) +
                     ", this program knows " + std::to_string(kDatabaseVersion) + ": use a newer program",
                 ErrorKind::bad_data};
  }
  const auto columns = missing_columns(database);
  if (!columns) return columns.error();
  return columns->empty() ? Result<void>() : database.run_in_transaction(*columns);
}

/// Tables, indexes and views by name, with the words that made them.
Result<std::unordered_map<std::string, std::string>> made_of(SqliteDatabase& database) {
  auto all = SqliteStatement::prepare(database, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL");
  if (!all) return all.error();
  std::unordered_map<std::string, std::string> out;
  for (auto row = all->step(database); !row || *row; row = all->step(database)) {
    if (!row) return row.error();
    out.emplace(all->text(0), all->text(1));
  }
  return out;
}

/// The script would make nothing that is not there word for word: then a load that brings nothing leaves the file
/// alone.
Result<bool> is_made(SqliteDatabase& database, const std::string& script) {
  SqliteDatabase fresh;
  if (auto done = fresh.open(":memory:"); !done) return done.error();
  if (auto done = fresh.run(script); !done) return done.error();
  const auto wanted = made_of(fresh), there = made_of(database);
  if (!wanted) return wanted.error();
  if (!there) return there.error();
  return std::all_of(wanted->begin(), wanted->end(), [&](const auto& item) {
    const auto found = there->find(item.first);
    return found != there->end() && found->second == item.second;
  });
}

Result<void> create(SqliteDatabase& database, const std::vector<TypeView>& views) {
  std::string sql = create_tables(SqlEngine::sqlite);
  sql += standard_views();
  for (const TypeView& view : views) sql += create_type_view(view, SqlEngine::sqlite);
  const auto made = is_made(database, sql);
  if (!made) return made.error();
  return *made ? Result<void>() : database.run_in_transaction(sql);
}

}  // namespace

Result<void> prepare_sqlite(SqliteDatabase& database, const std::vector<TypeView>& views) {
  if (auto done = bring_up_to_date(database); !done) return done;
  // WAL and FULL: a kill or a loss of power leaves the last committed articles.
  if (auto done = database.run("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                               "PRAGMA cache_size=-131072; PRAGMA wal_autocheckpoint=20000;");
      !done) {
    return done;
  }
  return create(database, views);
}

}  // namespace wirefacts
