#include "workbench/explanation.h"

#include <gtest/gtest.h>

#include "support/pack_builder.h"
#include "workbench/display_text.h"

namespace wirefacts {
namespace {

constexpr const char* kTypes =
    "entity Person { name: text }\nevent Arrest { suspect: ref Person! }\n"
    "mark NounGroup { head: text! }\n"
    "enum realis = actual\nenum polarity = positive\n";

PackBuild pack_with(const std::string& counter = "") {
  return test::PackFiles()
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

std::string indented(const std::string& lines, std::size_t columns) {
  std::string out;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at) + 1;
    out += std::string(columns, ' ') + lines.substr(at, end - at);
    at = end;
  }
  return out;
}

TEST(Explanation, SaysRulesListsAndWhatLost) {
  EXPECT_EQ(explained(pack_with(), "Señora Jane Smith was caught."),
            "7-28  E1 ARREST  'Jane Smith was caught'\n"
            "    arrests.caught (stages/arrests.rules:4)\n"
            "    - suspect:[Person] ↔ 'Jane Smith' Person: names.full (stages/names.rules:4)\n"
            "      beat: 'Smith' names.surname (stages/names.rules:8): starts earlier\n"
            "      - [GivenName] ↔ 'Jane' GivenName: lexicon/given.tsv:6\n"
            "      - \"Smith\" ↔ 'Smith'\n"
            "    - \"was\" ↔ 'was'\n"
            "    - \"caught\" ↔ 'caught'\n"
            "7-17  P1 PERSON  'Jane Smith'\n"
            "    names.full (stages/names.rules:4)\n"
            "    beat: 'Smith' names.surname (stages/names.rules:8): starts earlier\n"
            "    - [GivenName] ↔ 'Jane' GivenName: lexicon/given.tsv:6\n"
            "    - \"Smith\" ↔ 'Smith'\n");
}

TEST(Explanation, EveryKindOfElementSaysItsWords) {
  const auto build =
      test::PackFiles()
          .file("news.cascade", "stage names\nstage sums\nstage arrests\n")
          .file("schema.types", std::string(kTypes) + "value Sum { value: decimal  unit: text }\n")
          .list("lexicon/given.tsv", "# label: GivenName\n# case: exact\n", "form", "Jane\nAnn\n")
          .list("values/units.tsv", "# label: Unit\n", "form\tcode", "pounds\tGBP\n")
          .file("stages/names.rules",
                "stage names\nuses  GivenName\n\ndefine Given = [GivenName]\n\n"
                "rule full -> Person\n  after    \"Ms\"|\"Mrs\" \".\"?\n"
                "  match    name:(Given+ ..2 Cap)\n  example  \"Mrs [Jane Smith]\"\n")
          .file(
              "stages/sums.rules",
              "stage sums\nuses  Unit\n\nrule pounds -> Sum\n  scan     all:(n:/\\d+/ / ?/ u:[Unit])\n  span     all\n"
              "  set      value = number(n), unit = Unit(u).code\n  example  \"[5 pounds]\"\n")
          .file("stages/arrests.rules",
                "stage arrests\nuses  Person\n\n"
                "rule caught -> Arrest\n  match    suspect:[Person] (\"was\" \"not\"? \"caught\") \"at\" \"the same "
                "time\"\n"
                "  example  \"Ms. Ann Hall was caught at the same time.\"\n")
          .build();
  const std::string person =
      "- after \"Mrs\" ↔ 'Mrs'\n"
      "- Given: [GivenName] ↔ 'Jane' GivenName: lexicon/given.tsv:6\n"
      "- Given: [GivenName] ↔ 'Ann' GivenName: lexicon/given.tsv:7\n"
      "- ..2 ↔ 'van der'\n"
      "- Cap ↔ 'Smith'\n";
  EXPECT_EQ(explained(build, "Mrs Jane Ann van der Smith was caught at the same time. It cost 30 pounds."),
            "4-54  E1 ARREST  'Jane Ann van der Smith was caught at the same time'\n"
            "    arrests.caught (stages/arrests.rules:4)\n"
            "    - suspect:[Person] ↔ 'Jane Ann van der Smith' Person: names.full (stages/names.rules:6)\n" +
                indented(person, 6) +
                "    - \"was\" ↔ 'was'\n"
                "    - \"caught\" ↔ 'caught'\n"
                "    - \"at\" ↔ 'at'\n"
                "    - \"the same time\" ↔ 'the same time'\n"
                "4-26  P1 PERSON  'Jane Ann van der Smith'\n"
                "    names.full (stages/names.rules:6)\n" +
                indented(person, 4) +
                "64-73  N1 sum  '30 pounds'\n"
                "    sums.pounds (stages/sums.rules:4)\n"
                "    - all:(…) ↔ '30 pounds'\n"
                "    - n:/\\d+/ ↔ '30'\n"
                "    - u:[Unit] ↔ 'pounds' Unit: values/units.tsv:5\n");
}

TEST(Explanation, OnlyOverOneCharacterWithTheCounterLine) {
  const PackBuild build = pack_with();
  EXPECT_EQ(explained(build, "It rained. Smith left.", 13),
            "11-16  P1 PERSON  'Smith'\n"
            "    names.surname (stages/names.rules:8)\n"
            "    - \"Smith\" ↔ 'Smith'\n"
            "    if it is wrong, this line belongs into names.surname:\n"
            "      counter  \"Smith left.\"\n");
  EXPECT_EQ(explained(build, "It rained. Smith left.", 17),
            "no record over character 17: wirefacts why ARTICLE RULE --at 17 tells what a rule missed\n");
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
