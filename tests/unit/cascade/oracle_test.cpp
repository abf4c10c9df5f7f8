// Random rules × random sentences: the fast matchers agree with the reference matcher.

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>

#include "extractor.h"
#include "support/pack_builder.h"

namespace wirefacts {
namespace {

class RandomPack {
 public:
  explicit RandomPack(unsigned seed) : random_(seed) {}

  PackBuild build(int rules) {
    testing::PackFiles files;
    files.file("schema.types",
               "enum realis = actual\nenum polarity = positive | negative\n"
               "mark Early { x: text  y: list text }\n"
               "mark Hit { x: text  y: list text  z: ref Thing }\n");
    files.file("news.cascade", "stage early\nstage late\n");
    files.list("a.tsv", "# label: Thing\n", "form\tkind", "alpha\tone\nbeta\ttwo\ngamma delta\tone\nBeta\ttwo\n");
    files.list("b.tsv", "# label: Other\n", "form\tsize", "beta\t3\ngamma\t5\ndelta alpha\t7\n");
    files.file("early.rules", "stage early\nuses Thing Other\nrule early_one -> Early\n  match \"delta\" x:[Thing]\n  set x = x.text\n");
    std::string text = "stage late\nuses Thing Other Early\nkeeps all\ndefine Def = [Thing kind=one] | \"delta\"\n";
    for (int i = 0; i < rules; ++i) text += rule(i);
    files.file("late.rules", text);
    return files.build();
  }

  std::string sentence() {
    static const char* const kWords[] = {"alpha", "beta", "gamma", "delta", "Alpha", "BETA", "gamma", "delta", ",", "-", "x1", "Zed"};
    std::string out;
    const int n = 1 + pick(14);
    for (int i = 0; i < n; ++i) {
      if (i > 0) out += ' ';
      out += kWords[pick(12)];
    }
    return out + (pick(3) == 0 ? "" : ".");
  }

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  std::string atom() {
    static const char* const kAtoms[] = {
        "\"alpha\"", "\"gamma delta\"", "'BETA'", "[Thing]", "[Other]", "[Early]", "[Thing kind=two]", "[Other size>=5]",
        "[Thing|Other]", "[Lower !Thing]", "Cap", "AllCaps", "Lower", "Punct", "/[a-z]+a/", "[Thing kind!=one]",
        "[Lower|Thing]", "Def", "[\"alpha\"|'Zed']"};
    return kAtoms[pick(19)];
  }

  std::string piece(int depth, bool captures) {
    const int kind = pick(10);
    if (depth == 0 || kind < 4) return atom();
    if (kind == 4) return "(" + branch(depth - 1, captures) + " | " + branch(depth - 1, captures) + ")";
    // What may be empty is not repeated: engines differ in how often they take nothing.
    if (kind == 5) return "(" + atom() + " " + branch(depth - 1, captures) + ")" + (pick(2) == 0 ? "?" : "{1,3}");
    if (kind == 6) return atom() + (pick(2) == 0 ? "+" : "*");
    if (kind == 7) return ".." + std::to_string(pick(4));
    if (kind == 8 && captures) return std::string(pick(2) == 0 ? "x" : "y") + ":(" + branch(depth - 1, false) + ")";
    if (kind == 9 && captures) return "(y:" + atom() + " \",\"?){0,3}";
    return atom();
  }

  std::string branch(int depth, bool captures) {
    std::string out = piece(depth, captures);
    for (int i = pick(3); i > 0; --i) out += " " + piece(depth, captures);
    return out;
  }

  std::string rule(int number) {
    std::string out = "rule r" + std::to_string(number) + " -> Hit\n";
    out += "  match " + std::string(pick(8) == 0 ? "^ " : "") + branch(2, true) + " " + atom() + " " + branch(2, true) +
           (pick(8) == 0 ? " x:Rest" : pick(8) == 0 ? " $" : "") + "\n";
    const char* const negated = pick(3) == 0 ? "not " : "";
    if (pick(4) == 0) out += std::string("  ") + negated + "after " + branch(1, false) + "\n";
    if (pick(4) == 0) out += std::string("  ") + negated + "before " + branch(1, false) + "\n";
    return out;
  }

  std::mt19937 random_;
};

std::string show(const Analysis& analysis, const RulePack& pack) {
  std::string out;
  for (std::uint32_t i = 0; i < analysis.annotations.size(); ++i) {
    const Annotation& a = analysis.annotations[static_cast<AnnotationId>(i)];
    if (!a.source.is_rule()) continue;
    out += pack.cascade.rule_names[a.source.index()] + " " + std::to_string(a.span.begin) + "-" + std::to_string(a.span.end);
    for (const FieldValue& field : a.fields) {
      out += " |" + std::string(field.text);
      for (const FieldValue& item : field.items) out += "," + std::string(item.text);
    }
    out += "\n";
  }
  return out;
}

TEST(CascadeOracle, FastAndPlainEnginesAgree) {
  const char* const wanted = std::getenv("WIREFACTS_ORACLE_PAIRS");
  const int packs = wanted == nullptr ? 40 : std::atoi(wanted) / (20 * 100) + 1;
  for (int p = 0; p < packs; ++p) {
    RandomPack random(static_cast<unsigned>(p) + 1);
    const PackBuild build = random.build(20);
    if (!build.usable()) continue;  // a random pattern may match nothing that must be there
    Extractor fast(*build.pack, {}, ExtractorOptions{Engine::fast, nullptr, nullptr});
    Extractor plain(*build.pack, {}, ExtractorOptions{Engine::plain, nullptr, nullptr});
    for (int s = 0; s < 100; ++s) {
      Article article;
      article.text = random.sentence();
      const std::string expected = show(plain.analyze(article), *build.pack);
      ASSERT_EQ(show(fast.analyze(article), *build.pack), expected) << "pack " << p << ": " << article.text << "\n" << build.pack->sources[3].text();
    }
  }
}

TEST(CascadeOracle, MostRandomPacksAreUsable) {
  int usable = 0;
  std::string last;
  for (int p = 0; p < 20; ++p) {
    RandomPack random(static_cast<unsigned>(p) + 1);
    const PackBuild build = random.build(20);
    usable += build.usable() ? 1 : 0;
    if (!build.usable()) last = render(build.diagnostics, build.pack->sources);
  }
  EXPECT_GE(usable, 10) << last;
}

}  // namespace
}  // namespace wirefacts
