#include "records/extraction_builder.h"

#include <gtest/gtest.h>

#include "records/code_point_text.h"
#include "records/stable_id.h"
#include "support/event_fixture.h"

namespace wirefacts {
namespace {

/// A headline-less article with two presidents, a place, counts and two meetings that are one. The name with ü makes
/// bytes and code points differ.
struct Visit : EventFixture {
  Visit()
      : EventFixture(
            "President Jürgen Smith met President Bob Lee in Paris . The meeting killed 9 soldiers , 3 cooks .") {
    const AnnotationId host = president("President Jürgen Smith", "Jürgen Smith", "FRA");
    const AnnotationId guest = president("President Bob Lee", "Bob Lee", "DEU");
    event("Meeting", "met", {{"participant", people({host, guest})}, {"place", ref(city("Paris", "FRA"))}});
    event("Meeting", "meeting", {{"counterpart", words(at("soldiers"))}});
    const AnnotationId nine = count("9 soldiers", 9, "soldier");
    event("Casualty", "killed", {{"killed", people({nine})}});
    row("Noun", at("cooks"), {{"lemma", text("cook")}});
    count("3 cooks", 3, "cook", {{"bound", text("at_least")}, {"part_of", ref(nine)}});
    article.published = "2016-10-04";
    article.published_source = "arg";
  }
  Extraction assembled() {
    std::vector<Event> events = found();
    return assemble(discourse(), events, tables(), {"wirefacts test", {"news@1"}, "run"});
  }
};

TEST(Assembling, CountsCodePointsAndKeepsTheWords) {
  Visit f;
  const Extraction extraction = f.assembled();
  const CodePointText text_(f.article.text);
  ASSERT_EQ(extraction.entities.size(), 2U);
  EXPECT_EQ(extraction.entities[1].mentions[0].span.start, 27U);
  for (const EntityRecord& entity : extraction.entities) {
    for (const MentionRecord& mention : entity.mentions) EXPECT_EQ(text_.words(mention.span), mention.text);
  }
  ASSERT_TRUE(extraction.entities[0].mentions[0].head);
  EXPECT_EQ(text_.words(*extraction.entities[0].mentions[0].head), "Jürgen Smith");
  EXPECT_EQ(extraction.doc.n_chars + 1, extraction.doc.n_bytes);
  EXPECT_EQ(text_.words(extraction.doc.body), f.article.text);
}

TEST(Assembling, AdverbsOfTenseAreRecordsWhereAnEventHappensThen) {
  EventFixture f("President Bob Lee met President Jane Smith recently . He is now currently in Paris .");
  const AnnotationId guest = f.president("President Bob Lee", "Bob Lee", "DEU");
  const AnnotationId host = f.president("President Jane Smith", "Jane Smith", "FRA");
  const auto adverb = [&](std::string_view word, std::string_view of_tense) {
    return f.rule("Time", f.at(word), {{"kind", text("date")}, {"ref", text("past")}, {"of_tense", text(of_tense)}});
  };
  const AnnotationId met = adverb("recently", "yes");
  adverb("now", "no");
  adverb("currently", "yes");
  f.event("Meeting", "met", {{"participant", f.people({host, guest})}, {"time", ref(met)}});
  std::vector<Event> events = f.found();
  const Extraction extraction = assemble(f.discourse(), events, f.tables(), {"wirefacts test", {"news@1"}, "run"});
  ASSERT_EQ(extraction.times.size(), 2U);
  EXPECT_EQ(extraction.times[0].text, "recently");
  EXPECT_EQ(extraction.times[1].text, "now");
  EXPECT_EQ(extraction.times[1].id, "T2");
}

TEST(Assembling, NumbersRecordsByFirstSpan) {
  Visit f;
  const Extraction extraction = f.assembled();
  EXPECT_EQ(extraction.entities[0].id, "P1");
  EXPECT_EQ(extraction.entities[1].id, "P2");
  EXPECT_EQ(extraction.places.at(0).id, "L1");
  EXPECT_EQ(extraction.quantities.at(1).id, "N2");
  EXPECT_EQ(extraction.quantities[1].subset_of, "N1");
  EXPECT_EQ(extraction.events.at(1).id, "E2");
  EXPECT_EQ(extraction.entities[0].roles.at(0).evidence, "P1.m1");
}

TEST(Assembling, SeparatesRolesFromFigures) {
  Visit f;
  const Extraction extraction = f.assembled();
  ASSERT_EQ(extraction.events.size(), 2U);
  const EventRecord& meeting = extraction.events[0];
  EXPECT_EQ(meeting.type, "MEETING");
  EXPECT_EQ(meeting.subtype, "visit");
  EXPECT_EQ(meeting.codes.cameo, "042");
  EXPECT_EQ(meeting.roles.at(0).name, "participant");
  EXPECT_TRUE(meeting.roles[0].list);
  ASSERT_EQ(meeting.merged_from.size(), 1U);
  EXPECT_EQ(meeting.merged_from[0].step, "merging.meeting");
  const EventRecord& casualty = extraction.events[1];
  EXPECT_TRUE(casualty.roles.empty());
  const std::vector<std::pair<std::string, std::string>> figures = {{"N1", "killed"}, {"N2", "killed"}};
  EXPECT_EQ(casualty.quantities, figures);
  EXPECT_EQ(casualty.from.confidence->to_string(), "0.5");
}

TEST(Assembling, MakesWordsForReaders) {
  Visit f;
  const Extraction extraction = f.assembled();
  const EventRecord::Words& words_ = extraction.events.at(0).words;
  EXPECT_EQ(words_.who, "Jürgen Smith; Bob Lee");
  EXPECT_EQ(words_.whom, "soldiers");
  EXPECT_EQ(words_.place, "Paris");
  EXPECT_EQ(words_.details, "host=Jürgen Smith | visitor=Bob Lee");
  EXPECT_EQ(extraction.events.at(1).words.how_many, "9 soldiers (killed); 3 cooks (killed)");
}

TEST(Assembling, CountedPeopleAreWhomItWasDoneTo) {
  EventFixture f("Police arrested President Bob Lee . They arrested 9 soldiers .");
  const AnnotationId lee = f.president("President Bob Lee", "Bob Lee", "DEU");
  f.event("Arrest", "arrested", {{"suspect", ref(lee)}});
  f.event("Arrest", "arrested", {{"suspect", ref(f.count("9 soldiers", 9, "soldier"))}}, 2);
  std::vector<Event> events = f.found();
  const Extraction extraction = assemble(f.discourse(), events, f.tables(), {});
  ASSERT_EQ(extraction.events.size(), 2U);
  EXPECT_EQ(extraction.events[0].words.whom, "Bob Lee");
  EXPECT_EQ(extraction.events[1].words.whom, "9 soldiers");
  EXPECT_EQ(extraction.events[1].words.how_many, "9 soldiers");
}

TEST(Assembling, IsDeterministicAndNamesItsMakers) {
  Visit one;
  Visit other;
  const Extraction first = one.assembled();
  EXPECT_EQ(first.meta.content_key, other.assembled().meta.content_key);
  EXPECT_EQ(first.meta.content_key, content_key(first.doc, first.meta));
  EXPECT_EQ(first.meta.pipeline, "wirefacts test");
  EXPECT_EQ(first.doc.dct, "2016-10-04");
  EXPECT_EQ(first.events.at(0).uid.size(), 26U);
}

TEST(Assembling, BearsAnArticleWithoutWords) {
  for (const std::string empty : {"", "   ", "\n\n\n"}) {
    EventFixture f(empty);
    std::vector<Event> events = f.found();
    const Extraction extraction = assemble(f.discourse(), events, f.tables(), {});
    EXPECT_TRUE(extraction.events.empty());
    EXPECT_EQ(extraction.doc.body.start, extraction.doc.body.end);
  }
}

}  // namespace
}  // namespace wirefacts
