#include "io/readers/input_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

using test::read_all;
using test::TemporaryFolder;
using Lines = std::vector<std::string>;

/// Root reads everything: the rest of the test runs as nobody.
class AsNobody {
 public:
  AsNobody() : root_(::geteuid() == 0) {
    constexpr uid_t kNobody = 65534;
    if (root_) {
      EXPECT_EQ(::seteuid(kNobody), 0);
    }
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  ~AsNobody() {
    if (root_) {
      EXPECT_EQ(::seteuid(0), 0);
    }
  }

 private:
  bool root_;
};

TEST(Folder, IsWalkedByName) {
  const TemporaryFolder folder;
  folder.write("b/two.txt", "2");
  folder.write("a.jsonl", "{\"id\":\"1\",\"text\":\"x\"}\n");
  folder.write("b/c/three.ndjson", "{\"id\":\"3\",\"text\":\"x\"}");
  folder.write("b/z.json", "{\n \"id\": \"z\",\n \"text\": \"x\"\n}\n");
  folder.write("b/skipped.md", "no");
  folder.write(".hidden/no.txt", "no");
  folder.write("b/.no.txt", "no");
  folder.write("b/facts.db.dead.jsonl", "{\"text\":\"failed once\"}");
  folder.write("b/table.csv", "id,text\n4,x\n");
  std::filesystem::create_directory_symlink(folder.path("b"), folder.path("b/c/again"));
  ArticleOptions options;
  options.paths = {folder.path("")};
  EXPECT_EQ(read_all(options), (Lines{"article 1|0|x", "article 3|0|x", "article b/two|0|2", "article z|0|x"}));
}

TEST(Folder, EndingsAreReadInAnyCaseAndOtherFilesAreTold) {
  const TemporaryFolder folder;
  folder.write("in/B.TXT", "2");
  folder.write("in/x.JSONL", "{\"id\":\"1\",\"text\":\"x\"}\n");
  folder.write("in/page.html", "no");
  folder.write("in/PAGE2.HTML", "no");
  folder.write("in/below/noext", "no");
  folder.write("in/.hidden", "no");
  folder.write("in/old.dead.jsonl", "{}");
  ArticleOptions options;
  options.paths = {folder.path("in")};
  EXPECT_EQ(read_all(options), (Lines{"article B|0|2", "article 1|0|x"}));
  EXPECT_EQ((*open_articles(options))->passed_over(), (PassedOver{{".html", 2}, {"without ending", 1}}));
  options.paths = {folder.path("in/below")};
  EXPECT_EQ(open_articles(options).error().message,
            "cannot read '" + options.paths[0] +
                "': no .txt, .jsonl, .ndjson or .json file in it, passed over 1 file: without ending 1");
  options.paths = {folder.path("in/PAGE2.HTML")};
  EXPECT_FALSE(open_articles(options));
}

TEST(Folder, TextsOfOneNameInTwoFoldersAreTwoArticles) {
  const TemporaryFolder folder;
  folder.write("in/a/1.txt", "x");
  folder.write("in/b/1.txt", "y");
  folder.write("in/2.b.txt", "z");
  ArticleOptions options;
  for (const char* named : {"in", "in/", "in/../in/."}) {
    options.paths = {folder.path(named)};
    EXPECT_EQ(read_all(options), (Lines{"article 2.b|0|z", "article a/1|0|x", "article b/1|0|y"})) << named;
  }
  options.paths = {folder.path("in/a/1.txt")};
  options.source = "tass";
  EXPECT_EQ(read_all(options), Lines{"article tass/1|0|x"});
}

TEST(Folder, ThatCannotBeReadCostsWhatIsInIt) {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "1");
  folder.write("in/closed/b.txt", "2");
  folder.write("in/d.txt", "3");
  fs::permissions(folder.path(""), fs::perms::all);
  fs::permissions(folder.path("in/closed"), fs::perms::none);
  ArticleOptions options;
  options.paths = {folder.path("in")};
  {
    const AsNobody nobody;
    EXPECT_EQ(read_all(options), (Lines{"article a|0|1", "dead cannot_open line 0 at 0+0", "article d|0|3"}));
    const auto closed = list_inputs({folder.path("in/closed")});
    ASSERT_FALSE(closed);
    EXPECT_EQ(closed.error().message, "cannot read '" + folder.path("in/closed") + "': Permission denied");
  }
  fs::permissions(folder.path("in/closed"), fs::perms::all);
}

}  // namespace
}  // namespace wirefacts
