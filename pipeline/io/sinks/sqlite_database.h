#pragma once
// SQLite: a connection and its statements, with owners. One thread at a time.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "records/record_rows.h"

struct sqlite3;
struct sqlite3_stmt;

namespace wirefacts {

/// Owns a connection. Errors: cannot_create; bad_data (no database, a broken constraint, wrong SQL); input_output (disk
/// full, locked by another program for longer than it waits: 60 s, 5 s to read). One thread at a time.
class SqliteDatabase {
 public:
  SqliteDatabase() = default;
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;
  ~SqliteDatabase();

  /// Makes the file if there is none. REQUIRES: not open yet.
  Result<void> open(const std::string& path);
  /// Changes nothing. Errors: no_input when it cannot be opened. REQUIRES: not open yet.
  Result<void> open_to_read(const std::string& path);
  /// How long others are waited for from now on.
  void wait_for_others(std::chrono::milliseconds patience);
  /// All statements of a script; what they select is dropped. REQUIRES: may run again from its start when outside a
  /// transaction and locked by another program.
  Result<void> run(std::string_view sql);
  /// Between BEGIN IMMEDIATE and COMMIT; rolled back at an error.
  Result<void> run_in_transaction(std::string_view sql);
  /// First column of the first row; nothing without rows.
  Result<std::optional<std::int64_t>> integer(std::string_view sql);

  [[nodiscard]] Error error() const;
  [[nodiscard]] sqlite3* handle() { return handle_; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  sqlite3* handle_ = nullptr;
  std::string path_;
  std::chrono::milliseconds patience_{0};
};

/// Owns a prepared statement. Numbers of parameters begin at 1, those of columns at 0, as in SQLite. The database must
/// outlive it.
class SqliteStatement {
 public:
  SqliteStatement() = default;
  SqliteStatement(SqliteStatement&& other) noexcept;
  SqliteStatement& operator=(SqliteStatement&& other) noexcept;
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement();

  static Result<SqliteStatement> prepare(SqliteDatabase& database, std::string_view sql);

  void bind(int at, std::int64_t value);
  void bind_null(int at);
  /// The text must live until the statement has run. SQLite holds neither NUL in a text nor ill-formed UTF-8:
  /// one U+FFFD each.
  void bind(int at, std::string_view text);
  void bind(int at, const Cell& cell);

  /// True: a row can be read. False: done.
  Result<bool> step(SqliteDatabase& database);
  /// Steps to the end and resets.
  Result<void> finish(SqliteDatabase& database);
  void reset();
  [[nodiscard]] std::int64_t integer(int column);
  [[nodiscard]] std::string text(int column);

 private:
  sqlite3_stmt* handle_ = nullptr;
};

}  // namespace wirefacts
