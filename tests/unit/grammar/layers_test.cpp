#include "grammar/layers.h"

#include <gtest/gtest.h>

#include <string>

#include "grammar/printer.h"
#include "unit/grammar/test_pack.h"

namespace wirefacts {
namespace {

const PackFiles kNews = {
    {"news.cascade", "stage a\n"},
    {"a.rules",
     "stage a\nuses X\ndefine D = \"d\"\nrecall P as full\nrule one -> L\n  match \"1\"\nrule two -> L\n"
     "  match \"2\"\nrule three -> L\n  match \"3\"\n"},
};

std::string rule_names(const Stage& stage) {
  std::string out;
  for (const Rule& rule : stage.rules) out += rule.name.text + " ";
  return out;
}

TEST(Layers, RulesAreReplacedInPlaceAndAdded) {
  const PackFiles mine = {
      {"mine/a.rules", "stage a\nrule four -> L\n  match \"4\"\nrule two -> M\n  match \"zwei\"\n"}};
  TestPack pack({kNews, mine});
  ASSERT_EQ(pack.grammar.stages.size(), 1U);
  const Stage& stage = pack.grammar.stages[0];
  EXPECT_EQ(rule_names(stage), "one two three four ");
  EXPECT_EQ(stage.rules[1].makes->text, "M");
  EXPECT_EQ(stage.uses.size(), 1U);
  EXPECT_EQ(pack.rendered(),
            "mine/a.rules:4:6: advice: rule 'two' replaces that of a.rules:7\n"
            "  4 | rule two -> M\n    |      ^~~\n"
            "a.rules:7:6: note: no longer counts\n"
            "  7 | rule two -> L\n    |      ^~~\n");
}

TEST(Layers, ARuleWithoutClausesRemoves) {
  TestPack pack({kNews, {{"mine/a.rules", "stage a\nrule two\n"}}});
  EXPECT_EQ(rule_names(pack.grammar.stages[0]), "one three ");
}

TEST(Layers, StageLinesDefinesAndRecallsAreReplacedAndUsesAdds) {
  const PackFiles mine = {{"mine/a.rules",
                           "stage a\nuses Y X Z\nkeeps all\nover paragraph\ndefine D = \"e\"\ndefine E = \"f\"\n"
                           "recall P as surname\nrecall Q as full\n"}};
  TestPack pack({kNews, mine});
  const Stage& stage = pack.grammar.stages[0];
  ASSERT_EQ(stage.uses.size(), 3U);
  EXPECT_EQ(stage.uses[0].text + stage.uses[1].text + stage.uses[2].text, "XYZ");
  EXPECT_TRUE(stage.keeps_all);
  EXPECT_TRUE(stage.over_paragraph);
  EXPECT_EQ(stage.defines.at("D").text, "e");
  EXPECT_EQ(stage.defines.size(), 2U);
  ASSERT_EQ(stage.recalls.size(), 2U);
  EXPECT_EQ(stage.recalls[0].forms[0].text, "surname");
}

TEST(Layers, TheLastCascadeCounts) {
  const PackFiles mine = {{"my.cascade", "stage b\nstage a\n"}, {"b.rules", "stage b\n"}};
  TestPack pack({kNews, mine});
  ASSERT_EQ(pack.grammar.stages.size(), 2U);
  EXPECT_EQ(pack.grammar.stages[0].name.text, "b");
  EXPECT_FALSE(pack.diagnostics.has_errors());
}

TEST(Layers, LayingAPackOverItselfChangesNothing) {
  TestPack once({kNews});
  TestPack twice({kNews, kNews});
  EXPECT_EQ(dump(once.grammar.stages[0]), dump(twice.grammar.stages[0]));
  EXPECT_FALSE(twice.diagnostics.has_errors());
}

std::string stage_names(const Grammar& grammar) {
  std::string out;
  for (const Stage& stage : grammar.stages) out += stage.name.text + " ";
  return out;
}

TEST(Layers, StagesWithAPlaceAreAddedToTheCascade) {
  const PackFiles mine = {{"mine/mine.cascade", "stage c before a\nstage d after c\nstage e after a\n"},
                          {"mine/c.rules", "stage c\n"},
                          {"mine/d.rules", "stage d\n"},
                          {"mine/e.rules", "stage e\n"}};
  TestPack pack({kNews, mine});
  EXPECT_EQ(stage_names(pack.grammar), "c d a e ");
  EXPECT_EQ(pack.rendered(), "");
}

TEST(Layers, StagesAfterTheSameOneKeepTheirOrderAndMayNameOneAnother) {
  const PackFiles mine = {{"mine/mine.cascade", "stage e after d\nstage c after a\nstage d after a\n"},
                          {"mine/c.rules", "stage c\n"},
                          {"mine/d.rules", "stage d\n"},
                          {"mine/e.rules", "stage e\n"}};
  TestPack pack({kNews, mine});
  EXPECT_EQ(stage_names(pack.grammar), "a c d e ");
  EXPECT_EQ(pack.rendered(), "");
}

TEST(Layers, LinesWithoutAPlaceReplaceTheCascade) {
  const PackFiles mine = {{"mine/mine.cascade", "stage c\nstage a before c\n"}, {"mine/c.rules", "stage c\n"}};
  TestPack pack({kNews, mine});
  EXPECT_EQ(stage_names(pack.grammar), "a c ");
}

TEST(Layers, TwoFilesOfOneLayerForOneStageAreToldOfEachOther) {
  const PackFiles mine = {{"mine/a.rules", "stage a\nrule five -> L\n  match \"5\"\n"}, {"mine/b.rules", "stage a\n"}};
  TestPack pack({kNews, mine});
  EXPECT_EQ(pack.rendered(),
            "mine/b.rules:1:7: error: stage 'a' exists already\n"
            "  1 | stage a\n    |       ^ a layer has one file of a stage: put the rules into mine/a.rules:1\n"
            "mine/a.rules:1:7: note: the first one of this layer\n"
            "  1 | stage a\n    |       ^\n");
}

TEST(Layers, ALineOfTheCascadeThatCannotBeReadMayNameAnyStage) {
  const PackFiles mine = {{"mine/mine.cascade", "stage c befor a\nstage d after c\n"},
                          {"mine/c.rules", "stage c\n"},
                          {"mine/d.rules", "stage d\n"}};
  TestPack pack({kNews, mine});
  EXPECT_EQ(pack.rendered(),
            "mine/mine.cascade:1:9: error: unexpected befor\n"
            "  1 | stage c befor a\n    |         ^~~~~ one stage a line\n");
}

}  // namespace
}  // namespace wirefacts
