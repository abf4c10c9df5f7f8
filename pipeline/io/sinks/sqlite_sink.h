#pragma once
// Extractions as rows of an SQLite database.

#include "io/record_sink.h"
#include "io/targets.h"

namespace wirefacts {

/// Creates the database or adds to it: tables, views, a view per declared type, full-text search, and beside
/// it NAME.datasette.yaml (kept if there). An article replaces what stands under its id and keeps its number;
/// an unchanged one writes nothing. A transaction holds about 300 articles, so a kill at any moment leaves a
/// whole database with whole articles. Errors: cannot_create; bad_data (not a database of ours, or of a newer
/// program); input_output (disk full, locked for 60 s).
Result<std::unique_ptr<RecordSink>> open_sqlite(const std::string& path, const SinkOptions& options);

/// NAME.datasette.yaml of NAME.db.
std::string datasette_beside(const std::string& path);

/// The text of datasette.yaml for a database of this name.
std::string datasette_description(std::string_view database_name);

}  // namespace wirefacts
