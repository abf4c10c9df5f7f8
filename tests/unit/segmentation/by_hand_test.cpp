// Sentences of agency copy, split by hand: at least 98 % of the borders must be right.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "unit/segmentation/fixture.h"

namespace wirefacts {
namespace {

struct Sample {
  std::string text;
  std::set<std::uint32_t> ends;  // bytes where sentences end, but the last of a paragraph
  std::size_t sentences = 0;
};

/// Sentences of a paragraph joined by blanks, paragraphs by blank lines.
Sample read_sample(const char* path) {
  std::ifstream in(path);
  Sample sample;
  bool begins = true;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    if (line.empty()) {
      sample.text += "\n\n";
      begins = true;
      continue;
    }
    if (!begins) {
      sample.ends.insert(static_cast<std::uint32_t>(sample.text.size()));
      sample.text += ' ';
    }
    sample.text += line;
    ++sample.sentences;
    begins = false;
  }
  return sample;
}

std::set<std::uint32_t> found_ends(const Document& document) {
  std::set<std::uint32_t> ends;
  for (const TokenSpan s : document.sentences()) ends.insert(document.bytes(s).end);
  for (const TokenSpan p : document.paragraphs()) ends.erase(document.bytes(p).end);
  return ends;
}

std::string around(const std::string& text, std::uint32_t at) {
  const std::size_t begin = at < 30 ? 0 : at - 30;
  return text.substr(begin, at - begin) + " || " + text.substr(at, 30);
}

/// Borders that are missing or too many, and all of them for people.
std::size_t count_mistakes(const Sample& sample, const Document& document, std::string& shown) {
  const std::set<std::uint32_t> found = found_ends(document);
  std::size_t wrong = 0;
  const auto report = [&](const char* what, std::uint32_t end) {
    ++wrong;
    shown += std::string(what) + around(sample.text, end) + "\n";
  };
  for (const std::uint32_t end : sample.ends) {
    if (found.count(end) == 0) report("missing: ", end);
  }
  for (const std::uint32_t end : found) {
    if (sample.ends.count(end) == 0) report("too many: ", end);
  }
  return wrong;
}

TEST(ByHand, agency_copy) {
  const Sample sample = read_sample(WIREFACTS_SOURCE_DIR "/tests/golden/tokenize/by_hand/agency_copy.txt");
  ASSERT_GE(sample.sentences, 150u);
  Segmented s;
  std::string shown;
  segment_with_pack(sample.text, s);
  EXPECT_LE(count_mistakes(sample, s.document, shown) * 100, sample.ends.size() * 2) << shown;
  std::printf("%zu borders, with the tables of rules/\n%s", sample.ends.size(), shown.c_str());
  shown.clear();
  segment_text(sample.text, s);
  EXPECT_LE(count_mistakes(sample, s.document, shown) * 100, sample.ends.size() * 2) << shown;
}

}  // namespace
}  // namespace wirefacts
