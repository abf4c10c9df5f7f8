#include "batch/dead_letters.h"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace wirefacts {
namespace {

using Json = nlohmann::ordered_json;

TEST(DeadLetterJson, HasPlaceReasonAndInput) {
  const DeadLetter letter{{"in.jsonl", 3, 100, 20}, "read", "bad_json", "why", "", "{\"a\"\n"};
  EXPECT_EQ(to_json(letter),
            R"({"path":"in.jsonl","line":3,"offset":100,"length":20,"stage":"read","reason":"bad_json",)"
            R"("message":"why","input":"{\"a\"\n"})");
}

TEST(DeadLetterJson, KeepsBytesThatAreNotUtf8) {
  DeadLetter letter{{"in.txt", 0, 0, 3}, "extract", "failed", "", "id", "a\xFF"};
  EXPECT_EQ(Json::parse(to_json(letter))["input_base64"], "Yf8=");
  letter.input = "\xFF";
  EXPECT_EQ(Json::parse(to_json(letter))["input_base64"], "/w==");
  letter.input = "\xFFoo";
  EXPECT_EQ(Json::parse(to_json(letter))["input_base64"], "/29v");
  EXPECT_EQ(Json::parse(to_json(letter))["doc_id"], "id");
}

TEST(DeadLettersFile, BeginsAnewAndIsThereOnlyWhenNeeded) {
  const std::string path = (std::filesystem::temp_directory_path() / ("dead_" + std::to_string(::getpid()))).string();
  std::ofstream(path) << "old\n";
  {
    DeadLetters letters(path);
    ASSERT_TRUE(letters.begin());
    EXPECT_FALSE(std::filesystem::exists(path));
    ASSERT_TRUE(letters.write({{"x", 1, 0, 1}, "read", "bad_json", "", "", "{"}));
    ASSERT_TRUE(letters.write({{"x", 2, 2, 1}, "read", "bad_json", "", "", "{"}));
  }
  std::ifstream in(path);
  std::string line;
  int lines = 0;
  while (std::getline(in, line)) {
    ++lines;
    EXPECT_FALSE(Json::parse(line, nullptr, false).is_discarded());
  }
  EXPECT_EQ(lines, 2);
  std::filesystem::remove(path);
}

TEST(DeadLettersFile, LeavesADeviceOrPipeWhereItIs) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("dead_pipe_" + std::to_string(::getpid()))).string();
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  EXPECT_TRUE(DeadLetters(path).begin());
  EXPECT_TRUE(std::filesystem::is_fifo(path));
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace wirefacts
