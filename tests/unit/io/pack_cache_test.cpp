#include "io/pack_cache.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

const std::string kKey = "0123456789abcdef0123456789abcdef";

class PackCacheTest : public testing::Test {
 protected:
  PackCacheTest() : folder_(fs::path(testing::TempDir()) / ("pack_cache_" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
  }
  ~PackCacheTest() override { fs::remove_all(folder_); }

  [[nodiscard]] PackCache cache() const { return PackCache(folder_.string()); }
  [[nodiscard]] std::string path() const { return (folder_ / (kKey + ".pack")).string(); }
  [[nodiscard]] std::string content() const {
    const auto file = cache().find(kKey);
    return file ? std::string(file->bytes().substr(PackCache::kHeaderBytes)) : "none";
  }
  [[nodiscard]] std::string bytes() const {
    std::ifstream file(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void replace(const std::string& bytes) const {
    fs::remove(path());
    std::ofstream(path(), std::ios::binary) << bytes;
  }

  fs::path folder_;
};

TEST_F(PackCacheTest, GivesBackWhatWasKept) {
  EXPECT_EQ(content(), "none");
  cache().keep(kKey, "compiled rules");
  EXPECT_EQ(content(), "compiled rules");
  cache().keep(kKey, "others");
  EXPECT_EQ(content(), "others");
  EXPECT_FALSE(cache().find("ffffffffffffffffffffffffffffffff"));
  EXPECT_FALSE(cache().find(""));
}

TEST_F(PackCacheTest, EveryDamageIsSeen) {
  cache().keep(kKey, "compiled rules");
  const std::string good = bytes();
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ (1 << bit));
      replace(bad);
      EXPECT_EQ(content(), "none") << at << " " << bit;
    }
  }
  for (std::size_t size = 0; size < good.size(); ++size) {
    replace(good.substr(0, size));
    EXPECT_EQ(content(), "none") << size;
  }
  replace(good + "\n");
  EXPECT_EQ(content(), "none");
  replace(good);
  EXPECT_EQ(content(), "compiled rules");
}

TEST_F(PackCacheTest, APackOfAnotherKeyIsNotTaken) {
  cache().keep(kKey, "compiled rules");
  const std::string other(32, 'a');
  fs::rename(path(), folder_ / (other + ".pack"));
  EXPECT_FALSE(cache().find(other));
}

TEST_F(PackCacheTest, KeepsThoseUsedLast) {
  for (char name = 'a'; name < 'a' + static_cast<char>(PackCache::kMostFiles); ++name) {
    const std::string key(32, name);
    cache().keep(key, "rules");
    const auto day = fs::file_time_type::clock::now() - std::chrono::hours(24 * ('z' - name));
    fs::last_write_time(folder_ / (key + ".pack"), day);
  }
  EXPECT_TRUE(cache().find(std::string(32, 'a')));  // used: the oldest is b
  cache().keep(kKey, "rules");
  EXPECT_FALSE(cache().find(std::string(32, 'b')));
  EXPECT_TRUE(cache().find(std::string(32, 'a')));
  EXPECT_TRUE(cache().find(std::string(32, 'c')));
}

TEST_F(PackCacheTest, AFolderThatCannotBeIsNoError) {
  std::ofstream(folder_.string()) << "a file";
  cache().keep(kKey, "rules");
  EXPECT_EQ(content(), "none");
}

}  // namespace
}  // namespace wirefacts
