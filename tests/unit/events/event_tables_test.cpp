#include "events/event_tables.h"

#include <gtest/gtest.h>

#include "support/event_fixture.h"

namespace wirefacts {
namespace {

/// First diagnostic of a table: "message / hint".
std::string mistake(const std::string& path, const std::string& columns, const std::string& row) {
  EventFixture f("Nothing happened .");
  std::string content = "# columns: " + columns + "\n" + row + "\n";
  for (char& c : content) c = c == ',' ? '\t' : c;
  f.raw_table(path, content);
  EventTables::build(f.discourse().knowledge, f.diagnostics);
  if (f.diagnostics.items().empty()) return "";
  const Diagnostic& first = f.diagnostics.items().front();
  EXPECT_NE(first.range.file, SourceRange::kNoFile);
  return first.message + " / " + first.hint;
}

TEST(EventTables, NameMistakesAndRemedies) {
  const std::string merging = "type,other,near,far,shared_role,never";
  EXPECT_EQ(mistake("events/merging.tsv", merging, "Meating,Meeting,1,2,,"),
            "unknown event type 'Meating' / did you mean 'Meeting'?");
  EXPECT_EQ(mistake("events/merging.tsv", merging, "Meeting,Meeting,1,2,participants,"),
            "'Meeting' has no field 'participants' / did you mean 'participant'?");
  EXPECT_EQ(mistake("events/merging.tsv", merging, "Meeting,Meeting,one,2,,"),
            "'near' is a whole number, not 'one' / ");
  EXPECT_EQ(mistake("events/merging.tsv", merging, "Meeting,Meeting,1,,,"), "");  // empty: 0
  EXPECT_EQ(mistake("events/doubles.tsv", "type,other", "Meeting,Prase"),
            "unknown event type 'Prase' / did you mean 'Praise'?");
  const std::string derivations = "type,role,derivation,from";
  EXPECT_EQ(mistake("events/derivations.tsv", derivations, "Meeting,host,withn,place"),
            "unknown derivation 'withn' / did you mean 'within'?");
  EXPECT_EQ(mistake("events/derivations.tsv", derivations, "Conference,countries,field,n_participants.from_place"),
            "unknown link 'from_place' of a quantity / did you mean 'from_places'?");
  EXPECT_EQ(mistake("events/derivations.tsv", derivations, "Conference,city,within,place.city"),
            "'from' of 'within' is the name of one role / ");
  const std::string places = "type,basis,from,realis";
  EXPECT_EQ(mistake("events/places.tsv", places, "Casualty,claus,,*"),
            "unknown basis 'claus' of a place / did you mean 'clause'?");
  EXPECT_EQ(mistake("events/places.tsv", places, "Casualty|Meating,clause,,*"),
            "unknown event type 'Meating' / did you mean 'Meeting'?");
  EXPECT_EQ(mistake("events/places.tsv", places, "Casualty,event,Disastr,*"),
            "unknown event type 'Disastr' / did you mean 'Disaster'?");
  EXPECT_EQ(mistake("events/places.tsv", places, "Praise,clause,,*"),
            "'Praise' has no field 'place' / fields: agent recipient topic realis polarity");
  EXPECT_EQ(mistake("events/sectors.tsv", "kind,value,sector", "nouns,person,CVL"),
            "unknown kind 'nouns' / kinds are 'subtype', 'place' and 'noun'");
  EXPECT_EQ(mistake("precision.tsv", "rule,judged,right", "a.b,2,3"), "more right than judged / ");
}

TEST(EventTables, GiveMeasuredConfidence) {
  EventFixture f("Nothing happened .");
  f.found();
  EXPECT_EQ(f.tables().confidence("test.good").to_string(), "0.9");
  EXPECT_EQ(f.tables().confidence("nobody.judged").to_string(), "0.5");
}

TEST(EventTables, ChooseColumnsOfWords) {
  EventFixture f("Nothing happened .");
  f.found();
  EXPECT_EQ(f.tables().columns("MEETING").who, std::vector<std::string>{"participant"});
  EXPECT_EQ(f.tables().columns("PRAISE").who, std::vector<std::string>{"agent"});
  EXPECT_TRUE(f.tables().columns("CASUALTY").who.empty());
  EXPECT_TRUE(f.tables().columns("UNHEARD_OF").who.empty());
}

TEST(EventTables, KnowSectors) {
  EventFixture f("Nothing happened .");
  f.found();
  EXPECT_EQ(f.tables().office_sector("President"), "GOV");
  EXPECT_EQ(f.tables().sector("noun", "person"), "CVL");
  EXPECT_EQ(f.tables().noun_class("soldier").noun_class, "person");
  EXPECT_EQ(f.tables().sector("noun", "thing"), "");
}

}  // namespace
}  // namespace wirefacts
