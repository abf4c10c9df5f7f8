// The writer by hand against nlohmann, and the order of keys.

#include "io/extraction_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "io/json_writer.h"
#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

using Json = nlohmann::ordered_json;

/// Takes the ids out that the samples, written by hand, do not have.
void drop_uids(Json& node) {
  if (node.is_object()) node.erase("uid");
  if (node.is_structured()) {
    for (auto& child : node) drop_uids(child);
  }
}

std::string written(const Extraction& extraction) {
  std::string out;
  append_json(extraction, out);
  return out;
}

class SampleJson : public testing::TestWithParam<bool> {
 protected:
  const test::Sample sample_ = GetParam() ? test::seed_sample() : test::made_up_sample();
};

TEST_P(SampleJson, ComesBackWithTheSameKeysInTheSameOrder) {
  Json found = Json::parse(written(sample_.extraction));
  drop_uids(found);
  // dump() compares the order of keys, too, and numbers in shortest form.
  EXPECT_EQ(found.dump(1), Json::parse(sample_.json).dump(1));
}

TEST_P(SampleJson, IsOneLineThatReadsBackTheSame) {
  const std::string line = written(sample_.extraction);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const auto again = parse_extraction(line);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(written(*again), line);
  EXPECT_NE(line.find("\"uid\""), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Contract, SampleJson, testing::Bool(),
                         [](const auto& name) { return name.param ? "seed" : "made_up"; });

TEST(ExtractionJson, WritesNullWhereRecordsSaysOrNull) {
  Extraction empty;
  empty.doc.doc_id = "a";
  EXPECT_EQ(
      written(empty),
      R"({"schema":"wirefacts/1","doc":{"doc_id":"a","sha256":"","n_bytes":0,"n_chars":0,)"
      R"("offset_unit":"unicode_code_point","lang":"en","source":null,"url":null,"title":null,"author":null,)"
      R"("section":null,"text_start":0,"headline":null,"dateline":null,"body":{"start":0,"end":0},"residue":[],)"
      R"("dct":null,"dct_source":null,"dct_bounds":null},"entities":[],"places":[],"times":[],"quantities":[],)"
      R"("quotes":[],"events":[],"claims":[],"meta":{"pipeline":"","rulepacks":[],"run_id":"","content_key":""}})");
}

TEST(ExtractionJson, SaysWhereAMistakeIs) {
  const auto wrong = parse_extraction(R"({"doc":{"doc_id":"a"},"times":[{"id":"T1","start":"x","end":2}]})");
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().message.find("/times/0/start"), std::string::npos) << wrong.error().message;
  EXPECT_FALSE(parse_extraction("[]"));
  EXPECT_FALSE(parse_extraction(R"({"schema":"wirefacts/9","doc":{"doc_id":"a"}})"));
}

std::string as_string(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

TEST(JsonString, EscapesWhatJsonNeeds) {
  EXPECT_EQ(as_string("a\"b\\c\n\r\t\b\f"), R"("a\"b\\c\n\r\t\b\f")");
  EXPECT_EQ(as_string(std::string("\0\x1f\x7f", 3)), "\"\\u0000\\u001f\x7f\"");
  EXPECT_EQ(as_string("\xE2\x80\x98 \xF0\x9F\x98\x80"), "\"\xE2\x80\x98 \xF0\x9F\x98\x80\"");
  EXPECT_EQ(as_string("a\xF0\x9F\x98 b\xFF"), "\"a\xEF\xBF\xBD b\xEF\xBF\xBD\"");
}

TEST(JsonString, ReadsBackAsItWasAtEveryAlignment) {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"\"", "\\",      "\n", "\x01", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                                     "a",  "bcdefgh", " "};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto n = random() % 24; n > 0; --n) text += pieces[random() % std::size(pieces)];
    EXPECT_EQ(nlohmann::json::parse(as_string(text)).get<std::string>(), text);
  }
}

TEST(JsonString, IsAlwaysValidWhateverTheBytes) {
  std::mt19937 random(8);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n)
      text += static_cast<char>(random() % 3 == 0 ? random() : 'a' + random() % 26);
    EXPECT_FALSE(nlohmann::json::parse(as_string(text), nullptr, false).is_discarded());
  }
}

}  // namespace
}  // namespace wirefacts
