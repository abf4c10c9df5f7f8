#include "events/doubles.h"

#include <gtest/gtest.h>

#include "support/event_fixture.h"

namespace wirefacts {
namespace {

std::vector<std::string> types(EventFixture& f) {
  std::vector<std::string> out;
  for (const Event& event : f.found()) out.push_back(f.discourse().knowledge.schema[event.label].name);
  return out;
}

TEST(Doubles, TheTypeThatGivesWayLeaves) {
  EventFixture f("Jane Smith received Bob Lee warmly .");
  f.event("Meeting", "received", {{"participant", f.people({f.person("Jane Smith"), f.person("Bob Lee")})}});
  f.event("Praise", "received", {{"agent", ref(f.person("Jane Smith"))}});
  EXPECT_EQ(types(f), std::vector<std::string>{"Praise"});
}

TEST(Doubles, OtherWordsAreAnotherDeed) {
  EventFixture f("Jane Smith met Bob Lee and praised him .");
  f.event("Meeting", "met", {{"participant", f.people({f.person("Jane Smith"), f.person("Bob Lee")})}});
  f.event("Praise", "praised", {{"agent", ref(f.person("Jane Smith"))}});
  EXPECT_EQ(types(f), (std::vector<std::string>{"Meeting", "Praise"}));
}

TEST(Doubles, TypesWithoutARowBothStay) {
  EventFixture f("Police held Jane Smith .");
  f.event("Arrest", "held", {{"suspect", ref(f.person("Jane Smith"))}});
  f.event("Praise", "held", {{"agent", ref(f.person("Jane Smith"))}});
  EXPECT_EQ(f.found().size(), 2U);
}

TEST(Doubles, OfOneTypeTheOneThatSaysMoreStays) {
  EventFixture f("Police held Jane Smith for theft .");
  f.event("Arrest", "held", {{"suspect", ref(f.person("Jane Smith"))}});
  f.event("Arrest", "held", {{"suspect", ref(f.person("Jane Smith"))}, {"offense", text("theft")}});
  ASSERT_EQ(f.found().size(), 1U);
  EXPECT_EQ(f.found()[0].facts.size(), 1U);
}

TEST(Doubles, WhatLacksARoleDrivesNothingOut) {
  EventFixture f("Jane Smith received Bob Lee warmly .");
  f.event("Meeting", "received", {{"participant", f.people({f.person("Jane Smith"), f.person("Bob Lee")})}});
  f.event("Praise", "received", {});
  EXPECT_EQ(types(f), std::vector<std::string>{"Meeting"});
}

}  // namespace
}  // namespace wirefacts
