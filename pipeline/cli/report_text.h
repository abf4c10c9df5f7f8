#pragma once
// The report of a run for people.

#include <string>

#include "batch/run_report.h"

namespace wirefacts {

/// Several lines: in = done + dead + skipped; records by kind; events by type; what failed, was passed over,
/// was not read. `dead_file`: where dead letters are, or empty.
std::string report_text(const RunReport& report, const std::string& dead_file);

}  // namespace wirefacts
