#include "document/document.h"

#include <gtest/gtest.h>

namespace wirefacts {
namespace {

class DocumentTest : public testing::Test {
 protected:
  void SetUp() override {
    document.reset(text, &words);
    add(0, 3, "the");
    add(4, 6, "u.");
    add(6, 8, "'s");
    add(9, 12, "end");
  }
  void add(std::uint32_t begin, std::uint32_t end, std::string_view norm) {
    Word word;
    word.text = text.substr(begin, end - begin);
    word.norm = norm;
    document.add_token({begin, end}, words.add(word));
  }
  std::string_view text = "The U.'s End ";
  WordTable words;
  Document document;
};

TEST_F(DocumentTest, tokens) {
  EXPECT_EQ(document.token_count(), 4u);
  EXPECT_EQ(document.token(1), (ByteSpan{4, 6}));
  EXPECT_EQ(document.word(3).text, "End");
  EXPECT_TRUE(document.blank_before(0));
  EXPECT_TRUE(document.blank_before(1));
  EXPECT_FALSE(document.blank_before(2));
  EXPECT_EQ(document.text(TokenSpan{1, 4}), "U.'s End");
  EXPECT_EQ(document.norm({0, 4}), "the u. 's end");
  EXPECT_EQ(document.norm({2, 2}), "");
}

TEST_F(DocumentTest, finds_tokens_by_byte) {
  EXPECT_EQ(document.token_at_or_after(0), 0u);
  EXPECT_EQ(document.token_at_or_after(3), 1u);
  EXPECT_EQ(document.token_at_or_after(5), 1u);
  EXPECT_EQ(document.token_at_or_after(6), 2u);
  EXPECT_EQ(document.token_at_or_after(12), 4u);
  EXPECT_EQ(document.tokens_inside({0, 13}), (TokenSpan{0, 4}));
  EXPECT_EQ(document.tokens_inside({1, 8}), (TokenSpan{1, 3}));
  EXPECT_EQ(document.tokens_inside({4, 7}), (TokenSpan{1, 2}));
  EXPECT_TRUE(document.tokens_inside({1, 3}).empty());
  EXPECT_TRUE(document.tokens_inside({12, 13}).empty());
}

TEST_F(DocumentTest, sentences_know_their_tokens) {
  document.add_sentence({0, 3});
  document.add_sentence({3, 4});
  EXPECT_EQ(document.sentence_of(0), 0u);
  EXPECT_EQ(document.sentence_of(2), 0u);
  EXPECT_EQ(document.sentence_of(3), 1u);
}

TEST_F(DocumentTest, zones_are_sorted_outer_before_inner) {
  document.add_zone({ZoneKind::quoted, {2, 3}, false});
  document.add_zone({ZoneKind::body, {0, 4}, false});
  document.add_zone({ZoneKind::lead, {0, 4}, false});
  document.add_zone({ZoneKind::quoted, {2, 4}, true});
  document.sort_zones();
  const std::vector<Zone>& zones = document.zones();
  EXPECT_EQ(zones[0].kind, ZoneKind::body);
  EXPECT_EQ(zones[1].kind, ZoneKind::lead);
  EXPECT_TRUE(zones[2].continues);
  EXPECT_EQ(zones[3].span, (TokenSpan{2, 3}));
}

TEST_F(DocumentTest, reset_empties) {
  document.add_sentence({0, 4});
  document.add_paragraph({0, 4});
  document.add_zone({ZoneKind::body, {0, 4}, false});
  document.add_unread({{0, 1}, "max_tokens"});
  document.reset("", &words);
  EXPECT_EQ(document.token_count(), 0u);
  EXPECT_TRUE(document.sentences().empty());
  EXPECT_TRUE(document.paragraphs().empty());
  EXPECT_TRUE(document.zones().empty());
  EXPECT_TRUE(document.unread().empty());
  EXPECT_EQ(document.token_at_or_after(0), 0u);
}

TEST(WordTable, finds_what_it_was_given) {
  WordTable words;
  EXPECT_EQ(words.find("Astana"), WordTable::kUnknown);
  std::string text = "Astana";
  Word word;
  word.text = text;
  word.norm = "astana";
  const WordId id = words.add(word);
  text = "xxxxxx";
  EXPECT_EQ(words.find("Astana"), id);
  EXPECT_EQ(words[id].text, "Astana");
  EXPECT_EQ(words[id].norm, "astana");
  const std::uint64_t generation = words.generation();
  words.clear();
  EXPECT_EQ(words.size(), 0u);
  EXPECT_EQ(words.find("Astana"), WordTable::kUnknown);
  EXPECT_NE(words.generation(), generation);
}

TEST(TokenSpan, relations) {
  const TokenSpan span{2, 5};
  EXPECT_EQ(span.size(), 3u);
  EXPECT_TRUE(span.contains(2));
  EXPECT_FALSE(span.contains(5));
  EXPECT_TRUE(span.covers({3, 5}));
  EXPECT_FALSE(span.covers({1, 3}));
  EXPECT_TRUE(span.overlaps({4, 9}));
  EXPECT_FALSE(span.overlaps({5, 9}));
  EXPECT_TRUE((TokenSpan{3, 3}).empty());
}

}  // namespace
}  // namespace wirefacts
