#include "events/event_merger.h"

#include <gtest/gtest.h>

#include "events/event_roles.h"
#include "support/event_fixture.h"

namespace wirefacts {
namespace {

TEST(Collecting, TellsRolesFromFacts) {
  EventFixture f("Jane Smith met Bob Lee in Paris .");
  f.event("Meeting", "met",
          {{"participant", f.people({f.person("Jane Smith"), f.person("Bob Lee")})},
           {"place", ref(f.city("Paris", "FRA"))},
           {"subtype", text("private")}});
  ASSERT_EQ(f.found().size(), 1U);
  EXPECT_EQ(f.roles_of(f.found()[0]), "participant=Jane Smith;Bob Lee place=Paris");
  EXPECT_EQ(fact_text(f.found()[0], "subtype"), "private");
  EXPECT_EQ(f.found()[0].realis, "actual");
  EXPECT_EQ(f.found()[0].rule, "test.meeting");
}

TEST(Collecting, LetsNoDemonymBeAPlace) {
  EventFixture f("Jane Smith met Russian envoys .");
  f.event(
      "Meeting", "met",
      {{"participant", f.people({f.person("Jane Smith")})}, {"place", ref(f.country("Russian", "RUS", "demonym"))}});
  EXPECT_EQ(f.roles_of(f.found().at(0)), "participant=Jane Smith");
}

TEST(Collecting, DrawsNothingFromResidue) {
  EventFixture f("Jane Smith spoke . Ann Lee met .");
  const AnnotationId ann = f.person("Ann Lee");
  f.rule("Residue", f.at("Ann Lee met ."));
  f.event("Meeting", "met", {{"participant", f.people({ann})}});
  EXPECT_TRUE(f.found().empty());
}

TEST(Collecting, LetsAnOfficeStandForItsUnnamedHolder) {
  EventFixture f("Police held the mayor .");
  const AnnotationId mayor =
      f.rule("Person", f.at("the mayor"), {{"office", text("mayor")}, {"kind", text("role_bare")}});
  f.event("Arrest", "held", {{"suspect", ref(mayor)}});
  ASSERT_EQ(f.found().size(), 1U);
  EXPECT_EQ(f.roles_of(f.found()[0]), "suspect=the mayor");
}

TEST(Collecting, LetsAGroupOfNobodyKnownStandForItself) {
  EventFixture f("Police held the two leaders .");
  f.event("Arrest", "held", {{"suspect", ref(f.rule("Group", f.at("the two leaders")))}});
  ASSERT_EQ(f.found().size(), 1U);
  EXPECT_EQ(f.roles_of(f.found()[0]), "suspect=the two leaders");
}

TEST(Collecting, KeepsWhatARuleSaysInItsOwnWords) {
  EventFixture f("Police held Jane Smith .");
  f.event("Arrest", "held", {{"suspect", ref(f.person("Jane Smith"))}, {"offense", text("unknown")}});
  EXPECT_EQ(fact_text(f.found().at(0), "offense"), "unknown");
}

TEST(Merging, JoinsNeighborsThatAgree) {
  EventFixture f("Jane Smith met Bob Lee . The meeting was held in Paris .");
  f.event("Meeting", "met", {{"participant", f.people({f.person("Jane Smith"), f.person("Bob Lee")})}});
  f.event("Meeting", "meeting", {{"place", ref(f.city("Paris", "FRA"))}});
  ASSERT_EQ(f.found().size(), 1U);
  EXPECT_EQ(f.roles_of(f.found()[0]), "participant=Jane Smith;Bob Lee place=Paris");
  EXPECT_EQ(f.found()[0].parts.size(), 1U);
  EXPECT_EQ(f.found()[0].evidence.size(), 2U);
}

TEST(Merging, KeepsOccurrencesThatClashApart) {
  EventFixture f("Jane Smith met Bob Lee . Jane Smith met Ann Ray .");
  f.event("Meeting", "met", {{"participant", f.people({f.person("Jane Smith"), f.person("Bob Lee")})}});
  f.event("Meeting", "met", {{"participant", f.people({f.person("Jane Smith", 2), f.person("Ann Ray")})}}, 2);
  EXPECT_EQ(f.found().size(), 2U);
}

TEST(Merging, KeepsDeniedAndAssertedApart) {
  EventFixture f("Jane Smith met Bob Lee . They never met .");
  f.event("Meeting", "met", {{"participant", f.people({f.person("Jane Smith"), f.person("Bob Lee")})}});
  f.event("Meeting", "met", {{"participant", f.people({f.person("Jane Smith")})}, {"polarity", text("negative")}}, 2);
  EXPECT_EQ(f.found().size(), 2U);
}

TEST(Merging, ReachesFarOnlyWithASharedFiller) {
  const std::string gap = "It rained . It rained . It rained . ";
  EventFixture shared("Jane Smith met Bob Lee . " + gap + "Jane Smith met in Paris .");
  shared.event("Meeting", "met",
               {{"participant", shared.people({shared.person("Jane Smith"), shared.person("Bob Lee")})}});
  shared.event(
      "Meeting", "met",
      {{"participant", shared.people({shared.person("Jane Smith", 2)})}, {"place", ref(shared.city("Paris", "FRA"))}},
      2);
  EXPECT_EQ(shared.found().size(), 1U);
  EventFixture apart("Jane Smith met Bob Lee . " + gap + "A meeting was held in Paris .");
  apart.event("Meeting", "met", {{"participant", apart.people({apart.person("Jane Smith"), apart.person("Bob Lee")})}});
  apart.event("Meeting", "meeting", {{"place", ref(apart.city("Paris", "FRA"))}});
  EXPECT_EQ(apart.found().size(), 1U);
  EXPECT_EQ(apart.quarantined(), "role_missing:test.meeting:participant");
}

TEST(Merging, NeverOverFactsThatDiffer) {
  EventFixture f("A quake hit . A flood hit .");
  f.event("Disaster", "quake", {{"subtype", text("earthquake")}});
  f.event("Disaster", "flood", {{"subtype", text("flood")}});
  EXPECT_EQ(f.found().size(), 2U);
}

TEST(Merging, KeepsTheFinerPlaceAndAllFigures) {
  EventFixture f("The blast killed 5 soldiers in France . It killed 7 soldiers in Paris .");
  const AnnotationId france = f.country("France", "FRA");
  f.event("Casualty", "killed", {{"killed", f.people({f.count("5 soldiers", 5, "soldier")})}, {"place", ref(france)}});
  f.event("Casualty", "killed",
          {{"killed", f.people({f.count("7 soldiers", 7, "soldier")})}, {"place", ref(f.city("Paris", "FRA"))}}, 2);
  ASSERT_EQ(f.found().size(), 1U);
  EXPECT_EQ(f.roles_of(f.found()[0]), "killed=5 soldiers;7 soldiers place=Paris");
}

TEST(Merging, CountsOneNumberOnce) {
  EventFixture f("A bomb killed at least 9 soldiers . The 9 soldiers died at once .");
  f.event("Casualty", "killed",
          {{"killed", f.people({f.count("9 soldiers", 9, "soldier", {{"bound", text("at_least")}})})}});
  const AnnotationId again =
      f.rule("Count", f.at("9 soldiers", 2), {{"value", FieldValue::of_number(Decimal(9))}, {"unit", text("soldier")}});
  f.event("Casualty", "died", {{"killed", f.people({again})}});
  ASSERT_EQ(f.found().size(), 1U);
  EXPECT_EQ(fillers(f.found()[0], "killed").size(), 1U);
}

TEST(Merging, JoinsASentenceThatStandsThereTwice) {
  EventFixture f("Police arrested men . It rained . It was cold . It was late . Police arrested men .");
  f.event("Arrest", "arrested", {{"suspect", f.words(f.at("men"))}});
  f.event("Arrest", "arrested", {{"suspect", f.words(f.at("men", 2))}}, 2);
  EXPECT_EQ(f.found().size(), 1U);
}

TEST(Merging, KeepsTwoTollsOfOneSentenceApart) {
  EventFixture f("The army lost 9 soldiers , while rebels claimed 7 soldiers .");
  f.event("Casualty", "lost", {{"killed", f.people({f.count("9 soldiers", 9, "soldier")})}});
  f.event("Casualty", "claimed", {{"killed", f.people({f.count("7 soldiers", 7, "soldier")})}});
  EXPECT_EQ(f.found().size(), 2U);
}

TEST(Merging, KeepsASecondTollOutOfAClusterThatHasOne) {
  EventFixture f("The army lost 9 soldiers and 3 cooks wounded , while rebels claimed 7 soldiers .");
  f.event("Casualty", "lost", {{"killed", f.people({f.count("9 soldiers", 9, "soldier")})}});
  f.event("Casualty", "wounded", {{"injured", ref(f.count("3 cooks", 3, "cook"))}});
  f.event("Casualty", "claimed", {{"killed", f.people({f.count("7 soldiers", 7, "soldier")})}});
  EXPECT_EQ(f.found().size(), 2U);
}

TEST(Merging, KeepsABackgroundApart) {
  EventFixture f("A bomb killed 9 soldiers . It hit rebels who wounded 7 soldiers .");
  f.rule("Relative", f.at("who"));
  f.event("Casualty", "killed", {{"killed", f.people({f.count("9 soldiers", 9, "soldier")})}});
  f.event("Casualty", "wounded", {{"injured", ref(f.count("7 soldiers", 7, "soldier"))}});
  EXPECT_EQ(f.found().size(), 2U);
}

TEST(Merging, ARelativeClauseOnTheCountedIsNoBackground) {
  EventFixture f("A bomb killed 9 soldiers . They sought 7 soldiers who were injured .");
  f.rule("Relative", f.at("who"));
  f.event("Casualty", "killed", {{"killed", f.people({f.count("9 soldiers", 9, "soldier")})}});
  f.event("Casualty", "injured", {{"injured", ref(f.count("7 soldiers", 7, "soldier"))}});
  EXPECT_EQ(f.found().size(), 1U);
}

TEST(Merging, KeepsFiguresTenTimesAsLargeApart) {
  const auto events = [](std::string_view first, std::int64_t one, std::string_view second, std::int64_t other) {
    EventFixture f("The blast killed " + std::string(first) + " . It killed " + std::string(second) + " .");
    f.event("Casualty", "killed", {{"killed", f.people({f.count(first, one, "soldier")})}});
    f.event("Casualty", "killed", {{"killed", f.people({f.count(second, other, "soldier")})}}, 2);
    return f.found().size();
  };
  EXPECT_EQ(events("5 soldiers", 5, "49 soldiers", 49), 1U);
  EXPECT_EQ(events("5 soldiers", 5, "50 soldiers", 50), 2U);
  EXPECT_EQ(events("50 soldiers", 50, "5 soldiers", 5), 2U);
}

TEST(Merging, KeepsATallyApartFromAllButTallies) {
  const auto events = [](const char* first, const char* second) {
    EventFixture f("It killed 5 soldiers . It killed 9 soldiers .");
    f.event("Casualty", "killed",
            {{"killed", f.people({f.count("5 soldiers", 5, "soldier")})}, {"subtype", text(first)}});
    f.event("Casualty", "killed",
            {{"killed", f.people({f.count("9 soldiers", 9, "soldier")})}, {"subtype", text(second)}}, 2);
    return f.found().size();
  };
  EXPECT_EQ(events("", ""), 1U);
  EXPECT_EQ(events("", "tally"), 2U);
  EXPECT_EQ(events("tally", "tally"), 1U);
}

TEST(Merging, KeepsADeedApartThatTheTextCallsAnother) {
  for (const bool marked : {false, true}) {
    EventFixture f("A bomb killed 9 soldiers . In another attack men hurt 7 soldiers .");
    if (marked) f.rule("OtherDeed", f.at("In another attack"));
    f.event("Casualty", "killed", {{"killed", f.people({f.count("9 soldiers", 9, "soldier")})}});
    f.event("Casualty", "hurt", {{"injured", ref(f.count("7 soldiers", 7, "soldier"))}});
    EXPECT_EQ(f.found().size(), marked ? 2U : 1U);
  }
}

TEST(Merging, KeepsFiguresOfOtherPeopleApart) {
  EventFixture f("It killed 4 gunners . It killed 2 rebels .");
  f.event("Casualty", "killed", {{"killed", f.people({f.count("4 gunners", 4, "gunner")})}});
  f.event("Casualty", "killed", {{"killed", f.people({f.count("2 rebels", 2, "rebel")})}}, 2);
  EXPECT_EQ(f.found().size(), 2U);
}

TEST(Merging, LetsNobodyBeTheRecipientOfTheirOwnAct) {
  EventFixture f("Jane Smith praised Jane Smith .");
  f.event("Praise", "praised", {{"agent", ref(f.person("Jane Smith"))}, {"recipient", ref(f.person("Jane Smith", 2))}});
  ASSERT_EQ(f.found().size(), 1U);
  EXPECT_EQ(f.roles_of(f.found()[0]), "agent=Jane Smith");
}

TEST(Merging, KeepsDifferentDescriptionsApart) {
  const auto events = [](std::string_view first, std::string_view second) {
    EventFixture f("Police held " + std::string(first) + " . Police held " + std::string(second) + " .");
    const auto group = [&](std::string_view words) {
      return f.rule("NounGroup", f.at(words), {{"head", text(words)}});
    };
    f.event("Arrest", "held", {{"suspect", ref(group(first))}});
    f.event("Arrest", "held", {{"suspect", ref(group(second))}}, 2);
    return f.found().size();
  };
  EXPECT_EQ(events("a teacher", "a student"), 2U);
  EXPECT_EQ(events("a teacher", "one old teacher"), 1U);
}

TEST(Merging, IsBoundedOnHostileInput) {
  std::string text_;
  constexpr int kMeetings = 3000;
  for (int i = 0; i < kMeetings; ++i) text_ += "Jane met ";
  EventFixture f(text_ + ".");
  const FieldValue nobody =
      f.people({f.rule("Person", {0, 1}, {{"name", text("Jane Smith")}, {"kind", text("name")}})});
  for (std::uint32_t i = 0; i < kMeetings; ++i) {
    f.rule("Meeting", {2 * i + 1, 2 * i + 2}, {{"participant", nobody}});
  }
  EXPECT_EQ(f.found().size(), kMeetings / kPartsOfEvent + 1);
}

}  // namespace
}  // namespace wirefacts
