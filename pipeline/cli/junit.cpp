#include "cli/junit.h"

#include <utility>

#include "workbench/html.h"

namespace wirefacts {
namespace {

/// For attributes and text alike. A byte that is no character of XML 1.0 becomes U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : escaped_html(text)) {
    if (c == '\n') out += "&#10;";
    else if (static_cast<unsigned char>(c) < 0x20U && c != '\t') out += "\xEF\xBF\xBD";
    else out += c;
  }
  return out;
}

struct Suite {
  std::string name, cases;
  std::size_t tests = 0, failures = 0;

  /// `problem`: empty when the case holds.
  void add(const std::string& label, const std::string& problem, const std::string& detail) {
    ++tests;
    cases += "    <testcase classname=\"" + escaped(name) + "\" name=\"" + escaped(label) + "\"";
    if (problem.empty()) {
      cases += "/>\n";
      return;
    }
    ++failures;
    cases +=
        ">\n      <failure message=\"" + escaped(problem) + "\">" + escaped(detail) + "</failure>\n    </testcase>\n";
  }

  [[nodiscard]] std::string xml() const {
    return "  <testsuite name=\"" + escaped(name) + "\" tests=\"" + std::to_string(tests) + "\" failures=\"" +
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
      alarms.add(a.article + ":" + std::to_string(a.span.start), a.rule + " finds " + a.type,
                 counter_clause(a.sentence));
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
