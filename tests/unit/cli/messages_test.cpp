#include "cli/messages.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace wirefacts {
namespace {

TEST(Messages, NumbersForPeople) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(18'446'744'073'709'551'615U), "18,446,744,073,709,551,615");
  EXPECT_EQ(one_digit(0.04), "0.0");
  EXPECT_EQ(one_digit(1234.96), "1,235.0");
  EXPECT_EQ(counted(1, "rule"), "1 rule");
  EXPECT_EQ(counted(0, "rule"), "0 rules");
}

TEST(Messages, ExitCodesOfErrors) {
  EXPECT_EQ(exit_code_of(ErrorKind::usage), ExitCode::usage);
  EXPECT_EQ(exit_code_of(ErrorKind::bad_data), ExitCode::bad_data);
  EXPECT_EQ(exit_code_of(ErrorKind::no_input), ExitCode::no_input);
  EXPECT_EQ(exit_code_of(ErrorKind::cannot_create), ExitCode::cannot_create);
  EXPECT_EQ(exit_code_of(ErrorKind::input_output), ExitCode::input_output);
  EXPECT_EQ(exit_code_of(ErrorKind::other), ExitCode::internal);
}

TEST(Messages, UnknownWords) {
  EXPECT_EQ(unknown("command", "tset", {"run", "tests"}), "unknown command 'tset'");
  EXPECT_EQ(unknown("command", "tst", {"run", "test"}), "unknown command 'tst', did you mean 'test'?");
}

TEST(Messages, AFileBesideTheMissingOne) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "wirefacts_messages_test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "articles.jsonl") << "{}\n";
  const std::string path = (folder / "artcles.jsonl").string();
  EXPECT_EQ(similar_path({path}), "did you mean '" + (folder / "articles.jsonl").string() + "'?");
  EXPECT_EQ(similar_path({(folder / "articles.jsonl").string(), "-"}), "");
  EXPECT_EQ(similar_path({(folder / "nothing" / "like.it").string()}), "");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace wirefacts
