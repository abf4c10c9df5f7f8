#include <gtest/gtest.h>

#include "unit/resolution/article_fixture.h"

namespace wirefacts {
namespace {

using Chains = std::vector<std::string>;

constexpr std::string_view kClasses =
    "# columns: class|member\nhead_of_state|head_of_state\nhead_of_state|leader\n"
    "head_of_government|head_of_government\nhead_of_government|leader\n";
constexpr std::string_view kTerms =
    "# columns: country|class|person|from|to\nFIN|head_of_state|Sauli Niinistö|2012-03-01|2024-03-01\n"
    "RUS|head_of_state|Vladimir Putin|2000-05-07|2008-05-07\nRUS|head_of_state|Vladimir Putin|2012-05-07|\n"
    "KAZ|head_of_state|Nursultan Nazarbayev|1991-12-16|2019-03-20\n";

TEST(CoreferenceOffices, AnAppositionIsThatPerson) {
  ArticleFixture a("Jane Smith , the president , spoke .");
  a.passes();
  a.person("Jane Smith", "Jane Smith");
  a.role("the president", "head_of_state");
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith | the president"}));
  ASSERT_EQ(a.entity_at("Jane Smith").offices.size(), 1u);
  EXPECT_EQ(a.entity_at("Jane Smith").offices[0].classes, (std::vector<std::string>{"head_of_state"}));
}

TEST(CoreferenceOffices, AnOfficeThatSpeaksIsNoApposition) {
  ArticleFixture a("In a letter to Jane Smith , the president said prices fell .");
  a.passes("apposition");
  a.person("Jane Smith", "Jane Smith");
  a.said("indirect", "prices fell", "said", a.role("the president", "head_of_state"));
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith"}));
}

TEST(CoreferenceOffices, AnOfficeBeforeANameBetweenCommasIsThatPerson) {
  ArticleFixture a("The president , Jane Smith , spoke . The president , Carlos Mena and others left .");
  a.passes();
  a.role("The president", "head_of_state");
  a.person("Jane Smith", "Jane Smith");
  a.person("Carlos Mena", "Carlos Mena");
  EXPECT_EQ(a.chains().front(), "The president | Jane Smith");
}

TEST(CoreferenceOffices, OfficeAndCountry) {
  ArticleFixture a("President Putin met President Nazarbayev . The Kazakh leader spoke .");
  a.passes();
  a.table("resolution/office_classes.tsv", kClasses);
  a.titled("President Putin", "Putin", "President", "head_of_state", "RUS");
  a.titled("President Nazarbayev", "Nazarbayev", "President", "head_of_state", "KAZ");
  a.role("The Kazakh leader", "leader", "KAZ");
  EXPECT_EQ(a.chains(), (Chains{"President Putin", "President Nazarbayev | The Kazakh leader"}));
  EXPECT_EQ(mention_kind(a.resolved(), a.resolved().mentions[2]), "role.country");
}

TEST(CoreferenceOffices, TheHolderOfTheDayIsInferred) {
  ArticleFixture a("The Finnish President spoke .");
  a.passes();
  a.article.published = "2016-10-04";
  a.table("gazetteers/office_terms.tsv", kTerms);
  a.role("The Finnish President", "head_of_state", "FIN");
  EXPECT_EQ(a.chains(), (Chains{"The Finnish President"}));
  const Entity& e = a.entity_at("The Finnish President");
  EXPECT_EQ(e.canonical, "Sauli Niinistö");
  EXPECT_EQ(e.basis, "kb_inferred");
}

TEST(CoreferenceOffices, WithoutDateNobodyIsInferred) {
  ArticleFixture a("The Finnish President spoke .");
  a.passes();
  a.table("gazetteers/office_terms.tsv", kTerms);
  a.role("The Finnish President", "head_of_state", "FIN");
  EXPECT_EQ(a.chains(), Chains{});
}

TEST(CoreferenceOffices, ABareOfficeMeansTheOnlyHolder) {
  ArticleFixture a("President Putin met Jane Smith . The President spoke .");
  a.passes();
  a.titled("President Putin", "Putin", "President", "head_of_state", "RUS");
  a.person("Jane Smith", "Jane Smith");
  a.role("The President", "head_of_state");
  EXPECT_EQ(a.chains(), (Chains{"President Putin | The President", "Jane Smith"}));
}

TEST(CoreferenceOffices, AnOwnedOfficeIsTheOwnersBusiness) {
  ArticleFixture a("President Putin met Jane Smith . Its President spoke .");
  a.passes();
  a.titled("President Putin", "Putin", "President", "head_of_state", "RUS");
  a.owner("Its");
  a.role("Its President", "head_of_state");
  EXPECT_EQ(a.chains(), (Chains{"President Putin"}));
}

TEST(CoreferenceOffices, OfSeveralTheOneOfTheHomeCountry) {
  ArticleFixture a("ASTANA - President Putin met President Nazarbayev . The President spoke .");
  a.passes();
  a.rule("Dateline", a.at("ASTANA -"), {{"place", text("ASTANA")}});
  a.rule("Place", a.at("ASTANA"), {{"name", text("ASTANA")}, {"place_kind", text("city")}, {"country", text("KAZ")}});
  a.titled("President Putin", "Putin", "President", "head_of_state", "RUS");
  a.titled("President Nazarbayev", "Nazarbayev", "President", "head_of_state", "KAZ");
  a.role("The President", "head_of_state");
  EXPECT_EQ(a.chains(), (Chains{"ASTANA", "President Putin", "President Nazarbayev | The President"}));
  EXPECT_EQ(mention_kind(a.resolved(), a.resolved().mentions[0]), "dateline");
}

TEST(CoreferenceOffices, FormerHoldersDoNotCount) {
  ArticleFixture a("former President Bush met President Obama . The President spoke .");
  a.passes();
  a.table("resolution/past_office.tsv", "# columns: form\nformer\n");
  a.titled("President Bush", "Bush", "President", "head_of_state", "USA");
  a.titled("President Obama", "Obama", "President", "head_of_state", "USA");
  a.role("The President", "head_of_state");
  EXPECT_EQ(a.chains(), (Chains{"President Bush", "President Obama | The President"}));
}

TEST(CoreferenceOffices, ACounterpartWithoutOfficeHasThatOfHisOwner) {
  ArticleFixture a("President Putin met his Finnish counterpart Sauli Niinistö .");
  a.passes();
  const AnnotationId putin = a.titled("President Putin", "Putin", "President", "head_of_state", "RUS");
  a.group("President Putin");
  a.owner("his");
  a.rule("Person", a.at("his Finnish counterpart Sauli Niinistö"),
         {{"name", text("Sauli Niinistö")}, {"country", text("FIN")}, {"kind", text("counterpart")}});
  a.table("gazetteers/persons.tsv", "# columns: form|gender|kb\nPutin|m|\nSauli Niinistö|m|wikidata:Q29207\n");
  ASSERT_NE(putin, AnnotationId::none);
  EXPECT_EQ(a.chains(), (Chains{"President Putin | his", "his Finnish counterpart Sauli Niinistö"}));
  const Entity& e = a.entity_at("his Finnish counterpart Sauli Niinistö");
  ASSERT_EQ(e.offices.size(), 1u);
  EXPECT_EQ(e.offices[0].title, "President");
  EXPECT_EQ(e.offices[0].country, "FIN");
  EXPECT_EQ(e.kb, "wikidata:Q29207");
}

TEST(CoreferenceOffices, TheOfficeOfACountryIsTheCounterpartFromThere) {
  ArticleFixture a("President Putin met his Finnish counterpart Sauli Niinistö . the Finnish president left .");
  a.passes();
  a.titled("President Putin", "Putin", "President", "head_of_state", "RUS");
  a.rule("Person", a.at("his Finnish counterpart Sauli Niinistö"),
         {{"name", text("Sauli Niinistö")}, {"country", text("FIN")}, {"kind", text("counterpart")}});
  a.rule("Person", a.at("the Finnish president"),
         {{"office", text("president")},
          {"office_class", text("head_of_state")},
          {"country", text("FIN")},
          {"kind", text("role_country")}});
  EXPECT_EQ(a.chains(), (Chains{"President Putin", "his Finnish counterpart Sauli Niinistö | the Finnish president"}));
}

TEST(CoreferenceOffices, TermsBoundTheDate) {
  ArticleFixture a("President Vladimir Putin met President Nursultan Nazarbayev .");
  a.passes();
  a.table("gazetteers/office_terms.tsv", kTerms);
  a.titled("President Vladimir Putin", "Vladimir Putin", "President", "head_of_state", "RUS");
  a.titled("President Nursultan Nazarbayev", "Nursultan Nazarbayev", "President", "head_of_state", "KAZ");
  a.chains();
  const auto bounds = date_bounds(a.resolved());
  ASSERT_TRUE(bounds);
  EXPECT_EQ(bounds->not_before, "2000-05-07");
  EXPECT_EQ(bounds->not_after, "2019-03-20");
  EXPECT_EQ(bounds->basis, "office terms: P1 President RUS, P2 President KAZ");
}

TEST(CoreferenceOffices, NoOfficeNoBounds) {
  ArticleFixture a("Jane Smith spoke .");
  a.passes();
  a.person("Jane Smith", "Jane Smith");
  a.chains();
  EXPECT_FALSE(date_bounds(a.resolved()));
}

}  // namespace
}  // namespace wirefacts
