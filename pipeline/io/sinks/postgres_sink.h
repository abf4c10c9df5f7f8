#pragma once
// Extractions as rows of a PostgreSQL database.

#include "io/record_sink.h"
#include "io/targets.h"

namespace wirefacts {

/// Makes tables, views, a view per declared type and full-text search in the first schema of the search_path, or adds
/// to them. The rows are those of SQLite under the same keys when the same articles come in the same order. A
/// transaction holds about 300 articles; loaders of one schema take turns by an advisory lock, so that two may run at
/// once. `connection` as PostgresConnection::open reads it. Errors: as there, and of prepare_postgres.
Result<std::unique_ptr<RecordSink>> open_postgres(const std::string& connection, const SinkOptions& options);

}  // namespace wirefacts
