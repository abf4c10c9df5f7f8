// The mistakes a linguist makes, planted one at a time into a sound pack: place, message and hint must be
// those that an independent implementation of the language gave.

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "unit/grammar/test_pack.h"

namespace wirefacts {
namespace {

struct Planted {
  std::string file, old_text, new_text;
  std::vector<std::string> messages;
};

std::string with_line_ends(std::string text) {
  const std::string mark = "⏎";
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
    text.replace(at, mark.size(), "\n");
  }
  return text;
}

std::vector<Planted> read_planted() {
  std::istringstream in(read_text(WIREFACTS_SOURCE_DIR "/tests/golden/grammar_planted.txt"));
  std::vector<Planted> out;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#")) continue;
    if (line.starts_with("== ")) {
      out.push_back({line.substr(3), {}, {}, {}});
    } else if (line.starts_with("- ")) {
      out.back().old_text = with_line_ends(line.substr(2));
    } else if (line.starts_with("+ ")) {
      out.back().new_text = with_line_ends(line.substr(2));
    } else {
      out.back().messages.push_back(line);
    }
  }
  return out;
}

/// "file:line:column: severity: message | hint", in the order of rendering.
std::vector<std::string> short_messages(const TestPack& pack) {
  std::vector<std::string> out;
  std::istringstream in(pack.rendered());
  std::string head, source, caret;
  while (std::getline(in, head) && std::getline(in, source) && std::getline(in, caret)) {
    if (head.find(": note: ") != std::string::npos) continue;  // the other place of the message above
    const std::size_t mark = caret.find('^');
    const std::size_t hint = caret.find_first_not_of("^~", mark);
    out.push_back(hint == std::string::npos ? head : head + " | " + caret.substr(hint + 1));
  }
  return out;
}

TEST(Planted, SoundPackHasNoMessages) {
  TestPack pack({read_pack(WIREFACTS_SOURCE_DIR "/tests/golden/grammar_pack")});
  pack.check();
  EXPECT_EQ(pack.rendered(), "");
}

TEST(Planted, EveryMistakeGivesTheMessagesOfTheReference) {
  const PackFiles sound = read_pack(WIREFACTS_SOURCE_DIR "/tests/golden/grammar_pack");
  const std::vector<Planted> all = read_planted();
  ASSERT_EQ(all.size(), 21U);
  for (const Planted& planted : all) {
    PackFiles files = sound;
    std::string& text = files[planted.file];
    const std::size_t at = text.find(planted.old_text);
    ASSERT_NE(at, std::string::npos) << planted.old_text;
    text.replace(at, planted.old_text.size(), planted.new_text);
    TestPack pack({files});
    pack.check();
    EXPECT_EQ(short_messages(pack), planted.messages) << planted.new_text << "\n" << pack.rendered();
  }
}

}  // namespace
}  // namespace wirefacts
