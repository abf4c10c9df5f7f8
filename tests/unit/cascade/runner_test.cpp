// What one stage does with conflicts, vetoes, skips, recall and long windows.

#include <gtest/gtest.h>

#include <string>

#include "extractor.h"
#include "support/pack_builder.h"

namespace wirefacts {
namespace {

const char* const kSchema = "mark A { x: text }\nmark B { x: text! }\nmark Hide { }\nentity Person { name: text }\n";

std::string run(test::PackFiles files, const std::string& text) {
  files.file("schema.types", kSchema);
  files.list("w.tsv", "# label: Word\n", "form\tkind", "one\tn\ntwo\tn\nthree\tn\n");
  const PackBuild build = files.build();
  if (!build.usable()) return render(build.diagnostics, build.pack->sources);
  Extractor extractor(*build.pack, {});
  Article article;
  article.text = text;
  const Analysis analysis = extractor.analyze(article);
  std::string out;
  for (std::uint32_t i = 0; i < analysis.annotations.size(); ++i) {
    const Annotation& a = analysis.annotations[static_cast<AnnotationId>(i)];
    if (a.source.is_list_row() || (!a.source.is_rule() && a.label != labels::kKnown)) continue;
    out += build.pack->schema[a.label].name + "[" + std::string(analysis.document.text(a.span)) + "] ";
  }
  return out;
}

test::PackFiles stage(const std::string& rules) {
  test::PackFiles files;
  files.file("s.rules", "stage s\nuses Word\n" + rules).file("news.cascade", "stage s\n");
  return files;
}

TEST(Runner, LongestWinsThenRankThenFileOrder) {
  EXPECT_EQ(run(stage("rule short -> A\n  match \"one\"\nrule long -> B\n  match \"one\" \"two\"\n  set x = \"l\"\n"),
                "one two"),
            "B[one two] ");
  EXPECT_EQ(
      run(stage("rule first -> A\n  match \"one\"\nrule second -> B\n  match \"one\"\n  rank 5\n  set x = \"l\"\n"),
          "one two"),
      "B[one] ");
  EXPECT_EQ(
      run(stage("rule first -> A\n  match \"one\"\nrule second -> B\n  match \"one\"\n  set x = \"l\"\n"), "one two"),
      "A[one] ");
}

TEST(Runner, RequiredFieldWithoutValueIsQuarantined) {
  EXPECT_EQ(run(stage("rule r -> B\n  match \"one\" x:\"two\"?\n"), "one and one two"), "B[one two] ");
}

TEST(Runner, EqualWordsMayHaveOtherBlanksInside) {
  const std::string rule =
      "rule r -> A\n  match x:(\"one\" \"two\") \"three\" y:(\"one\" \"two\")\n  where x.text = y.text\n";
  EXPECT_EQ(run(stage(rule), "one two three one two"), "A[one two three one two] ");
  EXPECT_EQ(run(stage(rule), "one two three one  two"), "A[one two three one  two] ");
}

TEST(Runner, GivenSeesWhatElseTheSpanIs) {
  const auto files = [] {
    return stage("rule r -> A\n  match \"two\"\n  given other:[Word !Shy] within 0 sentences\n")
        .list("shy.tsv", "# label: Shy\n", "form", "one\n");
  };
  EXPECT_EQ(run(files(), "three two"), "A[two] ");
  EXPECT_EQ(run(files(), "one two"), "");
}

TEST(Runner, VetoRemovesCandidatesThatShareAUnit) {
  EXPECT_EQ(run(stage("rule a -> A\n  match \"one\"\nrule v vetoes A\n  match \"one\" \"two\"\n"), "one, one two"),
            "A[one] ");
}

TEST(Runner, SkippedTextIsInvisibleBelow) {
  test::PackFiles files;
  files.file("h.rules", "stage h\nuses Word\nrule h -> Hide\n  match ^ \"one\" \",\"\n");
  files.file("s.rules", "stage s\nuses Word\nrule a -> A\n  match [Word]\n");
  files.file("news.cascade", "stage h\nskip Hide\nstage s\n");
  EXPECT_EQ(run(files, "one, two"), "Hide[one,] A[two] ");
}

TEST(Runner, WhatIsHiddenBehindHiddenTextIsInvisibleToo) {
  test::PackFiles files;
  files.file("h.rules",
             "stage h\nuses Word\nrule h -> Hide\n  match ^ \"one\" \",\"\nrule b -> B\n  match x:\"two\"\n  set x = "
             "x.text\n");
  files.file("s.rules", "stage s\nuses Word\nrule a -> A\n  match ^ [Word]\n");
  files.file("news.cascade", "stage h\nskip B Hide\nstage s\n");
  EXPECT_EQ(run(files, "one, two three"), "Hide[one,] B[two] A[three] ");
}

/// The sieve lets a rule be tried only where a field says what it asks for, in all sentences of a long article.
TEST(Runner, ARuleThatAsksWhatAFieldSaysIsTriedWhereItSaysSo) {
  test::PackFiles files;
  files.file("m.rules",
             "stage m\nuses Word\nrule a -> A\n  match x:\"one\"\n  set x = \"low\"\n"
             "rule b -> A\n  match x:\"two\"\n  set x = \"high\"\n");
  files.file("s.rules", "stage s\nuses Word A\nrule high -> B\n  match y:[A x=high]\n  set x = y.x\n");
  files.file("news.cascade", "stage m\nstage s\n");
  std::string text;
  for (int i = 0; i < 1500; ++i) text += "It was three.\n\n";
  EXPECT_EQ(run(files, "One.\n\n" + text + "One.\n\nTwo."), "A[One] A[One] A[Two] B[Two] ");
  EXPECT_EQ(run(files, "Two.\n\n" + text), "A[Two] B[Two] ");
}

TEST(Runner, ARuleIsTriedWhereAFieldWasAmended) {
  test::PackFiles files;
  files.file("m.rules", "stage m\nuses Word\nrule a -> A\n  match \"one\"\n");
  files.file("n.rules", "stage n\nuses Word A\nrule n\n  match y:[A]\n  before \"two\"\n  set y.x = \"high\"\n");
  files.file("s.rules", "stage s\nuses Word A\nrule high -> B\n  match y:[A x=high]\n  set x = y.x\n");
  files.file("news.cascade", "stage m\nstage n\nstage s\n");
  EXPECT_EQ(run(files, "One three. One two."), "A[One] A[One] B[One] ");
}

/// What the rule writes may be cut into other tokens than what it means in the article.
TEST(Runner, ARuleThatAsksForANormIsTriedWhereItStands) {
  test::PackFiles files;
  files.file("s.rules", "stage s\nuses Thing\nrule a -> A\n  match [Thing norm=\"j. smith\"]\n");
  files.file("news.cascade", "stage s\n");
  files.list("b.tsv", "# label: Thing\n", "form", "J. Smith\n");
  EXPECT_EQ(run(files, "It was J. Smith."), "A[J. Smith] ");
}

TEST(Runner, RowsOfListsGiveWayToWhatARuleFoundAcrossTheirEnd) {
  const auto files = [](const std::string& found) {
    test::PackFiles out;
    out.list("p.tsv", "# label: Phrase\n", "form", "go up\n");
    out.file("m.rules", "stage m\nuses Word\nrule a -> A\n  match " + found + "\n");
    out.file("s.rules", "stage s\nuses Word Phrase A\nrule b -> B\n  match y:[Phrase|A]\n  set x = y.text\n");
    out.file("news.cascade", "stage m\nstage s\n");
    return out;
  };
  EXPECT_EQ(run(files("\"up\" \"to\""), "Go up to three."), "A[up to] B[up to] ");
  EXPECT_EQ(run(files("\"up\""), "Go up to three."), "A[up] B[Go up] ");
}

TEST(Runner, RecallMarksShorterForms) {
  test::PackFiles files;
  files.file("p.rules",
             "stage p\nuses Word\nrule p -> Person\n  match \"mr\" name:(Cap Cap)\n  set name = name.text\n");
  files.file("q.rules", "stage q\nuses Person\nrecall Person as full, surname\n");
  files.file("news.cascade", "stage p\nstage q\n");
  EXPECT_EQ(run(files, "Mr Ann Lee left. Lee came. LEE went."),
            "Person[Mr Ann Lee] Known[Ann Lee] Known[Lee] Known[LEE] ");
}

TEST(Runner, RecallPassesOverWhatStandsBehindASurname) {
  test::PackFiles files;
  files.list("x.tsv", "# label: NameSuffix\n# case: exact\n", "form", "III\n");
  files.file("p.rules",
             "stage p\nuses Word NameSuffix\nrule p -> Person\n  match \"mr\" name:(Cap Cap [NameSuffix]?)\n"
             "  set name = name.text\n");
  files.file("q.rules", "stage q\nuses Person\nrecall Person as full, surname\n");
  files.file("news.cascade", "stage p\nstage q\n");
  EXPECT_EQ(run(files, "Mr Ann Lee III left. Lee came. III went."),
            "Person[Mr Ann Lee III] Known[Ann Lee III] Known[Lee] ");
}

TEST(Runner, LongWindowsAreCutNotLost) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "filler ";
  text += "one two";
  EXPECT_EQ(run(stage("rule a -> A\n  match \"one\" \"two\"\n"), text), "A[one two] ");
}

TEST(Runner, ThePlainScanMatcherGivesUpAndSaysSo) {
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
  GTEST_SKIP() << "one thread, whose many calls fill the sanitizer's memory";
#endif
#endif
  // The first way takes every way to divide the letters before it fails, the second matches at once.
  test::PackFiles files = stage("rule r -> A\n  scan /(?:(?:a|a)*b|a*c)/\n");
  files.file("schema.types", kSchema);
  files.list("w.tsv", "# label: Word\n", "form\tkind", "one\tn\n");
  const PackBuild build = files.build();
  ASSERT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  Article article;
  article.text = std::string(60, 'a') + "c";
  for (const Engine engine : {Engine::fast, Engine::plain}) {
    Extractor extractor(*build.pack, {}, {engine, nullptr, nullptr});
    const Extraction found = extractor.extract(article);
    const std::size_t matches = extractor.last().annotations.with_label(build.pack->schema.find("A")).size();
    EXPECT_EQ(matches, engine == Engine::fast ? 1U : 0U);
    ASSERT_EQ(found.meta.diagnostics.size(), engine == Engine::fast ? 0U : 1U);
    if (engine == Engine::fast) continue;
    EXPECT_EQ(found.meta.diagnostics.front().code, "step_limit");
    EXPECT_EQ(found.meta.diagnostics.front().rule, "s.r");
  }
}

TEST(Runner, ListCapturesUnderRepetition) {
  test::PackFiles files = stage("rule a -> L\n  match item:[Word] (\",\" item:[Word])* \"and\" item:[Word]\n");
  files.file("t.types", "mark L { item: list text }\n");
  files.file("schema.types", kSchema);
  files.list("w.tsv", "# label: Word\n", "form\tkind", "one\tn\ntwo\tn\nthree\tn\n");
  const PackBuild build = files.build();
  ASSERT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  Extractor extractor(*build.pack, {});
  Article article;
  article.text = "one, two, three and one";
  const Analysis analysis = extractor.analyze(article);
  const Label label = build.pack->schema.find("L");
  ASSERT_EQ(analysis.annotations.with_label(label).size(), 1U);
  const Annotation& a = analysis.annotations[analysis.annotations.with_label(label).front()];
  std::string items;
  for (const FieldValue& item : a.fields[0].items) items += std::string(item.text) + ";";
  EXPECT_EQ(items, "one;two;three;one;");
}

}  // namespace
}  // namespace wirefacts
