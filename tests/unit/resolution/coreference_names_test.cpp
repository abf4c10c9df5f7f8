#include <gtest/gtest.h>

#include "unit/resolution/article_fixture.h"

namespace wirefacts {
namespace {

using Chains = std::vector<std::string>;

TEST(CoreferenceNames, TheNameIsOneNotAllInCapitals) {
  ArticleFixture a("BANK OF QUITO SELLS . The Bank of Quito sold bills .");
  a.passes();
  a.organization("BANK OF QUITO");
  a.organization("Bank of Quito");
  EXPECT_EQ(a.entity_at("BANK OF QUITO").canonical, "Bank of Quito");
}

TEST(CoreferenceNames, EqualNamesAreOneWhateverTheirCaseAndAccents) {
  ArticleFixture a("Sauli Niinistö spoke . SAULI NIINISTO left . Jane Smith came .");
  a.passes();
  a.person("Sauli Niinistö", "Sauli Niinistö");
  a.person("SAULI NIINISTO", "SAULI NIINISTO");
  a.person("Jane Smith", "Jane Smith");
  EXPECT_EQ(a.chains(), (Chains{"Sauli Niinistö | SAULI NIINISTO", "Jane Smith"}));
  EXPECT_EQ(a.resolved().mentions[1].rule, "coreference.same_name");
  EXPECT_EQ(a.resolved().mentions[1].confidence->to_string(), "0.99");
}

TEST(CoreferenceNames, ListsGiveOrganizationsTheirCanonicalName) {
  ArticleFixture a("United Russia won . United Russia Party celebrated .");
  a.passes();
  a.table(
      "gazetteers/organizations.tsv",
      "# columns: form|canonical|subtype|iso3|kb\n"
      "United Russia Party|United Russia|party|RUS|wikidata:Q1\nUnited Russia|United Russia|party|RUS|wikidata:Q1\n");
  a.organization("United Russia", 1);
  a.organization("United Russia Party");
  EXPECT_EQ(a.chains(), (Chains{"United Russia | United Russia Party"}));
  const Entity& e = a.entity_at("United Russia");
  EXPECT_EQ(e.canonical, "United Russia");
  EXPECT_EQ(e.subtype, "party");
  EXPECT_EQ(e.country, "RUS");
  EXPECT_EQ(e.kb, "wikidata:Q1");
}

TEST(CoreferenceNames, ABodySaidToBeOfAnotherCountryIsNotTheListed) {
  ArticleFixture a("Peru 's Zorvik Commission spoke . The ZC left .");
  a.passes();
  a.table("gazetteers/organizations.tsv",
          "# columns: form|canonical|subtype|iso3|kb\n"
          "Zorvik Commission|Zorvik Commission|government|USA|wikidata:Q1\nZC|Zorvik "
          "Commission|government|USA|wikidata:Q1\n");
  a.rule("Organization", a.at("Zorvik Commission"),
         {{"name", text("Zorvik Commission")}, {"country", text("PER")}, {"kind", text("name")}});
  a.rule("Organization", a.at("ZC"), {{"name", text("ZC")}, {"country", text("USA")}, {"kind", text("name")}});
  EXPECT_EQ(a.chains(), (Chains{"Zorvik Commission | ZC"}));
  EXPECT_EQ(a.entity_at("ZC").country, "PER");
  EXPECT_EQ(a.entity_at("ZC").kb, "");
}

TEST(CoreferenceNames, ABodyIsOfTheCountryInItsName) {
  ArticleFixture a(
      "Norway Labour Union met Bank of Norway , Anna Norway Trust , Mission to Norway , French - Norway Club .");
  a.passes();
  for (int n = 1; n <= 5; ++n) a.row("Country", a.at("Norway", n), {{"form", text("Norway")}, {"iso3", text("NOR")}});
  a.row("GivenName", a.at("Anna"), {{"form", text("Anna")}});
  a.row("Surname", a.at("Norway", 3), {{"form", text("Norway")}});
  a.row("Preposition", a.at("of"), {{"form", text("of")}, {"class", text("genitive")}});
  a.row("Preposition", a.at("to"), {{"form", text("to")}});
  const std::pair<const char*, const char*> countries[] = {{"Norway Labour Union", "NOR"},
                                                           {"Bank of Norway", "NOR"},
                                                           {"Anna Norway Trust", ""},
                                                           {"Mission to Norway", ""},
                                                           {"French - Norway Club", ""}};
  for (const auto& [name, country] : countries) a.organization(name);
  for (const auto& [name, country] : countries) EXPECT_EQ(a.entity_at(name).country, country) << name;
}

TEST(CoreferenceNames, EventsCompareUpToTheirHead) {
  ArticleFixture a("the Trade Forum of Ecuador and France opened . The Trade Forum ended .");
  a.passes();
  for (const char* words : {"Trade Forum of Ecuador and France", "The Trade Forum"}) {
    const TokenSpan span = a.at(words);
    const TokenSpan name = words[1] == 'h' ? TokenSpan{span.begin + 1, span.end} : span;
    a.rule("NamedEvent", span, {{"name", a.words(name)}, {"head", text("forum")}, {"kind", text("name")}});
  }
  EXPECT_EQ(a.chains().size(), 1u);
  EXPECT_EQ(a.entity_at("The Trade Forum").canonical, "Trade Forum of Ecuador and France");
}

TEST(CoreferenceNames, ASurnameMeansTheOnlyBearer) {
  ArticleFixture a("Jane Smith met Ana Lopez . Smith spoke . Lopez left . Jones came .");
  a.passes();
  a.person("Jane Smith", "Jane Smith");
  a.person("Ana Lopez", "Ana Lopez");
  a.person("Smith", "Smith", 2);
  a.person("Lopez", "Lopez", 2);
  a.person("Jones", "Jones");
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith | Smith", "Ana Lopez | Lopez", "Jones"}));
}

TEST(CoreferenceNames, WhatStandsBehindASurnameIsNone) {
  ArticleFixture a("Jack Manning Jr left . Manning spoke .");
  a.passes();
  a.table("lexicon/name_suffixes.tsv", "# label: NameSuffix\n# case: exact\n# columns: form\nJr\n");
  a.person("Jack Manning Jr", "Jack Manning Jr");
  a.person("Manning", "Manning", 2);
  EXPECT_EQ(a.chains(), (std::vector<std::string>{"Jack Manning Jr | Manning"}));
}

TEST(CoreferenceNames, WhoIsNamedBeforeIsNotHisJunior) {
  for (const bool junior_first : {false, true}) {
    ArticleFixture a(junior_first ? "Jack Manning Jr left . Jack Manning spoke ."
                                  : "Jack Manning left . Jack Manning Jr spoke .");
    a.passes();
    a.table("lexicon/name_suffixes.tsv", "# label: NameSuffix\n# case: exact\n# columns: form|generation\nJr|junior\n");
    a.person("Jack Manning Jr", "Jack Manning Jr");
    a.person("Jack Manning", "Jack Manning", junior_first ? 2 : 1);
    EXPECT_EQ(a.chains(),
              junior_first ? (Chains{"Jack Manning Jr | Jack Manning"}) : (Chains{"Jack Manning", "Jack Manning Jr"}));
  }
}

TEST(CoreferenceNames, OfTwoBearersTheOneOfThatGenderOrTheOnlyNearOne) {
  const std::string filler = " It rained . It rained . It rained . It rained .";
  ArticleFixture a("Jane Smith met John Smith ." + filler + " John Smith returned . Smith spoke . Mrs. Smith left .");
  a.passes();
  a.table("gazetteers/given_names.tsv", "# label: GivenName\n# case: exact\n# columns: form|gender\nJane|f\nJohn|m\n");
  a.person("Jane Smith", "Jane Smith");
  a.person("John Smith", "John Smith");
  a.person("John Smith", "John Smith", 2);
  a.person("Smith", "Smith", 4);
  a.row("Honorific", a.at("Mrs."), {{"form", text("Mrs.")}, {"gender", text("f")}});
  a.rule("Person", a.at("Mrs. Smith"), {{"name", text("Smith")}, {"kind", text("title_name")}});
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith | Mrs. Smith", "John Smith | John Smith | Smith"}));
}

TEST(CoreferenceNames, OfTwoNearBearersNone) {
  ArticleFixture a("Jane Smith met Mary Smith . Smith spoke .");
  a.passes();
  a.person("Jane Smith", "Jane Smith");
  a.person("Mary Smith", "Mary Smith");
  a.person("Smith", "Smith", 3);
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith", "Mary Smith", "Smith"}));
}

TEST(CoreferenceNames, LettersMeanWhatTheArticleSaysNotTheList) {
  const std::string list = "# columns: form|canonical|subtype|iso3|kb\nBNE|Big Northern Express|company||Q1\n";
  ArticleFixture own("Bank of New England failed . BNE closed .");
  own.passes();
  own.table("gazetteers/organizations.tsv", list);
  for (const char* name : {"Bank of New England", "BNE"}) own.organization(name);
  EXPECT_EQ(own.chains(), (Chains{"Bank of New England | BNE"}));
  EXPECT_EQ(own.entity_at("BNE").canonical, "Bank of New England");
  ArticleFixture listed("BNE closed .");
  listed.passes();
  listed.table("gazetteers/organizations.tsv", list);
  listed.organization("BNE");
  EXPECT_EQ(listed.chains(), (Chains{"BNE"}));
  EXPECT_EQ(listed.entity_at("BNE").canonical, "Big Northern Express");
}

TEST(CoreferenceNames, ATitleMustNotClash) {
  ArticleFixture a("President Jane Smith met Prime Minister Lee . Prime Minister Smith spoke .");
  a.passes();
  a.titled("President Jane Smith", "Jane Smith", "President", "head_of_state");
  a.titled("Prime Minister Lee", "Lee", "Prime Minister", "head_of_government");
  a.titled("Prime Minister Smith", "Smith", "Prime Minister", "head_of_government");
  EXPECT_EQ(a.chains(), (Chains{"President Jane Smith", "Prime Minister Lee", "Prime Minister Smith"}));
}

TEST(CoreferenceNames, ATitleMayStandBeforeAGivenName) {
  ArticleFixture a("Somchai Vongsa spoke . Mr Somchai left .");
  a.passes();
  a.person("Somchai Vongsa", "Somchai Vongsa");
  a.titled("Mr Somchai", "Somchai", "", "");
  EXPECT_EQ(a.chains().size(), 1u);
}

TEST(CoreferenceNames, ASurnameGoesBeforeAGivenName) {
  ArticleFixture a("James Vega spoke . Ann James left . Ms James said so .");
  a.passes();
  a.person("James Vega", "James Vega");
  a.person("Ann James", "Ann James");
  a.titled("Ms James", "James", "", "");
  ASSERT_EQ(a.chains().size(), 2u);
  EXPECT_EQ(a.discourse().mentions[2].entity, a.discourse().mentions[1].entity);
}

TEST(CoreferenceNames, WordsAtAnEndOfOneNameAreIt) {
  const std::pair<std::string, std::string> names[] = {{"Ahmad Zahid Vega", "Ahmad Zahid"},
                                                       {"Orlando Ahmad Zahid Vega", "Ahmad Zahid Vega"}};
  for (const auto& [name, part] : names) {
    ArticleFixture a(name + " spoke . " + part + " left .");
    a.passes();
    a.person(name, name);
    a.person(part, part, 2);
    EXPECT_EQ(a.chains(), (Chains{name + " | " + part}));
  }
}

TEST(CoreferenceNames, ATitleMayStandBeforeANameInside) {
  ArticleFixture a("Pedro Obrando Vega Mbaso spoke . President Obrando left .");
  a.passes();
  a.person("Pedro Obrando Vega Mbaso", "Pedro Obrando Vega Mbaso");
  a.titled("President Obrando", "Obrando", "President", "head_of_state");
  EXPECT_EQ(a.chains(), (Chains{"Pedro Obrando Vega Mbaso | President Obrando"}));
}

TEST(CoreferenceNames, TwoWordsThatBeginTwoNamesAreNeither) {
  ArticleFixture a("Ahmad Zahid Vega spoke . Ahmad Zahid Lopez came . Ahmad Zahid left .");
  a.passes();
  a.person("Ahmad Zahid Vega", "Ahmad Zahid Vega");
  a.person("Ahmad Zahid Lopez", "Ahmad Zahid Lopez");
  a.person("Ahmad Zahid", "Ahmad Zahid", 3);
  EXPECT_EQ(a.chains().size(), 3u);
}

TEST(CoreferenceNames, ASurnameInsideANameMeansItsBearer) {
  ArticleFixture a("David Tan Siong Sun spoke . Tan left .");
  a.passes();
  a.person("David Tan Siong Sun", "David Tan Siong Sun");
  a.person("Tan", "Tan", 2);
  EXPECT_EQ(a.chains(), (Chains{"David Tan Siong Sun | Tan"}));
}

TEST(CoreferenceNames, ATitleThatIntroducesASurnameIsRemembered) {
  ArticleFixture a("President Putin came . President Putin spoke . Putin left .");
  a.passes();
  a.titled("President Putin", "Putin", "President", "head_of_state");
  a.rule("Person", a.at("President Putin", 2),
         {{"name", text("Putin")},
          {"office", text("President")},
          {"office_class", text("head_of_state")},
          {"kind", text("title_name")}});
  a.person("Putin", "Putin", 3);
  EXPECT_EQ(a.chains(), (Chains{"President Putin | President Putin | Putin"}));
}

TEST(CoreferenceNames, NicknamesInitialsAndMiddleNames) {
  ArticleFixture a("William Henry Gates spoke . Bill Gates left . W. Gates came . Melinda Gates stayed .");
  a.passes();
  a.table("lexicon/nicknames.tsv", "# columns: form|full\nBill|William\n");
  a.person("William Henry Gates", "William Henry Gates");
  a.person("Bill Gates", "Bill Gates");
  a.person("W. Gates", "W. Gates");
  a.person("Melinda Gates", "Melinda Gates");
  EXPECT_EQ(a.chains(), (Chains{"William Henry Gates | Bill Gates | W. Gates", "Melinda Gates"}));
}

TEST(CoreferenceNames, AcronymsAndLegalSuffixes) {
  ArticleFixture a("Bank of New England failed . BNE closed . Acme Corp. grew . Acme fell . BONE stayed .");
  a.passes();
  a.table("lexicon/legal_suffixes.tsv", "# columns: form\nCorp.\n");
  for (const char* name : {"Bank of New England", "BNE", "Acme Corp.", "BONE"}) a.organization(name);
  a.organization("Acme", 2);
  EXPECT_EQ(a.chains(), (Chains{"Bank of New England | BNE | BONE", "Acme Corp. | Acme"}));
  EXPECT_EQ(a.entity_at("BNE").canonical, "Bank of New England");
}

TEST(CoreferenceNames, CapitalsInBracketsBehindAName) {
  ArticleFixture a("Union Pacific Corp ( UNP ) paid Norvane . ( BTW ) It left .");
  a.passes();
  for (const char* name : {"Union Pacific Corp", "UNP", "Norvane", "BTW"}) a.organization(name);
  EXPECT_EQ(a.chains(), (Chains{"Union Pacific Corp | UNP", "Norvane", "BTW"}));
}

TEST(CoreferenceNames, AWordInBracketsThatAbbreviatesTheNameAndCapitalsBehindASymbol) {
  ArticleFixture a(
      "Norvane Electric Power ( Nepo ) paid . Broken Hill Ltd < BHL.ME > ( BH ) left Zorvik Bank ( Tamar ) .");
  a.passes();
  for (const char* name : {"Norvane Electric Power", "Nepo", "Broken Hill Ltd", "BH", "Zorvik Bank", "Tamar"})
    a.organization(name);
  EXPECT_EQ(a.chains(), (Chains{"Norvane Electric Power | Nepo", "Broken Hill Ltd | BH", "Zorvik Bank", "Tamar"}));
}

TEST(CoreferenceNames, CapitalsBetweenCommasThatAbbreviateTheName) {
  ArticleFixture a("International Cocoa Organization , ICCO , met Norvane , BTW , here .");
  a.passes();
  for (const char* name : {"International Cocoa Organization", "ICCO", "Norvane", "BTW"}) a.organization(name);
  EXPECT_EQ(a.chains(), (Chains{"International Cocoa Organization | ICCO", "Norvane", "BTW"}));
}

TEST(CoreferenceNames, InitialsMayBeLeftOut) {
  ArticleFixture a("E.F. Hutton Group fell . Hutton said so .");
  a.passes();
  a.organization("E.F. Hutton Group");
  a.organization("Hutton", 2);
  EXPECT_EQ(a.chains(), (Chains{"E.F. Hutton Group | Hutton"}));
}

TEST(CoreferenceNames, AHyphenedNameWithTitleIsOnePerson) {
  ArticleFixture a("Sheikh Abdul-Aziz spoke . Sheikh Abdul-Aziz left .");
  a.passes();
  for (const int occurrence : {1, 2}) {
    a.rule("Person", a.at("Sheikh Abdul-Aziz", occurrence),
           {{"name", text("Abdul-Aziz")}, {"kind", text("title_name")}});
  }
  EXPECT_EQ(a.chains(), (Chains{"Sheikh Abdul-Aziz | Sheikh Abdul-Aziz"}));
}

TEST(CoreferenceNames, ASurnameMeansWhomTheTextHasNamedBefore) {
  ArticleFixture a("Jane Smith spoke . Smith left . His brother John Smith came .");
  a.passes();
  a.person("Jane Smith", "Jane Smith");
  a.person("Smith", "Smith", 2);
  a.person("John Smith", "John Smith");
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith | Smith", "John Smith"}));
}

TEST(CoreferenceNames, ARelativeIsNotMeant) {
  ArticleFixture a("Jane Smith met her father , John Smith . Smith spoke .");
  a.declare("list Kinship form");
  a.passes();
  a.table("lexicon/kinship.tsv", "# label: Kinship\n# columns: form\nfather\n");
  a.row("Kinship", a.at("father"), {{"form", text("father")}});
  a.person("Jane Smith", "Jane Smith");
  a.person("John Smith", "John Smith");
  a.person("Smith", "Smith", 3);
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith | Smith", "John Smith"}));
}

TEST(CoreferenceNames, ARelativeMayBeDescribed) {
  ArticleFixture a("Jane Smith met her father , the singer John Smith . Smith spoke .");
  a.declare("list Kinship form");
  a.passes();
  a.table("lexicon/kinship.tsv", "# label: Kinship\n# columns: form\nfather\n");
  a.row("Kinship", a.at("father"), {{"form", text("father")}});
  a.group("the singer John Smith");
  a.person("Jane Smith", "Jane Smith");
  a.person("John Smith", "John Smith");
  a.person("Smith", "Smith", 3);
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith | Smith", "John Smith"}));
}

TEST(CoreferenceNames, TheFamilyNameMayStandInFront) {
  ArticleFixture a("Jiao Bozhong spoke . Bozhong Jiao left . Jiao Ping came .");
  a.passes();
  for (const char* name : {"Jiao Bozhong", "Bozhong Jiao", "Jiao Ping"}) a.person(name, name);
  EXPECT_EQ(a.chains(), (Chains{"Jiao Bozhong | Bozhong Jiao", "Jiao Ping"}));
}

TEST(CoreferenceNames, OneLetterOfALongWordMayBeWrong) {
  ArticleFixture a("Kristin Wilkins spoke . Kristen Wilkins left . Jan Wilkins came . Jon Wilkins went .");
  a.passes();
  for (const char* name : {"Kristin Wilkins", "Kristen Wilkins", "Jan Wilkins", "Jon Wilkins"}) a.person(name, name);
  EXPECT_EQ(a.chains(), (Chains{"Kristin Wilkins | Kristen Wilkins", "Jan Wilkins", "Jon Wilkins"}));
}

TEST(CoreferenceNames, AGivenNameMayBeShortAndASurnameWithoutParticle) {
  ArticleFixture a("Jeffrey Coors spoke . Ali Al-Mudhaf came . Jeff left . Mudhaf stayed .");
  a.passes();
  a.table("lexicon/nicknames.tsv", "# columns: form|full\nJeff|Jeffrey\n");
  a.person("Jeffrey Coors", "Jeffrey Coors");
  a.person("Ali Al-Mudhaf", "Ali Al-Mudhaf");
  a.person("Jeff", "Jeff");
  a.person("Mudhaf", "Mudhaf");
  EXPECT_EQ(a.chains(), (Chains{"Jeffrey Coors | Jeff", "Ali Al-Mudhaf | Mudhaf"}));
}

TEST(CoreferenceNames, PartsOfAnOrganizationsName) {
  ArticleFixture a("The Ministry of Health fell . The Health Ministry rose . Eastman Kodak grew . Kodak fell .");
  a.declare("list OrgHead form");
  a.passes();
  a.table("lexicon/organization_heads.tsv", "# label: OrgHead\n# columns: form\nministry\n");
  for (const char* name : {"Ministry of Health", "Health Ministry", "Eastman Kodak"}) a.organization(name);
  a.organization("Kodak", 2);
  EXPECT_EQ(a.chains(), (Chains{"Ministry of Health | Health Ministry", "Eastman Kodak | Kodak"}));
}

TEST(CoreferenceNames, ANameMayLackItsCountry) {
  ArticleFixture a("The Senate met . The U.S. Senate voted .");
  a.passes();
  a.table("gazetteers/countries.tsv", "# label: Country\n# case: exact\n# columns: form|iso3\nU.S.|USA\n");
  a.organization("Senate");
  a.organization("U.S. Senate");
  EXPECT_EQ(a.chains(), (Chains{"Senate | U.S. Senate"}));
}

TEST(CoreferenceNames, PairsThatMustNotJoin) {
  ArticleFixture a("British Telecom Wireless grew . BTW fell .");
  a.passes();
  a.table("resolution/never_same.tsv", "# columns: one|other\nBTW|British Telecom Wireless\n");
  a.organization("British Telecom Wireless");
  a.organization("BTW");
  EXPECT_EQ(a.chains(), (Chains{"British Telecom Wireless", "BTW"}));
}

TEST(CoreferenceNames, BylinesAreNoAntecedents) {
  ArticleFixture a("By Ann Lee\n\nLee spoke . Ann Lee left .");
  a.passes();
  a.rule("Person", a.at("Ann Lee"), {{"name", text("Ann Lee")}, {"kind", text("byline")}});
  a.person("Lee", "Lee", 2);
  EXPECT_EQ(a.chains(), (Chains{"Ann Lee", "Lee"}));
  EXPECT_EQ(mention_kind(a.resolved(), a.resolved().mentions[0]), "byline");
}

TEST(CoreferenceNames, DeclaredEntitiesWithOneNameAreOne) {
  ArticleFixture a("Vera Star sank . Vera Star was old .");
  a.declare("entity OilTanker name kind");
  a.passes();
  a.rule("OilTanker", a.at("Vera Star"), {{"name", text("Vera Star")}});
  a.rule("OilTanker", a.at("Vera Star", 2), {{"name", text("Vera Star")}});
  EXPECT_EQ(a.chains(), (Chains{"Vera Star | Vera Star"}));
  EXPECT_EQ(a.entity_at("Vera Star").type, "OIL_TANKER");
  EXPECT_EQ(a.entity_at("Vera Star").id, "U1");
}

TEST(CoreferenceNames, AGivenNameMeansTheOnlyOneWhoHasIt) {
  ArticleFixture a("Pramual Sabhavasu spoke . Ana Lopez came . Pramual left . Sabhavasu slept .");
  a.passes();
  a.person("Pramual Sabhavasu", "Pramual Sabhavasu");
  a.person("Ana Lopez", "Ana Lopez");
  a.person("Pramual", "Pramual", 2);
  a.person("Sabhavasu", "Sabhavasu", 2);
  EXPECT_EQ(a.chains(), (Chains{"Pramual Sabhavasu | Pramual | Sabhavasu", "Ana Lopez"}));
  EXPECT_EQ(a.entity_at("Pramual", 2).canonical, "Pramual Sabhavasu");
  EXPECT_EQ(a.resolved().mentions[2].rule, "coreference.given_name");
}

TEST(CoreferenceNames, AGivenNameOfTwoNearPersonsMeansNone) {
  ArticleFixture a("Ana Lopez met Ana Vega . Ana left .");
  a.passes();
  a.person("Ana Lopez", "Ana Lopez");
  a.person("Ana Vega", "Ana Vega");
  a.person("Ana", "Ana", 3);
  EXPECT_EQ(a.chains(), (Chains{"Ana Lopez", "Ana Vega", "Ana"}));
}

TEST(CoreferenceNames, ASurnameIsTriedBeforeAGivenName) {
  ArticleFixture a("Lopez Vega met Ana Lopez . Lopez left .");
  a.passes();
  a.person("Lopez Vega", "Lopez Vega");
  a.person("Ana Lopez", "Ana Lopez");
  a.person("Lopez", "Lopez", 3);
  EXPECT_EQ(a.chains(), (Chains{"Lopez Vega", "Ana Lopez | Lopez"}));
}

TEST(CoreferenceNames, TheBeginningOrTheEndOfAFullerNameBefore) {
  ArticleFixture a("Norvane Motor Co. paid the U.S. Postal Service . Norvane left . The Postal Service stayed .");
  a.passes();
  a.table("lexicon/legal_suffixes.tsv", "# columns: form\nCo.\n");
  a.organization("Norvane Motor Co.");
  a.organization("U.S. Postal Service");
  a.organization("Norvane", 2);
  a.organization("Postal Service", 2);
  EXPECT_EQ(a.chains(), (Chains{"Norvane Motor Co. | Norvane", "U.S. Postal Service | Postal Service"}));
  EXPECT_EQ(a.resolved().mentions[2].rule, "coreference.part_of_name");
}

TEST(CoreferenceNames, APartOfSeveralNamesIsTheFirstOneAndOfALaterOneNone) {
  ArticleFixture a("Norvane Motor met Norvane Steel . Norvane left . Sapar came . Sapar Oil went .");
  a.passes();
  for (const char* words : {"Norvane Motor", "Norvane Steel", "Sapar Oil"}) a.organization(words);
  a.organization("Norvane", 3);
  a.organization("Sapar", 1);
  EXPECT_EQ(a.chains(), (Chains{"Norvane Motor | Norvane", "Norvane Steel", "Sapar", "Sapar Oil"}));
}

TEST(CoreferenceNames, ASuffixMayHaveSeveralWordsAndStandInsideTheLongerName) {
  ArticleFixture a(
      "Sapar Little and Co left . Sapar Little said so . Norvane Corp Holdings Ltd paid . Norvane Corp grew .");
  a.passes();
  a.table("lexicon/legal_suffixes.tsv", "# columns: form\nand Co\nCo\nCorp\nLtd\n");
  a.organization("Sapar Little and Co");
  a.organization("Sapar Little", 2);
  a.organization("Norvane Corp Holdings Ltd");
  a.organization("Norvane Corp", 2);
  EXPECT_EQ(a.chains(), (Chains{"Sapar Little and Co | Sapar Little", "Norvane Corp Holdings Ltd | Norvane Corp"}));
}

TEST(CoreferenceNames, AFirmWithASuffixOfItsOwnIsNoPartOfALongerName) {
  ArticleFixture a("Norvane Bottling Co left . Norvane Co paid . Sapar Corp of Quito fell . Sapar Corp grew .");
  a.passes();
  a.table("lexicon/legal_suffixes.tsv", "# columns: form\nCo\nCorp\n");
  a.organization("Norvane Bottling Co");
  a.organization("Norvane Co");
  a.organization("Sapar Corp of Quito");
  a.organization("Sapar Corp", 2);
  EXPECT_EQ(a.chains(), (Chains{"Norvane Bottling Co", "Norvane Co", "Sapar Corp of Quito | Sapar Corp"}));
}

TEST(CoreferenceNames, WordsThatTwoRulesFoundAreOneMention) {
  ArticleFixture a("Acme grew . Its profit fell .");
  a.passes();
  a.organization("Acme");
  a.group("Acme");
  a.rule("Organization", a.at("Its"), {{"name", text("Acme")}, {"kind", text("name")}});
  a.owner("Its");
  EXPECT_EQ(a.chains(), (Chains{"Acme | Its"}));
}

TEST(CoreferenceNames, APronounIsNoBodyWithAPersonsName) {
  ArticleFixture a("Ana Lopez spoke . It said more .");
  a.passes();
  a.person("Ana Lopez", "Ana Lopez");
  a.row("Pronoun", a.at("It"), {{"person", text("3")}, {"number", text("singular")}, {"gender", text("n")}});
  a.rule("Organization", a.at("It"), {{"name", text("Ana Lopez")}, {"kind", text("name")}});
  EXPECT_EQ(a.chains(), (Chains{"Ana Lopez"}));
}

TEST(CoreferenceNames, AWordOfTheNameIsNotItsInitials) {
  ArticleFixture a("The EC met . The EC Commission paid .");
  a.passes();
  a.organization("EC", 1);
  a.organization("EC Commission");
  EXPECT_EQ(a.chains(), (Chains{"EC", "EC Commission"}));
}

TEST(CoreferenceNames, ABodyWithCapitalsOfItsOwnIsNotCalledByOthers) {
  ArticleFixture a("The International Cocoa Organization ( ICCO ) met . The ICO did not .");
  a.passes();
  a.organization("International Cocoa Organization");
  a.organization("ICCO");
  a.organization("ICO");
  EXPECT_EQ(a.chains(), (Chains{"International Cocoa Organization | ICCO", "ICO"}));
}

TEST(CoreferenceNames, ASingleHeadBeginsTheNameOfAnotherBody) {
  ArticleFixture a("The Senate Banking Committee met . The Senate voted . The Bank of Quito paid . The Bank grew .");
  a.declare("list OrgHead form");
  a.declare("list Preposition form");
  a.passes();
  a.table("lexicon/organization_heads.tsv", "# label: OrgHead\n# columns: form\nsenate\ncommittee\nbank\n");
  a.table("lexicon/prepositions.tsv", "# label: Preposition\n# columns: form\nof\n");
  a.organization("Senate Banking Committee");
  a.organization("Senate", 2);
  a.organization("Bank of Quito");
  a.organization("Bank", 2);
  EXPECT_EQ(a.chains(), (Chains{"Senate Banking Committee", "Senate", "Bank of Quito | Bank"}));
}

TEST(CoreferenceNames, TheFirstOfTwoSurnamesAndBoth) {
  ArticleFixture a(
      "Arturo Hernandez Grisanti spoke . Hernandez Grisanti left . Hernandez came . Fernando Santos Alvite "
      "went . Santos slept .");
  a.passes();
  a.person("Arturo Hernandez Grisanti", "Arturo Hernandez Grisanti");
  a.person("Hernandez Grisanti", "Hernandez Grisanti", 2);
  a.person("Hernandez", "Hernandez", 3);
  a.person("Fernando Santos Alvite", "Fernando Santos Alvite");
  a.person("Santos", "Santos", 2);
  EXPECT_EQ(a.chains(),
            (Chains{"Arturo Hernandez Grisanti | Hernandez Grisanti | Hernandez", "Fernando Santos Alvite | Santos"}));
}

TEST(CoreferenceNames, CapitalsDirectlyBehindANameAreItsOwn) {
  ArticleFixture a("The National Statistics Institute ISTAT said so . ISTAT left .");
  a.declare("list OrgHead form");
  a.passes();
  a.table("lexicon/organization_heads.tsv", "# label: OrgHead\n# columns: form\ninstitute\n");
  a.organization("National Statistics Institute");
  a.organization("ISTAT", 1);
  a.organization("ISTAT", 2);
  EXPECT_EQ(a.chains(), (Chains{"National Statistics Institute | ISTAT | ISTAT"}));
}

TEST(CoreferenceNames, MisspelledNamesOfFirmsAreOne) {
  ArticleFixture a("Sapar Services paid . Sapar Servies left . Norvanel came . Norvanes went .");
  a.passes();
  for (const char* words : {"Sapar Services", "Sapar Servies", "Norvanel", "Norvanes"}) a.organization(words);
  EXPECT_EQ(a.chains(), (Chains{"Sapar Services | Sapar Servies", "Norvanel | Norvanes"}));
}

TEST(CoreferenceNames, APlaceInsideANameFoundLaterIsNone) {
  ArticleFixture a("American Sapar paid .");
  a.passes();
  a.country("American", "USA");
  a.organization("American Sapar");
  EXPECT_EQ(a.chains(), (Chains{"American Sapar"}));
}

TEST(CoreferenceNames, OneWordAtTheEndIsAPartIfItIsAHeadOrAName) {
  ArticleFixture a("The Postal Service paid . The Service left . White House spoke . House voted .");
  a.declare("list OrgHead form");
  a.passes();
  a.table("lexicon/organization_heads.tsv", "# label: OrgHead\n# columns: form\nservice\n");
  a.table("lexicon/nouns.tsv", "# label: Noun\n# columns: form|lemma\nhouse|house\n");
  a.organization("Postal Service");
  a.organization("Service", 2);
  a.organization("White House");
  a.organization("House", 2);
  EXPECT_EQ(a.chains(), (Chains{"Postal Service | Service", "White House", "House"}));
}

TEST(CoreferenceNames, ABeginningGoesBeforeAnEnd) {
  ArticleFixture a("Norvane Tool and Tamar Norvane met . Norvane paid .");
  a.passes();
  a.organization("Norvane Tool");
  a.organization("Tamar Norvane");
  a.organization("Norvane", 3);
  EXPECT_EQ(a.chains(), (Chains{"Norvane Tool | Norvane", "Tamar Norvane"}));
}

TEST(CoreferenceNames, LettersInAnglesBelongToTheNameBeforeThem) {
  ArticleFixture a("Zorvik Tamar Bank of Zorvik Tamar Bolt < ZTB > left .");
  a.passes();
  a.organization("Zorvik Tamar Bank");
  a.organization("Zorvik Tamar Bolt");
  a.organization("ZTB");
  EXPECT_EQ(a.chains(), (Chains{"Zorvik Tamar Bank", "Zorvik Tamar Bolt | ZTB"}));
}

TEST(CoreferenceNames, APersonCalledLikeAFirmIsTheFirm) {
  ArticleFixture a("Willis Tamar Plc paid . Willis Tamar left . Mr Vega and Ana Vega met Vega Norvane Plc .");
  a.passes();
  a.table("lexicon/legal_suffixes.tsv", "# columns: form\nPlc\n");
  a.organization("Willis Tamar Plc");
  a.person("Willis Tamar", "Willis Tamar", 2);
  a.person("Ana Vega", "Ana Vega");
  EXPECT_EQ(a.chains(), (Chains{"Willis Tamar Plc | Willis Tamar", "Ana Vega"}));
}

TEST(CoreferenceNames, WhatNeverIsTheSameIsNoPart) {
  ArticleFixture a("BT Wireless paid . BT left .");
  a.passes();
  a.table("resolution/never_same.tsv", "# columns: one|other\nBT|BT Wireless\n");
  a.organization("BT Wireless");
  a.organization("BT", 2);
  EXPECT_EQ(a.chains(), (Chains{"BT Wireless", "BT"}));
}

TEST(CoreferenceNames, PersonsOfOneSurnameKeepApartByTheirGivenNames) {
  ArticleFixture a("John Vega met Ana Vega and J. Vega . Ana M. Vega left .");
  a.passes();
  a.person("John Vega", "John Vega");
  a.person("Ana Vega", "Ana Vega");
  a.person("J. Vega", "J. Vega");
  a.person("Ana M. Vega", "Ana M. Vega");
  EXPECT_EQ(a.chains(), (Chains{"John Vega | J. Vega", "Ana Vega | Ana M. Vega"}));
}

TEST(CoreferenceNames, WorkGrowsWithTheArticleNotItsSquare) {
  // A hostile article: thousands of persons of one surname, and as many bare surnames.
  std::string text_of_article;
  for (int k = 0; k < 4000; ++k) text_of_article += "A" + std::to_string(k) + " Smith . Smith . ";
  ArticleFixture a(text_of_article);
  a.passes();
  const std::string& all = a.article.text;
  std::vector<std::string_view> names;
  for (std::uint32_t t = 0; t + 4 < a.document.token_count(); t += 5) {
    const ByteSpan name = a.document.bytes({t, t + 2});
    a.rule("Person", {t, t + 2},
           {{"name", text(std::string_view(all).substr(name.begin, name.size()))}, {"kind", text("name")}});
    a.rule("Person", {t + 3, t + 4}, {{"name", text("Smith")}, {"kind", text("name")}});
  }
  resolve(a.discourse());
  EXPECT_GE(a.discourse().mentions.size(), 7000u);
}

TEST(CoreferenceNames, TwoNamesThatTheArticleTellsAreOne) {
  ArticleFixture a("Jane Smith , known as Mary Moll , left . Bolt met Acme . Mary Moll spoke .");
  a.passes();
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith"), mary = a.person("Mary Moll", "Mary Moll");
  a.person("Mary Moll", "Mary Moll", 2);
  const AnnotationId bolt = a.organization("Bolt");
  a.organization("Acme");
  a.rule("Alias", a.at("known"), {{"of", ref(jane)}, {"name", ref(mary)}});
  a.rule("Alias", a.at("met"), {{"of", ref(bolt)}, {"name", ref(jane)}});  // not one of each kind
  EXPECT_EQ(a.chains(), (std::vector<std::string>{"Jane Smith | Mary Moll | Mary Moll", "Bolt", "Acme"}));
}

}  // namespace
}  // namespace wirefacts
