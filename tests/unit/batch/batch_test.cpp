#include "batch/batch.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <thread>

#include "unit/batch/batch_fixture.h"

namespace wirefacts {
namespace {

using test::article;
using test::articles;
using test::ListReader;
using test::ListSink;
using Strings = std::vector<std::string>;

WorkerFactory plain() {
  return [] { return ExtractFunction(test::extract_nothing); };
}

/// Runs over made-up items with one sink.
struct BatchRun {
  ListSink::Log log;
  BatchOptions options;
  Result<RunReport> report = Error{"not run"};

  RunReport run(ListReader& reader, const WorkerFactory& workers = plain()) {
    std::vector<std::unique_ptr<RecordSink>> sinks;
    sinks.push_back(std::make_unique<ListSink>(log));
    report = run_batch(reader, sinks, nullptr, workers, options);
    if (!report) return {};
    EXPECT_EQ(report->in, report->done + report->dead + report->skipped());
    return *report;
  }
};

WorkerFactory with_random_delays() {
  return [] {
    return ExtractFunction([](const Article& given) {
      thread_local std::mt19937 random(std::random_device{}());
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 800));
      return test::extract_nothing(given);
    });
  };
}

TEST(Batch, WritesInInputOrderForAnyNumberOfWorkers) {
  Strings want;
  for (int i = 0; i < 1500; ++i) want.push_back("a" + std::to_string(i));
  for (const std::uint32_t workers : {1U, 2U, 8U}) {
    ListReader reader(articles(1500));
    BatchRun batch;
    batch.options.workers = workers;
    const RunReport report = batch.run(reader, with_random_delays());
    EXPECT_EQ(batch.log.written, want) << workers;
    EXPECT_EQ(report.done, 1500U);
    EXPECT_EQ(report.events.at("MEETING"), 1500U);
    EXPECT_EQ(batch.log.finishes, 1);
  }
}

TEST(Batch, GivesEachWorkerItsOwnExtractor) {
  std::atomic<int> made = 0;
  ListReader reader(articles(100));
  BatchRun batch;
  batch.options.workers = 4;
  batch.run(reader, [&made] {
    ++made;
    return ExtractFunction([owner = std::this_thread::get_id()](const Article& given) {
      EXPECT_EQ(owner, std::this_thread::get_id());
      return test::extract_nothing(given);
    });
  });
  EXPECT_LE(made, 4);
  EXPECT_GE(made, 1);
}

TEST(Batch, AnArticleThatFailsCostsOnlyItself) {
  ListReader reader(articles(7));
  BatchRun batch;
  const RunReport report = batch.run(reader, [] {
    return ExtractFunction([](const Article& given) -> Result<Extraction> {
      if (given.id == "a1") return Error{"step_limit: too many steps"};
      if (given.id == "a2") throw std::runtime_error("surprise");
      if (given.id == "a3") throw 5;
      if (given.id == "a4") throw std::bad_alloc();
      if (given.id == "a5") return Error{"It is: not a code"};
      return test::extract_nothing(given);
    });
  });
  EXPECT_EQ(batch.log.written, (Strings{"a0", "a6"}));
  EXPECT_EQ(batch.log.dead, (Strings{"extract.step_limit a1", "extract.exception a2", "extract.exception a3",
                                     "extract.out_of_memory a4", "extract.failed a5"}));
  EXPECT_EQ(report.dead_by.at("extract.exception"), 2U);
}

TEST(Batch, RefusesAnArticleWithMoreRowsThanATableTakes) {
  ListReader reader(articles(2));
  BatchRun batch;
  batch.run(reader, [] {
    return ExtractFunction([](const Article& given) {
      auto out = test::extract_nothing(given);
      if (given.id != "a0") return out;
      EntityRecord entity;
      entity.id = "P1";
      entity.mentions.resize(65536);
      for (auto& mention : entity.mentions) mention.span = {0, 1};
      out->entities.push_back(std::move(entity));
      return out;
    });
  });
  EXPECT_EQ(batch.log.written, Strings{"a1"});
  EXPECT_EQ(batch.log.dead, Strings{"extract.too_many_rows a0"});
}

TEST(Batch, SkipsTheSameArticleAndRefusesItsIdWithAnotherText) {
  std::vector<ReadItem> items;
  items.emplace_back(article("a"));
  items.emplace_back(article("a"));
  items.emplace_back(article("a", "other text"));
  ListReader reader(std::move(items));
  BatchRun batch;
  const RunReport report = batch.run(reader);
  EXPECT_EQ(batch.log.written, Strings{"a"});
  EXPECT_EQ(report.duplicates, 1U);
  EXPECT_EQ(batch.log.skips, 1);
  EXPECT_EQ(batch.log.dead, Strings{"read.duplicate_doc_id a"});
}

TEST(Batch, DoesNotExtractWhatIsHeld) {
  ListReader reader(articles(3));
  BatchRun batch;
  batch.log.held = {"a1"};
  std::atomic<int> extracted = 0;
  const RunReport report = batch.run(reader, [&extracted] {
    return ExtractFunction([&extracted](const Article& given) {
      ++extracted;
      return test::extract_nothing(given);
    });
  });
  EXPECT_EQ(extracted, 2);
  EXPECT_EQ(report.unchanged, 1U);
  EXPECT_EQ(batch.log.written, (Strings{"a0", "a2"}));
}

TEST(Batch, KeepsDeadLettersOfTheReaderInOrder) {
  std::vector<ReadItem> items = articles(3);
  items.insert(items.begin() + 1, DeadLetter{{"list", 2, 0, 1}, "read", "bad_json", "", "", "{"});
  for (const std::uint32_t workers : {1U, 4U}) {
    ListReader reader(items);
    BatchRun batch;
    batch.options.workers = workers;
    const RunReport report = batch.run(reader);
    EXPECT_EQ(batch.log.dead, Strings{"read.bad_json "});
    EXPECT_EQ(report.in, 4U);
    EXPECT_EQ(report.dead, 1U);
  }
}

TEST(Batch, StopFinishesWhatIsInFlight) {
  std::atomic<bool> stop = false;
  ListReader reader(articles(5000));
  BatchRun batch;
  batch.options.workers = 2;
  batch.options.stop = &stop;
  const RunReport report = batch.run(reader, [&stop] {
    return ExtractFunction([&stop](const Article& given) {
      if (given.id == "a100") stop = true;
      return test::extract_nothing(given);
    });
  });
  EXPECT_EQ(report.end, RunEnd::stopped);
  EXPECT_GE(report.done, 101U);
  EXPECT_LT(report.done, 5000U);
  EXPECT_EQ(report.done, batch.log.written.size());
  EXPECT_EQ(batch.log.written.back(), "a" + std::to_string(report.done - 1));
  EXPECT_EQ(batch.log.finishes, 0) << "an output that is not complete is not finished";
  EXPECT_GE(batch.log.checkpoints, 1);
}

TEST(Batch, LimitIsACompleteOutput) {
  ListReader reader(articles(50));
  BatchRun batch;
  batch.options.limit = 20;
  const RunReport report = batch.run(reader);
  EXPECT_EQ(report.end, RunEnd::limit);
  EXPECT_EQ(report.in, 20U);
  EXPECT_EQ(reader.taken(), 20U);
  EXPECT_EQ(batch.log.finishes, 1);
}

TEST(Batch, TooManyErrorsEndTheRun) {
  ListReader reader(articles(10'000));
  BatchRun batch;
  batch.options.max_dead = 3;
  const RunReport report = batch.run(
      reader, [] { return ExtractFunction([](const Article&) -> Result<Extraction> { return Error{"bad: x"}; }); });
  EXPECT_EQ(report.end, RunEnd::too_many_errors);
  EXPECT_LT(report.in, 1000U);
  EXPECT_EQ(batch.log.finishes, 0);
}

TEST(Batch, ALostStreamIsAnErrorBehindWhatWasRead) {
  ListReader reader(articles(30));
  reader.error_at_end = Error{"cannot read '-'", ErrorKind::input_output};
  BatchRun batch;
  batch.run(reader);
  ASSERT_FALSE(batch.report);
  EXPECT_EQ(batch.report.error().kind, ErrorKind::input_output);
  EXPECT_EQ(batch.log.written.size(), 30U);
  EXPECT_EQ(batch.log.checkpoints, 1);
}

TEST(Batch, ALostOutputEndsTheRunAndSavesTheOthers) {
  ListReader reader(articles(5000));
  ListSink::Log good, bad;
  bad.write_error = Error{"disk full", ErrorKind::input_output};
  std::vector<std::unique_ptr<RecordSink>> sinks;
  sinks.push_back(std::make_unique<ListSink>(good));
  sinks.push_back(std::make_unique<ListSink>(bad));
  const auto report = run_batch(reader, sinks, nullptr, plain(), {});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message, "disk full");
  EXPECT_EQ(good.checkpoints, 1);
  EXPECT_EQ(bad.checkpoints, 0);
  EXPECT_LT(reader.taken(), 5000U);
}

/// Three articles, then silence until they are written.
class SilentReader final : public ArticleReader {
 public:
  explicit SilentReader(const ListSink::Log& log) : log_(log) {}
  Result<ReadItem> next() override {
    if (given_ < 3) return ReadItem(article("a" + std::to_string(given_++)));
    if (log_.written.size() == 3 || ++silences_ > 5000) return ReadItem(EndOfInput{});
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return ReadItem(NothingYet{});
  }
  [[nodiscard]] ReadPosition position() const override { return {}; }
  [[nodiscard]] int silences() const { return silences_; }

 private:
  const ListSink::Log& log_;
  int given_ = 0, silences_ = 0;
};

TEST(Batch, WritesWhileTheInputIsSilent) {
  ListSink::Log log;
  SilentReader reader(log);
  std::vector<std::unique_ptr<RecordSink>> sinks;
  sinks.push_back(std::make_unique<ListSink>(log));
  const auto report = run_batch(reader, sinks, nullptr, plain(), {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->in, 3U);
  EXPECT_LE(reader.silences(), 5000);
}

TEST(Batch, TheWindowBoundsWhatIsInFlight) {
  std::vector<ReadItem> items;
  for (int i = 0; i < 100; ++i) items.emplace_back(article("a" + std::to_string(i), std::string(1000, 'x')));
  ListReader reader(std::move(items));
  BatchRun batch;
  batch.options.workers = 2;
  batch.options.window_bytes = 1500;
  std::atomic<std::size_t> most = 0, done = 0;
  batch.run(reader, [&] {
    return ExtractFunction([&](const Article& given) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      most = std::max(most.load(), reader.taken() - std::min(reader.taken(), done.load()));
      ++done;
      return test::extract_nothing(given);
    });
  });
  EXPECT_LE(most, 8U);
}

TEST(Batch, ReportsProgressAndCheckpointsByTheClock) {
  std::atomic<int> calls = 0;
  ListReader reader(articles(1000));
  BatchRun batch;
  batch.options.clock = [&calls] { return 0.01 * calls++; };
  std::vector<Progress> shown;
  batch.options.progress = [&shown](const Progress& progress) { shown.push_back(progress); };
  batch.run(reader);
  ASSERT_GE(shown.size(), 3U);
  for (std::size_t i = 1; i + 1 < shown.size(); ++i) EXPECT_GE(shown[i].seconds - shown[i - 1].seconds, 0.199);
  EXPECT_EQ(shown.back().done, 1000U);
  EXPECT_EQ(shown.back().bytes_done, 10'000U);
  EXPECT_EQ(shown.back().bytes_total, 10'000U);
  EXPECT_GE(batch.log.checkpoints, 3);
}

TEST(Report, CountsWhatWasNotRead) {
  RunReport report;
  Extraction extraction;
  extraction.meta.unread = {{{0, 10}, "max_tokens"}, {{20, 25}, "max_tokens"}, {{30, 31}, "step_limit"}};
  extraction.meta.diagnostics = {{"step_limit", "a.b", ""}};
  report.add(extraction);
  EXPECT_EQ(report.unread.at("max_tokens").articles, 1U);
  EXPECT_EQ(report.unread.at("max_tokens").code_points, 15U);
  EXPECT_EQ(report.diagnostics.at("step_limit"), 1U);
  report.seconds = 1.5;
  const std::string json = report_json(report, "wirefacts 0", "news@1");
  EXPECT_NE(json.find(R"("seconds":1.5,)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("unread":{"max_tokens":{"articles":1,"code_points":15},)"), std::string::npos) << json;
}

}  // namespace
}  // namespace wirefacts
