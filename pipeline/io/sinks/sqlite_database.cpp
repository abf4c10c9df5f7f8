#include "io/sinks/sqlite_database.h"

#include <sqlite3.h>

#include <algorithm>
#include <system_error>
#include <thread>
#include <utility>

#include "document/offset_map.h"

namespace wirefacts {
namespace {

ErrorKind kind_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY: return ErrorKind::cannot_create;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_CONSTRAINT:
    case SQLITE_ERROR: return ErrorKind::bad_data;
    default: return ErrorKind::input_output;
  }
}

/// Counting its memory costs SQLite a lock for each allocation, and nobody asks. Has no effect, and does no harm, when
/// SQLite is in use already.
void count_no_memory() {
  static const int kOnce = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(kOnce);
}

}  // namespace

SqliteDatabase::~SqliteDatabase() { sqlite3_close_v2(handle_); }

Result<void> SqliteDatabase::open(const std::string& path) {
  count_no_memory();
  path_ = path;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) return error();
  wait_for_others(std::chrono::seconds(60));  // another loader keeps it for as long as 300 articles take
  return {};
}

Result<void> SqliteDatabase::open_to_read(const std::string& path) {
  count_no_memory();
  path_ = path;
  const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
    return Error{error().message, ErrorKind::no_input};
  }
  wait_for_others(std::chrono::seconds(5));
  return {};
}

void SqliteDatabase::wait_for_others(std::chrono::milliseconds patience) {
  patience_ = patience;
  sqlite3_busy_timeout(handle_, static_cast<int>(patience.count()));
}

Result<void> SqliteDatabase::run(std::string_view sql) {
  using Clock = std::chrono::steady_clock;
  const std::string script(sql);
  const Clock::time_point until = Clock::now() + patience_;
  for (;;) {
    const int code = sqlite3_exec(handle_, script.c_str(), nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return {};
    // Two programs that change the journal mode at once would wait for each other for ever, so SQLite lets neither
    // wait: one has to come again.
    const bool in_transaction = sqlite3_get_autocommit(handle_) == 0;
    if (code != SQLITE_BUSY || in_transaction || Clock::now() >= until) return error();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

Result<void> SqliteDatabase::run_in_transaction(std::string_view sql) {
  if (auto done = run("BEGIN IMMEDIATE"); !done) return done;
  if (auto done = run(sql); !done) {
    static_cast<void>(run("ROLLBACK"));
    return done;
  }
  return run("COMMIT");
}

Result<std::optional<std::int64_t>> SqliteDatabase::integer(std::string_view sql) {
  auto statement = SqliteStatement::prepare(*this, sql);
  if (!statement) return statement.error();
  const auto row = statement->step(*this);
  if (!row) return row.error();
  return *row ? std::optional(statement->integer(0)) : std::nullopt;
}

Error SqliteDatabase::error() const {
  const int code = sqlite3_extended_errcode(handle_);
  std::string message = "database '" + path_ + "': " + sqlite3_errmsg(handle_);
  const int cause = sqlite3_system_errno(handle_);
  switch (code & 0xFF) {
    case SQLITE_FULL: message += "; make room and run the same command again"; break;
    case SQLITE_BUSY: message += " by another program; run the same command again when it is done"; break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: message += "; name a new file"; break;
    case SQLITE_READONLY: message += "; the file and its folder must be writable"; break;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      if (cause != 0) message += ": " + std::generic_category().message(cause);
      break;
    default: break;
  }
  return {message, kind_of(code)};
}

SqliteStatement::SqliteStatement(SqliteStatement&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
SqliteStatement& SqliteStatement::operator=(SqliteStatement&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}
SqliteStatement::~SqliteStatement() { sqlite3_finalize(handle_); }

Result<SqliteStatement> SqliteStatement::prepare(SqliteDatabase& database, std::string_view sql) {
  SqliteStatement out;
  const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &out.handle_, nullptr);
  if (code != SQLITE_OK) return database.error();
  return out;
}

void SqliteStatement::bind(int at, std::int64_t value) { sqlite3_bind_int64(handle_, at, value); }
void SqliteStatement::bind_null(int at) { sqlite3_bind_null(handle_, at); }

void SqliteStatement::bind(int at, std::string_view text) {
  const bool ascii = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) <= 0; });
  if (ascii) {
    sqlite3_bind_text64(handle_, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return;
  }
  const std::string clean = well_formed_text(text);
  sqlite3_bind_text64(handle_, at, clean.data(), clean.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void SqliteStatement::bind(int at, const Cell& cell) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return bind(at, *integer);
  if (const auto* text = std::get_if<std::string>(&cell)) return bind(at, std::string_view(*text));
  const auto* number = std::get_if<Decimal>(&cell);
  if (number == nullptr) return bind_null(at);
  if (const auto whole = number->to_integer()) return bind(at, *whole);
  sqlite3_bind_double(handle_, at, number->to_double());
}

Result<bool> SqliteStatement::step(SqliteDatabase& database) {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const Error error = database.error();
  reset();
  return error;
}

Result<void> SqliteStatement::finish(SqliteDatabase& database) {
  auto more = step(database);
  while (more && *more) more = step(database);
  if (!more) return more.error();
  reset();
  return {};
}

void SqliteStatement::reset() { sqlite3_reset(handle_); }
std::int64_t SqliteStatement::integer(int column) { return sqlite3_column_int64(handle_, column); }

std::string SqliteStatement::text(int column) {
  const auto* bytes = sqlite3_column_text(handle_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
  return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes), size);
}

}  // namespace wirefacts
