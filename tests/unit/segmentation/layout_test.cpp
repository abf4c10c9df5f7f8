#include "segmentation/layout.h"

#include <gtest/gtest.h>

#include "unit/segmentation/fixture.h"

namespace wirefacts {
namespace {

Layout laid_out(std::string_view text) {
  Layout layout;
  lay_out(text, {}, layout);
  return layout;
}

std::vector<std::string> paragraphs(std::string_view text, const Layout& layout) {
  std::vector<std::string> out;
  for (const Paragraph& p : layout.paragraphs) out.emplace_back(text.substr(p.bytes.begin, p.bytes.size()));
  return out;
}

TEST(Layout, ends_of_lines) {
  const std::string_view text = "aaaa\r\nb\rc\nd\u2028e\u2029f\n\n";
  const Layout layout = laid_out(text);
  EXPECT_EQ(layout.lines.size(), 7u);
  EXPECT_EQ(paragraphs(text, layout), (std::vector<std::string>{"aaaa", "b", "c", "d", "e", "f"}));
  EXPECT_TRUE(layout.paragraphs.back().blank_line_follows);
}

TEST(Layout, blank_lines_may_hold_blanks) {
  const Layout layout = laid_out("a\n \t\u00A0\nb");
  ASSERT_EQ(layout.paragraphs.size(), 2u);
  EXPECT_TRUE(layout.paragraphs[0].blank_line_follows);
}

TEST(Layout, wrapped_needs_four_followed_lines) {
  const std::string line = "This is a line of text of some length\n";
  EXPECT_FALSE(laid_out(line + line + line + line).wrapped);
  EXPECT_TRUE(laid_out(line + line + line + line + line).wrapped);
  EXPECT_FALSE(laid_out(line + line + line + line + "x " + std::string(89, 'x')).wrapped);
  EXPECT_TRUE(laid_out(line + line + line + line + std::string(91, 'x')).wrapped);  // an address
  EXPECT_TRUE(laid_out(line + line + line + line + std::string(60, 'x')).wrapped);
}

TEST(Layout, short_lines_are_not_wrapped) {
  const std::string text = "The longest of these lines is this one\nshort\nshort\nshort\nshort\nshort\n";
  EXPECT_FALSE(laid_out(text).wrapped);
}

TEST(Layout, few_lines_are_wrapped_if_sentences_go_on) {
  EXPECT_EQ(laid_out("      The bank said it gave the\n  market help of 10 mln stg.\n").paragraphs.size(), 1u);
  const std::string_view text =
      "      The bank said it gave the\n  market help of 10 mln stg.\n      This takes its help to\n  229 mln.\n";
  EXPECT_EQ(laid_out(text).paragraphs.size(), 2u);
  EXPECT_EQ(laid_out("Mayor quits over bridge\nThe mayor of Oslo quit on Monday.\n").paragraphs.size(), 2u);
  EXPECT_EQ(laid_out("The mayor quit. He left\n  the hall.\nthe rest\n").paragraphs.size(), 3u);
}

TEST(Layout, a_note_is_wrapped_below_lines_that_are_not) {
  const std::string_view text =
      "Shr 17 cts vs 84 cts\nNet 709,000 vs 3,605,000\nYear\nShr 1.79 dlrs vs 1.10 dlrs\n"
      "NOTE: Net includes gains from sale of non-operating\nassets of 800,000 dlrs.\n";
  const Layout layout = laid_out(text);
  EXPECT_FALSE(layout.wrapped);
  EXPECT_EQ(paragraphs(text, layout).back(),
            "NOTE: Net includes gains from sale of non-operating\nassets of 800,000 dlrs.");
}

TEST(Layout, length_counts_code_points) {
  std::string line;
  for (int i = 0; i < 60; ++i) line += "\u00E9";
  line += "\n";
  EXPECT_TRUE(laid_out(line + line + line + line + line).wrapped);
  EXPECT_EQ(laid_out(line).lines[0].length, 60u);
}

TEST(Layout, title_stands_apart) {
  const std::string_view text = "A title\nof two lines\n\nText.\n";
  Layout layout;
  lay_out(text, {0, 22}, layout);
  EXPECT_EQ(paragraphs(text, layout), (std::vector<std::string>{"A title\nof two lines", "Text."}));
  EXPECT_EQ(layout.paragraphs[0].kind, ParagraphKind::title);
}

TEST(Layout, tables_need_three_lines) {
  EXPECT_EQ(laid_out("a  b  c\nd  e  f\n").paragraphs[0].kind, ParagraphKind::prose);
  const Layout layout = laid_out("a  b  c\nd\te\tf\n12.5 3\nText.\n");
  ASSERT_EQ(layout.paragraphs.size(), 2u);
  EXPECT_EQ(layout.paragraphs[0].kind, ParagraphKind::table);
  EXPECT_EQ(layout.paragraphs[0].end_line, 3u);
}

TEST(Headline, title_inside_the_text) {
  Segmented s;
  s.article.has_title = true;
  s.article.title = "BAHIA COCOA REVIEW";
  s.article.text = "BAHIA COCOA REVIEW\n  Showers continued.\n";
  segment_article(s);
  EXPECT_EQ(zones_of(s.document, ZoneKind::headline), std::vector<std::string>{"BAHIA COCOA REVIEW"});
  EXPECT_EQ(zones_of(s.document, ZoneKind::lead), std::vector<std::string>{"Showers continued."});
  s.article.title = "Something else";
  s.article.text = "First line.\nSecond line.\n";
  segment_article(s);
  EXPECT_EQ(zones_of(s.document, ZoneKind::headline), std::vector<std::string>{"First line."});
}

TEST(Headline, first_paragraph_by_its_looks) {
  const auto headline = [](std::string_view first) {
    Segmented s;
    segment_text(std::string(first) + "\n\nThe body has a sentence.\n", s);
    return !zones_of(s.document, ZoneKind::headline).empty();
  };
  EXPECT_TRUE(headline("Storm hits the coast"));
  EXPECT_TRUE(headline("IRAN, IRAQ SWAP 200 PRISONERS"));
  EXPECT_TRUE(headline("NATO - Russia talks collapse"));
  EXPECT_TRUE(headline("Will it rain?"));
  EXPECT_FALSE(headline("Storm hits the coast."));
  EXPECT_FALSE(headline("\u201CStorm hits the coast.\u201D"));
  EXPECT_FALSE(headline("LONDON, March 5 (AP) -"));
  EXPECT_FALSE(headline("NEW YORK (Reuters)"));
  EXPECT_FALSE(headline("LONDON, March 5 (AP) \u2014 Shares fell in London and in Paris on Monday"));
  EXPECT_FALSE(headline("a b c d e f g h i j k l m n o p q r s t u"));
}

TEST(Headline, needs_a_blank_line) {
  Segmented s;
  segment_text("Storm hits the coast\nIt rained.\n", s);
  EXPECT_TRUE(zones_of(s.document, ZoneKind::headline).empty());
  segment_text("Storm hits the coast", s);
  EXPECT_TRUE(zones_of(s.document, ZoneKind::headline).empty());
}

}  // namespace
}  // namespace wirefacts
