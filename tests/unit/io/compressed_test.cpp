// gzip files and JSON arrays: the same articles as from plain lines.

#include <gtest/gtest.h>

#include <cstdlib>
#include <stdexcept>

#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

using test::read_all;
using test::TemporaryFolder;
using Lines = std::vector<std::string>;

/// Compresses a file of the folder in place; the path of what it became.
std::string gzip(const std::string& path) {
  if (std::system(("gzip -n '" + path + "'").c_str()) != 0) throw std::runtime_error("no gzip");
  return path + ".gz";
}

Lines articles_of(std::vector<std::string> paths) {
  ArticleOptions options;
  options.paths = std::move(paths);
  return read_all(options);
}

std::string many_lines(int count) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"Text " + std::to_string(i * 7919) + "\"}\n";
  return out;
}

TEST(Gzip, GivesTheArticlesOfItsContent) {
  const TemporaryFolder folder;
  const std::string content = many_lines(30'000) + "damaged\n";
  const Lines plain = articles_of({folder.write("plain.jsonl", content)});
  Lines packed = articles_of({gzip(folder.write("packed.jsonl", content))});
  EXPECT_EQ(plain.size(), 30'001U);
  EXPECT_EQ(packed, plain);  // and the damaged line is at the same offset
}

TEST(Gzip, TextsAndObjectsInFolders) {
  const TemporaryFolder folder;
  gzip(folder.write("a.txt", "One."));
  gzip(folder.write("b.json", "{\n\"id\":\"two\",\n\"text\":\"Two.\"}\n"));
  gzip(folder.write("no.md", "no"));
  EXPECT_EQ(articles_of({folder.path("")}), (Lines{"article a|0|One.", "article two|0|Two."}));
}

TEST(Gzip, ZerosBehindTheEndAreNoDamage) {
  const TemporaryFolder folder;
  const std::string one = test::content_of(gzip(folder.write("one", many_lines(3))));
  EXPECT_EQ(articles_of({folder.write("tape.jsonl.gz", one + std::string(200'000, '\0'))}),
            articles_of({folder.write("plain.jsonl", many_lines(3))}));
}

TEST(Gzip, MembersStandBehindEachOther) {
  const TemporaryFolder folder;
  const std::string one = test::content_of(gzip(folder.write("one", many_lines(3))));
  const std::string two = test::content_of(gzip(folder.write("two", "{\"id\":\"x\",\"text\":\"y\"}\n")));
  EXPECT_EQ(articles_of({folder.write("both.jsonl.gz", one + two)}).size(), 4U);
  EXPECT_EQ(articles_of({folder.write("told_by_its_first_bytes", one + two)}).size(), 4U);
}

TEST(Gzip, CutShortOrDamagedIsSaid) {
  const TemporaryFolder folder;
  const std::string whole = test::content_of(gzip(folder.write("whole.jsonl", many_lines(30'000))));
  const Lines cut = articles_of({folder.write("cut.jsonl.gz", whole.substr(0, whole.size() / 2))});
  ASSERT_GT(cut.size(), 1000U);
  EXPECT_EQ(cut.front(), "article 0|0|Text 0");
  EXPECT_EQ(cut.back().substr(0, 15), "dead read_error");
  std::string damaged = whole;
  for (std::size_t at = damaged.size() / 2; at < damaged.size() / 2 + 64; ++at) damaged[at] = '\x55';
  EXPECT_EQ(articles_of({folder.write("damaged.jsonl.gz", damaged)}).back().substr(0, 15), "dead read_error");
  EXPECT_EQ(articles_of({folder.write("garbage.jsonl.gz", whole + "garbage")}).back().substr(0, 15), "dead read_error");
}

/// Every format: name of the tool, ending, and the tool's package where it need not be installed.
struct Packer {
  const char* tool;
  const char* ending;
};
class CompressedInput : public testing::TestWithParam<Packer> {
 protected:
  static std::string pack(const std::string& path) {
    const std::string out = path + GetParam().ending;
    const std::string command = std::string(GetParam().tool) + " -c '" + path + "' > '" + out + "'";
    return std::system(command.c_str()) == 0 ? out : std::string();
  }
};

TEST_P(CompressedInput, GivesTheArticlesOfItsContent) {
  const TemporaryFolder folder;
  const std::string content = many_lines(30'000) + "damaged\n";
  const std::string packed = pack(folder.write("packed.jsonl", content));
  if (packed.empty()) GTEST_SKIP() << GetParam().tool << " is not installed";
  EXPECT_EQ(articles_of({packed}), articles_of({folder.write("plain.jsonl", content)}));
  const std::string bytes = test::content_of(packed);
  EXPECT_EQ(articles_of({folder.write("told_by_its_first_bytes", bytes)}).size(), 30'001U);
  // Two behind each other are one file.
  EXPECT_EQ(articles_of({folder.write(std::string("two.jsonl") + GetParam().ending, bytes + bytes)}).size(), 60'002U);
}

TEST_P(CompressedInput, CutShortOrDamagedIsSaid) {
  const TemporaryFolder folder;
  const std::string packed = pack(folder.write("packed.jsonl", many_lines(30'000)));
  if (packed.empty()) GTEST_SKIP() << GetParam().tool << " is not installed";
  const std::string whole = test::content_of(packed);
  for (const std::size_t size : {std::size_t{12}, whole.size() / 2, whole.size() - 1}) {
    EXPECT_EQ(articles_of({folder.write("cut", whole.substr(0, size))}).back().substr(0, 15), "dead read_error")
        << size;
  }
  std::string damaged = whole;
  for (std::size_t at = damaged.size() / 2; at < damaged.size() / 2 + 64; ++at) damaged[at] = '\x55';
  EXPECT_EQ(articles_of({folder.write("damaged", damaged)}).back().substr(0, 15), "dead read_error");
}

INSTANTIATE_TEST_SUITE_P(Formats, CompressedInput,
                         testing::Values(Packer{"gzip -n", ".gz"}, Packer{"xz", ".xz"}, Packer{"zstd -q", ".zst"},
                                         Packer{"bzip2", ".bz2"}));

TEST(JsonArray, EachElementIsAnArticle) {
  const TemporaryFolder folder;
  const std::string array =
      "\xEF\xBB\xBF[\n {\"id\":\"1\",\n  \"text\":\"a ] \\\" } b\"},{\"id\":\"2\", \"text\":\"x\", \"more\": [{}, "
      "[]]},\n"
      " {\"id\":\"3\" \"text\":\"no comma\"}, 17, {\"id\":\"4\",\"text\":\"y\"}\n]\n";
  const Lines found = articles_of({folder.write("array.json", array)});
  EXPECT_EQ(found, (Lines{"article 1|0|a ] \" } b", "article 2|0|x", "dead bad_json line 3 at 83+28",
                          "dead bad_json line 4 at 113+2", "article 4|0|y"}));
  EXPECT_EQ(articles_of({gzip(folder.write("packed.json", array))}), found);
  EXPECT_EQ(articles_of({folder.write("told_by_its_beginning", array)}), found);
}

TEST(JsonArray, OfManyBlocksAndEmpty) {
  const TemporaryFolder folder;
  std::string array = many_lines(20'000);
  for (std::size_t at = array.find('\n'); at + 1 < array.size(); at = array.find('\n', at + 1)) array[at] = ',';
  EXPECT_EQ(articles_of({folder.write("large.json", "[" + array + "]")}),
            articles_of({folder.write("large.jsonl", many_lines(20'000))}));
  EXPECT_EQ(articles_of({folder.write("empty.json", "[ ]")}), Lines());
}

TEST(JsonArray, AMissingQuotationMarkCostsWhatIsBehindIt) {
  const TemporaryFolder folder;
  const Lines found = articles_of({folder.write(
      "a.json", "[{\"id\":\"1\",\"text\":\"x\"},{\"id\":\"2\",\"text\":\"y},{\"id\":\"3\",\"text\":\"z\"}]")});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0], "article 1|0|x");
  EXPECT_EQ(found[1].substr(0, 13), "dead bad_json");
}

TEST(TextThatBeginsWithABracket, IsNoArray) {
  const TemporaryFolder folder;
  EXPECT_EQ(articles_of({folder.write("text", "[Music] he said.")}), (Lines{"article text|0|[Music] he said."}));
}

}  // namespace
}  // namespace wirefacts
