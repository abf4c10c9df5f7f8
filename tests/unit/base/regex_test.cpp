#include "base/regex.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "base/regex_size.h"

namespace wirefacts {
namespace {

Regex compiled(const std::string& pattern, Regex::Options options = Regex::Options()) {
  auto out = Regex::compile(pattern, options);
  EXPECT_TRUE(out.has_value()) << pattern;
  return std::move(out).value();
}

TEST(Regex, MatchesWholeSubjects) {
  const Regex regex = compiled(R"(\p{Lu}\p{L}+(ov|ova))");
  EXPECT_TRUE(regex.matches("Petrov"));
  EXPECT_TRUE(regex.matches("Ćosova"));
  EXPECT_FALSE(regex.matches("Petrovic"));
}

TEST(Regex, SaysWhatIsWrong) {
  for (const char* const bad : {"a(b", "[a", "a{2,1}", "(?=x)", "\\1", "*"}) {
    const auto result = Regex::compile(bad);
    ASSERT_FALSE(result.has_value()) << bad;
    EXPECT_FALSE(result.error().message.empty());
  }
}

TEST(Regex, MatchAtGivesGroups) {
  const Regex regex = compiled("(a)(b)?(c)");
  std::vector<Regex::Group> groups(4);
  ASSERT_TRUE(regex.match_at("xxacx", 2, groups));
  EXPECT_EQ(groups[0].begin, 2U);
  EXPECT_EQ(groups[0].end, 4U);
  EXPECT_FALSE(groups[2].matched());
  EXPECT_EQ(groups[3].begin, 3U);
  EXPECT_FALSE(regex.match_at("xxacx", 1, groups));
  EXPECT_EQ(regex.group_count(), 3);
}

TEST(Regex, EmptyGroupsAreMatched) {
  std::vector<Regex::Group> groups(2);
  ASSERT_TRUE(compiled("(x*)a").match_at("a", 0, groups));
  EXPECT_TRUE(groups[1].matched());
  EXPECT_EQ(groups[1].begin, groups[1].end);
}

TEST(Regex, SearchFindsTheLeftmost) {
  std::vector<Regex::Group> groups(1);
  ASSERT_TRUE(compiled("b+").search("abbab", 2, groups));
  EXPECT_EQ(groups[0].begin, 2U);
  EXPECT_EQ(groups[0].end, 3U);
  EXPECT_FALSE(compiled("c").search("abbab", 0, groups));
}

TEST(Regex, BeginningNeverLeavesOneOut) {
  for (const std::string pattern : {"a|b", "[Bb]etween ", "\\d+(\\.\\d+)?", "(?i:kilo)", "x*y", "€|£", "\\p{Lu}\\w*",
                                    "(a|)c", "", ".+", "^a", "(?:)b?"}) {
    const Regex regex = compiled(pattern);
    const Regex::Beginning beginning = Regex::beginning(pattern);
    EXPECT_EQ(beginning.may_be_empty, regex.matches("")) << pattern;
    for (const std::string text : {"a", "b", "c", "ac", "y", "xy", "1", "1.5", "between ", "Between ", "kilo", "KILO",
                                   "\u212Ailo", "€", "£", "Ärger", "A", "x", "@"}) {
      if (!regex.matches(text)) continue;
      EXPECT_TRUE(beginning.bytes[static_cast<unsigned char>(text.front())]) << pattern << " on " << text;
    }
  }
  EXPECT_FALSE(Regex::beginning("\\d+").bytes['a']);
  EXPECT_EQ(Regex::beginning("\\d+").bytes.count(), 10U);
}

TEST(Regex, PreferenceDecides) {
  std::vector<Regex::Group> groups(1);
  ASSERT_TRUE(compiled("a|ab").match_at("ab", 0, groups));
  EXPECT_EQ(groups[0].end, 1U);
  Regex::Options longest;
  longest.preference = Regex::Preference::longest;
  ASSERT_TRUE(compiled("a|ab", longest).match_at("ab", 0, groups));
  EXPECT_EQ(groups[0].end, 2U);
}

TEST(Regex, WholePartsAnchorBothEnds) {
  std::vector<Regex::Group> groups(1);
  const Regex regex = compiled("b+");
  EXPECT_TRUE(regex.match_whole("abba", 1, 3, groups));
  EXPECT_FALSE(regex.match_whole("abba", 1, 4, groups));
}

TEST(Regex, FoldsCaseWhenAsked) {
  Regex::Options fold;
  fold.fold_case = true;
  EXPECT_TRUE(compiled("straSSe", fold).matches("Strasse"));
  EXPECT_FALSE(compiled("a").matches("A"));
}

TEST(Regex, QuoteMatchesExactly) {
  const std::string odd = "a.b*c[d]\\e(f)|g^$?+{1}é";
  EXPECT_TRUE(compiled(Regex::quote(odd)).matches(odd));
  EXPECT_FALSE(compiled(Regex::quote("a.b")).matches("axb"));
}

TEST(Regex, TooLargeIsAnErrorNotACrash) {
  Regex::Options small;
  small.max_memory = 1 << 12;
  EXPECT_FALSE(Regex::compile("(abc|def){500}", small).has_value());
  EXPECT_FALSE(Regex::compile("((a{1,100}){1,100}){1,100}").has_value());
}

TEST(RegexSet, NamesThePatternsThatMatchTheWholeSubject) {
  const auto set = RegexSet::compile({"[a-z]+", "a.*", R"(\d+)", ".*a"});
  ASSERT_TRUE(set);
  std::vector<int> numbers = {7};
  EXPECT_TRUE(set->matches("alfa", numbers));
  EXPECT_EQ(numbers, (std::vector<int>{0, 1, 3}));
  EXPECT_TRUE(set->matches("A4", numbers));
  EXPECT_TRUE(numbers.empty());
  EXPECT_FALSE(RegexSet::compile({"a(b"}));
}

/// Only what RE2 would refuse for its size must be compiled at once; nothing of that is taken for small.
TEST(Regex, ComposedOnesAreRefusedAsCompiledOnes) {
  const std::vector<std::string> parts = {"\\p{L}",
                                          "[^\\p{Lu}a-z]",
                                          "(?i:kelvin kisses)",
                                          ".",
                                          "(?i)ſk(?:ab|[[:alpha:]]k)",
                                          "(?:a{3}|(?:b{2,7}c){9}){5}",
                                          "\\x{20AC}\\d",
                                          "é{9}"};
  int refused = 0;
  int later = 0;
  for (const std::string& part : parts) {
    for (const char* const times : {"{9}", "{200,400}", "{1000,}"}) {
      const std::string pattern = "(?:" + part + part + ")" + times;
      const auto now = Regex::compile(pattern);
      const auto composed = Regex::compile_composed(pattern, Regex::Options());
      EXPECT_EQ(now.has_value(), composed.has_value()) << pattern;
      refused += now.has_value() ? 0 : 1;
      later += most_instructions(pattern) < 80'000 ? 1 : 0;
    }
  }
  EXPECT_GT(refused, 2);
  EXPECT_GT(later, 2);
}

TEST(Regex, SizeOfWhatIsNotFollowedIsInfinite) {
  for (const char* const odd : {"\\Qa(b\\E", "a)", "(a", "[a", "\\p{L"}) {
    EXPECT_TRUE(std::isinf(most_instructions(odd))) << odd;
  }
}

}  // namespace
}  // namespace wirefacts
