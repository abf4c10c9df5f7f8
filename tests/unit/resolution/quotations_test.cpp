#include <gtest/gtest.h>

#include "unit/resolution/article_fixture.h"

namespace wirefacts {
namespace {

TEST(Quotations, TheSecondHalfContinuesTheFirst) {
  ArticleFixture a("\" We will win , \" Jane Smith said . \" Nobody can stop us . \" He left .");
  a.passes();
  const TokenSpan first = a.at("\" We will win , \"");
  const TokenSpan second = a.at("\" Nobody can stop us . \"");
  a.zone("Quoted", first);
  a.zone("Quoted", second);
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  a.said("direct", "\" We will win , \"", "said", jane);
  Discourse& d = a.resolved();
  ASSERT_EQ(d.quotations.size(), 2u);
  EXPECT_EQ(d.quotations[1].span, second);
  EXPECT_EQ(d.quotations[1].continues, 0u);
  EXPECT_EQ(d.quotations[1].rule, "quotations.second_half");
  EXPECT_EQ(d.quotations[1].speaker, d.quotations[0].speaker);
  EXPECT_EQ(d.quotations[1].cue, "said");
  EXPECT_EQ(d.speaker_of(second.begin + 1), d.mentions[0].entity);
}

TEST(Quotations, ShortOnesAndOnesOfOtherParagraphsDoNot) {
  ArticleFixture a(
      "\" We will win , \" Jane Smith said of the \" cold war \" .\n\n\" Nobody can stop us . \" He left .");
  a.passes();
  a.zone("Quoted", a.at("\" We will win , \""));
  a.zone("Quoted", a.at("\" cold war \""));
  a.zone("Quoted", a.at("\" Nobody can stop us . \""));
  a.said("direct", "\" We will win , \"", "said", a.person("Jane Smith", "Jane Smith"));
  EXPECT_EQ(a.resolved().quotations.size(), 1u);
}

TEST(Quotations, WhatAParagraphLeavesOpenGoesOnInTheNext) {
  ArticleFixture a("Jane Smith said : \" We will win .\n\n\" Nobody can stop us . \"\n\n\" We will go . \"");
  a.passes();
  const TokenSpan first = a.at("\" We will win ."), second = a.at("\" Nobody can stop us . \"");
  a.zone("Quoted", first);
  a.zone("Quoted", second);
  a.zone("Quoted", a.at("\" We will go . \""));
  a.said("direct", "\" We will win .", "said", a.person("Jane Smith", "Jane Smith"));
  const Discourse& d = a.resolved();
  ASSERT_EQ(d.quotations.size(), 2u);
  EXPECT_EQ(d.quotations[1].span, second);
  EXPECT_EQ(d.quotations[1].continues, 0u);
  EXPECT_EQ(d.quotations[1].rule, "quotations.next_paragraph");
}

TEST(Quotations, IndirectSpeechWithWordsBetweenMarksIsMixed) {
  ArticleFixture a("Jane Smith said the plan was \" a joke \" .");
  a.passes();
  a.zone("Quoted", a.at("\" a joke \""));
  a.said("indirect", "the plan was \" a joke \"", "said", a.person("Jane Smith", "Jane Smith"));
  const Quotation& q = a.resolved().quotations[0];
  EXPECT_EQ(q.kind, "mixed");
  EXPECT_EQ(q.verbatim, a.at("\" a joke \""));
}

TEST(Quotations, TheCueOfAHeadlineIsWhatStandsBetween) {
  ArticleFixture a("Trade grows -- Putin\n\nIt rained .");
  a.passes();
  a.zone("Headline", a.at("Trade grows -- Putin"));
  const AnnotationId putin = a.person("Putin", "Putin");
  a.rule("Quotation", a.at("Trade grows"), {{"kind", text("headline")}, {"speaker", ref(putin)}, {"cue", text("--")}});
  const Quotation& q = a.resolved().quotations[0];
  EXPECT_EQ(q.cue, "--");
  EXPECT_EQ(q.cue_bytes, (ByteSpan{11, 15}));
}

TEST(Quotations, TheSpeakerIsTheMentionThatEndsTheGroup) {
  ArticleFixture a("The plan works , according to the tired President Putin .");
  a.passes();
  a.titled("President Putin", "Putin", "President", "head_of_state");
  const AnnotationId group = a.group("the tired President Putin");
  a.said("indirect", "The plan works", "according to", group);
  const Discourse& d = a.resolved();
  EXPECT_EQ(d.quotations[0].speaker_span, a.at("President Putin"));
  EXPECT_EQ(d.quotations[0].speaker, d.mentions[0].entity);
}

TEST(Quotations, ADescriptionSpeaksForTheNameBehindIt) {
  ArticleFixture a("The plan works , said the head of the union , Jane Smith .");
  a.passes();
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  const AnnotationId group = a.group("the head");
  a.rule("Apposed", a.at("the head"), {{"name", ref(jane)}});
  a.said("indirect", "The plan works", "said", group);
  const Discourse& d = a.resolved();
  EXPECT_EQ(d.quotations[0].speaker, d.mentions[0].entity);
  EXPECT_EQ(d.filler(FieldValue::of_annotation(group)), Filler(EntityRef{d.mentions[0].entity}));
}

TEST(Quotations, ASpeakerWithoutEntityKeepsItsWords) {
  ArticleFixture a("The plan works , a nurse said .");
  a.passes();
  a.said("indirect", "The plan works", "said", a.group("a nurse"));
  EXPECT_EQ(a.resolved().quotations[0].speaker_span, a.at("a nurse"));
  EXPECT_EQ(a.resolved().quotations[0].speaker, kNone);
}

TEST(Quotations, OneCueSaysOneThingOnce) {
  ArticleFixture a("Orders grew , and \" we are glad , \" Jane Smith said .");
  a.passes();
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  a.said("indirect", "Orders grew , and \" we are glad , \"", "said", jane);
  a.said("direct", "\" we are glad , \"", "said", jane);
  ASSERT_EQ(a.resolved().quotations.size(), 1u);
  EXPECT_EQ(a.resolved().quotations[0].span, a.at("Orders grew , and \" we are glad , \""));
}

TEST(Quotations, PunctuationSaysNoMore) {
  ArticleFixture a("Jane Smith said : \" we are glad \" .");
  a.passes();
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  a.said("mixed", ": \" we are glad \"", "said", jane);
  a.said("direct", "\" we are glad \"", "said", jane);
  ASSERT_EQ(a.resolved().quotations.size(), 1u);
  EXPECT_EQ(a.resolved().quotations[0].kind, "direct");
}

TEST(Quotations, OneCueMaySayTwoThingsApart) {
  ArticleFixture a("\" We are glad , \" Jane Smith said , \" and proud . \"");
  a.passes();
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  a.said("direct", "\" We are glad , \"", "said", jane);
  a.said("direct", "\" and proud . \"", "said", jane);
  EXPECT_EQ(a.resolved().quotations.size(), 2u);
}

TEST(Quotations, NothingFromResidue) {
  ArticleFixture a("It rained .\n\nRead more : \" we win , \" Putin said .");
  a.passes();
  a.rule("Residue", a.at("Read more : \" we win , \" Putin said ."));
  a.said("direct", "\" we win , \"", "said", a.person("Putin", "Putin"));
  EXPECT_TRUE(a.resolved().quotations.empty());
  EXPECT_TRUE(a.resolved().mentions.empty());
}

}  // namespace
}  // namespace wirefacts
