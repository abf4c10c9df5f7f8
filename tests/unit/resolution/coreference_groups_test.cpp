#include <gtest/gtest.h>

#include "unit/resolution/article_fixture.h"

namespace wirefacts {
namespace {

using Chains = std::vector<std::string>;

constexpr std::string_view kNouns =
    "# label: Noun\n# columns: "
    "form|lemma|class|inflection\nsoldier|soldier|person|singular\ncountry|country|place|singular\n";

struct GroupFixture : ArticleFixture {
  explicit GroupFixture(std::string text_) : ArticleFixture(std::move(text_)) {
    passes();
    table("lexicon/nouns.tsv", kNouns);
    table("lexicon/plural_shapes.tsv", "# columns: pattern|plural\n[A-Za-z]{3,}s|yes\n");
    table("resolution/mutual.tsv", "# columns: form\nmutual\n");
  }
  AnnotationId coordination(std::string_view words, std::initializer_list<AnnotationId> items, int occurrence = 1) {
    std::vector<FieldValue> values;
    for (const AnnotationId id : items) values.push_back(ref(id));
    return rule("Coordination", at(words, occurrence), {{"item", list(values)}});
  }
  AnnotationId count(std::string_view words, std::int64_t value, std::string_view unit) {
    return rule("Count", at(words), {{"value", number(value)}, {"unit", text(unit)}, {"bound", text("exact")}});
  }
};

TEST(CoreferenceGroups, TheyAreTheOnlyCoordination) {
  GroupFixture a("Jane Smith and John Lee met . They agreed . Their talk ended .");
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  const AnnotationId john = a.person("John Lee", "John Lee");
  a.coordination("Jane Smith and John Lee", {jane, john});
  a.pronoun("They");
  a.owner("Their");
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith", "John Lee", "They | Their"}));
  const Entity& they = a.entity_at("They");
  EXPECT_EQ(they.type, "GROUP");
  EXPECT_EQ(they.canonical, "Jane Smith & John Lee");
  EXPECT_EQ(they.members.size(), 2u);
}

TEST(CoreferenceGroups, NotWithAnotherPluralNounBetween) {
  GroupFixture a("Jane Smith and John Lee met workers . They agreed .");
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  const AnnotationId john = a.person("John Lee", "John Lee");
  a.coordination("Jane Smith and John Lee", {jane, john});
  a.pronoun("They");
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith", "John Lee"}));
}

TEST(CoreferenceGroups, APluralBehindASubordinatorDoesNotCount) {
  GroupFixture a("Jane Smith and John Lee smiled when workers came . They agreed .");
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  const AnnotationId john = a.person("John Lee", "John Lee");
  a.coordination("Jane Smith and John Lee", {jane, john});
  a.row("Subordinator", a.at("when"), {{"form", text("when")}});
  a.rule("Break", a.at("when"));
  a.pronoun("They");
  EXPECT_EQ(a.chains().size(), 3u);
}

TEST(CoreferenceGroups, TwoCountsLeaveThemFree) {
  GroupFixture a("40 soldiers met 30 soldiers . They fought .");
  a.row("Noun", a.at("soldiers"), {{"lemma", text("soldier")}, {"inflection", text("plural")}});
  a.row("Noun", a.at("soldiers", 2), {{"lemma", text("soldier")}, {"inflection", text("plural")}});
  a.count("40 soldiers", 40, "soldier");
  a.count("30 soldiers", 30, "soldier");
  a.pronoun("They");
  EXPECT_EQ(a.chains(), Chains{});
}

TEST(CoreferenceGroups, OneIsNobodysThey) {
  GroupFixture a("1 soldier left . They fought .");
  a.row("Noun", a.at("soldier"), {{"lemma", text("soldier")}, {"inflection", text("singular")}});
  a.count("1 soldier", 1, "soldier");
  a.pronoun("They");
  EXPECT_EQ(a.chains(), Chains{});
}

TEST(CoreferenceGroups, ACountedGroupHasItsNounsAsMentions) {
  GroupFixture a("40 soldiers fled . 40 soldiers died . They fought . They lost .");
  for (int k : {1, 2}) {
    a.row("Noun", a.at("soldiers", k), {{"lemma", text("soldier")}, {"inflection", text("plural")}});
    a.rule("Count", a.at("40 soldiers", k),
           {{"value", number(40)}, {"unit", text("soldier")}, {"bound", text("exact")}}, "figures.count");
  }
  a.pronoun("They", 1);
  a.pronoun("They", 2);
  EXPECT_EQ(a.chains(), (Chains{"soldiers | soldiers | They | They"}));
  const Entity& group = a.entity_at("They");
  EXPECT_EQ(group.canonical, "soldiers");
  ASSERT_TRUE(group.count);
  EXPECT_EQ(group.count->first, "soldier");
  const Discourse& d = a.resolved();
  EXPECT_EQ(d.mentions[0].rule, "figures.count");
  EXPECT_EQ(mention_kind(d, d.mentions[0]), "nominal");
  EXPECT_EQ(mention_kind(d, d.mentions[2]), "pronoun.pl");
}

TEST(CoreferenceGroups, TheTwoCountriesAreTheLastPair) {
  GroupFixture a("France and Ecuador signed . Ecuador , France and Chile met . The two countries trade .");
  const AnnotationId fra = a.country("France", "FRA", 1);
  const AnnotationId ecu = a.country("Ecuador", "ECU", 1);
  const AnnotationId ecu2 = a.country("Ecuador", "ECU", 2);
  const AnnotationId fra2 = a.country("France", "FRA", 2);
  const AnnotationId chl = a.country("Chile", "CHL");
  a.coordination("France and Ecuador", {fra, ecu});
  a.coordination("Ecuador , France and Chile", {ecu2, fra2, chl});
  a.rule("Group", a.at("The two countries"),
         {{"unit", text("country")}, {"size", number(2)}, {"kind", text("nominal")}});
  EXPECT_EQ(a.chains(), (Chains{"France | France", "Ecuador | Ecuador", "Chile", "The two countries"}));
  EXPECT_EQ(a.entity_at("The two countries").members.size(), 2u);
  EXPECT_EQ(mention_kind(a.resolved(), a.resolved().mentions.back()), "nominal.pl");
}

TEST(CoreferenceGroups, AGroupWithoutMembersIsNoMention) {
  GroupFixture a("The two countries trade .");
  a.rule("Group", a.at("The two countries"),
         {{"unit", text("country")}, {"size", number(2)}, {"kind", text("nominal")}});
  EXPECT_EQ(a.chains(), Chains{});
}

TEST(CoreferenceGroups, OurMutualTradeNeedsTheSpeakersCountry) {
  GroupFixture a("France and Ecuador signed . \" Our mutual trade grows , \" President Correa said .");
  const AnnotationId fra = a.country("France", "FRA");
  const AnnotationId ecu = a.country("Ecuador", "ECU");
  a.coordination("France and Ecuador", {fra, ecu});
  a.owner("Our");
  const AnnotationId correa = a.titled("President Correa", "Correa", "President", "head_of_state", "ECU");
  a.said("direct", "\" Our mutual trade grows , \"", "said", correa);
  EXPECT_EQ(a.chains(), (Chains{"France", "Ecuador", "Our", "President Correa"}));
  EXPECT_EQ(a.entity_at("Our").canonical, "France & Ecuador");
}

}  // namespace
}  // namespace wirefacts
