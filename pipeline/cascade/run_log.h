#pragma once
// What a run over one article says of itself.

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace wirefacts {

/// Something that was not done as usual: "window_cut", "step_limit" with the rule that was left out.
struct RunDiagnostic {
  std::string code, rule;
  friend bool operator==(const RunDiagnostic&, const RunDiagnostic&) = default;
};

struct RunLog {
  std::vector<RunDiagnostic> diagnostics;  // in order of first sight, each once
  std::uint64_t steps = 0;                 // units read and rules tried: a measure of work that no clock disturbs

  void diagnose(std::string code, std::string rule = {}) {
    RunDiagnostic d{std::move(code), std::move(rule)};
    if (std::find(diagnostics.begin(), diagnostics.end(), d) == diagnostics.end()) diagnostics.push_back(std::move(d));
  }
};

}  // namespace wirefacts
