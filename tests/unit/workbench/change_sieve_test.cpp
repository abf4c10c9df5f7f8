// diff runs both packs only where a change can tell: random changes of rules and lists over articles of the corpus give
// what running both whole gives. WIREFACTS_DIFF_PACKS=200: so many changed packs.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "io/rule_directory.h"
#include "rule_pack_builder.h"
#include "workbench/corpus.h"
#include "workbench/corpus_diff.h"

namespace wirefacts {
namespace {

const std::string kProject = WIREFACTS_SOURCE_DIR;

struct File {
  std::string name, text;
};
using Files = std::vector<File>;

Files shipped() {
  Files out;
  auto files = read_rule_directory(kProject + "/rules");
  if (!files) return out;
  for (const SourceFile& file : *files) out.push_back({std::string(file.name()), std::string(file.text())});
  return out;
}

std::unique_ptr<const RulePack> build(const Files& files, const Files& layer = {}) {
  std::vector<RuleLayer> layers(layer.empty() ? 1 : 2);
  for (const File& file : files) layers[0].files.emplace_back(file.name, file.text);
  for (const File& file : layer) layers[1].files.emplace_back(file.name, file.text);
  PackBuild out = build_rule_pack(std::move(layers));
  return out.usable() ? std::move(out.pack) : nullptr;
}

/// What the diff says, all of it.
std::string said(const RecordDiff& diff) {
  RecordDiff bare = diff;
  bare.followed = 0;
  return render(bare, 100'000);
}

class RandomChange {
 public:
  explicit RandomChange(unsigned seed) : random_(seed) {}

  void apply(Files& files) {
    const bool list = pick(4) == 0;
    std::vector<File*> some;
    for (File& file : files) {
      const bool fits = list ? file.name.ends_with(".tsv") && file.text.find("# label:") != std::string::npos
                             : file.name.ends_with(".rules");
      if (fits) some.push_back(&file);
    }
    File& file = *some[pick(some.size())];
    told += " " + file.name;
    if (list) drop_line(file.text, "");
    else if (pick(3) == 0) drop_rule(file.text);
    else drop_line(file.text, pick(2) == 0 ? "  not " : pick(2) == 0 ? "  set " : "  after ");
  }
  std::size_t pick(std::size_t n) { return random_() % n; }
  std::string told;

 private:
  std::vector<std::size_t> places(const std::string& text, const std::string& what) {
    std::vector<std::size_t> out;
    for (std::size_t at = text.find("\n" + what); at != std::string::npos; at = text.find("\n" + what, at + 1)) {
      if (at + 1 < text.size() && text[at + 1] != '#') out.push_back(at + 1);
    }
    return out;
  }
  void drop_line(std::string& text, const std::string& beginning) {
    const auto at = places(text, beginning);
    if (at.empty()) return;
    const std::size_t begin = at[pick(at.size())];
    told += ": " + text.substr(begin, text.find('\n', begin) - begin);
    text.erase(begin, text.find('\n', begin) + 1 - begin);
  }
  void drop_rule(std::string& text) {
    const auto at = places(text, "rule ");
    if (at.empty()) return;
    const std::size_t begin = at[pick(at.size())];
    std::size_t end = begin;
    do {
      end = text.find('\n', end) + 1;
    } while (end != 0 && end < text.size() && text[end] == ' ');
    told += ": " + text.substr(begin, text.find('\n', begin) - begin);
    text.erase(begin, (end == 0 ? text.size() : end) - begin);
  }

  std::mt19937 random_;
};

#ifdef WIREFACTS_SANITIZED
constexpr std::size_t kPacks = 1;  // each takes a quarter of a minute there
#else
constexpr std::size_t kPacks = 3;
#endif

class ChangedPacks : public ::testing::Test {
 protected:
  void SetUp() override {
    files_ = shipped();
    ArticleOptions articles;
    articles.paths = {kProject + "/corpus/articles"};
    auto corpus = read_corpus(articles);
    ASSERT_TRUE(corpus);
    corpus_ = std::move(*corpus);
  }

  /// Compares following with running all; the articles that were followed.
  std::size_t compare(const DiffSide& before, const DiffSide& after, const std::string& told) {
    const auto quick = diff_corpus(before, after, corpus_, 2, Follow::changes);
    const auto slow = diff_corpus(before, after, corpus_, 2, Follow::everything);
    EXPECT_TRUE(quick && slow) << told;
    if (!quick || !slow) return 0;
    EXPECT_EQ(said(*quick), said(*slow)) << told;
    EXPECT_EQ(slow->followed, corpus_.articles.size());
    return quick->followed;
  }

  Files files_;
  Corpus corpus_;
};

TEST_F(ChangedPacks, FollowingChangesTellsWhatRunningBothWholeTells) {
  const char* const wanted = std::getenv("WIREFACTS_DIFF_PACKS");
  const std::size_t packs = wanted == nullptr ? kPacks : std::strtoull(wanted, nullptr, 10);
  std::size_t compared = 0, followed = 0, least = corpus_.articles.size();
  for (unsigned seed = 0; compared < packs && seed < packs * 3; ++seed) {
    RandomChange change(seed);
    Files changed = files_;
    for (std::size_t n = 1 + change.pick(2); n > 0; --n) change.apply(changed);
    auto one = build(files_), other = build(changed);
    if (!one || !other) continue;  // what was dropped is needed
    DiffSide before{"before", std::move(one)}, after{"after", std::move(other)};
    if (change.pick(2) == 0) std::swap(before, after);
    const std::size_t own = compare(before, after, "seed " + std::to_string(seed) + change.told);
    followed += own;
    least = std::min(least, own);
    ++compared;
  }
  EXPECT_EQ(compared, packs);
  // Some changes are of rules that are tried everywhere; of five, not all are.
  if (compared >= 5) {
    EXPECT_LT(least, corpus_.articles.size() * 3 / 4) << "nothing was spared";
  }
  RecordProperty("followed", std::to_string(followed));
}

#ifndef WIREFACTS_SANITIZED  // one or two minutes there, for the code that the test above runs
/// A layer with a type, a list and rules of its own, as the tutorial teaches it.
TEST_F(ChangedPacks, ALayerIsFollowedWhereItsWordsStand) {
  const Files layer = {
      {"mine.types", "event Reunion { who: ref (Person|NounGroup)!  time: ref Time }\n"},
      {"mine.cascade", "stage reunions before details\n"},
      {"events/columns.tsv", "# source: own work\n# license: CC0-1.0\n# columns: type\twho\twhom\nReunion\twho\t\n"},
      {"lexicon/reunions.tsv",
       "# source: own work\n# license: CC0-1.0\n# label: ReunionWord\n# inflect: noun\n# columns: lemma\nmeeting\n"},
      {"stages/reunions.rules",
       "stage reunions\nkeeps all\n\nrule reunion -> Reunion\n  noun     [ReunionWord]\n  who!     subject "
       "[Person|NounGroup]\n  example  \"Maria Lopez held a [meeting].\" => who \"Maria Lopez\"\n"}};
  auto one = build(files_), other = build(files_, layer);
  ASSERT_TRUE(one && other);
  const DiffSide before{"before", std::move(one)}, after{"after", std::move(other)};
  const std::size_t forth = compare(before, after, "layer added"), back = compare(after, before, "layer taken away");
  EXPECT_GT(forth, 0U);
  EXPECT_LT(forth, corpus_.articles.size());
  EXPECT_GT(back, 0U);
  EXPECT_LT(back, corpus_.articles.size());
}

TEST_F(ChangedPacks, EqualPacksAreReadOnce) {
  auto one = build(files_), other = build(files_);
  const DiffSide before{"before", std::move(one)}, after{"after", std::move(other)};
  EXPECT_EQ(compare(before, after, "equal"), 0U);
}
#endif

}  // namespace
}  // namespace wirefacts
