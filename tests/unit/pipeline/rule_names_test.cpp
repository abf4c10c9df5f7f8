#include "rule_names.h"

#include <gtest/gtest.h>

#include "support/pack_builder.h"

namespace wirefacts {
namespace {

PackBuild pack() {
  return test::PackFiles()
      .file("news.cascade", "stage names\nstage deals\n")
      .file("schema.types", "entity Person { name: text }\nenum realis = actual\nenum polarity = positive\n")
      .file("stages/names.rules",
            "stage names\n\nrule person_jane -> Person\n  match    \"Jane\"\n  set      name = \"Jane\"\n  example  "
            "\"[Jane] left.\"\n")
      .file("stages/deals.rules",
            "stage deals\n\nrule person_bob -> Person\n  match    \"Bob\"\n  set      name = \"Bob\"\n  example  "
            "\"[Bob] left.\"\n")
      .build();
}

TEST(RuleNames, Stars) {
  EXPECT_TRUE(matches_stars("*", ""));
  EXPECT_TRUE(matches_stars("a*c", "abbc"));
  EXPECT_TRUE(matches_stars("*b*b*", "abcb"));
  EXPECT_FALSE(matches_stars("a*c", "abcd"));
  EXPECT_FALSE(matches_stars("", "a"));
  EXPECT_FALSE(matches_stars("abc", "ab"));
  EXPECT_FALSE(matches_stars("*a*a*a*a*a*a*a*a*b", std::string(2000, 'a')));
}

TEST(RuleNames, StageRuleOrPattern) {
  const PackBuild build = pack();
  ASSERT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  const auto selects = [&](const std::vector<std::string>& patterns) {
    const auto selection = RuleSelection::of(patterns, *build.pack);
    std::string out;
    for (const std::string& name : build.pack->cascade.rule_names) {
      if (selection && selection->has(name)) out += name + " ";
    }
    return out;
  };
  EXPECT_EQ(selects({}), "names.person_jane deals.person_bob ");
  EXPECT_EQ(selects({"deals"}), "deals.person_bob ");
  EXPECT_EQ(selects({"person_jane"}), "names.person_jane ");
  EXPECT_EQ(selects({"names.*"}), "names.person_jane ");
  EXPECT_EQ(selects({"person_*"}), "names.person_jane deals.person_bob ");
}

TEST(RuleNames, ANameThatMeansNothing) {
  const PackBuild build = pack();
  const auto selection = RuleSelection::of({"person_jan"}, *build.pack);
  ASSERT_FALSE(selection);
  EXPECT_EQ(selection.error().kind, ErrorKind::usage);
  EXPECT_EQ(selection.error().message, "no rule is called 'person_jan', did you mean 'person_jane'?");
  EXPECT_EQ(RuleSelection::of({"nmes.*"}, *build.pack).error().message,
            "no rule is called 'nmes.*', did you mean 'names.*'?");
  EXPECT_EQ(RuleSelection::of({"deals.person_jane"}, *build.pack).error().message,
            "no rule is called 'deals.person_jane', did you mean 'names.person_jane'?");
  EXPECT_EQ(RuleSelection::of({"jan"}, *build.pack).error().message, "no rule is called 'jan', did you mean '*jan*'?");
  EXPECT_EQ(RuleSelection::of({"zebra"}, *build.pack).error().message, "no rule is called 'zebra'");
}

TEST(RuleNames, Places) {
  const PackBuild build = pack();
  EXPECT_EQ(place_of_rule(*build.pack, "deals.person_bob"), "stages/deals.rules:3");
  EXPECT_EQ(place_of_rule(*build.pack, "coreference.surname"), "");
}

}  // namespace
}  // namespace wirefacts
