#pragma once
// What went wrong in PostgreSQL, for people.

#include <string>
#include <string_view>

#include "base/result.h"

namespace wirefacts {

/// What the server or libpq tells of a failure.
struct PostgresFailure {
  std::string state;    // SQLSTATE; empty when the server could not tell
  std::string message;  // as told, perhaps in several lines
  std::string detail;
  bool lost = false;  // the connection is gone
};

/// The message says the place, the cause and, where one is known, the remedy. `place`: "database 'news'".
Error postgres_error(const std::string& place, const PostgresFailure& failure);

/// A connection that could not be made: always cannot_create.
Error postgres_connect_error(const std::string& place, const std::string& database, std::string_view message);

/// What libpq says of a connection string that it cannot read, without what it quotes of it, for that may be a
/// password.
std::string without_quotations(std::string_view message);

}  // namespace wirefacts
