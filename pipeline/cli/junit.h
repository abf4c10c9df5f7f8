#pragma once
// Results of `test` for programs that watch tests (JUnit XML).

#include <string>
#include <vector>

#include "base/source_file.h"
#include "example_runner.h"
#include "workbench/quiet_corpus.h"

namespace wirefacts {

/// A suite per stage, a case per example (class: stage, name: rule and line), and a suite of false alarms.
/// No times and no hosts: same results, same bytes. Characters that XML forbids become U+FFFD.
std::string junit_report(const std::vector<ExampleResult>& results, const QuietReport& quiet, const SourceSet& sources);

}  // namespace wirefacts
