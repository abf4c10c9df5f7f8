#include "base/text_table.h"

#include <gtest/gtest.h>

#include <string>
#include <unordered_map>

namespace wirefacts {
namespace {

TEST(TextTable, KnowsWhatWasAdded) {
  TextTable table;
  EXPECT_TRUE(table.empty());
  EXPECT_FALSE(table.contains(""));
  EXPECT_EQ(table.try_emplace("said", 3), std::pair(3U, true));
  EXPECT_EQ(table.try_emplace("said", 4), std::pair(3U, false));
  EXPECT_EQ(table.find("said"), 3U);
  EXPECT_EQ(table.find("sai"), TextTable::kNone);
  EXPECT_EQ(table.try_emplace("", 0), std::pair(0U, true));
  EXPECT_TRUE(table.contains(""));
  EXPECT_EQ(table.size(), 2U);
}

/// Texts of every length around the widths at which the hash reads, and many that end or begin alike.
TEST(TextTable, AgreesWithMap) {
  TextTable table;
  std::unordered_map<std::string, std::uint32_t> map;
  std::uint32_t next = 0;
  for (std::size_t length = 0; length < 40; ++length) {
    for (std::size_t at = 0; at <= length; ++at) {
      for (const char other : {'\0', 'b', '\xFF'}) {
        std::string text(length, 'a');
        if (at < length) text[at] = other;
        const bool added = map.try_emplace(text, next).second;
        EXPECT_EQ(table.try_emplace(text, next), std::pair(map[text], added));
        ++next;
      }
    }
  }
  EXPECT_EQ(table.size(), map.size());
  for (const auto& [text, number] : map) {
    EXPECT_EQ(table.find(text), number);
    EXPECT_EQ(map.count(text + 'c') != 0, table.contains(text + 'c'));
  }
  table.clear();
  EXPECT_FALSE(table.contains("a"));
}

TEST(TextMap, MakesWhatIsAskedFor) {
  TextMap<std::string> map;
  map["on"] = "Monday";
  map["on"] += " and Tuesday";
  map["in"];
  ASSERT_NE(map.find("on"), nullptr);
  EXPECT_EQ(*map.find("on"), "Monday and Tuesday");
  EXPECT_EQ(*map.find("in"), "");
  EXPECT_EQ(map.find("at"), nullptr);
}

}  // namespace
}  // namespace wirefacts
