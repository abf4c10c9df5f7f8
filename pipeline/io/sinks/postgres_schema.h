#pragma once
// Tables, views and search in a PostgreSQL database.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/sinks/postgres_connection.h"
#include "records/record_schema.h"

namespace wirefacts {

/// First statement of a transaction: waits until no other loader writes to this schema. Held until COMMIT.
inline constexpr std::string_view kPostgresLock =
    "SELECT pg_advisory_xact_lock(hashtext('wirefacts load'), quote_ident(current_schema())::regnamespace::oid::int)";

/// Makes tables and views in the first schema of the search_path, or brings them up to date, and makes that schema the
/// only one of the session. Changes nothing, and needs no rights to, when they are as this program and its rules want
/// them. Errors: cannot_create (no such schema, no rights); bad_data (not ours, of a newer program, not UTF8).
Result<void> prepare_postgres(PostgresConnection& database, const std::vector<TypeView>& views);

/// Behind a load: the indexes of search, if they are not there yet, and what the planner should know of many new rows.
Result<void> complete_postgres(PostgresConnection& database, bool much_changed);

}  // namespace wirefacts
