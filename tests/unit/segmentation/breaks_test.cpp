// The table engine finds what ICU's iterators find: every boundary and status.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "segmentation/unicode_breaks.h"

namespace wirefacts {
namespace {

class Breaks : public testing::TestWithParam<BreakKind> {
 protected:
  Breaks() : table_(GetParam(), BreakEngine::table), icu_(GetParam(), BreakEngine::icu) {}

  void compare(std::string_view text) {
    table_.find(text, found_);
    icu_.find(text, wanted_);
    boundaries_ += wanted_.size();
    if (found_ == wanted_) return;
    ASSERT_FALSE(true) << "differs: " << testing::PrintToString(std::string(text.substr(0, 400)));
  }

  BreakFinder table_, icu_;
  std::vector<Boundary> found_, wanted_;
  std::size_t boundaries_ = 0;
};

std::string utf8(std::uint32_t c) {
  std::string out;
  if (c < 0x80) {
    out += static_cast<char>(c);
    return out;
  }
  if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      out += static_cast<char>(0xE0 | c >> 12);
    } else {
      out += static_cast<char>(0xF0 | c >> 18);
      out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    }
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
  }
  out += static_cast<char>(0x80 | (c & 0x3F));
  return out;
}

std::string news() {
  std::string all;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(WIREFACTS_SOURCE_DIR "/tests/golden/tokenize")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    all += text.str();
  }
  return all;
}

TEST_P(Breaks, the_installed_icu_is_understood) { EXPECT_EQ(table_.engine(), BreakEngine::table); }

TEST_P(Breaks, news) {
  const std::string text = news();
  compare(text);
  for (std::size_t at = 0; at + 200 < text.size(); at += 41) compare(std::string_view(text).substr(at, 200));
  EXPECT_GT(boundaries_, GetParam() == BreakKind::word ? 10'000u : 1'000u);
}

TEST_P(Breaks, random_characters_of_interest) {
  std::mt19937 random(5);
  const std::vector<std::string> alphabet = {"a",
                                             "Z",
                                             "5",
                                             " ",
                                             " ",
                                             ".",
                                             ",",
                                             "'",
                                             ":",
                                             ";",
                                             "_",
                                             "\"",
                                             "!",
                                             "?",
                                             "(",
                                             ")",
                                             "-",
                                             "\n",
                                             "\r",
                                             "\t",
                                             "@",
                                             "$",
                                             "\u00A0",
                                             "\u0301",
                                             "\u200D",
                                             "\u00AD",
                                             "\u2019",
                                             "\u201C",
                                             "\u201D",
                                             "\u2026",
                                             "\u00E9",
                                             "\u0416",
                                             "\u05D0",
                                             "\u30AB",
                                             "\u3042",
                                             "\u4E2D",
                                             "\uAC00",
                                             "\u0E01",
                                             "\u0E32",
                                             "\u1780",
                                             "\u3002",
                                             "\u0660",
                                             "\U0001F600",
                                             "\U0001F1E9",
                                             "\U0001F3FD",
                                             "\u0085",
                                             "\u2028",
                                             "\xFF",
                                             "\xC3",
                                             "\xE2\x80",
                                             "\xF0\x9F\x98",
                                             std::string(1, '\0'),
                                             "\uFEFF",
                                             "\u180E",
                                             "\uFE0F",
                                             "\u2060"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t size = random() % 24; size > 0; --size) {
      // Few kinds at a time meet each other more often.
      text += alphabet[(random() % 5 + static_cast<std::size_t>(round) * 7) % alphabet.size()];
      if (random() % 3 == 0) text += alphabet[random() % alphabet.size()];
    }
    compare(text);
    if (HasFatalFailure()) return;
  }
}

TEST_P(Breaks, all_code_points_in_company) {
  std::mt19937 random(9);
  for (std::uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 1 + static_cast<std::uint32_t>(random() % 40)) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string x = utf8(c);
    compare("a" + x + "a 1" + x + "1. " + x + " a." + x + "B" + x + x);
    if (HasFatalFailure()) return;
  }
}

TEST_P(Breaks, random_bytes) {
  std::mt19937 random(13);
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    for (std::size_t size = random() % 40; size > 0; --size) text += static_cast<char>(random() % 256);
    compare(text);
    if (HasFatalFailure()) return;
  }
}

TEST_P(Breaks, all_short_ascii_strings) {
  // One character for each kind that the rules tell apart in ASCII; all strings of five.
  const std::string kinds = GetParam() == BreakKind::word ? "aZ5_ \r\n:,.'\"!" : "aZ5 \r\n,.!\"(-:";
  std::string text(5, 'a');
  const auto base = static_cast<std::uint32_t>(kinds.size());
  for (std::uint32_t n = 0; n < base * base * base * base * base; ++n) {
    std::uint32_t rest = n;
    for (char& c : text) {
      c = kinds[rest % base];
      rest /= base;
    }
    compare(text);
    if (HasFatalFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(kinds, Breaks, testing::Values(BreakKind::word, BreakKind::sentence),
                         [](const auto& kind) { return kind.param == BreakKind::word ? "word" : "sentence"; });

}  // namespace
}  // namespace wirefacts
