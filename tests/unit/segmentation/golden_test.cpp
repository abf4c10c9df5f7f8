// tests/golden/tokenize/*.txt: cases of "=== name", text, "--- expected", what it becomes.
// WIREFACTS_UPDATE_GOLDEN=1 writes what the code gives now; read the difference before committing.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "unit/segmentation/fixture.h"

namespace wirefacts {
namespace {

struct Case {
  std::string name, input, expected;
};

/// A case is titled ("=== title: …") when its first paragraph is the article's own title.
std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<Case> cases;
  bool expected = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), "", ""});
      expected = false;
    } else if (line == "--- expected") {
      expected = true;
    } else if (!cases.empty()) {
      (expected ? cases.back().expected : cases.back().input) += line + "\n";
    }
  }
  return cases;
}

std::string segmented(const Case& c) {
  Segmented s;
  s.article.text = c.input;
  if (c.name.starts_with("title: ")) {
    s.article.has_title = true;
    s.article.text_start = static_cast<std::uint32_t>(c.input.find("\n\n")) + 2;
  }
  segment_article(s);
  return show(s.document) + "\n";
}

TEST(Golden, tokenize) {
  const bool update = std::getenv("WIREFACTS_UPDATE_GOLDEN") != nullptr;
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(WIREFACTS_SOURCE_DIR "/tests/golden/tokenize")) {
    if (entry.path().extension() != ".txt") continue;
    std::vector<Case> cases = read_cases(entry.path());
    std::string written;
    for (const Case& c : cases) {
      const std::string now = segmented(c);
      EXPECT_TRUE(update || c.expected == now) << entry.path().filename() << ": " << c.name << "\nexpected:\n"
                                               << c.expected << "now:\n"
                                               << now;
      written += "=== " + c.name + "\n" + c.input + "--- expected\n" + now;
      ++seen;
    }
    if (update) std::ofstream(entry.path(), std::ios::binary) << written;
  }
  EXPECT_GT(seen, 10u);
}

}  // namespace
}  // namespace wirefacts
