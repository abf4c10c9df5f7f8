#include "workbench/explanation.h"

#include <gtest/gtest.h>

#include "support/pack_builder.h"

namespace wirefacts {
namespace {

constexpr const char* kTypes =
    "entity Person { name: text }\nevent Arrest { suspect: ref Person! }\n"
    "mark NounGroup { head: text! }\n"
    "enum realis = actual\nenum polarity = positive\n";

PackBuild pack_with(const std::string& counter = "") {
  return testing::PackFiles()
      .file("news.cascade", "stage names\nstage arrests\n")
      .file("schema.types", kTypes)
      .list("lexicon/given.tsv", "# label: GivenName\n# case: exact\n", "form", "Jane\n")
      .file("stages/names.rules",
            "stage names\nuses  GivenName\n\n"
            "rule full -> Person\n  match    [GivenName] \"Smith\"\n  set      name = \"Jane Smith\"\n"
            "  example  \"[Jane Smith] left.\"\n"
            "rule surname -> Person\n  match    \"Smith\"\n  set      name = \"Smith\"\n  example  \"[Smith] left.\"\n"
            "rule no_street vetoes Person\n  match    \"Smith\" \"Street\"\n"
            "  example  \"[Smith Street]\"\n")
      .file("stages/arrests.rules",
            "stage arrests\nuses  Person\n\n"
            "rule caught -> Arrest\n  match    suspect:[Person] \"was\" \"caught\"\n"
            "  example  \"[Smith was caught].\"\n" +
                counter)
      .build();
}

std::string explained(const PackBuild& build, const std::string& text, std::optional<std::uint32_t> at = std::nullopt) {
  EXPECT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  Extractor extractor(*build.pack, identity_of(*build.pack, ""));
  Article article;
  article.id = "a";
  article.text = text;
  return render(explain(extractor, *build.pack, article), article.text, at);
}

TEST(Explanation, SaysRulesListsAndWhatLost) {
  EXPECT_EQ(explained(pack_with(), "Señora Jane Smith was caught."),
            "7-28  E1 ARREST  'Jane Smith was caught'\n"
            "    arrests.caught (stages/arrests.rules:4)\n"
            "    - suspect 'Jane Smith' Person: names.full (stages/names.rules:4)\n"
            "      beat: 'Smith' names.surname (stages/names.rules:8): starts earlier\n"
            "      - 'Jane' GivenName: lexicon/given.tsv:6\n"
            "7-17  P1 PERSON  'Jane Smith'\n"
            "    names.full (stages/names.rules:4)\n"
            "    beat: 'Smith' names.surname (stages/names.rules:8): starts earlier\n"
            "    - 'Jane' GivenName: lexicon/given.tsv:6\n");
}

TEST(Explanation, OnlyOverOneCharacterWithTheCounterLine) {
  const PackBuild build = pack_with();
  EXPECT_EQ(explained(build, "It rained. Smith left.", 13),
            "11-16  P1 PERSON  'Smith'\n"
            "    names.surname (stages/names.rules:8)\n"
            "    if it is wrong, this line belongs into names.surname:\n"
            "      counter  \"Smith left.\"\n");
  EXPECT_EQ(explained(build, "It rained. Smith left.", 17), "");
}

TEST(Explanation, TellsWhatAVetoRemoved) {
  EXPECT_EQ(explained(pack_with(), "He lives in Smith Street.", 12),
            "12-17  no record  'Smith'\n"
            "    names.surname (stages/names.rules:8)\n"
            "    forbidden by: 'Smith Street' names.no_street (stages/names.rules:12)\n");
}

TEST(Explanation, CounterLineIsReadBackAsTheSentence) {
  const std::string sentence = "\"Yes,\"\r\n[he] said \\ and Smith was caught`.";
  const PackBuild build = pack_with("  " + counter_line(sentence) + "\n");
  ASSERT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  const Rule& rule = build.pack->cascade.grammar->stages[1].rules[0];
  ASSERT_EQ(rule.examples.size(), 2U);
  EXPECT_EQ(rule.examples[1].kind, Example::Kind::counter);
  EXPECT_EQ(rule.examples[1].text, "\"Yes,\" [he] said \\ and Smith was caught`.");
  EXPECT_TRUE(rule.examples[1].spans.empty());
  EXPECT_EQ(counter_line("\"No,\" he said."), "counter  `\"No,\" he said.`");
}

}  // namespace
}  // namespace wirefacts
