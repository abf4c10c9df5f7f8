#include "io/output_guard.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

using test::TemporaryFolder;

/// "" when the outputs spare the inputs, else why not.
std::string refusal(const std::vector<std::string>& inputs, const std::vector<std::string>& outputs) {
  const auto spared = spare_inputs(inputs, outputs);
  if (spared) return {};
  EXPECT_EQ(spared.error().kind, ErrorKind::usage);
  return spared.error().message;
}

TEST(OutputGuard, RefusesAnInputUnderAnyName) {
  const TemporaryFolder folder;
  const std::string input = folder.write("in.jsonl", "{}");
  const std::string link = folder.path("link.jsonl"), hard = folder.path("hard.jsonl");
  std::filesystem::create_symlink(input, link);
  std::filesystem::create_hard_link(input, hard);
  for (const std::string& output : {input, folder.path("./in.jsonl"), link, hard}) {
    EXPECT_EQ(refusal({input}, {output}), "cannot write '" + output + "': it is an input, which would be lost");
  }
  EXPECT_EQ(refusal({input}, {folder.path("out.jsonl")}), "");
}

TEST(OutputGuard, RefusesWhatTheNextRunWouldRead) {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "x");
  const std::string in = folder.path("in");
  for (const char* output : {"in/out.jsonl", "in/new/out.ndjson", "in/../in/out.jsonl.gz"}) {
    EXPECT_EQ(refusal({in}, {folder.path(output)}), "cannot write '" + folder.path(output) + "': it lies in '" + in +
                                                        "', whose files are read: name another folder");
  }
  for (const char* output :
       {"in/facts.db", "in/facts.db.dead.jsonl", "in/document.csv", "in/.hidden/out.jsonl", "other/out.jsonl"}) {
    EXPECT_EQ(refusal({in}, {folder.path(output)}), "") << output;
  }
}

TEST(OutputGuard, RefusesOneFileForTwoOutputs) {
  const TemporaryFolder folder;
  const std::string out = folder.path("out.jsonl");
  EXPECT_EQ(refusal({}, {out, folder.path("a/../out.jsonl")}),
            "cannot write '" + folder.path("a/../out.jsonl") + "': another output is the same file");
}

TEST(OutputGuard, RefusesTheFileThatStandardInputIs) {
  const TemporaryFolder folder;
  const std::string file = folder.write("in.jsonl", "{}");
  const int kept = dup(STDIN_FILENO), opened = open(file.c_str(), O_RDONLY);
  dup2(opened, STDIN_FILENO);
  const std::string why = refusal({"-"}, {file});
  dup2(kept, STDIN_FILENO);
  close(opened);
  close(kept);
  EXPECT_EQ(why, "cannot write '" + file + "': it is an input, which would be lost");
}

TEST(OutputGuard, LeavesStreamsAndDevicesAlone) {
  EXPECT_EQ(refusal({"-", "/dev/null"}, {"", "", "-", "-", "/dev/null", "/dev/null"}), "");
}

TEST(CanCreate, AsTheFolderTells) {
  const TemporaryFolder folder;
  for (const std::string& path : {std::string(), std::string("-"), std::string("/dev/null"), folder.path("new.jsonl"),
                                  folder.write("there.jsonl", "x"), std::string("here.jsonl")}) {
    EXPECT_TRUE(can_create(path)) << path;
  }
  for (const char* name : {"nowhere/new.jsonl", "there.jsonl/new.jsonl", ""}) {
    const auto can = can_create(folder.path(name));
    ASSERT_FALSE(can) << name;
    EXPECT_EQ(can.error().kind, ErrorKind::cannot_create);
    EXPECT_EQ(can.error().message.find("cannot write '" + folder.path(name) + "': "), 0U) << can.error().message;
  }
}

}  // namespace
}  // namespace wirefacts
