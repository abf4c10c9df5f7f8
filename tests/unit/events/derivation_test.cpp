#include "events/derivation.h"

#include <gtest/gtest.h>

#include "events/coding.h"
#include "events/event_roles.h"
#include "events/support.h"
#include "support/event_fixture.h"

namespace wirefacts {
namespace {

/// Two presidents meet in the country of the first.
struct Visit : EventFixture {
  Visit() : EventFixture("President Jane Smith met President Bob Lee in Paris .") {
    const AnnotationId host = president("President Jane Smith", "Jane Smith", "FRA");
    const AnnotationId guest = president("President Bob Lee", "Bob Lee", "DEU");
    event("Meeting", "met", {{"participant", people({host, guest})}, {"place", ref(city("Paris", "FRA"))}});
  }
};

TEST(Deriving, FindsHostAndVisitorBySubtypeAndCode) {
  Visit f;
  ASSERT_EQ(f.found().size(), 1U);
  const Event& event = f.found()[0];
  EXPECT_EQ(f.roles_of(event), "participant=Jane Smith;Bob Lee place=Paris host=Jane Smith visitor=Bob Lee");
  EXPECT_EQ(fact_text(event, "subtype"), "visit");
  const EventCoding code = code_of(f.tables(), event);
  EXPECT_EQ(code.cameo + " " + code.reciprocal + " " + code.plover, "042 043 CONSULT");
  EXPECT_EQ(code.quad, 1);
}

TEST(Deriving, GivesTheSidesOfTheDyad) {
  Visit f;
  const Event& event = f.found().at(0);
  const std::vector<Actor> actor = actors(f.discourse(), f.tables(), event, DyadSide::actor);
  const std::vector<Actor> recipient = actors(f.discourse(), f.tables(), event, DyadSide::recipient);
  ASSERT_EQ(actor.size(), 1U);
  ASSERT_EQ(recipient.size(), 1U);
  EXPECT_EQ(actor[0].country + actor[0].sector, "DEUGOV");
  EXPECT_EQ(recipient[0].country + recipient[0].sector, "FRAGOV");
}

TEST(Deriving, AddsPartsOfAFigure) {
  EventFixture f("The blast killed 9 soldiers , including 3 officers .");
  const AnnotationId all = f.count("9 soldiers", 9, "soldier");
  f.count("3 officers", 3, "officer", {{"part_of", ref(all)}});
  f.event("Casualty", "killed", {{"killed", f.people({all})}});
  EXPECT_EQ(f.roles_of(f.found().at(0)), "killed=9 soldiers;3 officers");
  EXPECT_FALSE(has_conflict(f.discourse(), f.found()[0]));
  EXPECT_EQ(code_of(f.tables(), f.found()[0]).ere, "Life.Die");
}

TEST(Deriving, NamesTheDisasterInTheSameSentence) {
  EventFixture f("It rained . The quake killed 9 soldiers .");
  f.event("Disaster", "quake", {{"subtype", text("earthquake")}});
  f.event("Casualty", "killed", {{"killed", f.people({f.count("9 soldiers", 9, "soldier")})}});
  ASSERT_EQ(f.found().size(), 2U);
  EXPECT_EQ(f.roles_of(f.found()[1]), "killed=9 soldiers event=event 0");
}

TEST(Deriving, TakesThePlaceOfTheEventWhoseNameIsGiven) {
  EventFixture f("The Spring Forum in Paris will see Jane Smith sign a pact .");
  const AnnotationId forum =
      f.rule("NamedEvent", f.at("Spring Forum"), {{"name", text("Spring Forum")}, {"head", text("Forum")}});
  f.event("Conference", "see", {{"name", ref(forum)}, {"place", ref(f.city("Paris", "FRA"))}});
  f.event("AgreementSign", "sign", {{"party", f.people({f.person("Jane Smith")})}, {"venue", ref(forum)}});
  ASSERT_EQ(f.found().size(), 2U);
  const Event& sign = f.found()[1];
  EXPECT_EQ(f.roles_of(sign), "party=Jane Smith venue=Spring Forum place=Paris");
  SupportGrader grader(f.discourse(), f.found());
  EXPECT_EQ(grader.geo_precision(sign), 3);
  EXPECT_EQ(grader.geo_precision(f.found()[0]), 1);
}

TEST(Deriving, MakesAnEventOfWordsThatAreItsTrigger) {
  EventFixture f("Jane Smith praised the meeting . Bob Lee left .");
  const AnnotationId group = f.rule("NounGroup", f.at("the meeting"), {{"head", text("meeting")}});
  f.event("Praise", "praised", {{"agent", ref(f.person("Jane Smith"))}, {"topic", ref(group)}});
  f.event("Meeting", "meeting", {{"participant", f.people({f.person("Bob Lee")})}});
  ASSERT_EQ(f.found().size(), 2U);
  EXPECT_EQ(f.roles_of(f.found()[0]), "agent=Jane Smith topic=event 1");
}

TEST(Support, IsTheSmallestUnitThatHoldsAll) {
  EventFixture f("Jane Smith met Bob Lee . They left , while Ann Ray praised . It praised .");
  const AnnotationId jane = f.person("Jane Smith");
  f.rule("Break", f.at(","));
  f.event("Meeting", "met", {{"participant", f.people({jane, f.person("Bob Lee")})}});
  f.event("Praise", "left", {{"agent", ref(f.person("Ann Ray"))}});
  f.event("Praise", "praised", {{"agent", ref(jane)}}, 2);
  ASSERT_EQ(f.found().size(), 3U);
  SupportGrader grader(f.discourse(), f.found());
  EXPECT_EQ(grader.support(f.found()[0]), "clause");
  EXPECT_EQ(grader.support(f.found()[1]), "sentence");
  EXPECT_EQ(grader.support(f.found()[2]), "document");
}

TEST(Conflict, IsTwoExactFiguresOfOneRole) {
  EventFixture f("It killed 5 soldiers . It killed 7 soldiers .");
  f.event("Casualty", "killed", {{"killed", f.people({f.count("5 soldiers", 5, "soldier")})}});
  f.event("Casualty", "killed", {{"killed", f.people({f.count("7 soldiers", 7, "soldier")})}}, 2);
  EXPECT_TRUE(has_conflict(f.discourse(), f.found().at(0)));
}

}  // namespace
}  // namespace wirefacts
