// Files that are replaced whole.

#include "io/file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

TEST(ReplaceFile, TakesThePlaceOfTheOldOne) {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("page.html", "old and longer");
  ASSERT_TRUE(replace_file(path, "new"));
  EXPECT_EQ(test::content_of(path), "new");
  const std::filesystem::directory_iterator files(folder.path(""));
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(ReplaceFile, AStaleTemporaryIsNotTakenUp) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("report.json");
  for (int i = 1; i <= 99; ++i)
    folder.write("report.json.tmp" + std::to_string(getpid()) + "-" + std::to_string(i), "stale");
  ASSERT_TRUE(replace_file(path, "new"));
  EXPECT_EQ(test::content_of(path), "new");
}

TEST(ReplaceFile, KeepsThePermissions) {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("private.json", "old");
  ASSERT_EQ(chmod(path.c_str(), 0600), 0);
  ASSERT_TRUE(replace_file(path, "new"));
  struct stat status = {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(ReplaceFile, ALinkStaysALink) {
  const test::TemporaryFolder folder;
  const std::string file = folder.write("page.html", "old"), link = folder.path("link.html");
  std::filesystem::create_symlink(file, link);
  ASSERT_TRUE(replace_file(link, "new"));
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(test::content_of(file), "new");
}

/// As /dev/null is none, which a command that runs as root would otherwise take away from everybody.
TEST(ReplaceFile, WhatIsNoFileIsWrittenTo) {
  const test::TemporaryFolder folder;
  const std::string pipe = folder.path("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const int reader = open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  ASSERT_GE(reader, 0);
  ASSERT_TRUE(replace_file(pipe, "new"));
  char read_back[8] = {};
  EXPECT_EQ(read(reader, read_back, sizeof read_back), 3);
  EXPECT_STREQ(read_back, "new");
  close(reader);
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
}

}  // namespace
}  // namespace wirefacts
