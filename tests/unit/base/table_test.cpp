#include "base/table.h"

#include <gtest/gtest.h>

#include <string>

namespace wirefacts {
namespace {

struct Parsed {
  explicit Parsed(const std::string& text)
      : sources{SourceFile("x/list.tsv", text)}, table(Table::parse(sources[0], 0, diagnostics)) {}
  SourceSet sources;
  Diagnostics diagnostics;
  Table table;
};

const std::string kHeader = "# source: s, with: colon\n# license: CC0-1.0\n# made: by hand\n# columns: form\tclass\n";

TEST(Table, ReadsHeaderAndRows) {
  const Parsed parsed(kHeader + "# label: Month\n\nMay\tspring\n# not a header line\nJune\n  \n");
  const Table& table = parsed.table;
  EXPECT_EQ(render(parsed.diagnostics, parsed.sources), "");
  EXPECT_EQ(table.name(), "x/list.tsv");
  EXPECT_EQ(table.header("source"), "s, with: colon");
  EXPECT_EQ(table.header("label"), "Month");
  EXPECT_EQ(table.header("case"), "");
  ASSERT_EQ(table.rows().size(), 2U);
  EXPECT_EQ(table.rows()[0].line, 7U);
  EXPECT_EQ(table.cell(table.rows()[0], "class"), "spring");
  EXPECT_EQ(table.cell(table.rows()[1], "class"), "");
  EXPECT_EQ(table.cell(table.rows()[1], "nothing"), "");
  EXPECT_EQ(table.column("class"), 1U);
  EXPECT_FALSE(table.column("nothing"));
  const SourceRange range = table.range(table.rows()[1]);
  EXPECT_EQ(parsed.sources[0].text().substr(range.begin, range.end - range.begin), "June");
}

TEST(Table, SaysWhatIsWrong) {
  EXPECT_EQ(render(Parsed("# source: s\n# license: l\nMay\nJune\n").diagnostics, {}).find("error"), 0U);
  const Parsed no_columns("# source: s\n# license: l\nMay\nJune\n");
  EXPECT_EQ(render(no_columns.diagnostics, no_columns.sources),
            "x/list.tsv:1:1: error: header line '# columns:' is missing\n  1 | # source: s\n    | ^\n"
            "x/list.tsv:3:1: error: no '# columns:' line before the first row\n  3 | May\n"
            "    | ^~~ write the names of the columns, separated by tabs\n");
  const Parsed many(kHeader + "a\tb\tc\n");
  EXPECT_EQ(
      render(many.diagnostics, many.sources),
      "x/list.tsv:5:1: error: 3 cells, 2 columns\n  5 | a\tb\tc\n    | ^~~~~ name them in '# columns:', with tabs "
      "between them, or take the last cells away\n");
  EXPECT_EQ(many.table.cells(many.table.rows()[0]).size(), 2U);
  EXPECT_EQ(Parsed("").diagnostics.count(Severity::error), 3U);
}

TEST(Table, BytesThatAreNoUtf8AreToldOnceWithTheirPlace) {
  const Parsed parsed(kHeader + "caf\xe9\tx\nna\xefve\ty\n");
  const std::string told = render(parsed.diagnostics, parsed.sources);
  EXPECT_EQ(told.find("x/list.tsv:5:4: error: ill-formed UTF-8\n"), 0U) << told;
  EXPECT_NE(told.find("^ save the file as UTF-8\n"), std::string::npos) << told;
  EXPECT_EQ(parsed.diagnostics.count(Severity::error), 1U);
}

TEST(Table, AByteOrderMarkIsNoPartOfTheFirstLine) {
  const Parsed parsed("\xEF\xBB\xBF" + kHeader + "May\tspring\n");
  EXPECT_EQ(render(parsed.diagnostics, parsed.sources), "");
  EXPECT_EQ(parsed.table.header("source"), "s, with: colon");
}

TEST(Table, LineEndsOfWindows) {
  const Parsed parsed("# source: s\r\n# license: l\r\n# columns: a\tb\r\nx\ty\r\n");
  EXPECT_FALSE(parsed.diagnostics.has_errors());
  EXPECT_EQ(parsed.table.cell(parsed.table.rows()[0], "b"), "y");
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_EQ(split("a|b", '|'), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(split("a||", '|'), (std::vector<std::string_view>{"a", "", ""}));
  EXPECT_TRUE(split("", '|').empty());
}

TEST(Trim, BothEnds) {
  EXPECT_EQ(trim(" \t a b\r"), "a b");
  EXPECT_EQ(trim(" \t "), "");
}

}  // namespace
}  // namespace wirefacts
