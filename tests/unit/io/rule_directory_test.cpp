#include "io/rule_directory.h"

#include <gtest/gtest.h>

#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

using test::TemporaryFolder;

TEST(RuleDirectory, HoldsItsFilesByName) {
  const TemporaryFolder folder;
  folder.write("stages/wire.rules", "stage wire");
  folder.write("news.cascade", "c");
  folder.write("schema.types", "t");
  folder.write("events/merging.tsv", "m");
  folder.write("README.md", "no");
  folder.write("make/script.py", "no");
  folder.write(".git/x.rules", "no");
  const auto sources = read_rule_directory(folder.path(""));
  ASSERT_TRUE(sources) << sources.error().message;
  std::vector<std::string> names;
  for (const SourceFile& source : *sources) names.push_back(source.name());
  EXPECT_EQ(names,
            (std::vector<std::string>{"events/merging.tsv", "news.cascade", "schema.types", "stages/wire.rules"}));
  EXPECT_EQ(sources->back().text(), "stage wire");
}

TEST(RuleDirectory, RefusesLinksThatLeaveIt) {
  const TemporaryFolder outside;
  const std::string secret = outside.write("secret.rules", "x");
  const TemporaryFolder folder;
  folder.write("a.rules", "x");
  std::filesystem::create_symlink(folder.path("a.rules"), folder.path("b.rules"));
  ASSERT_TRUE(read_rule_directory(folder.path("")));
  EXPECT_EQ(read_rule_directory(folder.path(""))->size(), 2U);
  std::filesystem::create_symlink(secret, folder.path("c.rules"));
  EXPECT_EQ(read_rule_directory(folder.path("")).error().kind, ErrorKind::bad_data);
  std::filesystem::remove(folder.path("c.rules"));
  std::filesystem::create_directory_symlink(outside.path(""), folder.path("more"));
  EXPECT_EQ(read_rule_directory(folder.path("")).error().kind, ErrorKind::bad_data);
}

TEST(RuleDirectory, MustHoldRules) {
  const TemporaryFolder folder;
  EXPECT_EQ(read_rule_directory(folder.path("")).error().kind, ErrorKind::no_input);
  EXPECT_EQ(read_rule_directory(folder.path("missing")).error().kind, ErrorKind::no_input);
}

}  // namespace
}  // namespace wirefacts
