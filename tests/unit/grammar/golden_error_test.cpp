// One file for each mistake: the files of a pack that differ from golden/grammar_errors/pack/, and what
// `check` prints. Warnings (warn-….txt) also show the same without a mistake ("=== sound FILE"), of which `check` says
// nothing. A line "@repeat N TEXT" stands for N times TEXT, with its number for '#' and a line end for "\n".
// UPDATE_GOLDEN=1 rewrites what is expected.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "unit/grammar/test_pack.h"

namespace wirefacts {
namespace {

const std::string kFolder = WIREFACTS_SOURCE_DIR "/tests/golden/grammar_errors";
const std::string kMark = "=== ";
const std::string kExpected = "expected";
const std::string kSound = "sound ";
const std::string kRepeat = "@repeat ";
const std::string kLayer = "layer ";  // "=== layer stages/x.rules": a file of a second layer

struct Section {
  std::string name, text;
};

std::vector<Section> sections(const std::string& text) {
  std::vector<Section> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    if (line.starts_with(kMark)) {
      out.push_back({line.substr(kMark.size(), line.size() - kMark.size() - 1), ""});
    } else if (!out.empty()) {
      out.back().text += line;
    }
    at = end;
  }
  return out;
}

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

std::string expanded(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    at = end;
    if (!line.starts_with(kRepeat)) {
      out += line;
      continue;
    }
    std::size_t digits = 0;
    const unsigned long count = std::stoul(line.substr(kRepeat.size()), &digits);
    for (unsigned long i = 0; i < count; ++i) {
      std::string one = line.substr(kRepeat.size() + digits + 1);
      one.pop_back();
      replace_all(one, "#", std::to_string(i));
      replace_all(one, "\\n", "\n");
      out += one;
    }
  }
  return out;
}

std::vector<std::string> cases() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".txt") out.push_back(entry.path().stem().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

class GrammarErrors : public testing::TestWithParam<std::string> {};

TEST_P(GrammarErrors, PrintsWhatIsExpected) {
  const std::string path = kFolder + "/" + GetParam() + ".txt";
  const std::string written = read_text(path);
  std::vector<PackFiles> layers = {read_pack(kFolder + "/pack")};
  std::string expected;
  PackFiles sound;
  for (const Section& section : sections(written)) {
    if (section.name == kExpected) {
      expected = section.text;
    } else if (section.name.starts_with(kSound)) {
      sound[section.name.substr(kSound.size())] = expanded(section.text);
    } else if (section.name.starts_with(kLayer)) {
      layers.resize(2);
      layers[1][section.name.substr(kLayer.size())] = expanded(section.text);
    } else {
      layers[0][section.name] = expanded(section.text);
    }
  }
  if (GetParam().starts_with("warn-")) {
    ASSERT_FALSE(sound.empty()) << "what does the same rule look like when it is sound?";
    PackFiles mended = layers[0];
    for (const auto& [name, text] : sound) mended[name] = text;
    TestPack pack({mended});
    pack.check();
    EXPECT_EQ(pack.rendered(), "");
  }
  TestPack pack(layers);
  pack.check();
  const std::string got = pack.rendered();
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    const std::string input = written.substr(0, written.find(kMark + kExpected));
    write_text(path, input + kMark + kExpected + "\n" + got);
    return;
  }
  EXPECT_EQ(got, expected);
  EXPECT_NE(got, "") << "a file of this folder shows a mistake";
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string out = info.param;
  std::replace_if(
      out.begin(), out.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return out;
}

INSTANTIATE_TEST_SUITE_P(Golden, GrammarErrors, testing::ValuesIn(cases()), test_name);

}  // namespace
}  // namespace wirefacts
