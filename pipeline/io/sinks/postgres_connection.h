#pragma once
// PostgreSQL: a connection with an owner. One thread at a time.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/sinks/postgres_error.h"

// The types of libpq, so that its header stays in one file.
struct pg_conn;
struct pg_result;

namespace wirefacts {

/// A row of an answer, as text; nothing for null.
using PostgresRow = std::vector<std::optional<std::string>>;

/// A text[] as a parameter. Texts without NUL.
std::string postgres_array(const std::vector<std::string>& texts);

/// The text without what the server does not store: one U+FFFD for each NUL and each ill-formed sequence of UTF-8, so
/// that offsets in code points stay right.
std::string postgres_text(std::string_view text);

/// Owns a connection. Errors: cannot_create (no server, no database, no rights), bad_data, input_output (the server
/// went away, its disk is full). No message shows a password. After an Error between BEGIN and COMMIT: roll_back().
/// One thread at a time.
class PostgresConnection {
 public:
  PostgresConnection() = default;
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;
  ~PostgresConnection();

  /// `connection` as libpq reads it: "host=… dbname=…", "postgresql://…", the name of a database, or nothing; what it
  /// does not say is in PGHOST …, ~/.pgpass and service files. Errors: usage when it cannot be read. REQUIRES: not
  /// open.
  Result<void> open(const std::string& connection);

  /// All statements of a script; what they select is dropped.
  Result<void> run(std::string_view script);
  /// One statement; `parameters` are $1, $2 …
  Result<std::vector<PostgresRow>> query(std::string_view sql, const std::vector<std::string>& parameters = {});
  /// One statement; gives the number of rows that it changed.
  Result<std::int64_t> change(std::string_view sql, const std::vector<std::string>& parameters = {});
  /// Every row of an answer of any length.
  Result<void> each(std::string_view sql, const std::function<void(std::string_view, std::string_view)>& take);
  /// COPY … FROM STDIN of the pieces, one behind the other.
  Result<void> copy(std::string_view sql, const std::vector<std::string_view>& pieces);
  /// Nothing to tell when it fails: what failed before was told.
  void roll_back();

  /// The last Error came of another session: the same transaction may succeed now.
  [[nodiscard]] bool may_try_again() const { return state_ == "40001" || state_ == "40P01"; }
  /// The last Error was of rights.
  [[nodiscard]] bool lacked_rights() const { return state_ == "42501"; }
  /// "database 'news'", with the host if there is one.
  [[nodiscard]] const std::string& place() const { return place_; }
  /// 150003 is 15.3.
  [[nodiscard]] int server_version() const;

 private:
  Error error(pg_result* result);
  Result<std::vector<PostgresRow>> taken(pg_result* result, std::int64_t* changed);

  pg_conn* handle_ = nullptr;
  std::string place_ = "PostgreSQL";
  std::string state_;  // of the last Error
};

}  // namespace wirefacts
