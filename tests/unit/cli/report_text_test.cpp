#include "cli/report_text.h"

#include <gtest/gtest.h>

namespace wirefacts {
namespace {

TEST(ReportText, ABalancedRun) {
  RunReport r;
  r.in = 5000, r.done = 4990, r.dead = 3, r.unchanged = 6, r.duplicates = 1;
  r.passed_over = {{".html", 2}, {"without ending", 1}};
  r.text_bytes = 2'500'000;
  r.seconds = 2;
  r.workers = 1;
  r.records = {{"entities", 10}, {"events", 12345}, {"claims", 0}};
  r.events = {{"MEETING", 2}, {"ATTACK", 2}, {"VISIT", 7}};
  r.dead_by = {{"read.bad_json", 2}, {"read.bad_utf8", 1}};
  r.first_dead = "news.jsonl:3: what stands here is no JSON object";
  r.notes = {{"bad_date", 4}, {"markup", 1200}};
  r.first_note = {{"bad_date", "news.jsonl:7"}, {"markup", "news.jsonl:1"}};
  r.unread["max_tokens"] = {1, 1234};
  EXPECT_EQ(report_text(r, "facts.db.dead.jsonl"),
            "5,000 articles in = 4,990 done + 3 dead + 7 skipped (6 unchanged, 1 seen twice)\n"
            "passed over 3 files: .html 2, without ending 1\n"
            "took      2.0 s with 1 thread, 2,495.0 articles/s, 1.3 MB/s\n"
            "records   events 12,345, entities 10\n"
            "events    VISIT 7, ATTACK 2, MEETING 2\n"
            "dead      read.bad_json 2, read.bad_utf8 1, see facts.db.dead.jsonl\n"
            "          the first: news.jsonl:3: what stands here is no JSON object\n"
            "notes     bad_date 4 (the first: news.jsonl:7), markup 1,200 (the first: news.jsonl:1)\n"
            "not read  max_tokens: 1,234 characters of 1 article\n");
}

TEST(ReportText, SaysHowManyHaveNoDateAndWhatToDoAboutANote) {
  RunReport r;
  r.done = 300, r.undated = 289;
  r.notes = {{"bad_bytes", 1}};
  EXPECT_NE(report_text(r, "").find("no date   289 of 300 articles: give it with --published"), std::string::npos);
  EXPECT_NE(report_text(r, "").find("bad_bytes 1: what is no UTF-8 is lost; make UTF-8 of it"), std::string::npos);
}

TEST(ReportText, NamesWhatAMapNamedAndNoInputHas) {
  RunReport r;
  EXPECT_EQ(report_text(r, "").find("map"), std::string::npos);
  r.unmatched = {{"id", {"nope", "none"}}, {"published", {"when"}}};
  EXPECT_NE(report_text(r, "").find("map       no input has id=nope|none, published=when\n"), std::string::npos);
}

TEST(ReportText, SaysHowItEnded) {
  RunReport r;
  r.end = RunEnd::stopped;
  EXPECT_NE(report_text(r, "").find("stopped: outputs are whole, the same command goes on"), std::string::npos);
  r.end = RunEnd::too_many_errors;
  EXPECT_NE(report_text(r, "").find("--max-errors"), std::string::npos);
}

TEST(ReportText, WithoutAFileForDeadLettersItSaysHowToGetOne) {
  RunReport r;
  r.dead_by = {{"read.bad_json", 1}};
  EXPECT_NE(report_text(r, "").find("--dead FILE"), std::string::npos);
}

TEST(ReportText, LongListsAreCut) {
  RunReport r;
  for (char c = 'A'; c <= 'Z'; ++c) r.events[std::string(1, c)] = 1;
  EXPECT_NE(report_text(r, "").find("L 1, and 14 more\n"), std::string::npos);
}

}  // namespace
}  // namespace wirefacts
