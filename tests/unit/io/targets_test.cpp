#include "io/targets.h"

#include <gtest/gtest.h>

#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

void expect_target(std::string_view text, Target::Format format, std::string_view path) {
  const auto target = parse_target(text);
  ASSERT_TRUE(target) << text << ": " << target.error().message;
  EXPECT_EQ(target->format, format) << text;
  EXPECT_EQ(target->path, path) << text;
}

TEST(Target, HasItsFormatInFront) {
  expect_target("jsonl:out", Target::Format::json_lines, "out");
  expect_target("csv:out", Target::Format::csv, "out");
  expect_target("sqlite:a/b.c", Target::Format::sqlite, "a/b.c");
  expect_target("jsonl:-", Target::Format::json_lines, "-");
  expect_target("postgres:news", Target::Format::postgres, "news");
  expect_target("postgres:host=a dbname=b options=-csearch_path=c", Target::Format::postgres,
                "host=a dbname=b options=-csearch_path=c");
  expect_target("postgres:", Target::Format::postgres, "");  // all in PGHOST …
  expect_target("postgresql://a@b/c?d=e", Target::Format::postgres, "postgresql://a@b/c?d=e");
  expect_target("postgres://a@b/c", Target::Format::postgres, "postgres://a@b/c");
  expect_target("postgres:postgresql://a@b/c", Target::Format::postgres, "postgresql://a@b/c");
}

TEST(Target, OrInItsEnding) {
  expect_target("facts.jsonl", Target::Format::json_lines, "facts.jsonl");
  expect_target("facts.ndjson", Target::Format::json_lines, "facts.ndjson");
  expect_target("a/facts.db", Target::Format::sqlite, "a/facts.db");
  expect_target("facts.sqlite", Target::Format::sqlite, "facts.sqlite");
  expect_target("out/", Target::Format::csv, "out/");
  expect_target("-", Target::Format::json_lines, "-");
  expect_target("./c:d.jsonl", Target::Format::json_lines, "./c:d.jsonl");
}

TEST(Target, ExplainsMistakes) {
  EXPECT_EQ(parse_target("sqllite:x").error().message, "unknown output format 'sqllite', did you mean 'sqlite'?");
  EXPECT_EQ(parse_target("parquet:x").error().message,
            "unknown output format 'parquet', use jsonl:FILE, sqlite:FILE, postgres:CONNECTION or csv:DIR");
  EXPECT_EQ(parse_target("facts.jsonlx").error().message,
            "output 'facts.jsonlx' has no ending that tells its format, did you mean '.jsonl'?");
  EXPECT_EQ(parse_target("facts").error().message,
            "output 'facts' has no ending that tells its format, use jsonl:FILE, sqlite:FILE, postgres:CONNECTION or "
            "csv:DIR");
  EXPECT_EQ(parse_target("postgers://user:secret@host/db").error().message,
            "unknown output format 'postgers', did you mean 'postgres'?");
  EXPECT_EQ(parse_target("password=secret dbname=news").error().message,
            "a connection to PostgreSQL has postgres: in front of it");
  for (const char* wrong : {"sqlite:-", "csv:-", "csv:", ""}) {
    ASSERT_FALSE(parse_target(wrong)) << wrong;
    EXPECT_EQ(parse_target(wrong).error().kind, ErrorKind::usage) << wrong;
  }
}

TEST(Sinks, TellThatTheyCannotBeCreated) {
  const test::TemporaryFolder folder;
  const std::string file = folder.write("file", "x");
  for (const char* format : {"jsonl:", "sqlite:", "csv:"}) {
    const auto sink = open_sink(*parse_target(format + file + "/below"), {});
    ASSERT_FALSE(sink) << format;
    EXPECT_EQ(sink.error().kind, ErrorKind::cannot_create) << sink.error().message;
  }
}

TEST(Sinks, TellThatTheDiskIsFull) {
  auto sink = open_sink({Target::Format::json_lines, "/dev/full"}, {});
  ASSERT_TRUE(sink) << sink.error().message;
  const test::Sample sample = test::seed_sample();
  ASSERT_TRUE((*sink)->write(sample.extraction, sample.article));
  const auto done = (*sink)->finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::input_output);
  EXPECT_NE(done.error().message.find("No space left"), std::string::npos) << done.error().message;
}

}  // namespace
}  // namespace wirefacts
