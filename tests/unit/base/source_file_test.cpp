#include "base/source_file.h"

#include <gtest/gtest.h>

#include "base/symbol.h"

namespace wirefacts {
namespace {

TEST(SourceFile, LinesAndColumns) {
  const SourceFile file("a/b.rules", "one\ntwö x\r\n\nlast");
  EXPECT_EQ(file.line_count(), 4U);
  EXPECT_EQ(file.line(1), "one");
  EXPECT_EQ(file.line(2), "twö x");
  EXPECT_EQ(file.line(3), "");
  EXPECT_EQ(file.line(4), "last");
  EXPECT_EQ(file.line(0), "");
  EXPECT_EQ(file.line(5), "");
  const LineColumn x = file.position(9);
  EXPECT_EQ(x.line, 2U);
  EXPECT_EQ(x.column, 5U);
  EXPECT_EQ(file.position(0).column, 1U);
  EXPECT_EQ(file.position(3).line, 1U);
  EXPECT_EQ(file.position(4).line, 2U);
  EXPECT_EQ(file.position(1000).line, 4U);
  EXPECT_EQ(file.position(1000).column, 5U);
}

TEST(SourceFile, EmptyText) {
  const SourceFile file("e", "");
  EXPECT_EQ(file.line_count(), 1U);
  EXPECT_EQ(file.line(1), "");
  EXPECT_EQ(file.position(0).column, 1U);
}

TEST(SourceFile, CodePoints) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("aé€😀"), 4U);
  EXPECT_EQ(count_code_points("e\xCC\x81"), 2U);
}

TEST(SourceFile, PlacesForPeople) {
  const SourceSet sources = {SourceFile("x.tsv", "a\nb\n")};
  EXPECT_EQ(file_and_line(sources, {0, 2, 3}), "x.tsv:2");
  EXPECT_EQ(file_and_line(sources, {}), "");
  EXPECT_EQ(file_and_line(sources, {7, 0, 0}), "");
}

TEST(SymbolTable, InternsOnce) {
  SymbolTable table;
  const Symbol a = table.intern("a");
  EXPECT_EQ(table.intern("a"), a);
  EXPECT_NE(table.intern(""), Symbol::none);
  EXPECT_EQ(table.find("b"), Symbol::none);
  EXPECT_EQ(table.find("a"), a);
  EXPECT_EQ(table.text(a), "a");
  EXPECT_EQ(table.text(Symbol::none), "");
  EXPECT_EQ(table.size(), 2U);
}

TEST(SymbolTable, SymbolsOutliveGrowth) {
  SymbolTable table;
  const Symbol first = table.intern("first");
  for (int i = 0; i < 10000; ++i) table.intern(std::to_string(i));
  EXPECT_EQ(table.text(first), "first");
  EXPECT_EQ(table.find("first"), first);
  EXPECT_EQ(table.text(table.find("9999")), "9999");
}

}  // namespace
}  // namespace wirefacts
