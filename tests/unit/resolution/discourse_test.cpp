#include <gtest/gtest.h>

#include "resolution/first_cover.h"
#include "resolution/resolution_data.h"
#include "unit/resolution/article_fixture.h"

namespace wirefacts {
namespace {

TEST(Discourse, ClausesEndAtBreaksAndAtTheBordersOfQuotations) {
  ArticleFixture a("He said that it rained , which hurt . It ended .");
  a.rule("Break", a.at("that"));
  a.rule("Relative", a.at(", which"));
  Discourse& d = a.discourse();
  EXPECT_EQ(a.text_of(d.clause(0)), "He said");
  EXPECT_EQ(a.text_of(d.clause(3)), "it rained");
  EXPECT_EQ(a.text_of(d.clause(a.at("hurt").begin)), "hurt .");
  EXPECT_EQ(a.text_of(d.clause(a.at("It").begin)), "It ended .");
}

TEST(Discourse, EvidenceIsTheSentenceWithoutMarksOrTheQuotation) {
  ArticleFixture a("\" It works . It pays . \" Smith said \" so far \" . \" We won , \" Smith said .");
  const AnnotationId smith = a.person("Smith", "Smith");
  a.said("direct", "\" It works . It pays . \"", "said", smith);
  a.said("direct", "\" We won , \"", "said", smith);
  Discourse& d = a.discourse();
  resolve(d);
  const auto evidence = [&](std::string_view words) {
    return std::string(a.document.text(d.evidence(a.at(words).begin)));
  };
  EXPECT_EQ(evidence("works"), "It works .");
  EXPECT_EQ(evidence("pays"), "It pays .");
  EXPECT_EQ(evidence("so far"), "Smith said \" so far \" .");
  EXPECT_EQ(evidence("won"), "\" We won , \"");
}

TEST(Discourse, DatelinesBelongToNoSentence) {
  ArticleFixture a("PARIS - It rained .");
  a.rule("Dateline", a.at("PARIS -"), {{"place", text("PARIS")}});
  Discourse& d = a.discourse();
  EXPECT_EQ(a.text_of(d.sentence_span(0)), "It rained .");
  EXPECT_EQ(a.document.text(d.evidence(a.at("It").begin)), "It rained .");
  EXPECT_EQ(a.text_of(d.clause(0)), "PARIS -");
  EXPECT_TRUE(d.in_dateline(0));
  EXPECT_FALSE(d.in_dateline(2));
}

TEST(Discourse, LiteralsLoseTheArticleAndTakeTheGenitiveAlong) {
  ArticleFixture a("the signing of the pact , the death of 3 men");
  for (int k : {1, 2, 3}) a.row("Determiner", a.at("the", k), {{"form", text("the")}, {"article", text("yes")}});
  for (int k : {1, 2}) a.row("Preposition", a.at("of", k), {{"form", text("of")}, {"class", text("genitive")}});
  const AnnotationId signing = a.group("the signing");
  a.group("the pact");
  const AnnotationId death = a.group("the death");
  a.group("3 men");
  a.rule("Count", a.at("3 men"), {{"value", number(3)}, {"unit", text("man")}});
  Discourse& d = a.discourse();
  const auto words = [&](const Literal& l) { return std::string(a.document.text(l.bytes)); };
  EXPECT_EQ(words(d.literal(signing)), "signing of the pact");
  EXPECT_EQ(d.literal(signing).head, a.at("signing").begin);
  EXPECT_EQ(words(d.literal(death)), "death");
  EXPECT_EQ(words(d.literal(a.words(a.at("of the pact")))), "of the pact");
}

TEST(Discourse, FillersAreEntitiesValuesOrWords) {
  ArticleFixture a("President Putin signed 3 pacts , he and they said , by Ann Lee");
  a.passes();
  const AnnotationId putin = a.titled("President Putin", "Putin", "President", "head_of_state");
  const AnnotationId group = a.group("President Putin");
  const AnnotationId pacts = a.rule("Count", a.at("3 pacts"), {{"value", number(3)}, {"unit", text("pact")}});
  const AnnotationId they = a.pronoun("they");
  const AnnotationId byline = a.rule("Person", a.at("Ann Lee"), {{"name", text("Ann Lee")}, {"kind", text("byline")}});
  Discourse& d = a.resolved();
  const EntityId e = d.mentions[0].entity;
  EXPECT_EQ(d.filler(ref(putin)), (Filler{EntityRef{e}}));
  EXPECT_EQ(d.filler(ref(group)), (Filler{EntityRef{e}}));
  EXPECT_EQ(d.filler(ref(pacts)), (Filler{ValueRef{0}}));
  EXPECT_EQ(d.filler(ref(they)), std::nullopt);
  EXPECT_EQ(d.filler(ref(byline)), std::nullopt);
  EXPECT_EQ(d.filler(text("no place")), std::nullopt);
  EXPECT_EQ(d.filler(number(3)), std::nullopt);
  EXPECT_TRUE(std::holds_alternative<Literal>(*d.filler(a.words(a.at("signed")))));
}

TEST(Discourse, FieldsByName) {
  ArticleFixture a("President Putin signed");
  const AnnotationId id =
      a.rule("Person", a.at("Putin"), {{"name", text("Putin")}, {"age", number(63)}}, "names.person");
  Discourse& d = a.discourse();
  EXPECT_EQ(d.text_field(id, "name"), "Putin");
  EXPECT_EQ(d.text_field(id, "age"), "63");
  EXPECT_EQ(d.text_field(id, "office"), "");
  EXPECT_EQ(d.text_field(id, "no_such_field"), "");
  EXPECT_EQ(d.text_field(AnnotationId::none, "name"), "");
  EXPECT_EQ(d.rule_name(id), "names.person");
  EXPECT_EQ(d.all("Person").size(), 1u);
  EXPECT_TRUE(d.all("NoSuchLabel").empty());
}

TEST(Discourse, ListedMeansByAListAtExactlyTheseTokens) {
  ArticleFixture a("the old plan");
  a.row("Noun", a.at("old plan"), {{"lemma", text("old plan")}});
  a.rule("NounGroup", a.at("plan"), {{"head", text("plan")}});
  Discourse& d = a.discourse();
  EXPECT_NE(d.listed("Noun", a.at("old plan")), AnnotationId::none);
  EXPECT_EQ(d.listed("Noun", a.at("plan")), AnnotationId::none);
  EXPECT_EQ(d.listed("NounGroup", a.at("plan")), AnnotationId::none);
}

TEST(Discourse, SpeakersOfInnermostQuotations) {
  ArticleFixture a("Smith said Lee added it works .");
  a.passes();
  const AnnotationId smith = a.person("Smith", "Smith");
  const AnnotationId lee = a.person("Lee", "Lee");
  a.said("indirect", "Lee added it works", "said", smith);
  a.said("indirect", "it works", "added", lee);
  Discourse& d = a.resolved();
  EXPECT_EQ(d.speaker_of(a.at("works").begin), d.mentions[1].entity);
  EXPECT_EQ(d.speaker_of(a.at("Lee").begin), d.mentions[0].entity);
  EXPECT_EQ(d.speaker_of(0), kNone);
}

TEST(FirstCover, TheFirstPaintedCounts) {
  FirstCover cover;
  cover.reset(6);
  cover.paint({1, 3}, 7);
  cover.paint({0, 6}, 8);
  cover.paint({2, 5}, 9);
  EXPECT_EQ(cover.at(0), 8u);
  EXPECT_EQ(cover.at(1), 7u);
  EXPECT_EQ(cover.at(2), 7u);
  EXPECT_EQ(cover.at(5), 8u);
  EXPECT_EQ(cover.at(6), FirstCover::kNothing);
}

TEST(ResolutionTables, MistakesAreReportedWithRemedies) {
  ArticleFixture a("x");
  a.table("resolution/coreference.tsv", "# columns: algorithm|label|within|precision\nsurnam|Person|article|.9\n");
  EXPECT_THROW(a.discourse(), std::runtime_error);
  ASSERT_EQ(a.diagnostics.items().size(), 1u);
  EXPECT_EQ(a.diagnostics.items()[0].message, "unknown pass 'surnam'");
  EXPECT_EQ(a.diagnostics.items()[0].hint, "did you mean 'surname'?");
}

TEST(ResolutionTables, UnknownLabelsDistancesNumbersAndPatterns) {
  ArticleFixture a("x");
  a.table("resolution/coreference.tsv",
          "# columns: algorithm|label|within|precision\n"
          "surname|Persn|article|.9\nsurname|Person|nearby|.9\nsurname|Person|article|high\n");
  a.table("lexicon/plural_shapes.tsv", "# columns: pattern|plural\n(|yes\n");
  EXPECT_THROW(a.discourse(), std::runtime_error);
  EXPECT_EQ(a.diagnostics.items().size(), 4u);
}

TEST(ResolutionTables, NoTablesNoKnowledge) {
  ArticleFixture a("Jane Smith left .");
  a.person("Jane Smith", "Jane Smith");
  Discourse& d = a.discourse();
  resolve(d);
  EXPECT_EQ(d.entities.size(), 1u);  // a name that no pass joined
  EXPECT_TRUE(d.tables->cities_named("Paris").empty());
  EXPECT_EQ(d.tables->organization("Acme"), nullptr);
}

TEST(Resolution, AnEmptyArticle) {
  ArticleFixture a("");
  a.passes();
  resolve(a.discourse());
  assign_short_ids(a.discourse());
  EXPECT_TRUE(a.discourse().mentions.empty());
}

}  // namespace
}  // namespace wirefacts
