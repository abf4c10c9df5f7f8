#include "base/diagnostic.h"

#include <gtest/gtest.h>

#include <string>

namespace wirefacts {
namespace {

SourceSet two_files() {
  SourceSet sources;
  sources.emplace_back("b.rules", "first\nsecond line\n");
  sources.emplace_back("a.rules", "über €5 = x\n");
  return sources;
}

TEST(Diagnostic, ShowsLineCaretAndHint) {
  Diagnostics diagnostics;
  diagnostics.error({0, 13, 17}, "unknown 'line'", "did you mean 'lines'?");
  EXPECT_EQ(render(diagnostics, two_files()),
            "b.rules:2:8: error: unknown 'line'\n  2 | second line\n    |        ^~~~ did you mean 'lines'?\n");
}

TEST(Diagnostic, CountsCodePointsNotBytes) {
  Diagnostics diagnostics;
  diagnostics.warning({1, 13, 14}, "w");
  EXPECT_EQ(render(diagnostics, two_files()), "a.rules:1:11: warning: w\n  1 | über €5 = x\n    |           ^\n");
}

TEST(Diagnostic, RangesOverSeveralLinesEndWithTheFirst) {
  Diagnostics diagnostics;
  diagnostics.error({0, 2, 12}, "m");
  EXPECT_EQ(render(diagnostics, two_files()), "b.rules:1:3: error: m\n  1 | first\n    |   ^~~\n");
}

TEST(Diagnostic, NamesTheFileAsItCanBeOpened) {
  SourceSet sources = two_files();
  sources[0].set_path("mine/b.rules");
  Diagnostics diagnostics;
  diagnostics.error({0, 2, 12}, "m");
  EXPECT_EQ(render(diagnostics, sources), "mine/b.rules:1:3: error: m\n  1 | first\n    |   ^~~\n");
}

TEST(Diagnostic, WithoutFile) {
  Diagnostics diagnostics;
  diagnostics.advice({}, "m", "h");
  EXPECT_EQ(render(diagnostics, two_files()), "advice: m\n      h\n");
}

TEST(Diagnostic, AreShownByFileAndPlaceAndKeptOnce) {
  Diagnostics diagnostics;
  diagnostics.error({0, 6, 7}, "third");
  diagnostics.error({0, 0, 1}, "second");
  diagnostics.error({1, 0, 1}, "first");
  diagnostics.error({0, 6, 7}, "third");
  EXPECT_EQ(diagnostics.items().size(), 3U);
  EXPECT_EQ(diagnostics.count(Severity::error), 3U);
  const std::string all = render(diagnostics, two_files());
  EXPECT_LT(all.find("first"), all.find("second"));
  EXPECT_LT(all.find("second"), all.find("third"));
}

TEST(Diagnostic, OnlyErrorsAreErrors) {
  Diagnostics diagnostics;
  diagnostics.warning({}, "w");
  diagnostics.advice({}, "a");
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.error({}, "e");
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Nearest, FindsWhatWasMeant) {
  const std::vector<std::string> known = {"Person", "Place", "Count", "example", "Day", "May"};
  EXPECT_EQ(nearest("Persn", known), "Person");
  EXPECT_EQ(nearest("exmaple", known), "example");
  EXPECT_EQ(nearest("Plcae", known), "Place");  // two letters swapped are one edit
  EXPECT_EQ(nearest("aDy", known), "Day");
  EXPECT_EQ(nearest("PLACE", known), "Place");
  EXPECT_EQ(nearest("ay", known), "Day");                     // as near as May, and first
  EXPECT_EQ(nearest("sumit", {"suit", "summit"}), "summit");  // as near as suit, and begins more like it
  EXPECT_EQ(nearest("Vehicle", known), "");
  EXPECT_EQ(nearest("", known), "");
  EXPECT_EQ(nearest("x", {}), "");
  EXPECT_EQ(did_you_mean("Persn", known), "did you mean 'Person'?");
  EXPECT_EQ(did_you_mean("Vehicle", known), "");
}

}  // namespace
}  // namespace wirefacts
