#include <gtest/gtest.h>

#include "unit/resolution/article_fixture.h"

namespace wirefacts {
namespace {

using Chains = std::vector<std::string>;

constexpr std::string_view kGivenNames =
    "# label: GivenName\n# case: exact\n# columns: form|gender\nJane|f\nJohn|m\nAna|f\n";

TEST(CoreferencePronouns, SheAsSpeakerIsTheSubjectBefore) {
  ArticleFixture a("Jane Smith met John Lee . The plan works , she said .");
  a.passes();
  a.table("gazetteers/given_names.tsv", kGivenNames);
  a.person("Jane Smith", "Jane Smith");
  a.person("John Lee", "John Lee");
  a.group("Jane Smith");
  const AnnotationId she = a.pronoun("she");
  a.said("indirect", "The plan works", "said", she);
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith | she", "John Lee"}));
  EXPECT_EQ(a.resolved().quotations[0].speaker, a.resolved().mentions[0].entity);
  EXPECT_EQ(a.resolved().mentions[2].rule, "coreference.subject_of_report");
}

TEST(CoreferencePronouns, NoneOfTheOtherGenderAndNoneTooFarAway) {
  const std::string filler = " It rained . It rained . It rained .";
  ArticleFixture a("Jane Smith left ." + filler + " It works , she said . It failed , he said .");
  a.passes();
  a.table("gazetteers/given_names.tsv", kGivenNames);
  a.person("Jane Smith", "Jane Smith");
  a.group("Jane Smith");
  const AnnotationId she = a.pronoun("she");
  const AnnotationId he = a.pronoun("he");
  a.said("indirect", "It works", "said", she);
  a.said("indirect", "It failed", "said", he);
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith"}));
  EXPECT_EQ(a.resolved().quotations[0].speaker, kNone);
}

TEST(CoreferencePronouns, WhatIsSaidInsideMarksIsNotSeenFromOutside) {
  ArticleFixture a("\" Jane Smith is great , \" he said . It works , she said .");
  a.passes();
  a.table("gazetteers/given_names.tsv", kGivenNames);
  a.person("Jane Smith", "Jane Smith");
  a.group("Jane Smith");
  a.said("direct", "\" Jane Smith is great , \"", "said", a.pronoun("he"));
  a.said("indirect", "It works", "said", a.pronoun("she"));
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith"}));
}

TEST(CoreferencePronouns, FirstWordOfIndirectSpeech) {
  ArticleFixture a("Jane Smith said she won .");
  a.passes();
  a.table("gazetteers/given_names.tsv", kGivenNames);
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  a.pronoun("she");
  a.said("indirect", "she won", "said", jane);
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith | she"}));
}

/// "John Lee met Jane Smith …", of which he is the subject.
void annotate_meeting(ArticleFixture& a) {
  a.passes();
  a.table("gazetteers/given_names.tsv", kGivenNames);
  a.person("John Lee", "John Lee");
  a.person("Jane Smith", "Jane Smith");
  a.group("John Lee");
}

TEST(CoreferencePronouns, FirstWordOfASentence) {
  ArticleFixture a("John Lee met Jane Smith in Quito . He left . She stayed .");
  annotate_meeting(a);
  a.pronoun("He");
  a.pronoun("She");
  EXPECT_EQ(a.chains(), (Chains{"John Lee | He", "Jane Smith"}));
}

TEST(CoreferencePronouns, SubjectBehindAnOpening) {
  ArticleFixture a("John Lee met Jane Smith in Quito . On Monday , he left . The plan she made failed .");
  annotate_meeting(a);
  a.pronoun("he");
  a.group("The plan");
  a.pronoun("she");
  EXPECT_EQ(a.chains(), (Chains{"John Lee | he", "Jane Smith"}));
}

TEST(CoreferencePronouns, SpeakerAndAddressee) {
  ArticleFixture a("Jane Smith met John Lee . \" I thank you , \" Smith said .");
  a.passes();
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  const AnnotationId john = a.person("John Lee", "John Lee");
  const AnnotationId smith = a.person("Smith", "Smith", 2);
  a.pronoun("I");
  a.pronoun("you");
  a.rule("Meeting", a.at("met"), {{"participant", a.list({ref(jane), ref(john)})}});
  a.said("direct", "\" I thank you , \"", "said", smith);
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith | I | Smith", "John Lee | you"}));
  const Discourse& d = a.resolved();
  EXPECT_EQ(d.quotations[0].addressee, d.mentions[1].entity);
  EXPECT_EQ(mention_kind(d, d.mentions[2]), "pronoun.1sg");
  EXPECT_EQ(mention_kind(d, d.mentions[3]), "pronoun.2sg");
}

TEST(CoreferencePronouns, WeIsTheOrganizationOfTheSpeakersOffice) {
  ArticleFixture a("Acme Chairman Jane Smith spoke . \" We grow , \" Smith said .");
  a.passes();
  a.organization("Acme");
  a.titled("Acme Chairman Jane Smith", "Jane Smith", "Chairman", "company_head");
  a.pronoun("We");
  const AnnotationId smith = a.person("Smith", "Smith", 2);
  a.said("direct", "\" We grow , \"", "said", smith);
  EXPECT_EQ(a.chains(), (Chains{"Acme Chairman Jane Smith | Smith", "Acme | We"}));
}

TEST(CoreferencePronouns, AnOfficeInSpeechIsTheAddressee) {
  ArticleFixture a("President Putin met President Nazarbayev . \" The President helped , \" Putin said .");
  a.passes();
  const AnnotationId putin = a.titled("President Putin", "Putin", "President", "head_of_state", "RUS");
  const AnnotationId other = a.titled("President Nazarbayev", "Nazarbayev", "President", "head_of_state", "KAZ");
  a.rule("Meeting", a.at("met"), {{"participant", a.list({ref(putin), ref(other)})}});
  a.role("The President", "head_of_state");
  const TokenSpan marks = a.at("\" The President helped , \"");
  a.zone("Quoted", marks);
  const AnnotationId speaker = a.person("Putin", "Putin", 2);
  a.said("direct", "\" The President helped , \"", "said", speaker);
  EXPECT_EQ(a.chains(), (Chains{"President Putin | Putin", "President Nazarbayev | The President"}));
}

TEST(CoreferencePronouns, HisIsTheSubjectOfTheClause) {
  ArticleFixture a("John Lee and Bob Day thanked his wife .");
  a.passes();
  a.table("gazetteers/given_names.tsv", kGivenNames);
  a.person("John Lee", "John Lee");
  a.person("Bob Day", "Bob Day");
  a.owner("his");
  a.row("Noun", a.at("wife"), {{"lemma", text("wife")}});
  // John is known to be a man; Bob stands nearer, but nothing is known of him.
  EXPECT_EQ(a.chains(), (Chains{"John Lee | his", "Bob Day"}));
}

TEST(CoreferencePronouns, HerOwnsWhatMayBeANoun) {
  const auto chains = [](const char* sentence, const char* behind, const std::vector<const char*>& labels) {
    ArticleFixture a(sentence);
    a.passes();
    a.table("gazetteers/given_names.tsv", kGivenNames);
    a.person("Jane Smith", "Jane Smith");
    a.owner("her");
    for (const char* label : labels) a.row(label, a.at(behind));
    return a.chains();
  };
  EXPECT_EQ(chains("Jane Smith came , asking her to sing .", "to", {"Preposition"}), (Chains{"Jane Smith"}));
  EXPECT_EQ(chains("Jane Smith told of her own plan .", "own", {"Adjective", "Verb"}), (Chains{"Jane Smith | her"}));
}

TEST(CoreferencePronouns, ItsIsTheOrganizationInTheClause) {
  ArticleFixture a("Acme raised its price . Acme told Bob Day its plan . Its profit fell .");
  a.passes();
  a.organization("Acme");
  a.organization("Acme", 2);
  a.group("Acme", 2);
  a.person("Bob Day", "Bob Day");
  a.owner("its", 1);
  a.owner("its", 2);
  a.owner("Its");
  a.row("Verb", a.at("raised"), {{"lemma", text("raise")}});
  a.row("Verb", a.at("told"), {{"lemma", text("tell")}});
  // A capitalized word stands before the second.
  EXPECT_EQ(a.chains(), (Chains{"Acme | its | Acme | Its", "Bob Day"}));
}

TEST(CoreferencePronouns, ItsIsWhoSaysWhatItBegins) {
  const auto chains = [](const std::string& said, const char* verb, const char* lemma) {
    ArticleFixture a("Acme said " + said + " .");
    a.passes();
    const AnnotationId acme = a.organization("Acme");
    a.rule("VerbGroup", a.at(verb), {{"lemma", text(lemma)}});
    a.said("indirect", said, "said", acme);
    a.owner("its");
    return a.chains();
  };
  EXPECT_EQ(chains("sales of its plant fell", "fell", "fall"), (Chains{"Acme | its"}));
  EXPECT_EQ(chains("the mill sold its plant", "sold", "sell"), (Chains{"Acme"})) << "behind a verb";
}

TEST(CoreferencePronouns, DefiniteNounsShareTheHead) {
  ArticleFixture a("the Trade Forum and the Peace Summit opened . The forum ended .");
  a.passes();
  a.rule("NamedEvent", a.at("Trade Forum"),
         {{"name", text("Trade Forum")}, {"head", text("forum")}, {"kind", text("name")}});
  a.rule("NamedEvent", a.at("Peace Summit"),
         {{"name", text("Peace Summit")}, {"head", text("summit")}, {"kind", text("name")}});
  a.rule("NamedEvent", a.at("The forum"), {{"head", text("forum")}, {"kind", text("nominal")}});
  EXPECT_EQ(a.chains(), (Chains{"Trade Forum | The forum", "Peace Summit"}));
}

TEST(CoreferencePronouns, ADemonymMustNotContradict) {
  ArticleFixture a("Acme and Bolt merged . The French company grew .");
  a.passes();
  for (const char* name : {"Acme", "Bolt"}) {
    const TokenSpan span = a.at(name);
    a.rule("Organization", span, {{"name", a.words(span)}, {"subtype", text("company")}, {"kind", text("name")}});
  }
  a.group("Acme");
  a.table("gazetteers/organizations.tsv", "# columns: form|canonical|subtype|iso3|kb\nAcme|Acme|company|USA|\n");
  a.rule("Organization", a.at("The French company"), {{"subtype", text("company")}, {"kind", text("nominal")}});
  a.rule(
      "Place", a.at("French"),
      {{"name", text("France")}, {"place_kind", text("country")}, {"country", text("FRA")}, {"kind", text("demonym")}});
  a.resolved();
  // Facts of lists come after coreference, so the subject of the sentence is taken.
  EXPECT_EQ(a.chains()[0], "Acme | The French company");
}

TEST(CoreferencePronouns, OfSeveralCompaniesNoneIsTheCompanyUnlessASubject) {
  ArticleFixture a("Acme and Bolt merged . The company grew .");
  a.passes();
  for (const char* name : {"Acme", "Bolt"}) {
    const TokenSpan span = a.at(name);
    a.rule("Organization", span, {{"name", a.words(span)}, {"subtype", text("company")}, {"kind", text("name")}});
  }
  a.rule("Organization", a.at("The company"), {{"subtype", text("company")}, {"kind", text("nominal")}});
  EXPECT_EQ(a.chains(), (Chains{"Acme", "Bolt"}));
}

TEST(CoreferencePronouns, AGroupThatWasIntroducedWithoutANameIsNoFirm) {
  for (const bool introduced : {true, false}) {
    ArticleFixture a("An investor group left . Acme grew . The group paid .");
    a.passes();
    a.rule("Organization", a.at("Acme"),
           {{"name", text("Acme")}, {"subtype", text("company")}, {"kind", text("name")}});
    a.group("Acme");
    if (introduced) a.group("An investor group");
    a.row("Determiner", a.at("An"), {{"article", text("yes")}, {"definite", text("no")}});
    a.rule("Organization", a.at("The group"), {{"subtype", text("company")}, {"kind", text("nominal")}});
    EXPECT_EQ(a.chains()[0], introduced ? "Acme" : "Acme | The group");
  }
}

TEST(CoreferencePronouns, SomebodysBankIsNoFirmThatOnlyIsSpokenOf) {
  for (const bool acts : {true, false}) {
    ArticleFixture a(acts ? "Kenya 's bank left . Acme grew . The bank paid ."
                          : "Kenya 's bank left . An analyst at Acme grew . The bank paid .");
    a.passes();
    a.rule("Organization", a.at("Acme"),
           {{"name", text("Acme")}, {"subtype", text("company")}, {"kind", text("name")}});
    a.group("Kenya 's bank");
    if (!acts) {
      a.row("Preposition", a.at("at"));
      a.group("An analyst");
    }
    a.group("Acme");
    a.rule("Organization", a.at("The bank"), {{"subtype", text("company")}, {"kind", text("nominal")}});
    EXPECT_EQ(a.chains()[0], acts ? "Acme | The bank" : "Acme");
  }
}

TEST(CoreferencePronouns, AUnitOfAnotherIsNotTheCompany) {
  ArticleFixture a("Acme grew . Its Bolt unit fell . The company left .");
  a.passes();
  for (const char* name : {"Acme", "Bolt"}) {
    const TokenSpan span = a.at(name);
    a.rule("Organization", span, {{"name", a.words(span)}, {"subtype", text("company")}, {"kind", text("name")}});
  }
  a.owner("Its");
  a.group("Acme");
  a.group("Its Bolt unit");
  a.rule("Organization", a.at("The company"), {{"subtype", text("company")}, {"kind", text("nominal")}});
  EXPECT_EQ(a.entity_at("Bolt").mentions.size(), 1u);
}

TEST(CoreferencePronouns, TheCompanyThatSpeaksIsTheOneThatSpokeBefore) {
  ArticleFixture a("Acme said talks began . Bolt grew . The company said prices rose .");
  a.passes();
  std::vector<AnnotationId> names;
  for (const char* name : {"Acme", "Bolt"}) {
    const TokenSpan span = a.at(name);
    names.push_back(
        a.rule("Organization", span, {{"name", a.words(span)}, {"subtype", text("company")}, {"kind", text("name")}}));
    a.group(name);
  }
  const AnnotationId company =
      a.rule("Organization", a.at("The company"), {{"subtype", text("company")}, {"kind", text("nominal")}});
  a.said("indirect", "talks began", "said", names[0]);
  a.said("indirect", "prices rose", "said", company);
  EXPECT_EQ(a.chains(), (Chains{"Acme | The company", "Bolt"}));
}

TEST(CoreferencePronouns, NobodyHoldsHimself) {
  ArticleFixture a("Acme raised its stake in Bolt . Acme holds 5 pct of the company .");
  a.passes();
  for (const auto& [name, number, aside] : {std::tuple("Acme", 1, "no"), {"Bolt", 1, "yes"}, {"Acme", 2, "no"}}) {
    const TokenSpan span = a.at(name, number);
    a.rule("Organization", span,
           {{"name", a.words(span)}, {"subtype", text("company")}, {"kind", text("name")}, {"aside", text(aside)}});
  }
  a.group("Acme");
  a.group("Acme", 2);
  a.rule("Organization", a.at("the company"),
         {{"subtype", text("company")}, {"kind", text("nominal")}, {"aside", text("yes")}});
  EXPECT_EQ(a.chains(), (Chains{"Acme | Acme", "Bolt | the company"}));
}

TEST(CoreferencePronouns, ASpokesmanSpeaksOfHisOwnCompany) {
  ArticleFixture a("Acme made a bid . A Bolt spokesman said the company had no comment .");
  a.passes();
  for (const char* name : {"Acme", "Bolt"}) {
    const TokenSpan span = a.at(name);
    a.rule("Organization", span, {{"name", a.words(span)}, {"subtype", text("company")}, {"kind", text("name")}});
  }
  a.group("Acme");
  a.rule("Organization", a.at("the company"), {{"subtype", text("company")}, {"kind", text("nominal")}});
  a.said("indirect", "the company had no comment", "said", a.group("A Bolt spokesman"));
  EXPECT_EQ(a.chains(), (Chains{"Acme", "Bolt | the company"}));
}

TEST(CoreferencePronouns, BareInstitutionsAreOne) {
  ArticleFixture a("Police fired . The police left .");
  a.passes();
  a.rule("Organization", a.at("Police"),
         {{"head", text("police")}, {"subtype", text("police")}, {"kind", text("nominal")}});
  a.rule("Organization", a.at("The police"),
         {{"head", text("police")}, {"subtype", text("police")}, {"kind", text("nominal")}});
  EXPECT_EQ(a.chains(), (Chains{"Police | The police"}));
  EXPECT_EQ(a.entity_at("Police").canonical, "police");
  EXPECT_EQ(mention_kind(a.resolved(), a.resolved().mentions[0]), "nominal");
}

TEST(CoreferencePronouns, ItIsTheOrganizationThatSpeaks) {
  ArticleFixture a("Norvane Corp said it will pay . It said prices rose .");
  a.passes();
  const AnnotationId norvane = a.organization("Norvane Corp");
  a.pronoun("it");
  a.said("indirect", "it will pay", "said", norvane);
  a.said("indirect", "prices rose", "said", a.pronoun("It"));
  EXPECT_EQ(a.chains(), (Chains{"Norvane Corp | it | It"}));
  EXPECT_EQ(a.resolved().quotations[1].speaker, a.resolved().mentions[0].entity);
}

TEST(CoreferencePronouns, ItIsNoPerson) {
  ArticleFixture a("Jane Smith said it will rain .");
  a.passes();
  const AnnotationId jane = a.person("Jane Smith", "Jane Smith");
  a.pronoun("it");
  a.said("indirect", "it will rain", "said", jane);
  EXPECT_EQ(a.chains(), (Chains{"Jane Smith"}));
}

TEST(CoreferencePronouns, ItIsTheBodyThatWasTheSubjectBefore) {
  ArticleFixture a("Tamar Foods sold a farm to Norvane . It bought a mill .");
  a.passes();
  a.group("Tamar Foods");
  a.organization("Tamar Foods");
  a.organization("Norvane");
  a.pronoun("It");
  EXPECT_EQ(a.chains(), (Chains{"Tamar Foods | It", "Norvane"}));
}

TEST(CoreferencePronouns, HeIsTheOnlyManOfTheSentenceBefore) {
  ArticleFixture a("Rebels held John Lee . On Monday he fled .");
  a.passes();
  a.table("gazetteers/given_names.tsv", kGivenNames);
  a.group("Rebels");
  a.person("John Lee", "John Lee");
  a.pronoun("he");
  EXPECT_EQ(a.chains(), (Chains{"John Lee | he"}));
  EXPECT_EQ(a.resolved().mentions[1].rule, "coreference.only_person");
}

TEST(CoreferencePronouns, HeIsNobodyAfterTwoMenOrBehindAQuotationMark) {
  ArticleFixture two("Rebels held John Lee and Bob Ray . On Monday he fled .");
  two.passes();
  two.table("gazetteers/given_names.tsv", kGivenNames);
  two.group("Rebels");
  two.person("John Lee", "John Lee");
  two.person("Bob Ray", "Bob Ray");
  two.pronoun("he");
  EXPECT_EQ(two.chains(), (Chains{"John Lee", "Bob Ray"}));
  ArticleFixture quoted("Rebels held John Lee . \" So he fled , \" Ann Smith said .");
  quoted.passes();
  quoted.table("gazetteers/given_names.tsv", kGivenNames);
  quoted.group("Rebels");
  quoted.person("John Lee", "John Lee");
  quoted.pronoun("he");
  quoted.said("direct", "\" So he fled , \"", "said", quoted.person("Ann Smith", "Ann Smith"));
  EXPECT_EQ(quoted.chains(), (Chains{"John Lee", "Ann Smith"}));
}

TEST(CoreferencePronouns, HisInAPhraseThatOpensASentenceIsOfTheNameBehindTheComma) {
  ArticleFixture a("Bob Ray left . Before his death , John Lee spoke .");
  a.passes();
  a.table("gazetteers/given_names.tsv", kGivenNames);
  a.row("Preposition", a.at("Before"), {{"form", text("before")}});
  a.person("Bob Ray", "Bob Ray");
  a.owner("his");
  a.person("John Lee", "John Lee");
  EXPECT_EQ(a.chains(), (Chains{"Bob Ray", "his | John Lee"}));
}

TEST(CoreferencePronouns, HimIsTheOnlyOtherMan) {
  ArticleFixture a("Rebels held John Lee and beat him .");
  a.passes();
  a.table("gazetteers/given_names.tsv", kGivenNames);
  a.group("Rebels");
  a.person("John Lee", "John Lee");
  a.pronoun("him");
  EXPECT_EQ(a.chains(), (Chains{"John Lee | him"}));
  EXPECT_EQ(a.resolved().mentions[1].rule, "coreference.object_of_sentence");
}

TEST(CoreferencePronouns, HimIsNeitherTheSubjectNorOneOfTwo) {
  ArticleFixture subject("John Lee beat him .");
  subject.passes();
  subject.person("John Lee", "John Lee");
  subject.group("John Lee");
  subject.pronoun("him");
  EXPECT_EQ(subject.chains(), (Chains{"John Lee"}));
  ArticleFixture two("Rebels held John Lee and Bob Ray and beat him .");
  two.passes();
  two.group("Rebels");
  two.person("John Lee", "John Lee");
  two.person("Bob Ray", "Bob Ray");
  two.pronoun("him");
  EXPECT_EQ(two.chains(), (Chains{"John Lee", "Bob Ray"}));
}

}  // namespace
}  // namespace wirefacts
