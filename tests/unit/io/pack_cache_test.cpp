#include "io/pack_cache.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

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

TEST_F(PackCacheTest, WhatIsStampedIsNotReadAndEveryChangeIsSeen) {
  cache().keep(kKey, "compiled rules");
  const auto stamp = cache().stamp_of(kKey);
  ASSERT_TRUE(stamp);
  EXPECT_TRUE(cache().find(kKey, *stamp));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));  // longer than a grain of the file system's clock
  std::string bad = bytes();
  bad.back() = 'X';
  replace(bad);
  EXPECT_FALSE(cache().find(kKey, *stamp));  // another file
  replace(bad + "\n");
  EXPECT_FALSE(cache().find(kKey, *stamp));
  cache().keep(kKey, "compiled rules");
  EXPECT_TRUE(cache().find(kKey, *stamp));  // it is read again, and good
}

TEST_F(PackCacheTest, RemembersWhatWasFoundOut) {
  const std::string name(32, 'd');
  EXPECT_FALSE(cache().recall(name));
  cache().keep(kKey, "compiled rules");
  const KnownPack known{kKey, {{"/rules", 1, 2, 3, 4, 5}}, {path(), 6, 7, 8, 9, 10}};
  cache().remember(name, known);
  const auto back = cache().recall(name);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->key, kKey);
  EXPECT_EQ(back->made_of, known.made_of);
  EXPECT_EQ(back->pack, known.pack);
  const fs::path file = folder_ / (name + ".stamp");
  fs::resize_file(file, fs::file_size(file) - 1);
  EXPECT_FALSE(cache().recall(name));
}

TEST_F(PackCacheTest, StampsAreSettledWhenNoClockConfusesThem) {
  using std::chrono::seconds;
  cache().keep(kKey, "compiled rules");
  const auto now = std::chrono::system_clock::now();
  EXPECT_FALSE(cache().stamp_of(kKey)->settled(now));
  EXPECT_TRUE(cache().stamp_of(kKey)->settled(now + seconds(3)));
  const std::vector<std::string> paths = {path(), folder_.string()};
  EXPECT_FALSE(settled_stamps(paths, now));
  const auto stamps = settled_stamps(paths, now + seconds(3));
  ASSERT_TRUE(stamps);
  EXPECT_TRUE(unchanged(*stamps));
  std::ofstream(folder_ / "new") << "a file more";
  EXPECT_FALSE(unchanged(*stamps));
  EXPECT_FALSE(settled_stamps(std::vector<std::string>{path(), "/no/such/file"}, now + seconds(3)));
}

}  // namespace
}  // namespace wirefacts
