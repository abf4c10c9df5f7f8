// CSV and TSV as input.

#include <gtest/gtest.h>

#include "io/readers/csv_record.h"
#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

using test::read_all;
using test::TemporaryFolder;
using Lines = std::vector<std::string>;

Lines rows_of(std::vector<std::string> paths, const std::string& map = {}) {
  ArticleOptions options;
  options.paths = std::move(paths);
  if (!map.empty()) options.fields = *parse_field_map(map);
  return read_all(options);
}

TEST(CsvRecord, EndsWhereNoQuotationIsOpen) {
  const std::string text = "a,\"b\nc\"\"d\n\",e\"f\"\r\n\"\",x\n";
  for (std::size_t step = 1; step < text.size(); ++step) {
    std::size_t at = 0;
    std::vector<std::string> records;
    while (at < text.size()) {
      CsvRecord record(',');
      std::size_t size = 0;
      while (!record.is_whole() && at + size < text.size()) size += record.take(text.substr(at + size, step));
      records.push_back(text.substr(at, size));
      at += size;
    }
    ASSERT_EQ(records.size(), 2U) << step;
    EXPECT_EQ(csv_cells(records[0], ','), (Lines{"a", "b\nc\"d\n", "e\"f\""}));
    EXPECT_EQ(csv_cells(records[1], ','), (Lines{"", "x"}));
  }
}

TEST(CsvReader, EachRecordIsAnArticle) {
  const TemporaryFolder folder;
  const std::string content =
      "\xEF\xBB\xBFid,more,content,date\r\n1,x,\"One, \"\"two\"\".\n\nThree.\",2016-10-04\r\n\r\n2,x,Four\r\n"
      "3,x,Five \"six\",\r\n4,x,,\r\n5,x,\xff,\r\n6,x,last,";
  const Lines found = rows_of({folder.write("a.csv", content)});
  ASSERT_EQ(found.size(), 6U);
  EXPECT_EQ(found[0], "article 1|0|One, \"two\".\n\nThree.");
  EXPECT_EQ(found[1].substr(0, 12), "dead bad_csv");
  EXPECT_EQ(found[2], "article 3|0|Five \"six\"");
  EXPECT_EQ(found[3].substr(0, 17), "dead missing_text");
  EXPECT_EQ(found[4].substr(0, 13), "dead bad_utf8");
  EXPECT_EQ(found[5], "article 6|0|last");
}

TEST(CsvReader, AColumnMayFeedTwoFields) {
  const TemporaryFolder folder;
  EXPECT_EQ(rows_of({folder.write("a.csv", "url,text\nhttp://x.example/1,One\n")}, "id=url"),
            (Lines{"article http://x.example/1|0|One"}));
}

TEST(CsvReader, OtherSeparatorsAndNames) {
  const TemporaryFolder folder;
  EXPECT_EQ(rows_of({folder.write("a.tsv", "id\ttext\n1\tOne, two; three\n")}), (Lines{"article 1|0|One, two; three"}));
  EXPECT_EQ(rows_of({folder.write("b.csv", "id;text\n1;One, two\n")}), (Lines{"article 1|0|One, two"}));
  const std::string other = folder.write("c.csv", "nr,Artikel\n7,One\n");
  EXPECT_EQ(rows_of({other}).front().substr(0, 17), "dead missing_text");
  EXPECT_EQ(rows_of({other}, "text=Artikel,id=nr"), (Lines{"article 7|0|One"}));
  EXPECT_TRUE(rows_of({folder.write("empty.csv", "")}).empty());
  EXPECT_TRUE(rows_of({folder.write("header.csv", "id,text\n")}).empty());
}

TEST(CsvReader, BrokenMarksAreTextAndCostNoOtherLine) {
  const TemporaryFolder folder;
  EXPECT_EQ(rows_of({folder.write("a.csv", "id,text\n1,One\n2,\"Two\n3,Three\n")}),
            (Lines{"article 1|0|One", "article 2|0|\"Two", "article 3|0|Three"}));
  EXPECT_EQ(rows_of({folder.write("b.csv", "id,text\n1,\"One\"")}), Lines{"article 1|0|One"});
  EXPECT_EQ(rows_of({folder.write("c.csv", "id,text\n2,\"Two\n3,\"Three\"\n4,\"Four\"\n")}),
            (Lines{"article 2|0|\"Two", "article 3|0|Three", "article 4|0|Four"}));
  EXPECT_EQ(rows_of({folder.write("d.tsv", "id\ttext\n1\t\"We met,\" she said.\n2\t\"Two\nlines\"\n3\t\"Three\n")}),
            (Lines{"article 1|0|\"We met,\" she said.", "article 2|0|Two\nlines", "article 3|0|\"Three"}));
  EXPECT_EQ(rows_of({folder.write("e.csv", "id,text\n2,\"Two, too\n3,Three\n")}),
            (Lines{"dead bad_csv line 2 at 8+12", "article 3|0|Three"}));
}

TEST(CsvRecord, ABrokenFileIsReadInLinearTime) {
  for (const char* const line : {"1,\"x\n", "\"\n", "\"\"\"x\n", "\"a\" b\n", "1,\"\"x\"\n"}) {
    std::string text;
    while (text.size() < 100'000) text += line;
    std::size_t steps = 0;
    for (std::size_t at = 0; at < text.size();) {
      CsvRecord record(',');
      const std::size_t taken = record.take(std::string_view(text).substr(at));
      steps += taken;
      at += record.is_broken() && record.first_line() != 0 ? record.first_line() : taken;
    }
    EXPECT_LE(steps, 3 * text.size()) << line;
  }
}

TEST(OtherKinds, AreRefusedWithARemedy) {
  const TemporaryFolder folder;
  for (const char* name : {"a.xml", "a.html.gz", "a.pdf", "a.zip", "a.parquet"}) {
    ArticleOptions options;
    options.paths = {folder.write(name, "x")};
    const auto reader = open_articles(options);
    ASSERT_FALSE(reader) << name;
    EXPECT_EQ(reader.error().kind, ErrorKind::bad_data);
    EXPECT_NE(reader.error().message.find("are not read: "), std::string::npos) << reader.error().message;
  }
}

}  // namespace
}  // namespace wirefacts
