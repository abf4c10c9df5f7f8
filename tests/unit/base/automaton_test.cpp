// Automata and capture programs find what RE2 finds: of expressions as rules write them, and of random ones.

#include "base/automaton.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "base/archive.h"
#include "base/regex_archive.h"

namespace wirefacts {
namespace {

Regex::Options longest() {
  Regex::Options out;
  out.preference = Regex::Preference::longest;
  return out;
}
/// As in a kept pack: with what makes RE2 unnecessary.
Regex kept(const Regex& regex, RegexUse use = RegexUse::matches) {
  static CharacterProperties properties;
  return RegexParts::regex(RegexParts::of(regex, use, properties));
}

bool same(const std::vector<Regex::Group>& a, const std::vector<Regex::Group>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Regex::Group& x, const Regex::Group& y) {
    return x.matched() == y.matched() && (!x.matched() || (x.begin == y.begin && x.end == y.end));
  });
}

/// Every question about every subject has the same answer.
void expect_same(const std::string& pattern, const std::vector<std::string>& subjects) {
  const Regex plain = Regex::compile_later(pattern), by_length = Regex::compile_later(pattern, longest());
  const Regex kept_plain = kept(plain), kept_longest = kept(by_length), kept_groups = kept(plain, RegexUse::groups);
  const auto count = static_cast<std::size_t>(plain.group_count()) + 1;
  for (const std::string& subject : subjects) {
    EXPECT_EQ(kept_plain.matches(subject), plain.matches(subject)) << pattern << " on " << subject;
    std::vector<Regex::Group> a(1), b(1);
    EXPECT_EQ(kept_longest.search(subject, 0, a), by_length.search(subject, 0, b)) << pattern << " on " << subject;
    EXPECT_TRUE(same(a, b)) << pattern << " on " << subject;
    a.assign(1, {});
    b.assign(1, {});
    EXPECT_EQ(kept_longest.match_at(subject, 0, a), by_length.match_at(subject, 0, b)) << pattern << " on " << subject;
    EXPECT_TRUE(same(a, b)) << pattern << " on " << subject;
    a.assign(count, {});
    b.assign(count, {});
    const auto size = static_cast<std::uint32_t>(subject.size());
    const bool found = plain.match_whole(subject, 0, size, b);
    EXPECT_EQ(kept_groups.match_whole(subject, 0, size, a), found) << pattern << " on " << subject;
    if (found) {
      EXPECT_TRUE(same(a, b)) << pattern << " on " << subject;
    }
  }
}

bool is_followed(const std::string& pattern) {
  CharacterProperties properties;
  return Automaton::compile(pattern, properties).has_value();
}

TEST(Automaton, FindsWhatRe2FindsOfExpressionsInRules) {
  const std::vector<std::string> subjects = {"",
                                             "Petrov",
                                             "Ćosova",
                                             "U.S.",
                                             "$1,300.5 million",
                                             "cost $12m or €4.5 bn, he said",
                                             "1999",
                                             "19:30",
                                             "running",
                                             "ABCs",
                                             "naïve",
                                             "McDonald",
                                             "São Paulo",
                                             "St. John",
                                             "KELVIN",
                                             "\u212Aelvin",
                                             "ſet",
                                             "the 25th\nof May",
                                             "a-b",
                                             "a]b",
                                             "x\ty",
                                             "元5",
                                             "12.5kg",
                                             "co-operation"};
  for (const char* const pattern :
       {R"(\p{Lu}\p{L}+(ov|ova|ström))", R"((\p{Lu}\.){2,3})", R"(\p{Ll}{3,}ly|\p{Ll}{3,}ing)", R"(.*(ss|us|is)?)",
        R"(((?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?))(?:(?:[ -]?)((?:million|bn|m))){0,1})",
        R"((?:\p{Sc}|元)(\d+(?:[.,]\d+)*)( (?:million|m))?)", R"((?i:kelvin|set))", R"([^a-z\d]+)", R"([]a-]+)",
        R"([A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÿ'’]*(?:-[A-Za-z]+)*( [A-Z][a-z.]*){0,3})", R"((?s:.*)(?:th|of) ?.+)", R"(a??b*?-?)",
        R"(\$\x31\x{2C}\d)", R"([\w.]+?\W)", R"(()|a)", R"((a|ab)(c|bcd)?(d*))", R"([^\x00-\x{10FFFF}])", "é+|x",
        R"(\PL+)"}) {
    EXPECT_TRUE(is_followed(pattern)) << pattern;
    expect_same(pattern, subjects);
  }
}

TEST(Automaton, LeavesToRe2WhatItDoesNotFollow) {
  for (const char* const pattern : {R"(\bword\b)", "^a", "a$", "(?i:é)", "(?i)a", "(a*)*", R"(\Qa.b\E)", "(?i:[a-z])",
                                    "[[:alpha:]]", R"(\Aa)", "(?P<name>a)", "a{2", "(?:(?:a{1000}){30}b?){2}c"}) {
    EXPECT_FALSE(is_followed(pattern)) << pattern;
  }
  expect_same(R"(\bab|b$)", {"ab", "cab", "b", "a b"});
}

#ifdef WIREFACTS_SANITIZED
constexpr int kRounds = 50;
#else
constexpr int kRounds = 200;
#endif

TEST(Automaton, RandomExpressionsAgainstRe2) {
  std::mt19937 random(20240717);
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const std::vector<std::string> atoms = {"a", "b", "[ab]", "[^a]", "é", ".", R"(\d)", "1", R"(\p{Lu})", "B", "ab"};
  const std::vector<std::string> signs = {"?", "*", "+", "{2}", "{1,2}", "{2,}", "??", "*?", "+?", "", "", "", ""};
  const std::function<std::string(int)> expression = [&](int depth) {
    std::string out;
    for (std::size_t parts = 1 + pick(3); parts > 0; --parts) {
      switch (depth > 0 ? pick(4) : 3) {
        case 0: out += "(" + expression(depth - 1) + ")" + signs[pick(signs.size())]; break;
        case 1: out += "(?:" + expression(depth - 1) + "|" + expression(depth - 1) + ")"; break;
        case 2:
          out += "(" + expression(depth - 1) + "|" + expression(depth - 1) + ")" + signs[pick(signs.size())];
          break;
        default: out += "(?:" + atoms[pick(atoms.size())] + ")" + signs[pick(signs.size())];
      }
    }
    return out;
  };
  const std::vector<std::string> letters = {"a", "b", "é", "1", "B", "\n", "a", "b"};
  for (int round = 0; round < kRounds; ++round) {
    const std::string pattern = expression(2);
    std::vector<std::string> subjects;
    for (int n = 0; n < 12; ++n) {
      std::string subject;
      for (std::size_t size = pick(9); size > 0; --size) subject += letters[pick(letters.size())];
      subjects.push_back(subject);
    }
    if (is_followed(pattern)) expect_same(pattern, subjects);
  }
}

TEST(Automaton, HostileSearchesStayLinear) {
  const Regex regex = kept(Regex::compile_later("a+x", longest()));
  std::vector<Regex::Group> groups(1);
  std::string text(1'000'000, 'a');
  EXPECT_FALSE(regex.search(text, 0, groups));  // every place begins, none ends: RE2 takes over
  text += "xa";
  ASSERT_TRUE(regex.search(text, 0, groups));
  EXPECT_EQ(groups[0].begin, 0U);
  EXPECT_EQ(groups[0].end, 1'000'001U);
}

TEST(Automaton, StandsInArchives) {
  ArchiveWriter writer;
  Regex written = Regex::compile_later(R"((\p{Lu}|é)+s?)"), with_groups = Regex::compile_later("(a+)(b*)");
  archive(writer, written);
  archive(writer, with_groups, RegexUse::groups);
  const std::string bytes = std::move(writer).bytes();
  Regex word, pair;
  ArchiveReader reader(bytes);
  reader(word, pair);
  ASSERT_TRUE(reader.ok() && reader.at_end());
  EXPECT_TRUE(word.is_ready() && !pair.is_ready());
  EXPECT_TRUE(word.matches("ÉéBs"));
  EXPECT_FALSE(word.matches("Ébs"));
  std::vector<Regex::Group> groups(3);
  ASSERT_TRUE(pair.match_whole("xaab", 1, 4, groups));
  EXPECT_EQ(groups[2].begin, 3U);
  EXPECT_EQ(groups[2].end, 4U);
}

TEST(CharacterProperties, AreThoseOfRe2) {
  CharacterProperties properties;
  EXPECT_EQ(properties.of(R"(\p{Cyrillic})").front().first, 0x400U);
  const CharacterSet upper = properties.of(R"(\p{Lu})");
  EXPECT_EQ(upper.front(), (CharacterRange{'A', 'Z'}));
  EXPECT_EQ(upper.back(), (CharacterRange{0x1E900, 0x1E921}));
  EXPECT_EQ(set_of({{5, 9}, {1, 4}, {8, 12}}), (CharacterSet{{1, 12}}));
  EXPECT_EQ(all_but(all_but(upper)), upper);
}

}  // namespace
}  // namespace wirefacts
