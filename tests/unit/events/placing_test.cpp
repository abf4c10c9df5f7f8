#include "events/placing.h"

#include <gtest/gtest.h>

#include "events/event_roles.h"
#include "events/support.h"
#include "support/event_fixture.h"

namespace wirefacts {
namespace {

/// Events of a text, its places and the phrases that say where.
struct Placed : EventFixture {
  using EventFixture::EventFixture;

  void site(std::string_view words, AnnotationId place) { rule("Locale", at(words), {{"place", ref(place)}}); }
  void verb(std::string_view words) { rule("VerbGroup", at(words)); }
  void dead(std::string_view people, std::int64_t number, std::string_view trigger, int occurrence = 1,
            const Fields& more = {}) {
    Fields fields = {{"killed", this->people({count(people, number, "soldier")})}};
    fields.insert(fields.end(), more.begin(), more.end());
    event("Casualty", trigger, fields, occurrence);
  }
  /// "Paris, clause" of the n-th event, "" without a place.
  std::string where(std::size_t n) {
    const Event& event = found().at(n);
    const std::vector<Filler>& places = fillers(event, "place");
    if (places.empty()) return "";
    return discourse().entities[std::get<EntityRef>(places.front()).id].canonical + ", " +
           fact_text(event, "place_basis");
  }
};

TEST(Placing, ReadsTheClauseOfTheTrigger) {
  Placed f("9 soldiers died in Paris .");
  f.verb("died");
  f.site("in", f.city("Paris", "FRA"));
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(0), "Paris, clause");
  EXPECT_EQ(SupportGrader(f.discourse(), f.found()).geo_precision(f.found()[0]), 1);
}

TEST(Placing, TrustsASiteOfAnotherVerbLess) {
  Placed f("A bus overturned in Paris and killed 9 soldiers .");
  f.verb("overturned");
  f.verb("killed");
  f.site("in", f.city("Paris", "FRA"));
  f.dead("9 soldiers", 9, "killed");
  EXPECT_EQ(f.where(0), "Paris, sentence");
}

TEST(Placing, ASemicolonPartsWhatASentenceTells) {
  Placed f("A bus overturned in Paris ; 9 soldiers died .");
  f.verb("overturned");
  f.verb("died");
  f.site("in", f.city("Paris", "FRA"));
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(0), "");
}

TEST(Placing, APlaceBeforeItsPhraseIsThatOfOneClause) {
  Placed f("9 soldiers died on the way to Paris , where she lives .");
  f.verb("died");
  f.verb("lives");
  f.rule("Break", f.at("where"));
  f.site("she", f.city("Paris", "FRA"));
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(0), "");
}

TEST(Placing, AParticipleSharesTheSiteOfItsVerb) {
  Placed f("A bomb hit a market in Paris , killing 9 soldiers .");
  f.verb("hit");
  f.rule("VerbGroup", f.at("killing"), {{"finite", text("no")}});
  f.site("in", f.city("Paris", "FRA"));
  f.dead("9 soldiers", 9, "killing");
  EXPECT_EQ(f.where(0), "Paris, clause");
}

TEST(Placing, ACityOfItsClauseIsFinerThanTheCountryOfARole) {
  Placed f("9 soldiers died in Paris , a city of France .");
  f.site("in", f.city("Paris", "FRA"));
  f.dead("9 soldiers", 9, "died", 1, {{"place", ref(f.country("France", "FRA"))}});
  EXPECT_EQ(f.where(0), "Paris, clause");
}

TEST(Placing, LeavesTheStoryToABackgroundInARelativeClause) {
  Placed f("A quake hit Paris . It hit rebels who killed 9 soldiers .");
  f.event("Disaster", "quake", {{"subtype", text("earthquake")}, {"place", ref(f.city("Paris", "FRA"))}});
  f.rule("Relative", f.at("who"));
  f.dead("9 soldiers", 9, "killed");
  EXPECT_EQ(f.where(1), "");
}

TEST(Placing, KeepsWhatARuleSaid) {
  Placed f("9 soldiers died in Paris near Rome .");
  const AnnotationId rome = f.city("Rome", "ITA");
  f.site("in", f.city("Paris", "FRA"));
  f.dead("9 soldiers", 9, "died", 1, {{"place", ref(rome)}});
  EXPECT_EQ(f.where(0), "Rome, ");
}

TEST(Placing, TakesNoPlaceWhereTwoContradict) {
  Placed f("9 soldiers died in Paris or in Rome .");
  f.site("in", f.city("Paris", "FRA"));
  f.rule("Locale", f.at("in", 2), {{"place", ref(f.city("Rome", "ITA"))}});
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(0), "");
}

TEST(Placing, TakesTheFinerOfTwoThatLieInEachOther) {
  Placed f("In France 9 soldiers died in Paris .");
  f.site("In", f.country("France", "FRA"));
  f.site("in", f.city("Paris", "FRA"));
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(0), "Paris, clause");
}

TEST(Placing, HandsThePlaceOfADisasterToItsVictims) {
  Placed f("A quake hit Paris , and 9 soldiers died .");
  f.event("Disaster", "quake", {{"subtype", text("earthquake")}, {"place", ref(f.city("Paris", "FRA"))}});
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(1), "Paris, event");
  EXPECT_EQ(SupportGrader(f.discourse(), f.found()).geo_precision(f.found()[1]), 3);
}

TEST(Placing, ReadsTheStoryBeforeASentenceWithoutPlace) {
  Placed f("A quake hit Paris . It was early . 9 soldiers died .");
  f.event("Disaster", "quake", {{"subtype", text("earthquake")}, {"place", ref(f.city("Paris", "FRA"))}});
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(1), "Paris, story");
}

TEST(Placing, TakesTheOnePlaceOfTheArticle) {
  Placed f("A quake hit Paris . It was early . It was cold . It was late . 9 soldiers died .");
  f.event("Disaster", "quake", {{"subtype", text("earthquake")}, {"place", ref(f.city("Paris", "FRA"))}});
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(1), "Paris, article");
}

TEST(Placing, LeavesTheStoryWhereAnotherPlaceIsNamed) {
  Placed f("A quake hit Paris . 9 soldiers from Rome died .");
  f.event("Disaster", "quake", {{"subtype", text("earthquake")}, {"place", ref(f.city("Paris", "FRA"))}});
  f.city("Rome", "ITA");
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(1), "");
}

/// "ROME - 9 soldiers died" with a demonym or not.
struct WithDateline : Placed {
  explicit WithDateline(std::string text_) : Placed(std::move(text_)) {
    rule("Dateline", at("ROME -"), {{"place", words(at("ROME"))}});
    rule("Place", at("ROME"),
         {{"name", text("Rome")}, {"place_kind", text("city")}, {"country", text("ITA")}, {"kind", text("dateline")}});
  }
};

TEST(Placing, ReadsHereAsTheDateline) {
  WithDateline f("ROME - It rained . 9 soldiers died here .");
  f.rule("Locale", f.at("here"));
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(0), "Rome, clause");
}

TEST(Placing, LeavesTheSiteOfAnAside) {
  Placed f("9 soldiers who lived in Paris died .");
  f.rule("Relative", f.at("who"));
  f.rule("Relative", f.at("died"));
  f.site("in", f.city("Paris", "FRA"));
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(0), "");
}

TEST(Placing, ReadsTheDatelineLast) {
  WithDateline f("ROME - 9 soldiers died . 8 soldiers died .");
  f.dead("9 soldiers", 9, "died");
  EXPECT_EQ(f.where(0), "Rome, dateline");
}

TEST(Placing, LeavesTheDatelineWhereAnotherCountryIsNamed) {
  WithDateline f("ROME - 9 French soldiers died .");
  f.country("French", "FRA", "demonym");
  f.dead("9", 9, "died");
  EXPECT_EQ(f.where(0), "");
}

}  // namespace
}  // namespace wirefacts
