#include "records/stable_id.h"

#include <gtest/gtest.h>

namespace wirefacts {
namespace {

// The values were computed independently, with Python's hashlib and base64.
TEST(Uid, IsThatOfTheDefinition) {
  EXPECT_EQ(uid("news/1", "events", "MEETING", "10-17", 0), "abic9mb68llk2v9v5iv2armn0o");
  EXPECT_EQ(uid("ä", "entities", "PERSON", "Jürgen", 1), "375b68uvilb2mj566t17hcbj5o");
}

TEST(Uid, CountsEquals) {
  Extraction extraction;
  extraction.doc.doc_id = "news/1";
  extraction.events.resize(2);
  for (EventRecord& event : extraction.events) {
    event.type = "MEETING";
    event.trigger = {10, 17};
  }
  assign_uids(extraction);
  EXPECT_EQ(extraction.events[0].uid, uid("news/1", "events", "MEETING", "10-17", 0));
  EXPECT_EQ(extraction.events[1].uid, uid("news/1", "events", "MEETING", "10-17", 1));
}

TEST(ContentKey, ChangesWithDateAndRules) {
  DocRecord doc;
  MetaRecord meta;
  const std::string plain = content_key(doc, meta);
  EXPECT_EQ(plain.size(), 32U);
  doc.dct = "2016-10-04";
  const std::string dated = content_key(doc, meta);
  EXPECT_NE(dated, plain);
  meta.rulepacks = {"news@1"};
  EXPECT_NE(content_key(doc, meta), dated);
  meta.run_id = "another run";
  doc.n_chars = 5;
  EXPECT_EQ(content_key(doc, meta), content_key(doc, {"", {"news@1"}, "", "", {}, {}}));
}

TEST(ContentKey, IsTheSameBeforeADateIsReadInTheText) {
  DocRecord doc;
  const MetaRecord meta;
  const std::string before = content_key(doc, meta);
  doc.dct = "2016-10-04";
  doc.dct_source = "dateline";
  EXPECT_EQ(content_key(doc, meta), before);
}

}  // namespace
}  // namespace wirefacts
