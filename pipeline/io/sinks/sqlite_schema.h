#pragma once
// Tables and views in a SQLite database.

#include <vector>

#include "base/result.h"
#include "io/sinks/sqlite_database.h"
#include "records/record_schema.h"

namespace wirefacts {

/// Makes tables and views in a new file, or brings a database of ours up to date, and sets it up for a load. Errors:
/// bad_data (a database of another program, of a newer one, or too old), and those of the database.
Result<void> prepare_sqlite(SqliteDatabase& database, const std::vector<TypeView>& views);

}  // namespace wirefacts
