#include "io/sinks/postgres_schema.h"

#include <unordered_set>

#include "records/digest.h"

namespace wirefacts {
namespace {

constexpr int kOldestServer = 120'000;  // generated columns
constexpr std::string_view kDescriptionPrefix = "wirefacts/1, description ";

std::string cell(const std::vector<PostgresRow>& rows, std::size_t column = 0) {
  return rows.empty() || !rows[0][column] ? std::string() : *rows[0][column];
}

std::vector<std::string> own_tables() {
  std::vector<std::string> out;
  for (std::size_t n = 0; n < kRecordTableCount; ++n) {
    out.emplace_back(table_info(static_cast<RecordTable>(n)).name);
  }
  return out;
}

/// Everything that makes an empty schema ours; running it again does no harm.
std::string creation(const std::vector<TypeView>& views) {
  std::string out = create_tables(SqlEngine::postgres);
  out += postgres_search();
  out += postgres_comments();
  out += replace_postgres_views(standard_views());
  for (const TypeView& view : views) out += replace_postgres_views(create_type_view(view, SqlEngine::postgres));
  return out;
}

class Preparation {
 public:
  Preparation(PostgresConnection& database, const std::vector<TypeView>& views)
      : database_(database), script_(creation(views)),
        description_(std::string(kDescriptionPrefix) + hex(sha256(script_)).substr(0, 32)) {}

  Result<void> run() {
    if (auto done = check_server(); !done) return done;
    if (auto done = choose_schema(); !done) return done;
    const auto ready = is_ready();
    if (!ready) return ready.error();
    return *ready ? Result<void>() : change();
  }

 private:
  Error refusal(const std::string& what, ErrorKind kind = ErrorKind::bad_data) const {
    return {database_.place() + ": " + what, kind};
  }

  Result<void> check_server() {
    const int version = database_.server_version();
    if (version < kOldestServer) {
      return refusal("the server is PostgreSQL " + std::to_string(version / 10'000) + ", at least 12 is needed",
                     ErrorKind::cannot_create);
    }
    const auto encoding = database_.query("SHOW server_encoding");
    if (!encoding) return encoding.error();
    if (cell(*encoding) == "UTF8") return {};
    return refusal("its encoding is " + cell(*encoding) +
                       ", which does not hold every text; make another: createdb -E UTF8 -T template0 NAME",
                   ErrorKind::cannot_create);
  }

  Result<void> choose_schema() {
    // A loader is no query of a web page: what the role has as limits would stop an index from being made.
    if (auto done = database_.run("SET statement_timeout=0; SET idle_in_transaction_session_timeout=0;"
                                  "SET lock_timeout='10min'; SET client_min_messages=warning");
        !done) {
      return done;
    }
    // Texts are packed in half the time, and are a twentieth larger. A server that cannot says so and packs as it did.
    static_cast<void>(database_.run("SET default_toast_compression=lz4"));
    const auto schema = database_.query("SELECT current_schema(), current_setting('search_path')");
    if (!schema) return schema.error();
    schema_ = cell(*schema);
    if (schema_.empty()) {
      return refusal("no schema of search_path '" + cell(*schema, 1) + "' is there; make it: CREATE SCHEMA NAME",
                     ErrorKind::cannot_create);
    }
    // Alone, so that no table of another schema is meant.
    const auto set = database_.query("SELECT set_config('search_path', quote_ident($1), false)", {schema_});
    return set ? Result<void>() : Result<void>(set.error());
  }

  /// True: nothing to do. Refuses what is not ours.
  Result<bool> is_ready() {
    const auto there = database_.query(
        "SELECT relname FROM pg_class WHERE relnamespace=quote_ident(current_schema())::regnamespace AND "
        "relname=ANY($1) ORDER BY relname",
        {postgres_array(own_tables())});
    if (!there) return there.error();
    if (there->empty()) return false;
    const auto described = database_.query("SELECT obj_description(to_regclass('schema_version'), 'pg_class')");
    if (!described) return described.error();
    const std::string found = cell(*described);
    if (!found.starts_with(kDescriptionPrefix)) {
      return refusal("schema '" + schema_ + "' has a table '" + cell(*there) +
                     "' of another program; choose another schema: options=-csearch_path=NAME");
    }
    const auto version = database_.query("SELECT max(version) FROM schema_version");
    if (!version) return version.error();
    if (std::atoi(cell(*version).c_str()) > kDatabaseVersion) {
      return refusal("schema '" + schema_ + "' has schema version " + cell(*version) + ", this program knows " +
                     std::to_string(kDatabaseVersion) + ": use a newer program");
    }
    return found == description_;
  }

  Result<void> change() {
    // Who waits behind a long query on a view lets everybody else wait behind himself.
    Result<void> done = database_.run("BEGIN; SET LOCAL lock_timeout='20s'");
    if (done) done = database_.run(kPostgresLock);
    if (done) done = change_locked();
    if (done) return database_.run("COMMIT");
    database_.roll_back();
    return done;
  }

  Result<void> change_locked() {
    // Another program may have done it while this one waited.
    const auto ready = is_ready();
    if (!ready) return ready.error();
    if (*ready) return {};
    const auto columns = missing_columns();
    if (!columns) return columns.error();
    if (auto done = database_.run(*columns + script_); !done) return done;
    return database_.run("COMMENT ON TABLE schema_version IS '" + description_ + "'");
  }

  /// What adds the columns that a table lacks because an older program made it.
  Result<std::string> missing_columns() {
    std::string out;
    for (std::size_t n = 0; n < kRecordTableCount; ++n) {
      const TableInfo& table = table_info(static_cast<RecordTable>(n));
      const auto known = database_.query(
          "SELECT attname FROM pg_attribute WHERE attrelid=to_regclass($1) AND attnum>0 AND NOT attisdropped",
          {std::string(table.name)});
      if (!known) return known.error();
      std::unordered_set<std::string> names;
      for (const PostgresRow& row : *known) names.insert(row[0].value_or(""));
      const TableUpgrade more = upgrade(table, names, SqlEngine::postgres);
      if (!more.refused.empty()) {
        return refusal("schema '" + schema_ + "' is of an older program: " + more.refused +
                       "; load the articles into a new schema");
      }
      out += more.sql;
    }
    return out;
  }

  PostgresConnection& database_;
  std::string script_;
  std::string description_;  // kept as the comment of schema_version
  std::string schema_;
};

Result<void> make_search(PostgresConnection& database) {
  const auto there = database.query(
      "SELECT to_regclass('document_search') IS NOT NULL AND "
      "to_regclass('quote_search') IS NOT NULL");
  if (!there) return there.error();
  if (cell(*there) == "t") return {};
  Result<void> done = database.run("BEGIN; SET LOCAL maintenance_work_mem='256MB'");
  if (done) done = database.run(kPostgresLock);
  if (done) done = database.run(postgres_search_indexes());
  if (done) done = database.run("COMMIT");
  if (done) return done;
  database.roll_back();
  // Search finds the same without them; the next load of the owner makes them.
  return database.lacked_rights() ? Result<void>() : done;
}

}  // namespace

Result<void> prepare_postgres(PostgresConnection& database, const std::vector<TypeView>& views) {
  return Preparation(database, views).run();
}

Result<void> complete_postgres(PostgresConnection& database, bool much_changed) {
  if (auto done = make_search(database); !done) return done;
  if (!much_changed) return {};
  std::string names;
  for (const std::string& table : own_tables()) names += (names.empty() ? "" : ",") + table;
  return database.run("ANALYZE " + names);
}

}  // namespace wirefacts
