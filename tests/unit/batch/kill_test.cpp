// Killed at random moments and started again, every output is that of a run that was left alone.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>

#include "batch/batch.h"
#include "io/articles.h"
#include "io/content_key.h"
#include "io/targets.h"
#include "records/digest.h"
#include "records/stable_id.h"
#include "unit/io/database.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

constexpr int kArticles = 1200;
const PackIdentity kIdentity{"wirefacts 0-test", {"news@1"}, "run"};

/// A person who acts once, in an ASCII text.
Extraction made_up(const Article& article) {
  Extraction out;
  out.doc.doc_id = article.id;
  out.doc.sha256 = hex(sha256(article.text));
  out.doc.n_bytes = out.doc.n_chars = article.text.size();
  out.doc.source = article.source;
  out.doc.body = {0, static_cast<std::uint32_t>(article.text.size())};
  const Provenance from{"test.rule", Decimal::parse("0.5")};
  EntityRecord person;
  person.id = "P1";
  person.type = "PERSON";
  person.canonical = article.text.substr(0, 4);
  for (std::uint32_t i = 0; i < 20; ++i)
    person.mentions.push_back({{i, i + 4}, article.text.substr(i, 4), "name", {}, from});
  out.entities.push_back(person);
  EventRecord event;
  event.id = "E1";
  event.type = "MEETING";
  event.trigger = {5, 8};
  event.realis = "actual";
  event.polarity = "positive";
  event.support = "clause";
  event.roles.push_back({"participant", true, {std::string("P1")}});
  event.evidence.push_back(out.doc.body);
  event.from = from;
  event.words.who = person.canonical;
  out.events.push_back(event);
  out.meta = {
      kIdentity.pipeline, kIdentity.rulepacks, kIdentity.run_id, article_content_key(article, kIdentity), {}, {}};
  assign_uids(out);
  return out;
}

class KillTest : public testing::Test {
 protected:
  KillTest() : folder_(fs::temp_directory_path() / ("wirefacts_kill_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    std::ofstream in(folder_ / "in.jsonl");
    for (int i = 0; i < kArticles; ++i) {
      if (i % 100 == 50) in << "damaged line " << i << "\n";
      in << R"({"id":")" << i << R"(","text":"Number )" << i
         << " meets the next one, as told in a long enough text.\"}\n";
    }
  }
  ~KillTest() override { fs::remove_all(folder_); }

  /// Loads everything into the three outputs of a folder. Time runs fast, so that checkpoints come often.
  bool load(const fs::path& to) const {
    fs::create_directories(to);
    SinkOptions options;
    options.identity = kIdentity;
    options.inputs = "in";
    options.now = [] { return std::string("2016-10-04T17:20:00Z"); };
    std::vector<std::unique_ptr<RecordSink>> sinks;
    for (const std::string& target : {(to / "out.jsonl").string(), (to / "out.db").string(), (to / "csv/").string()}) {
      auto sink = open_sink(*parse_target(target), options);
      if (!sink) return false;
      sinks.push_back(std::move(*sink));
    }
    ArticleOptions articles;
    articles.paths = {(folder_ / "in.jsonl").string()};
    auto reader = open_articles(articles);
    DeadLetters dead((to / "dead.jsonl").string());
    if (!reader || !dead.begin()) return false;
    BatchOptions batch;
    batch.workers = 2;
    batch.clock = [] { return 50 * BatchOptions::steady_seconds(); };
    const auto workers = [] {
      return ExtractFunction([](const Article& article) -> Result<Extraction> { return made_up(article); });
    };
    const auto report = run_batch(**reader, sinks, &dead, workers, batch);
    return report && report->in == kArticles + kArticles / 100;
  }

  /// Runs `load` in a process of its own and kills it after some time; true when it was faster.
  bool load_and_kill(const fs::path& to, int milliseconds) const {
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("cannot fork");  // kill(-1) below would hit everybody
    if (child == 0) ::_exit(load(to) ? 0 : 1);
    int status = 0;
    for (int waited = 0; waited < milliseconds; ++waited) {
      if (::waitpid(child, &status, WNOHANG) == child) {
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        return true;
      }
      ::usleep(1000);
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

  static std::string content(const fs::path& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
  }

  fs::path folder_;
};

TEST_F(KillTest, OutputsAreThoseOfACleanRun) {
  ASSERT_TRUE(load(folder_ / "clean"));
  std::mt19937 random(std::random_device{}());
  int kills = 0;
  for (int most = 40; !load_and_kill(folder_ / "killed", static_cast<int>(random() % static_cast<unsigned>(most)));
       ++kills) {
    ASSERT_LT(kills, 300) << "it never gets through";
    most += most / 8;
    if (!fs::exists(folder_ / "killed/out.db")) continue;
    test::OpenDatabase database((folder_ / "killed/out.db").string());
    EXPECT_EQ(database.value("PRAGMA integrity_check"), "ok");
  }
  RecordProperty("kills", kills);
  test::OpenDatabase clean((folder_ / "clean/out.db").string()), killed((folder_ / "killed/out.db").string());
  EXPECT_EQ(killed.dump(), clean.dump());
  EXPECT_EQ(clean.value("SELECT count(*) FROM document"), std::to_string(kArticles));
  EXPECT_EQ(clean.value("SELECT count(*) FROM dead_letter"), std::to_string(kArticles / 100));
  for (const auto& file : fs::recursive_directory_iterator(folder_ / "clean")) {
    if (!file.is_regular_file() || file.path().extension() == ".db") continue;
    const fs::path name = file.path().lexically_relative(folder_ / "clean");
    EXPECT_TRUE(content(folder_ / "killed" / name) == content(file.path())) << name;
  }
}

TEST_F(KillTest, ASecondRunChangesNothing) {
  ASSERT_TRUE(load(folder_ / "clean"));
  test::OpenDatabase database((folder_ / "clean/out.db").string());
  const auto first = database.dump();
  const std::string lines = content(folder_ / "clean/out.jsonl");
  ASSERT_TRUE(load(folder_ / "clean"));
  EXPECT_EQ(database.dump(), first);
  EXPECT_TRUE(content(folder_ / "clean/out.jsonl") == lines);
}

}  // namespace
}  // namespace wirefacts
