#include "segmentation/unicode.h"

#include <gtest/gtest.h>

#include "document/word_table.h"
#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

TEST(Unicode, decodes_forward_and_backward) {
  const std::string_view text = "a\u00E9\u20AC\U0001F600";
  std::size_t at = 0;
  for (const char32_t want : {U'a', char32_t{0xE9}, char32_t{0x20AC}, char32_t{0x1F600}}) {
    const CodePoint c = code_point_at(text, at);
    EXPECT_EQ(c.value, want);
    at += c.length;
    EXPECT_EQ(code_point_before(text, at).value, want);
    EXPECT_EQ(code_point_before(text, at).length, c.length);
  }
  EXPECT_EQ(code_point_at(text, at).length, 0u);
  EXPECT_EQ(code_point_before(text, 0).length, 0u);
}

TEST(Unicode, ill_formed_bytes_are_replacement_characters) {
  EXPECT_EQ(code_point_at("\xFF", 0).value, char32_t{0xFFFD});
  EXPECT_EQ(code_point_at("\xE2\x80", 0).length, 2u);      // cut off
  EXPECT_EQ(code_point_at("\xC0\xAF", 0).length, 1u);      // overlong
  EXPECT_EQ(code_point_at("\xED\xA0\x80", 0).length, 1u);  // surrogate
}

TEST(Unicode, blanks) {
  for (const char32_t c : {U' ', U'\n', U'\t', U'\0', char32_t{0xA0}, char32_t{0x2028}, char32_t{0x200B},
                           char32_t{0xFEFF}, char32_t{0x85}, char32_t{0x3000}}) {
    EXPECT_TRUE(is_blank(c)) << std::hex << static_cast<std::uint32_t>(c);
  }
  EXPECT_FALSE(is_blank(U'a'));
  EXPECT_FALSE(is_blank(char32_t{0xAD}));
  EXPECT_EQ(trim_blanks(" \u00A0x y\u2029 "), "x y");
  EXPECT_EQ(trim_blanks(" \t"), "");
}

TEST(Unicode, fold_is_composed_and_without_case) {
  EXPECT_EQ(fold("Astana"), "astana");
  EXPECT_EQ(fold("\u00C9COLE"), "\u00E9cole");
  EXPECT_EQ(fold("E\u0301cole"), "\u00E9cole");
  EXPECT_EQ(fold("Stra\u00DFe"), "strasse");
  EXPECT_EQ(fold("don\u2019t"), "don't");
  EXPECT_EQ(fold("\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2"), fold("\u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C3"));
  EXPECT_EQ(fold("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(fold(""), "");
}

TEST(Unicode, fold_name_drops_accents_hyphens_and_periods) {
  EXPECT_EQ(fold_name("  Jean-Luc  M\u00E9lenchon "), "jean luc melenchon");
  EXPECT_EQ(fold_name("U.S."), "us");
  EXPECT_EQ(fold_name("J. Smith"), "j smith");
  EXPECT_EQ(fold_name("-"), "");
}

TEST(Unicode, folded_ending) {
  EXPECT_EQ(folded_ending("ISN'T", "n't"), 3u);
  EXPECT_EQ(folded_ending("isn\u2019t", "n't"), 5u);
  EXPECT_EQ(folded_ending("t", "n't"), 0u);
  EXPECT_EQ(folded_ending("rock", "'s"), 0u);
}

std::uint8_t bits(std::initializer_list<Shape> shapes) {
  std::uint8_t out = 0;
  for (const Shape s : shapes) out = static_cast<std::uint8_t>(out | static_cast<std::uint8_t>(s));
  return out;
}

TEST(Unicode, shapes) {
  EXPECT_EQ(shapes_of("Astana"), bits({Shape::cap}));
  EXPECT_EQ(shapes_of("McDonald"), bits({Shape::cap}));
  EXPECT_EQ(shapes_of("O'Neil"), bits({Shape::cap}));
  EXPECT_EQ(shapes_of("Gen."), bits({Shape::cap}));
  EXPECT_EQ(shapes_of("NATO"), bits({Shape::all_caps}));
  EXPECT_EQ(shapes_of("U.S."), 0);
  EXPECT_EQ(shapes_of("A"), bits({Shape::initial}));
  EXPECT_EQ(shapes_of("J."), bits({Shape::initial}));
  EXPECT_EQ(shapes_of("\u00C9."), bits({Shape::initial}));
  EXPECT_EQ(shapes_of("talks"), bits({Shape::lower}));
  EXPECT_EQ(shapes_of("\u00E9t\u00E9"), bits({Shape::lower}));
  EXPECT_EQ(shapes_of("e\u0301te\u0301"), bits({Shape::lower}));
  EXPECT_EQ(shapes_of("\u00C9TAT"), bits({Shape::all_caps}));
  EXPECT_EQ(shapes_of("27B"), 0);
  EXPECT_EQ(shapes_of("n't"), 0);
  EXPECT_EQ(shapes_of("\u2014"), bits({Shape::punct}));
  EXPECT_EQ(shapes_of("."), bits({Shape::punct}));
  EXPECT_EQ(shapes_of("\u00BD"), 0);
  EXPECT_EQ(shapes_of("\u4E2D\u6587"), 0);
}

}  // namespace
}  // namespace wirefacts
