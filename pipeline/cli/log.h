#pragma once
// Log lines on standard error: the only includer of spdlog is log.cpp.

#include <string_view>

namespace wirefacts {

/// A line; with the time of day in front when standard error is no terminal (a log file).
void log_line(std::string_view text);

}  // namespace wirefacts
