#include "grammar/parser.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "grammar/printer.h"
#include "unit/grammar/test_pack.h"

namespace wirefacts {
namespace {

std::string tree_of_pattern(const std::string& text) {
  const SourceFile source("p", text);
  Diagnostics diagnostics;
  const auto pattern = parse_pattern(source, 0, diagnostics);
  return pattern ? dump(*pattern) : "error: " + diagnostics.items().front().message + "\n";
}

std::string tree_of_rule(const std::string& clauses) {
  const SourceFile source("r.rules", "stage s\nrule r -> L\n" + clauses);
  Diagnostics diagnostics;
  const auto stage = parse_rules(source, 0, diagnostics);
  if (diagnostics.has_errors()) return "error: " + diagnostics.items().front().message + "\n";
  return dump(stage->rules.front());
}

struct Case {
  std::string input, tree;
};

TEST(Parser, ReadsPatterns) {
  const std::vector<Case> cases = {
      {R"("said")", "literal \"said\"\n"},
      {R"("say \"no\"")", "literal \"say \\\"no\\\"\"\n"},
      {"'US'", "exact \"US\"\n"},
      {"<point out>", "lemma \"point out\"\n"},
      {R"(/a\/b[/]\d/)", "regex \"a/b[/]\\\\d\"\n"},
      {"Cap", "name \"Cap\"\n"},
      {"Rest", "rest\n"},
      {"^ ..6 $", "sequence\n  start\n  gap 6\n  end\n"},
      {"A | B C", "choice\n  name \"A\"\n  sequence\n    name \"B\"\n    name \"C\"\n"},
      {"(A | B) C", "sequence\n  choice\n    name \"A\"\n    name \"B\"\n  name \"C\"\n"},
      {"A? B* C+ D{2} E{1,3}",
       "sequence\n  repeat 0 1\n    name \"A\"\n  repeat 0 unbounded\n    name \"B\"\n  repeat 1 unbounded\n"
       "    name \"C\"\n  repeat 2 2\n    name \"D\"\n  repeat 1 3\n    name \"E\"\n"},
      {"x:A{2}", "capture \"x\"\n  repeat 2 2\n    name \"A\"\n"},
      {"x:(y:A)", "capture \"x\"\n  sequence\n    capture \"y\"\n      name \"A\"\n"},
      {"[A|B !C|\"d\" f=1|x g!=\"y z\" h<=4]",
       "constraint\n  choice\n    label \"A\"\n    label \"B\"\n  not\n    choice\n      label \"C\"\n"
       "      literal \"d\"\n  feature \"f\" = \"1\" \"x\"\n  feature \"g\" != \"y z\"\n  feature \"h\" <= \"4\"\n"},
      {"[Lower 'a' <b> /c/]", "constraint\n  label \"Lower\"\n  exact \"a\"\n  lemma \"b\"\n  regex \"c\"\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(tree_of_pattern(c.input), c.tree) << c.input;
}

TEST(Parser, ReadsClauses) {
  const std::vector<Case> cases = {
      {"  in A | B\n  not in C\n  match D\n", "rule r -> L\n  in A B\n  not in C\n  match\n    name \"D\"\n"},
      {"  match A\n  not after B\n  before C\n",
       "rule r -> L\n  match\n    name \"A\"\n  not after\n    name \"B\"\n  before\n    name \"C\"\n"},
      {"  match A\n  given x:[B] within 2 sentences\n  where x.n <= 3, x.a.b = \"c\"\n",
       "rule r -> L\n  match\n    name \"A\"\n  given x within 2\n    constraint\n      label \"B\"\n  where <=\n"
       "    field \"n\"\n      ref \"x\"\n    number 3\n  where =\n    field \"b\"\n      field \"a\"\n"
       "        ref \"x\"\n    text \"c\"\n"},
      {"  match A\n  span x\n  rank 10\n  set a = number(n) * (M(m).f or 1),\n      x.b = c\n",
       "rule r -> L\n  match\n    name \"A\"\n  set a\n    product\n      call \"number\"\n        ref \"n\"\n"
       "      first_of\n        field \"f\"\n          call \"M\"\n            ref \"m\"\n        number 1\n"
       "  set x.b\n    ref \"c\"\n  span x\n  rank 10\n"},
      {"  verb <sign> | <ink>\n  party! subject [P] or prep \"with\"|\"by\" [P]\n  total after party \"worth\" [M]\n"
       "  not object [N lemma=x]\n  time anywhere [T] within 12\n",
       "rule r -> L\n  verb\n    choice\n      lemma \"sign\"\n      lemma \"ink\"\n  role party!\n"
       "    position subject\n      constraint\n        label \"P\"\n    position prep \"with\" \"by\"\n"
       "      constraint\n        label \"P\"\n  role total\n    position after party\n      sequence\n"
       "        literal \"worth\"\n        constraint\n          label \"M\"\n  absent\n    position object\n"
       "      constraint\n        label \"N\"\n        feature \"lemma\" = \"x\"\n  role time\n"
       "    position anywhere within 12\n      constraint\n        label \"T\"\n"},
      {"  match A\n  example \"[a] \\\"b\\\" \\[c\\]\" => f 27 \"x y\", g.h [\"i\", 2 j], k null\n  counter `no "
       "\"d\"`\n"
       "  todo \"e\"\n",
       "rule r -> L\n  match\n    name \"A\"\n  example \"a \\\"b\\\" [c]\" [0,1)\n    expect f (\"27\" \"x y\")\n"
       "    expect g.h list (\"i\") (\"2\" \"j\")\n    expect k null (\"null\")\n  counter \"no \\\"d\\\"\"\n"
       "  todo \"e\"\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(tree_of_rule(c.input), c.tree) << c.input;
}

TEST(Parser, ReadsTheItemsOfAStage) {
  const SourceFile source("s.rules",
                          "# comment\nstage s  # behind\nover paragraph\nkeeps all\nuses A B\n     C\n"
                          "define D = \"x\"\nrecall P as full, surname unless [C]\nrule r vetoes A | B\n"
                          "  match D\n");
  Diagnostics diagnostics;
  const auto stage = parse_rules(source, 0, diagnostics);
  ASSERT_TRUE(stage);
  EXPECT_EQ(diagnostics.items().size(), 0U);
  EXPECT_EQ(dump(*stage),
            "stage s over paragraph keeps all\n  uses A B C\n  define D\n    literal \"x\"\n"
            "  recall P as full surname\n    constraint\n      label \"C\"\n  rule r vetoes A B\n    match\n"
            "      name \"D\"\n");
}

TEST(Parser, RangesCoverWhatIsNamed) {
  const std::string text = "stage s\nrule r -> L\n  match  x:[A b=c] (\"d\"){2}\n  set    f = x.g\n";
  const SourceFile source("s.rules", text);
  Diagnostics diagnostics;
  const auto stage = parse_rules(source, 3, diagnostics);
  ASSERT_TRUE(stage);
  const auto covered = [&](SourceRange range) {
    EXPECT_EQ(range.file, 3U);
    return text.substr(range.begin, range.end - range.begin);
  };
  const Rule& rule = stage->rules.front();
  EXPECT_EQ(covered(rule.name.range), "r");
  EXPECT_EQ(covered(rule.range), text.substr(8, text.size() - 9));
  EXPECT_EQ(covered(rule.match->range), "x:[A b=c] (\"d\"){2}");
  EXPECT_EQ(covered(rule.match->parts[0].range), "x:[A b=c]");
  EXPECT_EQ(covered(rule.match->parts[0].parts[0].parts[1].range), "b=c");
  EXPECT_EQ(covered(rule.set[0].value.range), "x.g");
}

TEST(Parser, GoesOnBehindAMistake) {
  const SourceFile source("s.rules",
                          "stage s\nuses A %\nrule a -> L\n  match [\nrule b -> L\n  match \"x\"\nrule\n"
                          "  match \"y\"\n");
  Diagnostics diagnostics;
  const auto stage = parse_rules(source, 0, diagnostics);
  ASSERT_TRUE(stage);
  EXPECT_EQ(diagnostics.count(Severity::error), 3U);
  EXPECT_TRUE(stage->incomplete);
  ASSERT_EQ(stage->rules.size(), 2U);
  EXPECT_TRUE(stage->rules[0].broken);
  EXPECT_FALSE(stage->rules[1].broken);
}

TEST(Parser, ReadsTheCascade) {
  const SourceFile source("news.cascade", "stage a\nskip B C\nstage d\n");
  Diagnostics diagnostics;
  const auto lines = parse_cascade(source, 0, diagnostics);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[1].skip, true);
  EXPECT_EQ(lines[1].names[1].text, "C");
  EXPECT_EQ(lines[2].names[0].text, "d");
  EXPECT_FALSE(diagnostics.has_errors());
}

TEST(Parser, SkippedLabelsGrowDownTheCascade) {
  const PackFiles files = {{"p.cascade", "stage a\nskip B C\nstage d\nskip E\nstage f\n"},
                           {"a.rules", "stage a\n"},
                           {"d.rules", "stage d\n"},
                           {"f.rules", "stage f\n"}};
  TestPack pack({files});
  ASSERT_EQ(pack.grammar.skips.size(), 3U);
  EXPECT_EQ(pack.grammar.skips[0].size(), 0U);
  EXPECT_EQ(pack.grammar.skips[1].size(), 2U);
  EXPECT_EQ(pack.grammar.skips[2].size(), 3U);
  EXPECT_EQ(pack.grammar.stages[2].name.text, "f");
}

TEST(Parser, TheNewsPackHasNoMistakes) {
  Diagnostics diagnostics;
  SourceSet sources;
  for (const auto& [name, text] : read_pack(WIREFACTS_SOURCE_DIR "/rules")) sources.emplace_back(name, text);
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    if (sources[i].name().ends_with(".rules")) parse_rules(sources[i], i, diagnostics);
    if (sources[i].name().ends_with(".cascade")) parse_cascade(sources[i], i, diagnostics);
  }
  EXPECT_EQ(render(diagnostics, sources), "");
}

TEST(ParsePattern, IsOneLine) {
  SourceSet sources;
  sources.emplace_back("pattern", "\"a\"\n\"b\"\n");
  Diagnostics diagnostics;
  EXPECT_FALSE(parse_pattern(sources[0], 0, diagnostics));
  EXPECT_EQ(render(diagnostics, sources), "pattern:2:1: error: a pattern is one line\n  2 | \"b\"\n    | ^~~\n");
}

}  // namespace
}  // namespace wirefacts
