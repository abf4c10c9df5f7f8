// What must hold for every text: news, mutated news, and texts made to hurt.

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "segmentation/unicode.h"
#include "unit/segmentation/fixture.h"

namespace wirefacts {
namespace {

std::vector<std::string> sample_texts() {
  std::vector<std::string> texts;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(WIREFACTS_SOURCE_DIR "/tests/golden/tokenize")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    texts.push_back(text.str());
  }
  return texts;
}

/// Empty when all is well, else what is wrong.
std::string fault(const Document& d) {
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < d.token_count(); ++i) {
    const ByteSpan token = d.token(i);
    if (token.empty() || token.begin < end || token.end > d.text().size()) return "token out of order";
    const std::string_view gap = d.text().substr(end, token.begin - end);
    if (d.unread().empty() && !trim_blanks(gap).empty()) return "text between tokens";
    if (d.word(i).text != d.text(token)) return "wrong word";
    end = token.end;
  }
  if (d.unread().empty() && !trim_blanks(d.text().substr(end)).empty()) return "text behind the tokens";
  std::uint32_t at = 0;
  for (const TokenSpan p : d.paragraphs()) {
    if (p.begin != at || p.empty()) return "paragraphs do not partition";
    at = p.end;
  }
  if (at != d.token_count()) return "tokens outside paragraphs";
  at = 0;
  std::size_t paragraph = 0;
  for (std::size_t k = 0; k < d.sentences().size(); ++k) {
    const TokenSpan s = d.sentences()[k];
    if (s.begin != at || s.empty()) return "sentences do not partition";
    if (d.sentence_of(s.begin) != k || d.sentence_of(s.end - 1) != k) return "wrong number of sentence";
    while (d.paragraphs()[paragraph].end <= s.begin) ++paragraph;
    if (!d.paragraphs()[paragraph].covers(s)) return "a sentence crosses paragraphs";
    at = s.end;
  }
  if (at != d.token_count()) return "tokens outside sentences";
  for (const Zone& zone : d.zones()) {
    if (zone.span.empty() || zone.span.end > d.token_count()) return "bad zone";
  }
  return "";
}

TEST(Properties, hold_for_samples_and_their_prefixes) {
  Segmented s;
  for (const std::string& text : sample_texts()) {
    for (std::size_t size = 0; size <= text.size(); size += size < 300 || text.size() - size < 300 ? 1 : 37) {
      segment_text(text.substr(0, size), s);
      ASSERT_EQ(fault(s.document), "") << size;
    }
  }
}

TEST(Properties, hold_for_mutated_text) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"\"",
                                           "'",
                                           "\u2018",
                                           "\u2019",
                                           "\u201C",
                                           "\u201D",
                                           "\u00AB",
                                           "\u00BB",
                                           "\u201E",
                                           "(",
                                           ")",
                                           "[",
                                           "]",
                                           ".",
                                           "...",
                                           "\u2026",
                                           "!",
                                           "?",
                                           ",",
                                           "\n",
                                           "\r\n",
                                           "\r",
                                           "\n\n",
                                           "\u2028",
                                           "  ",
                                           "\t",
                                           " ",
                                           "a",
                                           "B",
                                           "Ab",
                                           "U.S.",
                                           "Mr.",
                                           "J.",
                                           "Dec.",
                                           "5",
                                           "1,000.5",
                                           "n't",
                                           "'s",
                                           "s'",
                                           "The",
                                           "said",
                                           "\xFF",
                                           "\xE2\x80",
                                           "\xF0\x9F",
                                           std::string(1, '\0'),
                                           "\uFEFF",
                                           "\u0301",
                                           "\u00AD",
                                           "\u0E01\u0E02\u0E03",
                                           "\u4E2D\u6587",
                                           "\U0001F600",
                                           "\u0085"};
  Segmented s;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const std::size_t count = random() % 60;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    if (random() % 4 == 0 && !text.empty()) text[random() % text.size()] = static_cast<char>(random() % 256);
    segment_text(text, s);
    ASSERT_EQ(fault(s.document), "") << testing::PrintToString(text);
  }
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find(from, at), text.size());
    out += text.substr(at, next - at);
    if (next < text.size()) out += to;
    at = next + (next < text.size() ? from.size() : 0);
  }
  return out;
}

TEST(Properties, same_for_cr_lf) {
  Segmented a, b;
  for (const std::string& text : sample_texts()) {
    segment_text(text, a);
    segment_text(replaced(text, "\n", "\r\n"), b);
    EXPECT_EQ(show(a.document), show(b.document));
  }
}

TEST(Properties, concatenation_changes_nothing) {
  const std::string a = "He left for \"Rome. She stayed.\n\nIt rained, Dr. Li said.\n";
  const std::string b = "They said \"no\" in Dec. and again.\nGen. Smith left. He won.\n";
  Segmented sa, sb, both;
  segment_text(a, sa);
  segment_text(b, sb);
  segment_text(a + "\n" + b, both);
  const auto joined = [](std::vector<std::string> x, const std::vector<std::string>& y) {
    x.insert(x.end(), y.begin(), y.end());
    return x;
  };
  EXPECT_EQ(tokens_of(both.document), joined(tokens_of(sa.document), tokens_of(sb.document)));
  EXPECT_EQ(sentences_of(both.document), joined(sentences_of(sa.document), sentences_of(sb.document)));
  EXPECT_EQ(zones_of(both.document, ZoneKind::quoted),
            joined(zones_of(sa.document, ZoneKind::quoted), zones_of(sb.document, ZoneKind::quoted)));
}

/// The text broken at blanks into lines of at most `width` bytes.
std::string wrapped(std::string_view text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (column > 0 && column + 1 + end - at > width) {
      out += '\n';
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += text.substr(at, end - at);
    column += end - at;
    at = end + 1;
  }
  return out;
}

TEST(Properties, wrapped_and_unwrapped_are_the_same) {
  std::ifstream in(WIREFACTS_SOURCE_DIR "/tests/golden/tokenize/by_hand/agency_copy.txt");
  std::string plain, folded, paragraph;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    if (!line.empty()) {
      paragraph += (paragraph.empty() ? "" : " ") + line;
      continue;
    }
    plain += paragraph + "\n\n";
    folded += wrapped(paragraph, 72) + "\n\n";
    paragraph.clear();
  }
  Segmented a, b;
  segment_text(plain, a);
  segment_text(folded, b);
  EXPECT_EQ(tokens_of(a.document), tokens_of(b.document));
  // A wrapped line may end short and with a period in the middle of a paragraph; that is a border anyway.
  EXPECT_EQ(sentences_of(a.document), sentences_of(b.document));
}

TEST(Properties, hostile_texts_take_linear_time) {
  const std::size_t size = 1 << 20;
  const auto of = [&](std::string_view piece) {
    std::string text;
    while (text.size() < size) text += piece;
    return text;
  };
  const std::vector<std::string> texts = {of("1"),
                                          of(","),
                                          of("1,"),
                                          of("A"),
                                          of("A. "),
                                          of("\""),
                                          of("a \""),
                                          of("\u201C"),
                                          of(" \u201Ca"),
                                          of(" \u2018a"),
                                          of("(("),
                                          of("(a. B "),
                                          of("()"),
                                          of(" 'a"),
                                          of("a' "),
                                          of("s' a "),
                                          of("a'd'd"),
                                          of("."),
                                          of(". "),
                                          of("\n"),
                                          of("\r"),
                                          of("a\n"),
                                          of("1  2  3\n"),
                                          of("U.S. "),
                                          of("\xFF"),
                                          of("\xE2\x80"),
                                          of(std::string(1, '\0')),
                                          of("\u0301"),
                                          of("\u00AB\u201E\u2018"),
                                          of("Mr. "),
                                          of("! \" A "),
                                          of("a.b."),
                                          of(" "),
                                          of("\u0E01"),
                                          of("\u2019s")};
  Segmented s;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto start = std::chrono::steady_clock::now();
    segment_text(texts[i], s);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_LT(seconds.count(), 8.0) << i;
    if (seconds.count() > 0.5) std::printf("%zu: %.2f s\n", i, seconds.count());
    EXPECT_EQ(fault(s.document), "") << i;
  }
}

TEST(Properties, long_paragraph_is_cut_and_listed) {
  std::string text = "Start.\n";
  for (int i = 0; i < 20'500; ++i) text += "word ";
  text += "\nEnd.\n";
  Segmented s;
  segment_text(text, s);
  ASSERT_EQ(s.document.unread().size(), 1u);
  const UnreadSpan& unread = s.document.unread()[0];
  EXPECT_EQ(unread.reason, "max_tokens");
  EXPECT_EQ(unread.bytes.size(), 500u * 5 - 1);
  EXPECT_EQ(s.document.token_count(), 20'004u);
  EXPECT_EQ(s.document.paragraphs().size(), 3u);
}

TEST(Properties, long_article_is_cut_and_listed) {
  std::string text;
  for (int i = 0; i < 20'500; ++i) text += "He met five men.\n\n";
  Segmented s;
  segment_text(text, s);
  EXPECT_EQ(s.document.token_count(), 100'000u);
  EXPECT_EQ(s.document.paragraphs().size(), 20'000u);
  ASSERT_EQ(s.document.unread().size(), 1u);
  EXPECT_EQ(s.document.unread()[0].reason, "max_tokens");
  EXPECT_EQ(s.document.unread()[0].bytes, (ByteSpan{20'000 * 18, 20'500 * 18}));
  EXPECT_EQ(fault(s.document), "");
}

TEST(Properties, endless_blanks_are_left_out) {
  for (const std::string& blank : {std::string("\n"), std::string("\u2028"), std::string("\x80")}) {
    std::string text = "He left.";
    while (text.size() < (std::size_t{5} << 20U)) text += blank;
    text += "\n\nShe left.";
    Segmented s;
    segment_text(text, s);
    ASSERT_FALSE(s.document.unread().empty());
    EXPECT_EQ(s.document.unread().back().reason, "max_bytes");
    EXPECT_EQ(s.document.unread().back().bytes.end, text.size());
    EXPECT_NEAR(s.document.unread().back().bytes.begin, 4 << 20, 4);
    EXPECT_EQ(fault(s.document), "");
  }
}

TEST(Segmenter, reuses_words_across_articles) {
  SymbolTable symbols;
  const Symbol astana = symbols.intern("astana");
  Segmenter segmenter(test_tables(), symbols);
  Article article;
  article.text = "Astana astana Berlin";
  Document document;
  segmenter.segment(article, document);
  segmenter.segment(article, document);
  EXPECT_EQ(document.words().size(), 3u);
  EXPECT_EQ(document.word(0).symbol, astana);
  EXPECT_EQ(document.word(1).symbol, astana);
  EXPECT_EQ(document.word(2).symbol, Symbol::none);
  EXPECT_EQ(document.word(0).norm, "astana");
  EXPECT_TRUE(document.word(0).has(Shape::cap));
}

TEST(Segmenter, forgets_words_between_articles_when_there_are_many) {
  const SymbolTable symbols;
  Segmenter segmenter(test_tables(), symbols);
  Article article;
  Document document;
  for (const int last : {70'000, 140'000, 200'001}) {
    article.text.clear();
    for (int i = last > 200'000 ? 140'000 : last - 70'000; i < last; ++i) {
      article.text += "letters" + std::to_string(i) + (i % 100 == 0 ? "\n" : " ");
    }
    segmenter.segment(article, document);
  }
  const std::uint64_t generation = document.words().generation();
  EXPECT_EQ(document.words().size(), 200'001u);
  article.text = "Astana";
  segmenter.segment(article, document);
  EXPECT_EQ(document.words().size(), 1u);
  EXPECT_NE(document.words().generation(), generation);
}

}  // namespace
}  // namespace wirefacts
