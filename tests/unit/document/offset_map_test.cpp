#include "document/offset_map.h"

#include <gtest/gtest.h>

#include <random>

namespace wirefacts {
namespace {

TEST(OffsetMap, ascii_is_the_identity) {
  const OffsetMap map("Astana");
  EXPECT_EQ(map.code_points(0), 0u);
  EXPECT_EQ(map.code_points(6), 6u);
  EXPECT_EQ(map.utf16_units(4), 4u);
  EXPECT_EQ(map.total_code_points(), 6u);
  EXPECT_EQ(OffsetMap("").total_code_points(), 0u);
}

TEST(OffsetMap, one_to_four_bytes) {
  const OffsetMap map("a\u00E9\u20AC\U0001F600z");  // at bytes 0 1 3 6 10
  EXPECT_EQ(map.code_points(ByteSpan{1, 6}), (ByteSpan{1, 3}));
  EXPECT_EQ(map.code_points(10), 4u);
  EXPECT_EQ(map.utf16_units(10), 5u);
  EXPECT_EQ(map.total_code_points(), 5u);
  EXPECT_EQ(map.code_points(2), 2u);  // inside: the code point has begun
}

TEST(OffsetMap, ill_formed_sequences_count_once) {
  EXPECT_EQ(OffsetMap("\xFF\xFE").total_code_points(), 2u);
  EXPECT_EQ(OffsetMap("\xE2\x80").total_code_points(), 1u);  // one cut-off sequence
  EXPECT_EQ(OffsetMap("\xE2\x80z").total_code_points(), 2u);
  EXPECT_EQ(OffsetMap("\xED\xA0\x80").total_code_points(), 3u);  // a surrogate is no sequence
  EXPECT_EQ(OffsetMap("\xF0\x9F\x98").total_code_points(), 1u);
  EXPECT_EQ(OffsetMap("\xF4\x90\x80\x80").total_code_points(), 4u);  // above U+10FFFF
  EXPECT_EQ(OffsetMap("\xC0\xAF").total_code_points(), 2u);          // overlong
  EXPECT_EQ(OffsetMap("\x80\u00E9").total_code_points(), 2u);
}

TEST(OffsetMap, agrees_with_a_walk_on_any_bytes) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const std::size_t size = random() % 300;
    for (std::size_t i = 0; i < size; ++i) {
      text += random() % 2 == 0 ? static_cast<char>(random() % 256) : static_cast<char>(0x80 | random() % 64);
    }
    const OffsetMap map(text);
    std::uint32_t code_points = 0;
    std::uint32_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
      ASSERT_EQ(map.code_points(static_cast<std::uint32_t>(at)), code_points);
      ASSERT_EQ(map.utf16_units(static_cast<std::uint32_t>(at)), units);
      const Utf8Sequence s = utf8_sequence(text, at);
      ++code_points;
      units += s.well_formed && s.length == 4 ? 2 : 1;
      at += s.length;
    }
    EXPECT_EQ(map.total_code_points(), code_points);
  }
}

TEST(WellFormedText, keeps_the_count_of_code_points) {
  const std::string text("a\0\xFF\xE2\x80z\u00E9", 8);
  const std::string fixed = well_formed_text(text);
  EXPECT_EQ(fixed, "a\uFFFD\uFFFD\uFFFDz\u00E9");
  EXPECT_EQ(OffsetMap(fixed).total_code_points(), OffsetMap(text).total_code_points());
  EXPECT_EQ(well_formed_text("plain"), "plain");
}

}  // namespace
}  // namespace wirefacts
