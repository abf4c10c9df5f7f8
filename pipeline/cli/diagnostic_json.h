#pragma once
// Diagnostics for programs: plain JSON, and SARIF 2.1.0 for editors and code review.

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace wirefacts {

/// An array of {severity, file, line, column, end_line, end_column, message, hint, second: {…, label}}; places count
/// from 1, columns in code points, ends behind the last. In the order of `render`.
std::string diagnostics_json(const Diagnostics& diagnostics, const SourceSet& sources);

/// One run of the tool "wirefacts" with a result per diagnostic; the second place is a related location. A rule id is
/// the message without its quoted names ("unknown label"), so that equal mistakes share one. Files are relative to
/// `folders`: one base id (RULES0, RULES1 …) per layer; `layer_of` gives the layer of each source.
std::string diagnostics_sarif(const Diagnostics& diagnostics, const SourceSet& sources,
                              const std::vector<std::string>& folders, const std::vector<std::uint32_t>& layer_of);

}  // namespace wirefacts
