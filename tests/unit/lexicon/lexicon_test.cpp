// Word lists, inflection and the gazetteer, through a small pack.

#include <gtest/gtest.h>

#include <string>

#include "extractor.h"
#include "support/pack_builder.h"

namespace wirefacts {
namespace {

test::PackFiles base() {
  test::PackFiles files;
  files.file("schema.types", "mark A { x: text }\n").file("news.cascade", "stage s\n").file("s.rules", "stage s\n");
  files.list("lexicon/inflections.tsv", "", "kind\tinflection\tpattern\tdrop\tadd\tsame_as",
             "verb\tbase\t$\nverb\ts\t(s|sh)$\t0\tes\nverb\ts\t[^aeiou]y$\t1\ties\nverb\ts\t$\t0\ts\n"
             "verb\tpast\te$\t1\ted\nverb\tpast\t[^aeiou]y$\t1\tied\nverb\tpast\t$\t0\ted\n"
             "verb\tparticiple\t$\t\t\tpast\nverb\ting\te$\t1\ting\nverb\ting\t$\t0\ting\n");
  return files;
}

std::string found(const test::PackFiles& files, const std::string& text) {
  const PackBuild build = files.build();
  if (!build.usable()) return render(build.diagnostics, build.pack->sources);
  Extractor extractor(*build.pack, {});
  Article article;
  article.text = text;
  const Analysis analysis = extractor.analyze(article);
  std::string out;
  for (std::uint32_t i = 0; i < analysis.annotations.size(); ++i) {
    const Annotation& a = analysis.annotations[static_cast<AnnotationId>(i)];
    if (!a.source.is_list_row()) continue;
    out += build.pack->schema[a.label].name + "[" + std::string(analysis.document.text(a.span)) + "]";
    if (const auto f = build.pack->schema.field(a.label, "inflection")) out += std::string(a.fields[*f].text);
    if (const auto f = build.pack->schema.field(a.label, "lemma")) out += ":" + std::string(a.fields[*f].text);
    out += " ";
  }
  return out;
}

TEST(WordLists, VerbsAreInflected) {
  test::PackFiles files = base();
  files.list("lexicon/verbs.tsv", "# label: Verb\n# inflect: verb\n", "lemma\tparticle\tpast\tparticiple",
             "sign\ncarry\ngive\t\tgave\tgiven\npoint\tout\n");
  EXPECT_EQ(found(files, "signed carries gave given points out"),
            "Verb[signed]past:sign Verb[signed]participle:sign Verb[carries]s:carry Verb[gave]past:give "
            "Verb[given]participle:give Verb[points out]s:point out ");
}

TEST(WordLists, ListsWithoutFormsOfTheirOwnTakeThoseOfTheLexicon) {
  test::PackFiles files;
  files.file("schema.types", "mark A { x: text }\n").file("news.cascade", "stage s\n").file("s.rules", "stage s\n");
  files.list("lexicon/inflections.tsv", "", "kind\tinflection\tpattern\tdrop\tadd\tsame_as\tword",
             "verb\tbase\t$\t\t\t\tfirst\nverb\ts\t$\t0\ts\nverb\tpast\t$\t0\ted\nverb\ting\t$\t0\ting\n"
             "noun\tsingular\t$\nnoun\tplural\t$\t0\ts\n");
  files.list("lexicon/verbs.tsv", "# label: Verb\n# inflect: verb\n", "lemma\tpast\ting",
             "uphold\tupheld\nquit\tquit\tquitting\n");
  files.list("lexicon/nouns.tsv", "# label: Noun\n# inflect: noun\n", "lemma\tplural", "policeman\tpolicemen\n");
  files.list("mine.tsv", "# label: Ruling\n# inflect: verb\n", "lemma", "uphold\nquit\nhand over\n");
  files.list("men.tsv", "# label: Man\n# inflect: noun\n", "lemma", "chief policeman\n");
  EXPECT_EQ(found(files, "handed over, upheld"),
            "Ruling[handed over]past:hand over Verb[upheld]past:uphold Ruling[upheld]past:uphold ");
  EXPECT_NE(found(files, "quitting").find("Ruling[quitting]ing:quit"), std::string::npos);
  EXPECT_NE(found(files, "chief policemen").find("Man[chief policemen]plural:chief policeman"), std::string::npos);
}

/// Labels and first letters that differ by the same bits are still two things.
TEST(WordLists, RowsOfNeighboringLabelsAreNotMixedUp) {
  test::PackFiles files = base();
  const std::string names = "bcdefghi";
  for (const char c : names) {
    files.list(std::string("list_") + c + ".tsv", std::string("# label: List") + c + "\n", "form",
               std::string(1, c) + "arat\n");
  }
  const PackBuild build = files.build();
  ASSERT_TRUE(build.usable());
  for (const char list : names) {
    const Label label = build.pack->schema.find(std::string("List") + list);
    for (const char c : names) {
      EXPECT_EQ(build.pack->lists.row(label, std::string(1, c) + "arat").has_value(), c == list) << list << c;
    }
  }
}

TEST(Gazetteer, LongerAndShorterAlike) {
  test::PackFiles files = base();
  files.list("g.tsv", "# label: City\n# case: exact\n", "form\tiso3", "New York\tUSA\nYork\tGBR\nNew York City\tUSA\n");
  EXPECT_EQ(found(files, "New York City"), "City[New York] City[New York City] City[York] ");
}

TEST(Gazetteer, ExactCaseOrAllCapitals) {
  test::PackFiles files = base();
  files.list("g.tsv", "# label: City\n# case: exact\n", "form\tiso3", "Astana\tKAZ\nOs\tNOR\n");
  EXPECT_EQ(found(files, "Astana ASTANA astana OS"), "City[Astana] City[ASTANA] ");
}

TEST(WordLists, UnknownInflectionIsAnError) {
  test::PackFiles files = base();
  files.list("x.tsv", "# label: X\n# inflect: adverb\n", "lemma", "fast\n");
  EXPECT_NE(found(files, "fast").find("unknown inflection 'adverb'"), std::string::npos);
}

}  // namespace
}  // namespace wirefacts
