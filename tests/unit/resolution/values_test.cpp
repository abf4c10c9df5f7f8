#include <gtest/gtest.h>

#include <tuple>

#include "resolution/resolution_data.h"
#include "unit/resolution/article_fixture.h"

namespace wirefacts {
namespace {

struct ValueFixture : ArticleFixture {
  explicit ValueFixture(std::string text_) : ArticleFixture(std::move(text_)) { passes(); }
  AnnotationId verb(std::string_view words, std::string_view inflection, std::string_view modality = "actual") {
    const AnnotationId main = row("Verb", at(words), {{"inflection", text(inflection)}});
    return rule("VerbGroup", at(words), {{"main", ref(main)}, {"finite", text("yes")}, {"modality", text(modality)}});
  }
  AnnotationId count(std::string_view words, std::int64_t value, std::string_view unit, int occurrence = 1) {
    return rule("Count", at(words, occurrence),
                {{"value", number(value)}, {"unit", text(unit)}, {"bound", text("exact")}});
  }
  const Value& value_at(AnnotationId id) { return resolved().values[resolved().value_of(id)]; }
};

TEST(Values, WeekdaysFollowTheTense) {
  ValueFixture a("They met Monday . They go Monday .");
  a.article.published = "2016-10-04";
  a.verb("met", "past");
  a.verb("go", "base", "future");
  const AnnotationId past = a.rule("Time", a.at("Monday", 1), {{"kind", text("date")}, {"weekday", number(1)}});
  const AnnotationId future = a.rule("Time", a.at("Monday", 2), {{"kind", text("date")}, {"weekday", number(1)}});
  EXPECT_EQ(a.value_at(past).timex_value, "2016-10-03");
  EXPECT_EQ(a.value_at(past).relation->direction, "on_or_before");
  EXPECT_EQ(a.value_at(future).timex_value, "2016-10-10");
  EXPECT_EQ(a.value_at(future).timex, "DATE");
}

/// "In 1997": a year; "two years later": so many units from a time the text has told of.
struct AnchorFixture : ValueFixture {
  using ValueFixture::ValueFixture;
  AnnotationId year(std::string_view words, std::int64_t value) {
    return rule("Time", at(words), {{"kind", text("date")}, {"year", number(value)}});
  }
  AnnotationId counted(std::string_view words, std::string_view unit, std::int64_t n, std::string_view reference) {
    return rule("Time", at(words),
                {{"kind", text("date")}, {"unit", text(unit)}, {"n", number(n)}, {"ref", text(reference)}});
  }
};

TEST(Values, ATimeMayCountFromAnotherOfTheText) {
  AnchorFixture a("It opened in 1959 . Two years later it closed .");
  a.article.published = "2016-10-04";
  const AnnotationId first = a.year("1959", 1959);
  const AnnotationId later = a.counted("Two years later", "year", 2, "other");
  EXPECT_EQ(a.value_at(later).timex_value, "1961");
  EXPECT_EQ(a.value_at(later).anchor, a.resolved().value_of(first));
  EXPECT_EQ(a.value_at(later).relation->n, 2);
}

TEST(Values, WhatIsCoarserThanTheUnitIsNoAnchor) {
  AnchorFixture a("It opened in 1959 . Two months later it closed .");
  a.article.published = "2016-10-04";
  a.year("1959", 1959);
  const AnnotationId later = a.counted("Two months later", "month", 2, "other");
  EXPECT_EQ(a.value_at(later).timex_value, "XXXX-XX");
  EXPECT_EQ(a.value_at(later).anchor, kNone);
  EXPECT_FALSE(a.value_at(later).relation.has_value());
}

TEST(Values, ThePreviousYearCountsFromTodayWhereNothingIsTold) {
  AnchorFixture told("In 1997 it rose from the previous year .");
  told.article.published = "2016-10-04";
  told.year("1997", 1997);
  EXPECT_EQ(told.value_at(told.counted("the previous year", "year", -1, "told")).timex_value, "1996");
  AnchorFixture untold("It rose from the previous year .");
  untold.article.published = "2016-10-04";
  const AnnotationId year = untold.counted("the previous year", "year", -1, "told");
  EXPECT_EQ(untold.value_at(year).timex_value, "2015");
  EXPECT_EQ(untold.value_at(year).anchor, kNone);
}

TEST(Values, AnAnchorThatIsFarAwayIsNone) {
  AnchorFixture a("It opened in 1959 . It slept . It slept . Two years later it closed .");
  a.article.published = "2016-10-04";
  a.year("1959", 1959);
  EXPECT_EQ(a.value_at(a.counted("Two years later", "year", 2, "other")).timex_value, "XXXX");
}

TEST(Values, ThePresentPassiveIsNotPast) {
  ValueFixture a("It is paid Monday . It was paid Friday .");
  a.article.published = "2016-10-04";
  for (const auto& [words, be, tense] :
       {std::tuple("is paid", "is", "present"), std::tuple("was paid", "was", "past")}) {
    a.row("Auxiliary", a.at(be), {{"tense", text(tense)}});
    const AnnotationId main =
        a.row("Verb", a.at("paid", be == std::string_view("is") ? 1 : 2), {{"inflection", text("participle")}});
    a.rule("VerbGroup", a.at(words),
           {{"main", ref(main)}, {"finite", text("yes")}, {"modality", text("actual")}, {"voice", text("passive")}});
  }
  const AnnotationId monday = a.rule("Time", a.at("Monday"), {{"kind", text("date")}, {"weekday", number(1)}});
  const AnnotationId friday = a.rule("Time", a.at("Friday"), {{"kind", text("date")}, {"weekday", number(5)}});
  EXPECT_EQ(a.value_at(monday).relation->direction, "");
  EXPECT_EQ(a.value_at(friday).relation->direction, "on_or_before");
}

TEST(Values, BeforeAPlanTheDayIsThatOfWhoPlanned) {
  ValueFixture a("Norvane Monday agreed to sell it . Norvane agreed to sell it Friday .");
  a.article.published = "2016-10-04";
  for (int k : {1, 2}) {
    a.row("Verb", a.at("agreed", k), {{"inflection", text("past")}});
    const AnnotationId main = a.row("Verb", a.at("sell", k), {{"inflection", text("base")}});
    a.rule("VerbGroup", a.at("agreed to sell", k),
           {{"main", ref(main)}, {"finite", text("yes")}, {"modality", text("future")}});
  }
  const AnnotationId monday = a.rule("Time", a.at("Monday"), {{"kind", text("date")}, {"weekday", number(1)}});
  const AnnotationId friday = a.rule("Time", a.at("Friday"), {{"kind", text("date")}, {"weekday", number(5)}});
  EXPECT_EQ(a.value_at(monday).relation->direction, "on_or_before");
  EXPECT_EQ(a.value_at(friday).relation->direction, "on_or_after");
}

TEST(Values, TheVerbToTheLeftInTheClauseGoverns) {
  ValueFixture a("He said that they will meet Monday and left .");
  a.verb("said", "past");
  a.verb("will meet", "base", "future");
  a.verb("left", "past");
  a.rule("Break", a.at("that"));
  const AnnotationId time = a.rule("Time", a.at("Monday"), {{"kind", text("date")}, {"weekday", number(1)}});
  EXPECT_EQ(a.value_at(time).relation->direction, "on_or_after");
  EXPECT_EQ(a.value_at(time).timex_value, "XXXX-WXX-1");
}

TEST(Values, WouldIsFutureInIndirectSpeech) {
  ValueFixture a("He said they would meet Monday . They would meet Friday .");
  const AnnotationId he = a.pronoun("He");
  for (int k : {1, 2}) {
    a.row("Modal", a.at("would", k),
          {{"form", text("would")}, {"modality", text("hypothetical")}, {"reported", text("future")}});
    const AnnotationId main = a.row("Verb", a.at("meet", k), {{"inflection", text("base")}});
    a.rule("VerbGroup", a.at("would meet", k),
           {{"main", ref(main)}, {"finite", text("yes")}, {"modality", text("hypothetical")}});
  }
  a.said("indirect", "they would meet Monday", "said", he);
  const AnnotationId monday = a.rule("Time", a.at("Monday"), {{"kind", text("date")}, {"weekday", number(1)}});
  const AnnotationId friday = a.rule("Time", a.at("Friday"), {{"kind", text("date")}, {"weekday", number(5)}});
  EXPECT_EQ(a.value_at(monday).relation->direction, "on_or_after");
  EXPECT_EQ(a.value_at(friday).relation->direction, "");
}

TEST(Values, ReferencesAndAbsoluteDatesHaveNoRelation) {
  ValueFixture a("recent talks of Oct. 4 , 2016 and 2015");
  const AnnotationId recent = a.rule("Time", a.at("recent"), {{"kind", text("date")}, {"ref", text("past")}});
  const AnnotationId day =
      a.rule("Time", a.at("Oct. 4 , 2016"),
             {{"kind", text("date")}, {"month", number(10)}, {"day", number(4)}, {"year", number(2016)}});
  const AnnotationId year = a.rule("Time", a.at("2015"), {{"kind", text("date")}, {"year", number(2015)}});
  EXPECT_EQ(a.value_at(recent).timex_value, "PAST_REF");
  EXPECT_EQ(a.value_at(day).timex_value, "2016-10-04");
  EXPECT_EQ(a.value_at(year).timex_value, "2015");
  EXPECT_FALSE(a.value_at(day).relation);
}

TEST(Values, UnitsWithoutPublicationDateKeepTheirX) {
  ValueFixture a("It fell last week .");
  const AnnotationId week =
      a.rule("Time", a.at("last week"), {{"kind", text("date")}, {"unit", text("week")}, {"n", number(-1)}});
  EXPECT_EQ(a.value_at(week).timex_value, "XXXX-WXX");
  EXPECT_EQ(a.value_at(week).relation->n, -1);
}

TEST(Values, NothingFromDatelineAndResidue) {
  ValueFixture a("PARIS , Oct. 4 - It rained today .\n\nRead more today");
  a.rule("Dateline", a.at("PARIS , Oct. 4 -"), {{"place", text("PARIS")}});
  a.rule("Residue", a.at("Read more today"));
  a.rule("Time", a.at("Oct. 4"), {{"kind", text("date")}, {"month", number(10)}, {"day", number(4)}});
  a.rule("Time", a.at("today"), {{"kind", text("date")}, {"unit", text("day")}, {"n", number(0)}});
  a.rule("Time", a.at("today", 2), {{"kind", text("date")}, {"unit", text("day")}, {"n", number(0)}});
  EXPECT_EQ(a.resolved().values.size(), 1u);
}

TEST(Values, FiguresLinkToWhatTheyNameAndToTheirWhole) {
  ValueFixture a("40 deals worth $5 and 400 men of 900 men .");
  const AnnotationId deals = a.count("40 deals", 40, "deal");
  const AnnotationId money =
      a.rule("Money", a.at("$5"), {{"amount", number(5)}, {"currency", text("USD")}, {"of", ref(deals)}});
  const AnnotationId whole = a.count("900 men", 900, "man");
  const AnnotationId part =
      a.rule("Count", a.at("400 men"), {{"value", number(400)}, {"unit", text("man")}, {"part_of", ref(whole)}});
  Discourse& d = a.resolved();
  EXPECT_EQ(a.value_at(money).of, (Filler{ValueRef{d.value_of(deals)}}));
  EXPECT_EQ(a.value_at(part).subset_of, d.value_of(whole));
}

TEST(Values, APartOfAPartGoesToThePart) {
  ValueFixture a("five of the 37 men left , three of them ill and 20 of them well ; the other four are here .");
  const AnnotationId whole = a.count("37 men", 37, "man");
  const auto part = [&](std::string_view words, int n, const char* of_them) {
    return a.rule("Count", a.at(words),
                  {{"value", number(n)}, {"unit", text("man")}, {"part_of", ref(whole)}, {"of_them", text(of_them)}});
  };
  const AnnotationId five = part("five", 5, "no"), three = part("three", 3, "yes"), twenty = part("20", 20, "yes");
  const AnnotationId other = part("four", 4, "no");
  Discourse& d = a.resolved();
  EXPECT_EQ(a.value_at(five).subset_of, d.value_of(whole));
  EXPECT_EQ(a.value_at(three).subset_of, d.value_of(five));
  EXPECT_EQ(a.value_at(twenty).subset_of, d.value_of(whole));
  EXPECT_EQ(a.value_at(other).subset_of, d.value_of(whole));
}

TEST(Values, APartAboveItsWholeIsToldAndNotLinked) {
  ValueFixture a("12 jobs go , 300 of them here . 40 men of 900 men .");
  a.declare("mark PartAboveWhole value# whole@");
  const AnnotationId jobs = a.count("12 jobs", 12, "job");
  const AnnotationId men = a.count("900 men", 900, "man");
  a.rule("Count", a.at("40 men"), {{"value", number(40)}, {"unit", text("man")}, {"part_of", ref(men)}});
  a.rule("PartAboveWhole", a.at("300"), {{"value", number(300)}, {"whole", ref(jobs)}});
  a.rule("PartAboveWhole", a.at("40 men"), {{"value", number(40)}, {"whole", ref(jobs)}});  // another whole took it
  const Discourse& d = a.resolved();
  ASSERT_EQ(d.diagnostics.size(), 1u);
  EXPECT_EQ(d.diagnostics[0].code, "part_above_whole");
  EXPECT_EQ(d.diagnostics[0].message, "300 > 12 jobs");
}

TEST(Values, UnlistedNounsBecomeSingularByTheirShape) {
  ValueFixture a("12 zorgs");
  a.table("lexicon/singular_shapes.tsv", "# columns: pattern|drop|add\n.*ss|0|\n.*[^aeiou]ies|3|y\n.*s|1|\n");
  const auto singular = [&](const char* noun) { return a.resolved().tables->singular(noun); };
  EXPECT_EQ(singular("zorgs"), "zorg");
  EXPECT_EQ(singular("wobblies"), "wobbly");
  EXPECT_EQ(singular("cress"), "cress");
  EXPECT_EQ(singular("sheep"), "sheep");
}

TEST(Values, TheSameFigurePointsToTheFirstInTheBody) {
  ValueFixture a("900 men meet\n\nSome 900 men met . 900 men left . 8 percent and 8 percent .");
  a.zone("Headline", a.at("900 men meet"));
  const AnnotationId head = a.count("900 men", 900, "man", 1);
  const AnnotationId body = a.count("900 men", 900, "man", 2);
  const AnnotationId again = a.count("900 men", 900, "man", 3);
  const AnnotationId one = a.rule("Percent", a.at("8 percent", 1), {{"value", number(8)}, {"unit", text("percent")}});
  const AnnotationId two = a.rule("Percent", a.at("8 percent", 2), {{"value", number(8)}, {"unit", text("percent")}});
  Discourse& d = a.resolved();
  EXPECT_EQ(a.value_at(head).same_as, d.value_of(body));
  EXPECT_EQ(a.value_at(body).same_as, kNone);
  EXPECT_EQ(d.same_figure(d.value_of(again)), d.value_of(body));
  EXPECT_EQ(a.value_at(one).same_as, kNone);
  EXPECT_EQ(a.value_at(two).same_as, kNone);  // two percentages are two figures
}

TEST(Values, FewThingsAndRoundAmountsAreNotTheSameFigureAgain) {
  ValueFixture a("2 men left . 2 men paid $350 . They have $350 and $185 and $185 .");
  const AnnotationId few = a.count("2 men", 2, "man", 1), fewer = a.count("2 men", 2, "man", 2);
  const auto money = [&](std::string_view words, int amount, int occurrence) {
    return a.rule("Money", a.at(words, occurrence), {{"amount", number(amount)}, {"currency", text("USD")}});
  };
  const AnnotationId round = money("$350", 350, 1), again = money("$350", 350, 2);
  const AnnotationId exact = money("$185", 185, 1), same = money("$185", 185, 2);
  Discourse& d = a.resolved();
  EXPECT_EQ(a.value_at(fewer).same_as, kNone);
  EXPECT_EQ(a.value_at(again).same_as, kNone);
  EXPECT_EQ(a.value_at(same).same_as, d.value_of(exact));
  EXPECT_EQ(a.value_at(few).same_as, kNone);
  EXPECT_EQ(a.value_at(round).same_as, kNone);
}

TEST(Values, APercentageHasABase) {
  ValueFixture a("30 percent of the trade between France and Ecuador .");
  a.country("France", "FRA");
  a.country("Ecuador", "ECU");
  a.row("Determiner", a.at("the"), {{"form", text("the")}, {"article", text("yes")}});
  const AnnotationId base = a.group("the trade between France and Ecuador");
  const AnnotationId share =
      a.rule("Percent", a.at("30 percent"), {{"value", number(30)}, {"unit", text("percent")}, {"base", ref(base)}});
  const Value& v = a.value_at(share);
  ASSERT_TRUE(v.base);
  EXPECT_EQ(a.article.text.substr(std::get<Literal>(*v.base).bytes.begin, std::get<Literal>(*v.base).bytes.size()),
            "trade between France and Ecuador");
  EXPECT_EQ(v.base_entities.size(), 2u);
}

TEST(Values, OrdinalsOfGroupsAndEvents) {
  ValueFixture a("Jane Smith and John Lee held their eighth meeting at the 13th Trade Forum of Quito .");
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  const AnnotationId john = a.person("John Lee", "John Lee");
  a.rule("Coordination", a.at("Jane Smith and John Lee"), {{"item", a.list({ref(jane), ref(john)})}});
  a.owner("their");
  const AnnotationId eighth = a.rule("Ordinal", a.at("eighth"), {{"value", number(8)}, {"noun", text("meeting")}});
  a.rule("NamedEvent", a.at("the 13th Trade Forum of Quito"),
         {{"name", text("Trade Forum of Quito")},
          {"head", text("forum")},
          {"ordinal", number(13)},
          {"kind", text("name")}});
  a.row("Determiner", a.at("the"), {{"form", text("the")}, {"article", text("yes")}});
  const AnnotationId edition = a.rule("Ordinal", a.at("13th"), {{"value", number(13)}});
  Discourse& d = a.resolved();
  ASSERT_NE(a.value_at(eighth).participants, kNone);
  EXPECT_EQ(d.entities[a.value_at(eighth).participants].canonical, "Jane Smith & John Lee");
  EXPECT_EQ(a.value_at(edition).noun, "Trade Forum");
  const Entity& forum = a.entity_at("the 13th Trade Forum of Quito");
  EXPECT_EQ(forum.canonical, "13th Trade Forum of Quito");
  EXPECT_EQ(forum.ordinal, 13);
  EXPECT_EQ(forum.type, "EVENT_NAME");
}

TEST(Values, IdsCountByLetterInTextOrder) {
  ValueFixture a("Acme paid Jane Smith $5 today , 3 men said in Quito .");
  a.organization("Acme");
  a.person("Jane Smith", "Jane Smith");
  a.city("Quito", "ECU");
  a.rule("Money", a.at("$5"), {{"amount", number(5)}, {"currency", text("USD")}});
  a.rule("Time", a.at("today"), {{"kind", text("date")}, {"unit", text("day")}, {"n", number(0)}});
  a.count("3 men", 3, "man");
  Discourse& d = a.resolved();
  assign_short_ids(d);
  EXPECT_EQ(a.entity_at("Acme").id, "O1");
  EXPECT_EQ(a.entity_at("Jane Smith").id, "P1");
  EXPECT_EQ(a.entity_at("Quito").id, "L1");
  EXPECT_EQ(d.values[0].id, "N1");
  EXPECT_EQ(d.values[1].id, "T1");
  EXPECT_EQ(d.values[2].id, "N2");
}

}  // namespace
}  // namespace wirefacts
