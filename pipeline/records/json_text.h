#pragma once
// The little JSON that stands inside columns of tables: diagnostics, rel. Sinks write JSON otherwise.

#include <string>
#include <string_view>
#include <vector>

#include "records/extraction.h"

namespace wirefacts {

/// `text` in quotation marks, with escapes for quotation marks, backslashes and control characters.
std::string json_string(std::string_view text);

/// {"anchor":"dct","unit":"day","n":0,…}
std::string json_text(const TimeRelation& relation);

/// [{"code": "step_limit", "rule": "tables.row"}]
std::string json_text(const std::vector<DiagnosticRecord>& diagnostics);

}  // namespace wirefacts
