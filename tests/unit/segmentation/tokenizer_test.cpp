#include "segmentation/tokenizer.h"

#include <gtest/gtest.h>

#include "unit/segmentation/fixture.h"

namespace wirefacts {
namespace {

std::string cut(std::string_view text) {
  std::string out;
  for (const ByteSpan span : tokenize(text, test_tables())) {
    if (!out.empty()) out += ' ';
    out += text.substr(span.begin, span.size());
  }
  return out;
}

TEST(Tokenizer, examples_of_the_manual) {
  EXPECT_EQ(cut("$27B 3.5m 1,000.50 A$20"), "$ 27B 3.5m 1,000.50 A $ 20");
  EXPECT_EQ(cut("€5bn 70% two-way al-Assad AT&T"), "€ 5bn 70 % two - way al - Assad AT & T");
  EXPECT_EQ(cut("10:30 3-1 -- a@b.com"), "10 : 30 3 - 1 - - a@b.com");
  EXPECT_EQ(cut("Nazarbayev's isn't Let's O'Neil rock'n'roll boys'"),
            "Nazarbayev 's is n't Let 's O'Neil rock'n'roll boys '");
  EXPECT_EQ(cut("Feb. U.S. p.m. J. Smith"), "Feb. U.S. p.m. J. Smith");
}

TEST(Tokenizer, periods_that_are_not_joined) {
  EXPECT_EQ(cut("no. No. 3"), "no . No. 3");
  EXPECT_EQ(cut("amazon.com. 3.5. Vitamin C."), "amazon.com . 3.5 . Vitamin C .");
  EXPECT_EQ(cut("J.\u00A0Smith"), "J. Smith");
  EXPECT_EQ(cut("Mr.. Mr ."), "Mr. . Mr .");
}

TEST(Tokenizer, letters_are_no_abbreviation_of_small_ones) {
  EXPECT_EQ(cut("Co. CO. the CO. Nor"), "Co. CO . the CO . Nor");
  EXPECT_EQ(cut("NORVANE CO. said, GEN. LOPEZ, A & CO."), "NORVANE CO. said , GEN. LOPEZ , A & CO.");
}

TEST(Tokenizer, clitics_behind_marks_and_figures) {
  EXPECT_EQ(cut("the U.S.'s plan, 1990's and <Acme>\u2019s"), "the U.S. 's plan , 1990 's and < Acme > \u2019s");
  EXPECT_EQ(cut("'s 'S x ' s 5'd"), "' s ' S x ' s 5 'd");
  EXPECT_EQ(cut("'so' \"a\"'so"), "' so ' \" a \" ' so");
}

TEST(Tokenizer, marks_typed_with_two_characters) {
  EXPECT_EQ(cut("''So,'' he said. ``Never.''"), "'' So , '' he said . `` Never . ''");
  EXPECT_EQ(cut("''He said 'no'''"), "'' He said ' no ' ''");
  EXPECT_EQ(cut("'''No' is wrong''"), "'' ' No ' is wrong ''");
  EXPECT_EQ(cut("a '''' b"), "a ' ' '' b");
  EXPECT_EQ(cut("''\u00AD"), "' '\u00AD");
}

TEST(Tokenizer, nothing_is_cut_to_nothing) {
  EXPECT_EQ(cut("'s"), "'s");
  EXPECT_EQ(cut("\u2019LL"), "\u2019LL");
  EXPECT_EQ(cut("n't"), "n't");
  EXPECT_EQ(cut("'"), "'");
  EXPECT_EQ(cut(""), "");
  EXPECT_EQ(cut(" \n\t"), "");
}

TEST(Tokenizer, marks_and_blanks_without_width) {
  EXPECT_EQ(tokenize("\uFEFFAstana", test_tables()), (std::vector<ByteSpan>{{3, 9}}));
  EXPECT_EQ(tokenize("a\u200B b", test_tables()), (std::vector<ByteSpan>{{0, 1}, {5, 6}}));
  EXPECT_EQ(tokenize(std::string_view("a\0b", 3), test_tables()), (std::vector<ByteSpan>{{0, 1}, {2, 3}}));
  EXPECT_EQ(tokenize("a \xFF b", test_tables()), (std::vector<ByteSpan>{{0, 1}, {2, 3}, {4, 5}}));
}

TEST(Tokenizer, appends_with_offset) {
  Tokenizer tokenizer(test_tables());
  std::vector<ByteSpan> tokens;
  tokenizer.tokenize("a b", 10, tokens);
  tokenizer.tokenize("c", 20, tokens);
  EXPECT_EQ(tokens, (std::vector<ByteSpan>{{10, 11}, {12, 13}, {20, 21}}));
}

TEST(SegmentationTables, dispatches_on_the_base_name) {
  const auto add = [](SegmentationTables& tables, std::string name, std::string text) {
    const SourceFile file(std::move(name), std::move(text));
    Diagnostics diagnostics;
    tables.add(Table::parse(file, 0, diagnostics));
  };
  SegmentationTables t;
  add(t, "rules/lexicon/abbreviations.tsv", "# columns: form\nMr.\nNo.\nno.\n");
  add(t, "rules/lexicon/abbreviations_wire.tsv", "# columns: form\tclass\nMr.\ttitle\nvs\t\n");
  add(t, "clitics.tsv", "# columns: form\n'S\n\u2019s\n");
  add(t, "x/sentence_openers.tsv", "# columns: form\nThe\n");
  add(t, "reporting_forms.tsv", "# columns: form\nSaid\n");
  add(t, "other.tsv", "# columns: form\nThe U.S. Senate\n");
  add(t, "more.tsv", "# columns: lemma\nU.S. Army\n");
  EXPECT_EQ(t.abbreviations.at("mr."), "title");
  EXPECT_EQ(t.abbreviations.at("vs."), "other");
  EXPECT_EQ(t.capital_abbreviations.count("mr."), 1u);
  EXPECT_EQ(t.capital_abbreviations.count("no."), 0u);
  EXPECT_EQ(t.clitics, std::vector<std::string>{"'s"});
  EXPECT_EQ(t.sentence_openers.count("the"), 1u);
  EXPECT_EQ(t.reporting_forms.count("said"), 1u);
  EXPECT_EQ(t.abbreviated_names, (std::unordered_set<std::string>{"u.s. senate"}));
}

}  // namespace
}  // namespace wirefacts
