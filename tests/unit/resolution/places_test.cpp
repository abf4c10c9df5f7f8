#include <gtest/gtest.h>

#include "unit/resolution/article_fixture.h"

namespace wirefacts {
namespace {

constexpr std::string_view kCountries =
    "# label: Country\n# case: exact\n# columns: form|iso3|iso2|geonames\n"
    "France|FRA|FR|3017382\nUnited States|USA|US|6252001\nCanada|CAN|CA|6251999\nKazakhstan|KAZ|KZ|1522867\n";
constexpr std::string_view kCities =
    "# label: City\n# case: exact\n# columns: form|iso3|geonames|feature|lat|lon|population|adm1\n"
    "Paris|FRA|2988507|PPLC|48.85341|2.3488|2138551|11\nParis|USA|4717560|PPLA2|33.66|-95.55|24839|TX\n"
    "London|CAN|6058560|PPL|42.98|-81.23|346765|08\nLondon|GBR|2643743|PPLC|51.5|-0.12|8961989|ENG\n"
    "Twin|FRA|1|PPL|1|1|5000|\nTwin|USA|2|PPL|2|2|5000|\nAstana|KAZ|1526273|PPLC|51.18|71.44|345604|\n";

struct PlaceFixture : ArticleFixture {
  explicit PlaceFixture(std::string text_) : ArticleFixture(std::move(text_)) {
    passes();
    table("gazetteers/countries.tsv", kCountries);
    table("gazetteers/cities.tsv", kCities);
  }
};

TEST(Places, TheLargestCityOfTheName) {
  PlaceFixture a("He came to Paris .");
  a.city("Paris", "USA");  // the rule took some row of the list
  const Entity& e = a.entity_at("Paris");
  EXPECT_EQ(e.type, "CITY");
  EXPECT_EQ(e.place_kind, PlaceKind::city);
  EXPECT_EQ(e.iso3, "FRA");
  EXPECT_EQ(e.iso2, "FR");
  EXPECT_EQ(e.geonames, 2988507);
  EXPECT_EQ(e.feature, "PPLC");
  EXPECT_EQ(e.adm1, "11");
  EXPECT_EQ(e.lat->to_string(), "48.85341");
}

TEST(Places, NamesOfOnePlaceAreOneEntity) {
  PlaceFixture a("He left Astana . He came to Astana City . He saw Paris .");
  a.table("gazetteers/cities_more.tsv",
          "# label: City\n# case: exact\n# columns: form|iso3|geonames|feature|lat|lon|population|adm1\n"
          "Astana City|KAZ|1526273|PPLC|51.18|71.44|345604|\n");
  a.city("Astana");
  a.city("Astana City");
  a.city("Paris");
  EXPECT_EQ(a.chains(), (std::vector<std::string>{"Astana | Astana City", "Paris"}));
}

TEST(Places, ACountryBehindTheNameDecides) {
  PlaceFixture a("He came to Paris , United States .");
  a.city("Paris", "FRA");
  a.country("United States", "USA");
  EXPECT_EQ(a.entity_at("Paris").geonames, 4717560);
}

TEST(Places, ACountryWithoutSuchACityDoesNot) {
  PlaceFixture a("He saw Paris , Kazakhstan and Canada .");
  a.city("Paris", "FRA");
  a.country("Kazakhstan", "KAZ");
  EXPECT_EQ(a.entity_at("Paris").iso3, "FRA");
}

TEST(Places, VotesAndHomeCountryWeigh) {
  PlaceFixture a("LONDON - Canada and Canada won .");
  a.rule("Dateline", a.at("LONDON -"), {{"place", text("LONDON")}});
  a.rule("Place", a.at("LONDON"), {{"name", text("LONDON")}, {"place_kind", text("city")}, {"country", text("CAN")}});
  a.country("Canada", "CAN", 1);
  a.country("Canada", "CAN", 2);
  const Entity& e = a.entity_at("LONDON");
  EXPECT_EQ(e.iso3, "CAN");  // 5.5 + 2 + 1.5 against 7.0
  EXPECT_EQ(e.canonical, "London");
}

TEST(Places, TiesGoToTheFirstRow) {
  PlaceFixture a("He came to Twin .");
  a.city("Twin");
  EXPECT_EQ(a.entity_at("Twin").geonames, 1);
}

TEST(Places, AnUnknownCityKeepsItsNameAndTheCountryOfItsRule) {
  PlaceFixture a("NARO MORU - Floods hit Fort Zed , France .");
  a.rule("Place", a.at("NARO MORU"),
         {{"name", text("NARO MORU")}, {"place_kind", text("city")}, {"kind", text("dateline")}});
  a.city("Fort Zed", "FRA");
  EXPECT_EQ(a.entity_at("NARO MORU").canonical, "Naro Moru");
  EXPECT_EQ(a.entity_at("NARO MORU").iso3, "");
  EXPECT_EQ(a.entity_at("Fort Zed").canonical, "Fort Zed");
  EXPECT_EQ(a.entity_at("Fort Zed").iso2, "FR");
}

constexpr std::string_view kRegions =
    "# label: Region\n# case: exact\n# columns: form|iso3|adm1|geonames|lat|lon|kind\n"
    "Texas|USA|TX|4736286|31.3|-99.4|state\nOhio|USA|OH|5165418|40.4|-82.9|state\n"
    "Zedshire|CAN|||52.7|1|county\nOntario|CAN|08|6093943|50|-85.5|province\nFrance|USA|FR|4|33|-83.5|state\n";

struct RegionFixture : PlaceFixture {
  explicit RegionFixture(std::string text_) : PlaceFixture(std::move(text_)) {
    table("gazetteers/regions.tsv", kRegions);
  }
  AnnotationId region(std::string_view words, std::string_view iso3) {
    return rule("Place", at(words), {{"name", text(words)}, {"place_kind", text("region")}, {"country", text(iso3)}});
  }
};

TEST(Places, AnUnknownCityIsInTheStateBehindIt) {
  RegionFixture a("He came to Astana , Ohio .");
  a.city("Astana", "KAZ");
  a.region("Ohio", "USA");
  const Entity& e = a.entity_at("Astana");
  EXPECT_FALSE(e.geonames.has_value());
  EXPECT_EQ(e.iso3, "USA");
  EXPECT_EQ(e.adm1, "OH");
}

TEST(Places, ACountyWithoutDivisionLiesInTheOneBehindIt) {
  RegionFixture a("He came to Zedshire , Ontario .");
  a.city("Zedshire", "CAN");
  a.region("Ontario", "CAN");
  EXPECT_EQ(a.entity_at("Zedshire").type, "REGION");
  EXPECT_EQ(a.entity_at("Zedshire").lat->to_string(), "52.7");
}

TEST(Places, AStateInFrontOfAStateIsNoCityInIt) {
  RegionFixture a("He saw Texas , Ohio and Paris .");
  a.city("Texas", "USA");
  a.region("Ohio", "USA");
  EXPECT_EQ(a.entity_at("Texas").type, "REGION");
  EXPECT_EQ(a.entity_at("Texas").geonames, 4736286);
}

TEST(Places, ANameOfCountryAndStateBehindATownOfTheStatesCountry) {
  RegionFixture a("He came to Twin , France . He saw Ohio .");
  a.table("gazetteers/cities_more.tsv",
          "# label: City\n# case: exact\n# columns: form|iso3|geonames|feature|lat|lon|population|adm1\n"
          "Lone|USA|5|PPL|3|3|5000|OH\n");
  a.city("Twin");
  a.country("France", "FRA");
  EXPECT_EQ(a.entity_at("France").type, "COUNTRY");  // a Twin lies there, too
  RegionFixture b("He came to Lone , France .");
  b.table("gazetteers/cities_more.tsv",
          "# label: City\n# case: exact\n# columns: form|iso3|geonames|feature|lat|lon|population|adm1\n"
          "Lone|USA|5|PPL|3|3|5000|OH\n");
  b.city("Lone");
  b.country("France", "FRA");
  EXPECT_EQ(b.entity_at("France").type, "REGION");
}

TEST(Places, Countries) {
  PlaceFixture a("The French left France .");
  a.rule(
      "Place", a.at("French"),
      {{"name", text("France")}, {"place_kind", text("country")}, {"country", text("FRA")}, {"kind", text("demonym")}});
  a.country("France", "FRA");
  const Entity& e = a.entity_at("French");
  EXPECT_EQ(e.mentions.size(), 2u);
  EXPECT_EQ(e.canonical, "France");
  EXPECT_EQ(e.geonames, 3017382);
  EXPECT_EQ(e.feature, "PCLI");
  EXPECT_EQ(mention_kind(a.resolved(), a.resolved().mentions[0]), "demonym");
}

TEST(Places, AFacilityLiesInItsCity) {
  PlaceFixture a("They met at Akorda residence in Astana . The palace is new .");
  a.table("gazetteers/facilities.tsv",
          "# columns: form|canonical|city|iso3|geonames|lat|lon\n"
          "Akorda residence|Akorda Presidential Palace|Astana|KAZ|||\n");
  a.rule("Place", a.at("Akorda residence"),
         {{"name", text("Akorda residence")}, {"place_kind", text("facility")}, {"kind", text("name")}});
  a.city("Astana", "KAZ");
  const Entity& e = a.entity_at("Akorda residence");
  EXPECT_EQ(e.type, "FACILITY");
  EXPECT_EQ(e.canonical, "Akorda Presidential Palace");
  ASSERT_NE(e.within, kNone);
  EXPECT_EQ(a.resolved().entities[e.within].canonical, "Astana");
  EXPECT_EQ(e.iso2, "KZ");
}

TEST(Places, TheTextSaysWhereAFacilityLies) {
  PlaceFixture a("They met at Blue House in Paris .");
  const AnnotationId paris = a.city("Paris", "FRA");
  a.rule("Place", a.at("Blue House"),
         {{"name", text("Blue House")}, {"place_kind", text("facility")}, {"within", ref(paris)}});
  const Entity& e = a.entity_at("Blue House");
  ASSERT_NE(e.within, kNone);
  EXPECT_EQ(e.iso3, "FRA");
  EXPECT_EQ(e.canonical, "Blue House");
}

/// An article of Paris whose lead names a palace.
struct PalaceFixture : PlaceFixture {
  explicit PalaceFixture(const std::string& lead) : PlaceFixture("PARIS - " + lead) {
    rule("Dateline", at("PARIS -"), {{"place", text("PARIS")}});
    rule("Place", at("PARIS"),
         {{"name", text("Paris")}, {"place_kind", text("city")}, {"country", text("FRA")}, {"kind", text("dateline")}});
    rule("Place", at("Linna palace"),
         {{"name", text("Linna palace")}, {"place_kind", text("facility")}, {"kind", text("name")}});
    row("FacilityNoun", at("palace"), {{"form", text("palace")}, {"lemma", text("palace")}, {"seat", text("yes")}});
  }
};

TEST(Places, APalaceOfTheLeadLiesInTheCapitalOfTheDateline) {
  PalaceFixture a("They met at Linna palace .");
  const Entity& e = a.entity_at("Linna palace");
  ASSERT_NE(e.within, kNone);
  EXPECT_EQ(a.resolved().entities[e.within].canonical, "Paris");
  EXPECT_EQ(e.iso3, "FRA");
}

TEST(Places, APalaceMayLieInAnotherCityThatIsNamed) {
  PalaceFixture a("In Astana they met at Linna palace .");
  a.city("Astana", "KAZ");
  EXPECT_EQ(a.entity_at("Linna palace").within, kNone);
}

TEST(Places, MetonymsAreActors) {
  PlaceFixture a("France will work with Canada in Canada , France said .");
  a.country("France", "FRA", 1);
  a.country("Canada", "CAN", 1);
  a.country("Canada", "CAN", 2);
  const AnnotationId speaker = a.country("France", "FRA", 2);
  a.row("Preposition", a.at("with"), {{"form", text("with")}, {"actor", text("yes")}});
  a.row("Preposition", a.at("in"), {{"form", text("in")}});
  a.said("indirect", "France will work", "said", speaker);
  const auto& mentions = a.resolved().mentions;
  ASSERT_EQ(mentions.size(), 4u);
  EXPECT_FALSE(mentions[0].metonym);
  EXPECT_TRUE(mentions[1].metonym);
  EXPECT_FALSE(mentions[2].metonym);
  EXPECT_TRUE(mentions[3].metonym);
  EXPECT_EQ(mention_kind(a.resolved(), mentions[1]), "name.metonym");
}

}  // namespace
}  // namespace wirefacts
