#include "cli/junit.h"

#include <utility>

#include "workbench/display_text.h"
#include "workbench/html.h"

namespace wirefacts {
namespace {

struct Suite {
  std::string name, cases;
  std::size_t tests = 0, failures = 0;

  /// `problem`: empty when the case holds.
  void add(const std::string& label, const std::string& problem, const std::string& detail) {
    ++tests;
    cases += "    <testcase classname=\"" + escaped_xml(name) + "\" name=\"" + escaped_xml(label) + "\"";
    if (problem.empty()) {
      cases += "/>\n";
      return;
    }
    ++failures;
    cases += ">\n      <failure message=\"" + escaped_xml(problem) + "\">" + escaped_xml(detail) +
             "</failure>\n    </testcase>\n";
  }

  [[nodiscard]] std::string xml() const {
    return "  <testsuite name=\"" + escaped_xml(name) + "\" tests=\"" + std::to_string(tests) + "\" failures=\"" +
           std::to_string(failures) + "\">\n" + cases + "  </testsuite>\n";
  }
};

}  // namespace

std::string junit_report(const std::vector<ExampleResult>& results, const QuietReport& quiet,
                         const SourceSet& sources) {
  std::vector<Suite> suites;
  for (const ExampleResult& result : results) {
    const std::string& stage = result.stage->name.text;
    if (suites.empty() || suites.back().name != stage) suites.push_back({stage, {}, 0, 0});
    suites.back().add(result.rule->name.text + " (" + file_and_line(sources, result.example->range) + ")",
                      result.problem, result.example->source);
  }
  if (quiet.articles > 0) {
    Suite alarms{"quiet", {}, 0, 0};
    for (const FalseAlarm& a : quiet.alarms) {
      alarms.add(a.article + ":" + std::to_string(a.span.start), a.rule + " finds " + a.type, counter_line(a.sentence));
    }
    if (quiet.alarms.empty()) alarms.add("no false alarm", {}, {});
    suites.push_back(std::move(alarms));
  }
  std::size_t tests = 0, failures = 0;
  std::string body;
  for (const Suite& suite : suites) {
    tests += suite.tests;
    failures += suite.failures;
    body += suite.xml();
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"wirefacts\" tests=\"" + std::to_string(tests) +
         "\" failures=\"" + std::to_string(failures) + "\">\n" + body + "</testsuites>\n";
}

}  // namespace wirefacts
