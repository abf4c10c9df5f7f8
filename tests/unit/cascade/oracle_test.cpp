// Random rules × random sentences: the fast engine (sieves, columns, sets of positions, RE2, groups) agrees with the
// plain one, which tries every rule on every window by definition: sequences with the reference matcher, scan rules
// character by character, trigger rules along a line of letters. WIREFACTS_ORACLE_PAIRS=1000000: so many pairs of a
// rule and a sentence.

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>
#include <utility>

#include "extractor.h"
#include "support/pack_builder.h"

namespace wirefacts {
namespace {

class RandomPack {
 public:
  explicit RandomPack(unsigned seed) : random_(seed) {}

  PackBuild build(int rules) {
    test::PackFiles files;
    files.file("schema.types",
               "enum realis = actual\nenum polarity = positive | negative\n"
               "mark Early { x: text  y: list text }\n"
               "mark Hit { x: text  y: list text  z: ref Thing }\n"
               "mark VerbGroup { main: ref Verb  lemma: text  finite: text  voice: text }\n"
               "mark NounGroup { head: ref (Thing|Other)  lemma: text  class: list text }\nmark Coordination { item: "
               "list ref NounGroup }\n"
               "mark Break { }\nmark Elsewhen { }\n");
    files.file("news.cascade", "stage early\nstage links\nstage late\n");
    files.list("a.tsv", "# label: Thing\n", "form\tkind", "alpha\tone\nbeta\ttwo\ngamma delta\tone\nBeta\tplan\n");
    files.list("b.tsv", "# label: Other\n", "form\tsize", "beta\t3\ngamma\t5\ndelta alpha\t7\n");
    files.list("v.tsv", "# label: Verb\n", "form\tlemma\tinflection\tlight",
               "signs\tsign\ts\nmet\tmeet\tpast\nholding\thold\ting\tyes\nbe\tbe\tbase\n");
    files.list("n.tsv", "# label: Noun\n", "form\tby", "beta\tyes\nalpha\t\n");
    files.list("p.tsv", "# label: Preposition\n", "form\tclass", "in\tplace\nby\tagent\nof\tgenitive\nwith\tpartner\n");
    files.list("c.tsv", "# label: Conjunction\n", "form", "and\n");
    files.list("r.tsv", "# label: Relative\n", "form", "who\n");
    files.file(
        "early.rules",
        "stage early\nuses Thing Other Verb\nkeeps all\nrule early_one -> Early\n  match \"delta\" x:[Thing]\n  "
        "set x = x.text\n"
        "rule verbs -> VerbGroup\n  match main:[Verb inflection!=ing]\n  set lemma = main.lemma, finite = \"yes\"\n"
        "rule participles -> VerbGroup\n  match main:[Verb inflection=ing|base]\n  set lemma = main.lemma\n"
        "rule passives -> VerbGroup\n  match \"x1\" main:[Verb]\n  set voice = \"passive\", finite = \"yes\"\n"
        "rule nouns -> NounGroup\n  match Cap? head:[Thing|Other]\n  set lemma = head.norm, class = head.kind\n"
        "rule border -> Break\n  match \"if\"\n"
        "rule other_time -> Elsewhen\n  match [Thing kind=two]\n  after \"delta\"\n");
    files.file(
        "links.rules",
        "stage links\nuses NounGroup Conjunction\nkeeps all\nrule both -> Coordination\n  match item:[NounGroup] "
        "[Conjunction] item:[NounGroup]\n");
    std::string text = "stage late\nuses Thing Other Early\nkeeps all\ndefine Def = [Thing kind=one] | \"delta\"\n";
    for (int i = 0; i < rules; ++i) text += pick(5) > 0 ? rule(i) : pick(2) == 0 ? scan_rule(i) : trigger_rule(i);
    files.file("late.rules", text);
    return files.build();
  }

  std::string sentence() {
    static const char* const kWords[] = {"alpha",   "beta", "gamma", "delta", "Alpha", "BETA", "gamma", "delta",
                                         ",",       "(",    ")",     "-",     "x1",    "Zed",  "signs", "met",
                                         "in",      "by",   "alpha", "beta",  "and",   "who",  "of",    "if",
                                         "holding", "with", "signs", "be",    "al",    "—"};
    std::string out;
    const int n = 1 + pick(14);
    for (int i = 0; i < n; ++i) {
      if (i > 0) out += ' ';
      out += kWords[pick(static_cast<int>(std::size(kWords)))];
    }
    return out + (pick(3) == 0 ? "" : ".");
  }

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  std::string atom() {
    static const char* const kAtoms[] = {"\"alpha\"",
                                         "\"gamma delta\"",
                                         "'BETA'",
                                         "[Thing]",
                                         "[Other]",
                                         "[Early]",
                                         "[Thing kind=two]",
                                         "[Other size>=5]",
                                         "[Thing|Other]",
                                         "[Lower !Thing]",
                                         "Cap",
                                         "AllCaps",
                                         "Lower",
                                         "Punct",
                                         "/[a-z]+a/",
                                         "[Thing kind!=one]",
                                         "[Lower|Thing]",
                                         "Def",
                                         "[\"alpha\"|'Zed']"};
    return kAtoms[pick(19)];
  }

  std::string piece(int depth, bool captures) {
    const int kind = pick(10);
    if (depth == 0 || kind < 4) return atom();
    if (kind == 4) return "(" + branch(depth - 1, captures) + " | " + branch(depth - 1, captures) + ")";
    // What may be empty is not repeated: the checker refuses it.
    static const char* const kTimes[] = {"?", "{1,3}", "*", "+"};
    if (kind == 5) return "(" + atom() + " " + branch(depth - 1, captures) + ")" + kTimes[pick(4)];
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
           (pick(8) == 0   ? " x:Rest"
            : pick(8) == 0 ? " $"
                           : "") +
           "\n";
    return out + contexts();
  }

  std::string contexts() {
    std::string out;
    const char* const negated = pick(3) == 0 ? "not " : "";
    if (pick(4) == 0) out += std::string("  ") + negated + "after " + branch(1, false) + "\n";
    if (pick(4) == 0) out += std::string("  ") + negated + "before " + branch(1, false) + "\n";
    return out;
  }

  std::string scan_rule(int number) {
    static const char* const kPieces[] = {"[Thing]",
                                          "\"beta\"",
                                          "'BETA'",
                                          "/[a-z]+/",
                                          "/ ?,/",
                                          "/ /",
                                          "/x[0-9]/",
                                          "(/al/ /pha/)?",
                                          "[Other size=5]",
                                          "/(?i:alp|b)\\w*?/",
                                          "(y:/[a-m]*/ /[a-z]{1,4}?/)",
                                          "(/a/ | /[ab]l?/){1,2}"};
    std::string out = "rule s" + std::to_string(number) + " -> Hit\n  scan " + (pick(8) == 0 ? "^ " : "");
    for (int i = 1 + pick(3); i > 0; --i) out += std::string(kPieces[pick(12)]) + " / ?/ ";
    out += "x:(" + std::string(kPieces[pick(4)]) + ")";
    return out + "\n" + contexts();
  }

  std::string trigger_rule(int number) {
    static const char* const kWord[] = {"verb [Verb]",
                                        "verb \"signs\"",
                                        "verb [Verb lemma=meet]",
                                        "noun \"beta\"",
                                        "noun [Thing kind=one]",
                                        "adjective \"delta\"",
                                        "adjective \"zed delta\" | \"delta\""};
    static const char* const kPlace[] = {"subject",  "object",   "prep \"in\"", "prep \"in\"|\"by\"|\"of\"|\"with\"",
                                         "anywhere", "modifier", "when"};
    static const char* const kLabel[] = {"[Thing]", "[Other]", "[Thing kind=two]", "[NounGroup]", "[Other !Noun]"};
    const auto place = [&] {
      const std::string where = kPlace[pick(7)];
      return where + " " + kLabel[pick(5)] +
             ((where == "anywhere" || where == "when") && pick(2) == 0 ? " within " + std::to_string(1 + pick(6)) : "");
    };
    std::string out = "rule t" + std::to_string(number) + " -> Hit\n  " + kWord[pick(7)] + "\n";
    if (pick(3) == 0) out += "  not " + place() + "\n";
    out += std::string("  x") + (pick(2) == 0 ? "! " : " ") + place() + (pick(3) == 0 ? " or " + place() : "") + "\n";
    if (pick(2) == 0) out += "  y " + place() + "\n  y " + place() + "\n";
    if (pick(4) == 0) out += "  y after trigger " + branch(1, false) + "\n";
    return out + contexts();
  }

  std::mt19937 random_;
};

std::string show(const Analysis& analysis, const RulePack& pack) {
  std::string out;
  for (std::uint32_t i = 0; i < analysis.annotations.size(); ++i) {
    const Annotation& a = analysis.annotations[static_cast<AnnotationId>(i)];
    if (!a.source.is_rule()) continue;
    out += pack.cascade.rule_names[a.source.index()] + " " + std::to_string(a.span.begin) + "-" +
           std::to_string(a.span.end);
    for (const FieldValue& field : a.fields) {
      out += " |" + std::string(field.text);
      for (const FieldValue& item : field.items) out += "," + std::string(item.text);
    }
    out += "\n";
  }
  return out;
}

std::uint64_t times(const std::string& text, const std::string& word) {
  std::uint64_t out = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++out;
  return out;
}

std::string late_rules(const RulePack& pack) {
  for (const SourceFile& file : pack.sources) {
    if (file.name() == "late.rules") return std::string(file.text());
  }
  return {};
}

TEST(CascadeOracle, FastAndPlainEnginesAgree) {
  const char* const wanted = std::getenv("WIREFACTS_ORACLE_PAIRS");
  const std::uint64_t pairs = wanted == nullptr ? 200'000 : std::strtoull(wanted, nullptr, 10);
  std::uint64_t compared = 0, sequences = 0, scans = 0, triggers = 0;
  for (unsigned p = 0; compared < pairs && p < pairs; ++p) {
    RandomPack random(p + 1);
    const PackBuild build = random.build(20);
    if (!build.usable()) continue;  // a random pattern may match nothing that must be there
    compared += 20 * 100;
    Extractor fast(*build.pack, {});
    Extractor plain(*build.pack, {}, {Engine::plain, nullptr, nullptr});
    for (int s = 0; s < 100; ++s) {
      Article article;
      article.text = random.sentence();
      const std::string expected = show(plain.analyze(article), *build.pack);
      sequences += times(expected, "late.r");
      scans += times(expected, "late.s");
      triggers += times(expected, "late.t");
      ASSERT_EQ(show(fast.analyze(article), *build.pack), expected) << "pack " << p << ": " << article.text << "\n"
                                                                    << late_rules(*build.pack);
    }
  }
  EXPECT_GT(sequences, compared / 100) << "rules that never match compare nothing";
  EXPECT_GT(scans, compared / 1000);
  EXPECT_GT(triggers, compared / 1000);
  for (const auto& [name, count] : {std::pair("pairs", compared), std::pair("sequence_matches", sequences),
                                    std::pair("scan_matches", scans), std::pair("trigger_matches", triggers)}) {
    RecordProperty(name, std::to_string(count));
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
