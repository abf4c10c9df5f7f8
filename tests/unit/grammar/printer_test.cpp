#include "grammar/printer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "grammar/defines.h"
#include "grammar/lexer.h"
#include "grammar/parser.h"
#include "unit/grammar/test_pack.h"

namespace wirefacts {
namespace {

struct PrintedCase {
  std::string written, printed;
};

std::string formatted(const std::string& text) {
  const SourceFile source("s.rules", text);
  const auto out = format_rules(source);
  return out ? *out : "mistakes";
}

Stage parsed(const std::string& text) {
  const SourceFile source("s.rules", text);
  Diagnostics diagnostics;
  auto stage = parse_rules(source, 0, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  return stage ? *stage : Stage();
}

std::multiset<std::string> comments(const std::string& text) {
  const SourceFile source("s.rules", text);
  Diagnostics diagnostics;
  std::multiset<std::string> out;
  for (const Comment& comment : lex(source, 0, diagnostics).comments) out.emplace(comment.text);
  return out;
}

TEST(Format, PutsClausesIntoColumns) {
  const std::vector<PrintedCase> cases = {
      {"stage s\nuses A  B\nover sentence\n", "stage s\nuses  A B\nover  sentence\n"},
      {"\n\nstage s\n\n\n\nkeeps all\n\n", "stage s\n\nkeeps all\n"},
      {"stage s\ndefine A=\"x\"\ndefine LongName = \"y\"|\"z\"\n",
       "stage s\ndefine A        = \"x\"\ndefine LongName = \"y\" | \"z\"\n"},
      {"stage s\nrecall P as full,surname unless [A | B]\n", "stage s\nrecall P as full, surname unless [A|B]\n"},
      {"stage s\nrule r->L\n    match x : [A  b = c | d !E] ( \"f\" | \"g\" ) ? .. 6 h {1, 3}\n",
       "stage s\nrule r -> L\n  match    x:[A b=c|d !E] (\"f\" | \"g\")? ..6 h{1,3}\n"},
      {"stage s\nrule r->L\n match A\n set f=number( n )*(M( m ) . x or 1) ,\n   g = h\n",
       "stage s\nrule r -> L\n  match    A\n  set      f = number(n) * (M(m).x or 1),\n           g = h\n"},
      {"stage s\nrule r->L\n verb <a>|<b>\n who ! subject [P|Q] or prep \"in\" | \"at\" [P]\n not object [X]\n"
       " prep \"of\" [Y]\n set f=x\n",
       "stage s\nrule r -> L\n  verb             <a> | <b>\n  who!             subject [P|Q] or prep \"in\"|\"at\" "
       "[P]\n"
       "  not object       [X]\n  prep             \"of\" [Y]\n  set      f = x\n"},
      {"stage s\nrule r->L\n match A\n not   in Headline|Lead\n after B\n",
       "stage s\nrule r -> L\n  not      in Headline | Lead\n  match    A\n  after    B\n"},
      {"stage s\nrule r->L\n match A\n example \"a  b\"=>f 1 \"x\",g.h [ \"i\",2 ]\n",
       "stage s\nrule r -> L\n  match    A\n  example  \"a  b\" => f 1 \"x\", g.h [\"i\", 2]\n"},
      {"stage s # one\n# two\nrule r->L   # three\n   # four\n   match A # five\n     # six\n     B\n# seven\n",
       "stage s  # one\n# two\nrule r -> L  # three\n  # four\n  match    A  # five\n           # six\n"
       "           B\n# seven\n"},
      {"stage s\nrule r vetoes A|B\n match [ C ]\n", "stage s\nrule r vetoes A | B\n  match    [C]\n"},
  };
  for (const PrintedCase& c : cases) {
    EXPECT_EQ(formatted(c.written), c.printed);
    EXPECT_EQ(formatted(c.printed), c.printed);
  }
}

TEST(Format, LeavesFilesWithMistakesAlone) { EXPECT_EQ(formatted("stage s\nrule r -> L\n  match [\n"), "mistakes"); }

TEST(Format, ChangesNothingButLayout) {
  std::size_t files = 0;
  for (const char* const folder : {"/rules", "/tests/golden/grammar_pack"}) {
    for (const auto& [name, text] : read_pack(WIREFACTS_SOURCE_DIR + std::string(folder))) {
      if (!name.ends_with(".rules")) continue;
      ++files;
      const std::string once = formatted(text);
      EXPECT_EQ(dump(parsed(once)), dump(parsed(text))) << name;
      EXPECT_EQ(comments(once), comments(text)) << name;
      EXPECT_EQ(formatted(once), once) << name;
    }
  }
  EXPECT_GE(files, 18U);
}

TEST(Print, PatternsReadBackAsTheSameTree) {
  const std::vector<PrintedCase> cases = {
      {"( A|B ) C", "(A | B) C"},
      {"A | (B C)", "A | B C"},
      {"x:(y:A)", "x:(y:A)"},
      {"(A B)? (x:A)+", "(A B)? (x:A)+"},
      {"(A?)*", "(A?)*"},
      {"x:A{2,2} ..3 Rest", "x:A{2} ..3 Rest"},
      {"[A|B !C \"d\" e!=\"f g\"|h]", "[A|B !C \"d\" e!=\"f g\"|h]"},
      {R"("a\"\\b" 'it\'s' /a\/[\/]b/ <c d>)", R"("a\"\\b" 'it\'s' /a\/[\/]b/ <c d>)"},
      {"((A B) C)", "(A B) C"},
      {"A | (B | C)", "A | (B | C)"},
  };
  for (const PrintedCase& c : cases) {
    const SourceFile source("p", c.written);
    Diagnostics diagnostics;
    const auto pattern = parse_pattern(source, 0, diagnostics);
    ASSERT_TRUE(pattern) << c.written;
    EXPECT_EQ(print(*pattern), c.printed);
  }
}

void expect_same(const Pattern& pattern) {
  const SourceFile source("p", print(pattern));
  Diagnostics diagnostics;
  const auto again = parse_pattern(source, 0, diagnostics);
  ASSERT_TRUE(again) << print(pattern);
  EXPECT_EQ(dump(*again), dump(pattern)) << print(pattern);
}

TEST(Print, EveryPatternAndExpressionOfThePackReadsBack) {
  for (const auto& [name, text] : read_pack(WIREFACTS_SOURCE_DIR "/tests/golden/grammar_pack")) {
    if (!name.ends_with(".rules")) continue;
    const Stage stage = parsed(text);
    for (const auto& [define, body] : stage.defines) expect_same(body);
    for (const Rule& rule : stage.rules) {
      if (rule.match) expect_same(*rule.match);
      if (rule.scan) expect_same(*rule.scan);
      for (const ContextClause& clause : rule.contexts) expect_same(clause.pattern);
      for (const SetClause& set : rule.set) {
        const Stage again = parsed("stage s\nrule r -> L\n  match A\n  set f = " + print(set.value) + "\n");
        EXPECT_EQ(dump(again.rules[0].set[0].value), dump(set.value));
      }
      for (const RoleLine& line : rule.lines) {
        for (const Position& position : line.positions) {
          const Stage again = parsed("stage s\nrule r -> L\n  verb A\n  role " + print(position) + "\n");
          EXPECT_EQ(print(again.rules[0].lines[0].positions[0]), print(position));
        }
      }
    }
  }
}

}  // namespace
}  // namespace wirefacts
