// Where trigger rules find arguments and realis, on lines of groups made from word lists.

#include <gtest/gtest.h>

#include <string>

#include "extractor.h"
#include "support/pack_builder.h"

namespace wirefacts {
namespace {

const char* const kTriggerSchema =
    "enum realis = actual | future | hypothetical | denied\nenum polarity = positive | negative\n"
    "mark NounGroup { head: text!  lemma: text  definite: text  class: list text }\n"
    "mark VerbGroup { main: ref Verb!  lemma: text  finite: text  modality: text  polarity: text  voice: text }\n"
    "mark Coordination { item: list ref NounGroup! }\nmark Relative { head: ref NounGroup }\nmark Break { modality: "
    "text }\nmark Elsewhen "
    "{ }\nvalue Time "
    "{ value: text! }\n"
    "event Deal { who: ref (NounGroup|Name)  whom: ref (NounGroup|Name)  place: ref NounGroup  time: ref Time\n"
    "             all: list ref NounGroup }\n";

const char* const kGroups =
    "stage groups\nuses Word Name Verb Determiner Adjective Day\n"
    "rule n -> NounGroup\n  match [Determiner]? [Adjective]? [Day]? head:[Word]\n  set head = head.text, lemma = "
    "head.text, class = head.class\n"
    "rule the -> NounGroup\n  match \"the\" [Adjective]? [Day]? head:[Word]\n  rank 3\n  set head = head.text, lemma = "
    "head.text, class = head.class, definite = \"yes\"\n"
    "rule of_name -> NounGroup\n  match \"the\" [Name] head:[Word]\n  rank 3\n  set head = head.text, lemma = "
    "head.text, class = head.class, definite = \"yes\"\n"
    "rule v -> VerbGroup\n  match main:[Verb]\n  set main = main, lemma = main.text, finite = main.finite\n"
    "rule to -> VerbGroup\n  match \"to\" main:[Verb]\n  rank 5\n  set main = main, lemma = main.text, finite = "
    "\"no\"\n"
    "rule hedged -> VerbGroup\n  match \"may\" main:[Verb]\n  rank 5\n"
    "  set main = main, lemma = main.text, finite = \"yes\", modality = \"hypothetical\"\n"
    "rule will -> VerbGroup\n  match \"will\" main:[Verb]\n  rank 5\n"
    "  set main = main, lemma = main.text, finite = \"yes\", modality = \"future\"\n"
    "rule not -> VerbGroup\n  match \"not\" main:[Verb]\n  rank 5\n"
    "  set main = main, lemma = main.text, finite = \"yes\", polarity = \"negative\"\n"
    "rule was -> VerbGroup\n  match \"was\" main:[Verb]\n  rank 5\n"
    "  set main = main, lemma = main.text, finite = \"yes\", voice = \"passive\"\n"
    "rule r -> Relative\n  match \",\"? (\"which\" | \"that\")\n"
    "rule b -> Break\n  match \"because\"\n"
    "rule w -> Break\n  match \"whether\"\n  set modality = \"hypothetical\"\n"
    "rule t -> Time\n  match day:[Day]\n  set value = day.text\n";

const char* const kLinks =
    "stage links\nuses NounGroup\nrule both -> Coordination\n  match item:[NounGroup] \"and\" item:[NounGroup]\n"
    "rule far -> Relative\n  match head:[NounGroup] \"/\" [NounGroup] it:\"who\"\n  span it\n  set head = head\n";
const char* const kElsewhen = "stage than\nuses Time\nrule e -> Elsewhen\n  match [Time]\n  after \"than\"\n";

/// Roles and realis of the only event, as "who=… whom=… realis polarity", then what the run says of itself.
std::string deal(const std::string& text, const std::string& trigger) {
  test::PackFiles files;
  files.file("schema.types", kTriggerSchema)
      .file("g.rules", kGroups)
      .file("links.rules", kLinks)
      .file("than.rules", kElsewhen);
  files.list("w.tsv", "# label: Word\n", "form\timposes\tclass",
             "ann\nbob\nrome\noslo\nphones\nship\ntalks\nhope\thypothetical\ndeal\nzoe\nkim\nplans\t\tplan\ncall\thypot"
             "hetical\tplan\n");
  files.list("n.tsv", "# label: Name\n", "form", "zoe\nkim\n");
  files.list(
      "v.tsv", "# label: Verb\n", "form\tfinite\tlight\tinflection\tcontrols\tclass",
      "met\tyes\t\tpast\nmakes\tyes\nleft\tyes\t\tpast\nheld\tyes\tyes\nmade\tyes\tobject\tpast\nhitting\tno\t\ting\n"
      "seeing\tno\t\ting\nsent\tyes\nmeet\tyes\ntold\tyes\t\tpast\tyes\treport\nsays\tyes\t\t\t\treport\n"
      "see\tno\t\tbase\n");
  files.list("d.tsv", "# label: Determiner\n", "form\tpolarity", "the\t\nno\tnegative\n");
  files.list("a.tsv", "# label: Adjective\n", "form\timposes\tmodality", "planned\tfuture\t\nunfit\t\thypothetical\n");
  files.list("p.tsv", "# label: Preposition\n", "form\tclass\timposes",
             "in\tplace\t\nfor\tgoal\t\nafter\t\tactual\nof\tgenitive\t\nby\tagent\t\nagainst\ttopic\t\nthan\t\t\nwith"
             "\tpartner\t\n");
  files.list("c.tsv", "# label: Conjunction\n", "form", "and\n");
  files.list("y.tsv", "# label: Day\n", "form", "monday\nfriday\n");
  files.file("e.rules",
             "stage e\nkeeps all\nuses NounGroup Name\nrule d -> Deal\n  " + trigger +
                 "\n  who subject [Name] or subject [NounGroup]\n  whom object [Name] or object [NounGroup]\n"
                 "  place prep \"in\" [NounGroup]\n  time when [Time]\n");
  files.file("news.cascade", "stage groups\nstage links\nstage than\nstage e\n");
  const PackBuild build = files.build();
  if (!build.usable()) return render(build.diagnostics, build.pack->sources);
  Extractor extractor(*build.pack, {});
  Article article;
  article.text = text;
  const Extraction extraction = extractor.extract(article);
  const Analysis analysis = extractor.last();
  const Label label = build.pack->schema.find("Deal");
  if (analysis.annotations.with_label(label).size() != 1) return "not one event";
  const Annotation& event = analysis.annotations[analysis.annotations.with_label(label).front()];
  std::string out;
  const std::vector<FieldInfo>& fields = build.pack->schema[label].fields;
  const auto words = [&](const FieldValue& value) {
    return std::string(analysis.document.text(analysis.annotations[value.annotation].span));
  };
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const FieldValue& value = event.fields[i];
    if (value.kind == FieldValue::Kind::annotation) {
      out += fields[i].name + "=" + words(value) + " ";
    } else if (value.kind == FieldValue::Kind::list) {
      out += fields[i].name + "=";
      for (const FieldValue& item : value.items) out += (&item == &value.items.front() ? "" : "; ") + words(item);
      out += " ";
    } else if (!value.is_missing() && (fields[i].name == "realis" || fields[i].name == "polarity")) {
      out += std::string(value.text) + " ";
    }
  }
  for (const auto& d : extraction.meta.diagnostics) out += d.code + " ";
  return out;
}

TEST(Trigger, SubjectStandsBeforeARelativeClause) {
  EXPECT_EQ(deal("Ann, which makes phones, met Bob.", "verb \"met\""), "who=Ann whom=Bob actual positive ");
}

TEST(Trigger, ARelativePronounMeansWhatItsRuleSays) {
  EXPECT_EQ(deal("ann / oslo who met bob left", "verb \"met\""), "who=ann whom=bob actual positive ");
}

TEST(Trigger, WhatBracketsSayOfANounIsNoArgument) {
  EXPECT_EQ(deal("ann (oslo) met bob", "verb \"met\""), "who=ann whom=bob actual positive ");
  EXPECT_EQ(deal("ann met bob (rome : oslo) in rome", "verb \"met\""), "who=ann whom=bob place=rome actual positive ");
  EXPECT_EQ(deal("ann (bob left oslo) met rome", "verb \"met\""), "who=ann whom=rome actual positive ");
}

TEST(Trigger, WhatDashesOrAnAppositionEncloseIsNoSubject) {
  EXPECT_EQ(deal("ann -- the ship -- met bob", "verb \"met\""), "who=ann whom=bob actual positive ");
  EXPECT_EQ(deal("ann — bob left oslo — met rome", "verb \"met\""), "who=ann whom=rome actual positive ");
  EXPECT_EQ(deal("ann, the ship that left oslo, met bob", "verb \"met\""), "who=ann whom=bob actual positive ");
}

TEST(Trigger, ADescriptionIsNamedBehindIt) {
  EXPECT_EQ(deal("the ship, zoe, met the phones, kim.", "verb \"met\""), "who=zoe whom=kim actual positive ");
  EXPECT_EQ(deal("the ship of rome, zoe, met bob.", "verb \"met\""), "who=zoe whom=bob actual positive ");
  EXPECT_EQ(deal("the ship in rome, zoe, met bob.", "verb \"met\""), "who=the ship whom=bob actual positive ");
}

TEST(Trigger, ACommaClosesARelativeClauseBeforeAnd) {
  EXPECT_EQ(deal("Ann sent the ship that left Oslo, and met Bob.", "verb \"met\""),
            "who=Ann whom=Bob actual positive ");
}

TEST(Trigger, WhoIsCalledOnToActIsTheSubject) {
  EXPECT_EQ(deal("Ann left for Bob to see Rome.", "verb \"see\""), "who=Bob whom=Rome actual positive ");
}

TEST(Trigger, AnInfinitiveBehindAnObjectHasTheSubjectOfItsVerb) {
  EXPECT_EQ(deal("Ann met Bob to see Rome.", "verb \"see\""), "who=Ann whom=Rome actual positive ");
  EXPECT_EQ(deal("Ann left Oslo with Bob to see Rome.", "verb \"see\""), "who=Ann whom=Rome actual positive ");
}

TEST(Trigger, AnInfinitiveBehindAnAppositionIsSaidOfIt) {
  EXPECT_EQ(deal("Ann met Bob, the ship to see Rome.", "verb \"see\""), "who=the ship whom=Rome actual positive ");
}

TEST(Trigger, WhomAVerbTellsToActIsTheSubject) {
  EXPECT_EQ(deal("Ann told Bob to see Rome.", "verb \"see\""), "who=Bob whom=Rome actual positive ");
  EXPECT_EQ(deal("Ann told Bob in Oslo to see Rome.", "verb \"see\""), "who=Bob whom=Rome actual positive ");
  EXPECT_EQ(deal("Bob was told to see Rome.", "verb \"see\""), "who=Bob whom=Rome actual positive ");
  EXPECT_EQ(deal("Bob was told in Oslo to see Rome.", "verb \"see\""), "who=Bob whom=Rome actual positive ");
  EXPECT_EQ(deal("Ann left Bob plans to see Rome.", "verb \"see\""), "who=Bob whom=Rome actual positive ");
}

TEST(Trigger, WhoIsSaidToBeFitToActIsTheSubject) {
  EXPECT_EQ(deal("Ann left Bob unfit to see Rome.", "verb \"see\""), "who=Bob whom=Rome actual positive ");
  EXPECT_EQ(deal("Ann left Bob monday to see Rome.", "verb \"see\""), "who=Ann whom=Rome actual positive ");
}

TEST(Trigger, WhoCarriesOutAPlanIsNotSaid) {
  EXPECT_EQ(deal("Ann made plans to see Rome.", "verb \"see\""), "who=plans whom=Rome actual positive ");
  EXPECT_EQ(deal("Ann met Bob in plans to see Rome.", "verb \"see\""), "who=plans whom=Rome actual positive ");
  EXPECT_EQ(deal("Ann met in plans to see Rome.", "verb \"see\""), "who=Ann whom=Rome actual positive ");
  EXPECT_EQ(deal("Ann made plans in Oslo to see Rome.", "verb \"see\""), "who=plans whom=Rome actual positive ");
}

TEST(Trigger, WhoSpeaksOfAPlanDoesNotCarryItOut) {
  EXPECT_EQ(deal("Ann met against plans to see Rome.", "verb \"see\""), "who=plans whom=Rome actual positive ");
}

TEST(Trigger, WhoseThePlanIsCarriesItOut) {
  EXPECT_EQ(deal("Ann met plans by Bob to see Rome.", "verb \"see\""), "who=Bob whom=Rome actual positive ");
  EXPECT_EQ(deal("Plans of Bob to see Rome.", "verb \"see\""), "who=Bob whom=Rome actual positive ");
  EXPECT_EQ(deal("Ann met the zoe plans to see Rome.", "verb \"see\""), "who=zoe whom=Rome actual positive ");
  EXPECT_EQ(deal("Ann held the call of Bob to see Rome.", "verb \"see\""), "who=the call whom=Rome actual positive ");
}

TEST(Trigger, FormInIngBehindACommaTakesTheSubjectOfTheVerbBefore) {
  EXPECT_EQ(deal("Ann sent the ship, hitting Bob.", "verb \"hitting\""), "who=Ann whom=Bob actual positive ");
  EXPECT_EQ(deal("Ann sent the ship seeing Oslo, hitting Bob.", "verb \"hitting\""),
            "who=Ann whom=Bob actual positive ");
}

TEST(Trigger, WhatAnotherVerbClaimsIsNoArgument) {
  EXPECT_EQ(deal("Ann met Bob because Kim left in Rome on Friday.", "verb \"met\""),
            "who=Ann whom=Bob actual positive ");
  EXPECT_EQ(deal("In Rome Ann met Bob on Monday.", "verb \"met\""),
            "who=Ann whom=Bob place=Rome time=Monday actual positive ");
}

TEST(Trigger, WhatDatesTheLastVerbOfARowDatesAll) {
  EXPECT_EQ(deal("Ann met Bob and left in Rome on Friday.", "verb \"met\""),
            "who=Ann whom=Bob time=Friday actual positive ");
  EXPECT_EQ(deal("Ann met Bob, made talks and left on Friday.", "verb \"met\""),
            "who=Ann whom=Bob time=Friday actual positive ");
  EXPECT_EQ(deal("Ann met Bob on Monday and left on Friday.", "verb \"met\""),
            "who=Ann whom=Bob time=Monday actual positive ");
  EXPECT_EQ(deal("Ann met Bob and was left on Friday.", "verb \"met\""), "who=Ann whom=Bob actual positive ");
  EXPECT_EQ(deal("Ann met Bob and told Kim on Friday.", "verb \"met\""), "who=Ann whom=Bob actual positive ");
}

TEST(Trigger, ANounHasWhatALightVerbHas) {
  EXPECT_EQ(deal("Ann held talks on Monday.", "noun \"talks\""), "who=Ann time=Monday actual positive ");
  EXPECT_EQ(deal("Ann left talks on Monday.", "noun \"talks\""), "actual positive ");
  EXPECT_EQ(deal("Ann left talks with Bob on Monday.", "noun \"talks\""), "time=Monday actual positive ");
  EXPECT_EQ(deal("Talks met Bob on Monday.", "noun \"talks\""), "actual positive ");
}

TEST(Trigger, WhoIsSpokenOfIsTheSubjectOfWhatIsSaidOfHim) {
  EXPECT_EQ(deal("Ann which says Kim met Bob.", "verb \"met\""), "who=Kim whom=Bob actual positive ");
  EXPECT_EQ(deal("Ann which told Kim met Bob.", "verb \"met\""), "who=Ann whom=Bob actual positive ");
}

TEST(Trigger, OneVerbsObjectIsNoSubjectOfTheNext) {
  EXPECT_EQ(deal("Ann hitting the ship met Bob.", "verb \"met\""), "who=Ann whom=Bob actual positive ");
}

TEST(Trigger, TimesThatDateSomethingElseAreNotTaken) {
  EXPECT_EQ(deal("Ann met Bob than Monday.", "verb \"met\""), "who=Ann whom=Bob actual positive ");
  EXPECT_EQ(deal("Ann met the Monday ship.", "verb \"met\""), "who=Ann whom=the Monday ship actual positive ");
}

TEST(Trigger, SubjectOfANounNeedsItAsObject) {
  EXPECT_EQ(deal("Ann held talks in Rome.", "noun \"talks\""), "who=Ann place=Rome actual positive ");
  EXPECT_EQ(deal("Ann held the ship in talks.", "noun \"talks\""), "actual positive ");
}

TEST(Trigger, WhatStandsBeforeTheSubjectBelongsToItsVerb) {
  EXPECT_EQ(deal("On Monday, Ann that left Oslo met Bob.", "verb \"met\""),
            "who=Ann whom=Bob time=Monday actual positive ");
}

TEST(Trigger, ATimeOfAnotherDeedBeforeTheSubjectIsNotTaken) {
  EXPECT_EQ(deal("after talks in rome on monday , ann met bob .", "verb \"met\""),
            "who=ann whom=bob place=rome actual positive ");
  EXPECT_EQ(deal("in talks on monday , ann met bob .", "verb \"met\""),
            "who=ann whom=bob place=talks time=monday actual positive ");
}

TEST(Trigger, RealisOfANounComesFromWhatStandsBeforeIt) {
  EXPECT_EQ(deal("Ann left planned talks.", "noun \"talks\""), "future positive ");
  EXPECT_EQ(deal("Ann left in hope of talks.", "noun \"talks\""), "hypothetical positive ");
  EXPECT_EQ(deal("Ann may meet after talks.", "noun \"talks\""), "actual positive ");
  EXPECT_EQ(deal("Ann left no talks.", "noun \"talks\""), "actual negative ");
}

TEST(Trigger, OfACoordinationAlternativesTakeWhatTheFirstLeaves) {
  const std::string verb = "verb \"met\"\n  all object [NounGroup head=ship] or object [NounGroup]";
  EXPECT_EQ(deal("Ann met Bob and the ship.", verb), "who=Ann whom=Bob all=the ship; Bob actual positive ");
  EXPECT_EQ(deal("Ann met the ship.", verb), "who=Ann whom=the ship all=the ship actual positive ");
  const std::string other = "verb \"met\"\n  all object [NounGroup head=ship] or subject [NounGroup]";
  EXPECT_EQ(deal("Ann met Bob and the ship.", other), "who=Ann whom=Bob all=the ship actual positive ");
}

TEST(Trigger, OfPartnersTheNearestCounts) {
  const std::string verb = "verb \"met\"\n  all prep \"with\" [NounGroup head=ship]";
  EXPECT_EQ(deal("Ann met with the ship with Bob.", verb), "who=Ann all=the ship actual positive ");
  EXPECT_EQ(deal("Ann met with Bob with the ship.", verb), "who=Ann actual positive ");
}

TEST(Trigger, PartnersOfAnotherDeedAreNotTaken) {
  const std::string verb = "verb \"met\"\n  all prep \"with\" [NounGroup]";
  EXPECT_EQ(deal("After talks with Bob, Ann met Kim.", verb), "who=Ann whom=Kim actual positive ");
  EXPECT_EQ(deal("Ann met Kim after talks in Rome with Bob.", verb), "who=Ann whom=Kim place=Rome actual positive ");
  EXPECT_EQ(deal("Ann met Kim in Rome with Bob.", verb), "who=Ann whom=Kim place=Rome all=Bob actual positive ");
}

TEST(Trigger, WhatStandsBetweenACommaAndAVerbIsTheVerbs) {
  EXPECT_EQ(deal("Ann that met Bob, on Friday left Oslo.", "verb \"met\""), "who=Ann whom=Bob actual positive ");
  EXPECT_EQ(deal("Ann that met Bob on Friday, left Oslo.", "verb \"met\""),
            "who=Ann whom=Bob time=Friday actual positive ");
}

TEST(Trigger, ANounBesideTheObjectOfALightVerbHasNotItsTime) {
  EXPECT_EQ(deal("Ann held the ship on Monday with talks.", "noun \"talks\""), "actual positive ");
  EXPECT_EQ(deal("Ann held the ship on Monday in talks.", "noun \"talks\""), "time=Monday actual positive ");
}

TEST(Trigger, FormInIngBehindInTakesTheSubjectOfTheVerbBefore) {
  EXPECT_EQ(deal("Ann sent the ship in hitting Bob.", "verb \"hitting\""), "who=Ann whom=Bob actual positive ");
}

TEST(Trigger, WhatASubjectDoesNotDoDeniesItOnlyIfTheVerbSaysThatItHappens) {
  EXPECT_EQ(deal("The talks not met Bob.", "noun \"talks\""), "actual positive ");
  EXPECT_EQ(deal("The talks not made Bob.", "noun \"talks\""), "actual positive ");
  EXPECT_EQ(deal("The talks not held.", "noun \"talks\""), "actual negative ");
  EXPECT_EQ(deal("Ann not made the talks.", "noun \"talks\""), "who=Ann actual negative ");
}

TEST(Trigger, WhetherLeavesWhatWillBeOpen) {
  EXPECT_EQ(deal("Bob left because Ann will meet Rome.", "verb \"meet\""), "who=Ann whom=Rome future positive ");
  EXPECT_EQ(deal("Bob left whether Ann will meet Rome.", "verb \"meet\""), "who=Ann whom=Rome hypothetical positive ");
}

TEST(Trigger, WhatARelativeClauseTellsOfThePastIsNotOpen) {
  EXPECT_EQ(deal("Bob left whether Ann that met Kim will see Rome.", "verb \"met\""),
            "who=Ann whom=Kim actual positive ");
  EXPECT_EQ(deal("Bob left whether Ann met Kim that left Rome.", "verb \"met\""),
            "who=Ann whom=Kim hypothetical positive ");
}

TEST(Trigger, ATimeMayStandBetweenAVerbAndItsObject) {
  EXPECT_EQ(deal("Ann met with Monday the ship.", "verb \"met\""),
            "who=Ann whom=the ship time=Monday actual positive ");
  EXPECT_EQ(deal("Ann met with Rome the ship.", "verb \"met\""), "who=Ann actual positive ");
}

TEST(Trigger, NoneInAnArgumentDeniesTheEvent) {
  EXPECT_EQ(deal("Ann met no ship.", "verb \"met\""), "who=Ann whom=no ship actual negative ");
}

TEST(Trigger, AWordIsNotTheGroupThatItIsAlone) {
  EXPECT_EQ(deal("Ann left deal.", "noun [head=deal]"), "not one event");
}

TEST(Trigger, APatternThatIsTriedInTooManyWaysGivesUpAndSaysSo) {
  std::string text = "ann met bob";
  for (int i = 0; i < 26; ++i) text += " x";
  EXPECT_EQ(deal(text, "verb \"met\"\n  all after trigger (Any | Any){1,24} \"zz\" [NounGroup]"),
            "who=ann whom=bob actual positive step_limit ");
  EXPECT_EQ(deal(text, "verb \"met\"\n  all after trigger Any{1,24} \"zz\" [NounGroup]"),
            "who=ann whom=bob actual positive ");
}

}  // namespace
}  // namespace wirefacts
