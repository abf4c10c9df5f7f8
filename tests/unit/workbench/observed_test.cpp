// Who looks changes nothing: with a trace and an observer the corpus gives the same records; counts do not depend on
// threads; counts and outcomes agree with each other.

#include <gtest/gtest.h>

#include <string>

#include "cascade/rule_observer.h"
#include "extractor.h"
#include "io/extraction_json.h"
#include "support/pack_builder.h"
#include "support/shipped_pack.h"
#include "workbench/corpus.h"
#include "workbench/coverage.h"
#include "workbench/overlap.h"
#include "workbench/sample_linter.h"

namespace wirefacts {
namespace {

const std::string kSources = WIREFACTS_SOURCE_DIR;

class ObservedCorpus : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NE(pack_, nullptr);
    ArticleOptions articles;
    articles.paths = {kSources + "/corpus/articles"};
    auto corpus = read_corpus(articles);
    ASSERT_TRUE(corpus);
    corpus_ = std::move(*corpus);
  }

  const RulePack* pack_ = test::shipped_pack();
  Corpus corpus_;
};

std::string json_of(const Extraction& extraction) {
  std::string out;
  append_json(extraction, out);
  return out;
}

/// Counts nothing, so that only its presence matters.
class Onlooker final : public RuleObserver {
 public:
  void begins(const CompiledRule&, std::uint32_t) override { ++calls; }
  void matched(const CompiledStage&, const CompiledRule&, const RuleMatch&, const UnitTester&) override { ++calls; }
  void ends() override { ++calls; }
  std::uint64_t calls = 0;
};

TEST_F(ObservedCorpus, TraceOnGivesTheBytesOfTraceOff) {
  Extractor plain(*pack_, identity_of(*pack_, "test")), traced(*pack_, identity_of(*pack_, "test"));
  Onlooker onlooker;
  std::size_t entries = 0;
  for (const Article& article : corpus_.articles) {
    Trace trace;
    trace.observer = &onlooker;
    const std::string expected = json_of(plain.extract(article));
    ASSERT_EQ(json_of(traced.extract(article, &trace)), expected) << article.id;
    ASSERT_EQ(traced.steps(), plain.steps()) << article.id;
    entries += trace.entries.size();
  }
  EXPECT_GT(entries, 10'000U);
  EXPECT_GT(onlooker.calls, entries);
}

TEST_F(ObservedCorpus, CoverageCountsTheSameForAnyNumberOfThreads) {
  const Coverage one = cover(*pack_, corpus_, 1, nullptr), two = cover(*pack_, corpus_, 2, nullptr);
  EXPECT_EQ(render(one, *pack_, false), render(two, *pack_, false));
  EXPECT_EQ(render(find_overlaps(*pack_, corpus_, 1), *pack_, 1000),
            render(find_overlaps(*pack_, corpus_, 2), *pack_, 1000));
  std::uint64_t kept = 0;
  for (std::size_t r = 0; r < one.rules.size(); ++r) {
    const RuleCoverage& rule = one.rules[r];
    EXPECT_LE(rule.kept + rule.beaten + rule.vetoed, rule.matched + rule.removed) << pack_->cascade.rule_names[r];
    for (const ElementCoverage& element : rule.elements) EXPECT_LE(element.used, rule.matched);
    kept += rule.kept;
  }
  EXPECT_GT(kept, 5'000U);
}

TEST_F(ObservedCorpus, EveryMatchUsesAnElement) {
  const Coverage coverage = cover(*pack_, corpus_, 2, nullptr);
  for (const CompiledStage& stage : pack_->cascade.stages) {
    for (const CompiledRule& rule : stage.rules) {
      const RuleCoverage& counts = coverage.rules[rule.number];
      if (rule.shape == RuleShape::scan || counts.matched == 0) continue;
      std::uint64_t used = 0;
      for (const ElementCoverage& element : counts.elements) used = std::max(used, element.used);
      EXPECT_GT(used, 0U) << pack_->cascade.rule_names[rule.number];
    }
  }
}

std::string lint_of(const std::string& rules, const std::string& text) {
  PackBuild build =
      test::PackFiles()
          .file("news.cascade", "stage names\n")
          .file("schema.types", "enum realis = actual\nenum polarity = positive\nentity Person { name: text }\n")
          .file("names.rules", "stage names\n" + rules)
          .build();
  EXPECT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  Corpus sample;
  sample.articles.emplace_back();
  sample.articles.back().text = text;
  Diagnostics found;
  lint_on_sample(*build.pack, sample, 1, found);
  return render(found, build.pack->sources);
}

const std::string kLong = "rule long -> Person\n  match \"Jane\" \"Smith\"\n";

TEST(SampleLinter, RuleThatIsAlwaysBeaten) {
  const std::string rules = kLong + "rule short -> Person\n  match \"Smith\"\n";
  EXPECT_EQ(lint_of(rules, "Jane Smith left. Jane Smith came. Jane Smith met Jane Smith."),
            "names.rules:4:6: warning: rule 'short' is always beaten\n"
            "  4 | rule short -> Person\n"
            "    |      ^~~~~ in this sample: 4 times; raise its 'rank', make it longer, or remove it\n"
            "names.rules:2:6: note: wins 4 times\n"
            "  2 | rule long -> Person\n"
            "    |      ^~~~\n");
  EXPECT_EQ(lint_of(rules, "Jane Smith left. Jane Smith came. Jane Smith met Jane Smith. Smith stayed."), "");
}

TEST(SampleLinter, RuleThatIsAlwaysForbidden) {
  const std::string rules = kLong + "rule never vetoes Person\n  match \"Jane\"\n";
  EXPECT_EQ(lint_of(rules, "Jane Smith left. Jane Smith came. Jane Smith stayed."),
            "names.rules:2:6: warning: rule 'long' is always forbidden by a veto\n"
            "  2 | rule long -> Person\n"
            "    |      ^~~~ in this sample: 3 times\n");
  EXPECT_EQ(lint_of(kLong + "rule never vetoes Person\n  match \"Jane\" \"Smith\" \"left\"\n",
                    "Jane Smith left. Jane Smith left. Jane Smith left. Jane Smith stayed."),
            "");
}

TEST(SampleLinter, VetoThatRemovesNothing) {
  const std::string rules = kLong + "rule never vetoes Person\n  match \"Oslo\"\n";
  EXPECT_EQ(lint_of(rules, "Oslo slept. Oslo woke. Oslo again."),
            "names.rules:4:6: warning: veto 'never' removes nothing\n"
            "  4 | rule never vetoes Person\n"
            "    |      ^~~~~ in this sample: it matches 3 times, and no rule says otherwise there\n");
  EXPECT_EQ(lint_of(rules, "Oslo slept."), "");
}

TEST(SampleLinter, TriggerThatIsTooFrequent) {
  const std::string rules = "rule dot -> Person\n  match Lower ..3 \"zebra\" | \".\" \"zebra\" | Lower \"zebra\"\n";
  std::string text;
  for (int i = 0; i < 300; ++i) text += "One (of two) things here was so. ";
  EXPECT_EQ(lint_of(rules, text), "");
  EXPECT_EQ(lint_of("rule rare -> Person\n  match \"of\" Lower \"zebra\"\n", text), "") << "the sieve stops it";
  EXPECT_EQ(lint_of("rule common -> Person\n  match \"here\" Lower Cap\n", text),
            "names.rules:2:6: warning: rule 'common' is tried on 100 % of the tokens\n"
            "  2 | rule common -> Person\n"
            "    |      ^~~~~~ for 0 matches: let every match need a rarer word or label\n");
}

}  // namespace
}  // namespace wirefacts
