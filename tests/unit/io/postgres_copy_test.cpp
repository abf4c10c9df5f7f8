#include "io/sinks/postgres_copy.h"

#include <gtest/gtest.h>

#include "io/sinks/postgres_connection.h"
#include "io/sinks/postgres_error.h"
#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

std::vector<int> words(const std::string& bytes) {
  std::vector<int> out;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    out.push_back(static_cast<unsigned char>(bytes[at]) * 256 + static_cast<unsigned char>(bytes[at + 1]));
  }
  return out;
}

TEST(PostgresCopy, WritesNumbersInGroupsOfFourDigits) {
  const auto of = [](std::string_view number) { return words(numeric_bytes(*Decimal::parse(number))); };
  // Number of groups, weight of the first, sign, digits behind the point, groups.
  EXPECT_EQ(of("0"), (std::vector<int>{0, 0, 0, 0}));
  EXPECT_EQ(of("7"), (std::vector<int>{1, 0, 0, 0, 7}));
  EXPECT_EQ(of("-12345"), (std::vector<int>{2, 1, 0x4000, 0, 1, 2345}));
  EXPECT_EQ(of("27000000000"), (std::vector<int>{1, 2, 0, 0, 270}));
  EXPECT_EQ(of("1.05"), (std::vector<int>{2, 0, 0, 2, 1, 500}));
  EXPECT_EQ(of("0.00025"), (std::vector<int>{2, 0xFFFF, 0, 5, 2, 5000}));
  EXPECT_EQ(of("123456789.98765"), (std::vector<int>{5, 2, 0, 5, 1, 2345, 6789, 9876, 5000}));
}

TEST(PostgresCopy, CountsDaysFrom2000On) {
  EXPECT_EQ(day_number("2000-01-01"), 0);
  EXPECT_EQ(day_number("1999-12-31"), -1);
  EXPECT_EQ(day_number("2000-03-01"), 60);
  EXPECT_EQ(day_number("2016-10-04"), 6121);
  EXPECT_EQ(day_number("1970-01-01"), -10957);
  EXPECT_EQ(day_number("0001-01-01"), -730119);
  EXPECT_EQ(day_number("0000-12-31"), -730120);
  EXPECT_EQ(day_number("0000-01-01"), -730485);
  EXPECT_EQ(day_number("2016-02-29"), 5903);
  for (const char* wrong : {"", "2016", "2016-10", "2015-02-29", "2016-13-01", "2016-00-01", "2016-01-00", "2016-1-011",
                            "x016-10-04", "2016-10-0x"}) {
    EXPECT_EQ(day_number(wrong), std::nullopt) << wrong;
  }
}

std::int64_t big_endian(std::string_view bytes) {
  std::uint64_t out = 0;
  for (const char c : bytes) out = out * 256 + static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(out);
}

TEST(PostgresCopy, FillsInKeysAsOftenAsTheyChange) {
  const test::Sample sample = test::made_up_sample();
  const auto rows = rows_of(sample.extraction, sample.article.text, 0, 0);
  ASSERT_TRUE(rows);
  CopyRows copy(*rows);
  EXPECT_EQ(copy.rows(), rows->size());
  for (const std::int64_t number : {3, 77}) {
    copy.set_numbers(number, 5);
    // Number of cells, length of the first, then the key.
    EXPECT_EQ(big_endian(copy.of(RecordTable::document).substr(6, 8)), number);
    EXPECT_EQ(big_endian(copy.of(RecordTable::entity).substr(6, 8)), number * kKeySpan + 1);
    EXPECT_EQ(big_endian(copy.of(RecordTable::mention).substr(18, 8)), number * kKeySpan + 1);
  }
  EXPECT_TRUE(copy.of(RecordTable::run).empty());
}

TEST(PostgresText, HasOneCharacterForWhatIsNotStored) {
  EXPECT_EQ(postgres_text("plain\n\t text"), "plain\n\t text");
  EXPECT_EQ(postgres_text(std::string_view("a\0b", 3)),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(postgres_text("a\xFF"
                          "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(postgres_array({"a", "", "b\"\\c,{}"}), R"({"a","","b\"\\c,{}"})");
  EXPECT_EQ(postgres_array({}), "{}");
}

TEST(PostgresError, SaysPlaceCauseAndRemedy) {
  const Error full = postgres_error("database 'news'", {"53100", "could not extend file\n", "No space left", false});
  EXPECT_EQ(full.kind, ErrorKind::input_output);
  EXPECT_EQ(
      full.message,
      "database 'news': could not extend file (No space left); the disk of the server is full; what was committed "
      "is whole: make room and run the same line again");
  const Error lost =
      postgres_error("database 'news'", {"", "server closed it\n\tunexpectedly\n\tThis means\n", "", true});
  EXPECT_EQ(lost.kind, ErrorKind::input_output);
  EXPECT_EQ(lost.message,
            "database 'news': server closed it unexpectedly. This means; what was committed is whole: run "
            "the same line again");
  EXPECT_EQ(postgres_error("x", {"42501", "permission denied", "", false}).kind, ErrorKind::cannot_create);
  EXPECT_EQ(postgres_error("x", {"23514", "violates check", "", false}).kind, ErrorKind::bad_data);
  EXPECT_EQ(postgres_error("x", {"57P01", "terminating connection", "", true}).kind, ErrorKind::input_output);
  EXPECT_EQ(without_quotations("missing \"=\" after \"secret\" in\n string\n"), "missing \"…\" after \"…\" in string");
  EXPECT_EQ(without_quotations("in \"secret"), "in \"…");
}

}  // namespace
}  // namespace wirefacts
