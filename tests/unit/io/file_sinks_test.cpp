// JSON Lines and CSV: content, and going on after a stop.

#include <gtest/gtest.h>

#include <cmath>

#include "io/content_key.h"
#include "io/extraction_json.h"
#include "io/sinks/csv_sink.h"
#include "io/targets.h"
#include "unit/io/database.h"
#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

using test::Sample;
using test::TableRows;

/// RFC 4180. An empty cell without marks is "NULL".
TableRows parse_csv(std::string_view text) {
  TableRows out(1, {""});
  bool quoted = false;
  bool marked = false;
  const auto end_cell = [&] {
    if (out.back().back().empty() && !marked) out.back().back() = "NULL";
    marked = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted) {
      if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') out.back().back() += text[i++];
      else if (text[i] == '"') quoted = false;
      else out.back().back() += text[i];
    } else if (text[i] == '"') {
      quoted = marked = true;
    } else if (text[i] == ',') {
      end_cell();
      out.back().emplace_back();
    } else if (text[i] == '\r' && text[i + 1] == '\n') {
      end_cell();
      ++i;
      if (i + 1 < text.size()) out.push_back({""});
    } else {
      out.back().back() += text[i];
    }
  }
  return out;
}

bool same_cell(const std::string& a, const std::string& b) {
  if (a == b) return true;
  char* end = nullptr;
  const double x = std::strtod(a.c_str(), &end);
  if (*end != '\0' || a.empty()) return false;
  const double y = std::strtod(b.c_str(), &end);
  return *end == '\0' && !b.empty() && std::abs(x - y) < 1e-12;
}

void expect_same(const TableRows& csv, const TableRows& table, const std::string& name) {
  ASSERT_EQ(csv.size(), table.size() + 1) << name;
  for (std::size_t row = 0; row < table.size(); ++row) {
    ASSERT_EQ(csv[row + 1].size(), table[row].size()) << name;
    for (std::size_t i = 0; i < table[row].size(); ++i) {
      EXPECT_TRUE(same_cell(csv[row + 1][i], table[row][i]))
          << name << "." << csv[0][i] << ": " << csv[row + 1][i] << " / " << table[row][i];
    }
  }
}

class FileSinks : public testing::Test {
 protected:
  SinkOptions options() const {
    SinkOptions out;
    out.identity = {seed_.extraction.meta.pipeline, seed_.extraction.meta.rulepacks, seed_.extraction.meta.run_id};
    out.inputs = "articles";
    return out;
  }
  std::unique_ptr<RecordSink> open(const std::string& target) const { return open(target, options()); }
  std::unique_ptr<RecordSink> open(const std::string& target, const SinkOptions& options) const {
    auto sink = open_sink(*parse_target(target), options);
    if (!sink) throw std::runtime_error(sink.error().message);
    return std::move(*sink);
  }
  static void write(RecordSink& sink, const Sample& sample) {
    const auto done = sink.write(sample.extraction, sample.article);
    ASSERT_TRUE(done) << done.error().message;
  }
  /// The seed under another id, with the key that its article has.
  Sample numbered(int number) const {
    Sample out = test::renamed(seed_, "article \"" + std::to_string(number) + "\"\t");
    out.extraction.meta.content_key = article_content_key(out.article, options().identity);
    return out;
  }
  std::string line_of(const Sample& sample) const {
    std::string out;
    append_json(sample.extraction, out);
    return out + "\n";
  }

  test::TemporaryFolder folder_;
  Sample seed_ = test::seed_sample();
  Sample made_up_ = test::made_up_sample();
};

TEST_F(FileSinks, JsonLinesHoldOneArticleALine) {
  const std::string path = folder_.path("out.jsonl");
  const auto sink = open(path);
  write(*sink, seed_);
  write(*sink, made_up_);
  ASSERT_TRUE(sink->finish());
  EXPECT_EQ(test::content_of(path), line_of(seed_) + line_of(made_up_));
  EXPECT_FALSE(test::exists(path + ".manifest"));
}

TEST_F(FileSinks, AForeignManifestIsLeftAlone) {
  const std::string path = folder_.path("out.jsonl");
  folder_.write("out.jsonl.manifest", "my own data\n");
  const auto sink = open_sink({Target::Format::json_lines, path}, {});
  ASSERT_FALSE(sink);
  EXPECT_EQ(sink.error().message, "cannot write '" + path +
                                      ".manifest': what stands there is not from a run of wirefacts; "
                                      "move it, or name another output");
  EXPECT_EQ(test::content_of(path + ".manifest"), "my own data\n");
}

TEST_F(FileSinks, JsonLinesGoOnBehindTheLastCheckpoint) {
  const std::string path = folder_.path("out.jsonl");
  {
    const auto sink = open(path);
    write(*sink, numbered(1));
    write(*sink, numbered(2));
    ASSERT_TRUE(sink->checkpoint());
    write(*sink, numbered(3));  // lost with the buffer
  }
  std::ofstream(path, std::ios::app) << "{\"half a line";
  std::ofstream(path + ".manifest", std::ios::app) << "somekey\t\"some id\"\n=\t99";
  const auto sink = open(path);
  EXPECT_TRUE(*sink->holds(numbered(1).article));
  EXPECT_TRUE(*sink->holds(numbered(2).article));
  EXPECT_FALSE(*sink->holds(numbered(3).article));
  for (int i = 1; i <= 4; ++i) write(*sink, numbered(i));
  ASSERT_TRUE(sink->finish());
  EXPECT_EQ(test::content_of(path),
            line_of(numbered(1)) + line_of(numbered(2)) + line_of(numbered(3)) + line_of(numbered(4)));
}

TEST_F(FileSinks, AnotherRunBeginsAnew) {
  const std::string path = folder_.path("out.jsonl");
  for (int which = 0; which < 3; ++which) {
    {
      const auto sink = open(path);
      write(*sink, numbered(1));
      ASSERT_TRUE(sink->checkpoint());
    }
    SinkOptions other = options();
    if (which == 0) other.inputs = "other articles";
    if (which == 1) other.identity.rulepacks = {"news@other"};
    if (which == 2) other.existing = Existing::replace;
    const auto sink = open(path, other);
    EXPECT_FALSE(*sink->holds(numbered(1).article)) << which;
    ASSERT_TRUE(sink->finish());
    EXPECT_EQ(test::content_of(path), "") << which;
  }
}

TEST_F(FileSinks, WhatStoodThereStaysUntilAnArticleIsDone) {
  const std::string path = folder_.path("out.jsonl");
  {
    const auto sink = open(path);
    write(*sink, numbered(1));
    ASSERT_TRUE(sink->finish());
  }
  std::vector<std::string> told;
  SinkOptions other = options();
  other.tell = [&](const std::string& line) { told.push_back(line); };
  {
    const auto sink = open(path, other);
    ASSERT_TRUE(sink->write_dead({}));
    ASSERT_TRUE(sink->checkpoint());
    ASSERT_TRUE(sink->finish());
  }
  EXPECT_EQ(test::content_of(path), line_of(numbered(1)));
  const auto sink = open(path, other);
  ASSERT_TRUE(sink->checkpoint());
  EXPECT_EQ(test::content_of(path), line_of(numbered(1)));
  write(*sink, numbered(2));
  ASSERT_TRUE(sink->finish());
  EXPECT_EQ(test::content_of(path), line_of(numbered(2)));
  EXPECT_EQ(told, (std::vector<std::string>{path + " stays as it was: this run gave no article",
                                            path + " begins anew: the run that wrote it had ended"}));
}

TEST_F(FileSinks, WhyAnInterruptedOutputIsNotGoneOnWithIsTold) {
  const std::string path = folder_.path("out.jsonl");
  SinkOptions other = options();
  std::vector<std::string> told;
  other.tell = [&](const std::string& line) { told.push_back(line.substr(path.size())); };
  for (int which = 0; which < 4; ++which) {
    if (which == 1) other.inputs = "other articles";
    if (which == 2) other.identity.rulepacks = {"news@other"};
    if (which == 3) other.reading = "map=text=body";
    const auto sink = open(path, other);
    write(*sink, numbered(1));
    ASSERT_TRUE(sink->checkpoint());
  }
  EXPECT_EQ(told, (std::vector<std::string>{" begins anew: another input than the run that wrote it",
                                            " begins anew: other rules or another program than the run that wrote it",
                                            " begins anew: other options than the run that wrote it"}));
}

TEST_F(FileSinks, TwoRunsDoNotWriteTheSameFiles) {
  for (const std::string& target : {folder_.path("out.jsonl"), folder_.path("csv/")}) {
    auto first = open(target);
    write(*first, numbered(1));
    ASSERT_TRUE(first->checkpoint());
    const auto second = open_sink(*parse_target(target), options());
    ASSERT_FALSE(second) << target;
    EXPECT_EQ(second.error().kind, ErrorKind::cannot_create);
    EXPECT_NE(second.error().message.find("another run is writing '"), std::string::npos) << second.error().message;
    first.reset();
    EXPECT_TRUE(*open(target)->holds(numbered(1).article)) << target;
  }
}

TEST_F(FileSinks, AChangedArticleCannotBePutBehindItself) {
  const std::string path = folder_.path("out.jsonl");
  {
    const auto sink = open(path);
    write(*sink, numbered(1));
    ASSERT_TRUE(sink->checkpoint());
  }
  const auto sink = open(path);
  Article changed = numbered(1).article;
  changed.text += ".";
  const auto held = sink->holds(changed);
  ASSERT_FALSE(held);
  EXPECT_EQ(held.error().kind, ErrorKind::bad_data);
}

TEST_F(FileSinks, CsvHoldsTheRowsOfTheDatabase) {
  const std::string path = folder_.path("news.db");
  for (const std::string& target : {folder_.path("csv/"), path}) {
    const auto sink = open(target);
    write(*sink, seed_);
    write(*sink, made_up_);
    ASSERT_TRUE(sink->finish());
  }
  test::OpenDatabase database(path);
  for (std::size_t i = 0; i < kRecordTableCount; ++i) {
    const auto table = static_cast<RecordTable>(i);
    if (table_info(table).kind == TableKind::bookkeeping) continue;
    const std::string name(table_info(table).name);
    std::string columns;
    for (const Column& column : stored_columns(table))
      columns += (columns.empty() ? "" : ",") + std::string(column.name);
    expect_same(parse_csv(test::content_of(folder_.path("csv/" + name + ".csv"))),
                database.query("SELECT " + columns + " FROM " + name + " ORDER BY id"), name);
  }
  const TableRows facts = parse_csv(test::content_of(folder_.path("csv/facts.csv")));
  std::string columns;
  for (const std::string& column : facts[0]) columns += (columns.empty() ? "" : ",") + column;
  expect_same(facts, database.query("SELECT " + columns + " FROM v_fact ORDER BY id"), "facts");
  EXPECT_EQ(parse_csv(test::content_of(folder_.path("csv/run.csv"))).size(), 2U);
}

TEST_F(FileSinks, RunCsvTellsWhenItEndedAndOfHowMuch) {
  SinkOptions told = options();
  told.now = [] { return std::string("2016-10-04T17:20:00Z"); };
  const auto sink = open("csv:" + folder_.path("csv"), told);
  write(*sink, numbered(1));
  sink->skip();
  ASSERT_TRUE(sink->write_dead({}));
  ASSERT_TRUE(sink->checkpoint());
  EXPECT_TRUE(test::content_of(folder_.path("csv/run.csv")).ends_with(",2016-10-04T17:20:00Z,,,,,\r\n"));
  ASSERT_TRUE(sink->finish());
  EXPECT_TRUE(test::content_of(folder_.path("csv/run.csv"))
                  .ends_with(",2016-10-04T17:20:00Z,2016-10-04T17:20:00Z,3,1,1,1\r\n"));
}

TEST_F(FileSinks, CsvGoesOnBehindTheLastCheckpoint) {
  const auto all_files = [&](const std::string& folder) {
    std::string out;
    for (std::size_t i = 0; i < kRecordTableCount; ++i) {
      if (table_info(static_cast<RecordTable>(i)).kind == TableKind::bookkeeping) continue;
      out += test::content_of(
          folder_.path(folder + "/" + std::string(table_info(static_cast<RecordTable>(i)).name) + ".csv"));
    }
    return out + test::content_of(folder_.path(folder + "/facts.csv"));
  };
  const auto clean = open(folder_.path("clean/"));
  for (int i = 1; i <= 4; ++i) write(*clean, numbered(i));
  ASSERT_TRUE(clean->finish());
  {
    const auto sink = open(folder_.path("cut/"));
    write(*sink, numbered(1));
    write(*sink, numbered(2));
    ASSERT_TRUE(sink->checkpoint());
    write(*sink, numbered(3));
  }
  std::ofstream(folder_.path("cut/event.csv"), std::ios::app) << "1,2,\"half";
  const auto sink = open(folder_.path("cut/"));
  EXPECT_TRUE(*sink->holds(numbered(2).article));
  for (int i = 3; i <= 4; ++i) write(*sink, numbered(i));
  ASSERT_TRUE(sink->finish());
  EXPECT_EQ(all_files("cut"), all_files("clean"));
}

TEST(Csv, QuotesWhatNeedsIt) {
  const auto csv = [](const Cell& cell) {
    std::string out;
    append_csv(cell, out);
    return out;
  };
  EXPECT_EQ(csv({}), "");
  EXPECT_EQ(csv(std::string()), "\"\"");
  EXPECT_EQ(csv(std::string("plain words")), "plain words");
  EXPECT_EQ(csv(std::string("a,b")), "\"a,b\"");
  EXPECT_EQ(csv(std::string("say \"x\"\r\n")), "\"say \"\"x\"\"\r\n\"");
  EXPECT_EQ(csv(std::int64_t{-5}), "-5");
  EXPECT_EQ(csv(*Decimal::parse("27000000000")), "27000000000");
  EXPECT_EQ(csv(*Decimal::parse("0.50")), "0.5");
  EXPECT_EQ(csv(std::string("a\0b\xFF", 4)),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
}

}  // namespace
}  // namespace wirefacts
