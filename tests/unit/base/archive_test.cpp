#include "base/archive.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace wirefacts {

struct ArchivedPart {
  std::string text;
  std::optional<int> number;
  std::vector<bool> bits;
};

template <class A>
void archive(A& a, ArchivedPart& p) {
  auto& [text, number, bits] = p;
  a(text, number, bits);
}

namespace {

class Archived {
 public:
  std::vector<ArchivedPart> parts;
  std::map<std::string, std::vector<std::string>> map;
  std::unordered_map<std::uint32_t, Decimal> numbers;
  Packed<std::uint64_t> packed;
  Packed<char> letters;

  template <class A>
  void fields(A& a) {
    a(parts, map, numbers, letters, packed);
  }
};

std::string bytes_of(const Archived& value) {
  ArchiveWriter writer;
  writer(value);
  return std::move(writer).bytes();
}

std::vector<bool> nine_bits() { return {true, false, true, false, false, false, false, true, true}; }

Archived sample() {
  Archived out;
  out.parts = {{"Ćosić", 3, nine_bits()}, {"", std::nullopt, {}}};
  out.map = {{"a", {"b", "c"}}, {"d", {}}};
  out.numbers = {{7, *Decimal::parse("2.50")}};
  out.packed = Packed<std::uint64_t>({1, 2, 3});
  out.letters = Packed<char>({'x', 'y', 'z'});
  return out;
}

TEST(Archive, GivesBackWhatWasWritten) {
  const std::string bytes = bytes_of(sample());
  Archived read;
  ArchiveReader reader(bytes);
  reader(read);
  EXPECT_TRUE(reader.ok());
  EXPECT_TRUE(reader.at_end());
  ASSERT_EQ(read.parts.size(), 2U);
  EXPECT_EQ(read.parts[0].text, "Ćosić");
  EXPECT_EQ(read.parts[0].number, 3);
  EXPECT_EQ(read.parts[0].bits, nine_bits());
  EXPECT_EQ(read.parts[1].number, std::nullopt);
  EXPECT_EQ(read.map, sample().map);
  EXPECT_EQ(read.numbers, sample().numbers);
  ASSERT_EQ(read.packed.size(), 3U);
  EXPECT_EQ(read.packed[2], 3U);
  EXPECT_GE(reinterpret_cast<const char*>(read.packed.data()), bytes.data());  // in place
  EXPECT_EQ(bytes_of(read), bytes);
}

/// Whatever the bytes are, reading ends, takes no more memory than they are long, and touches nothing else.
TEST(Archive, DamagedBytesAreReadSafely) {
  const std::string good = bytes_of(sample());
  for (std::size_t size = 0; size < good.size(); ++size) {
    const std::string cut = good.substr(0, size);
    Archived read;
    ArchiveReader reader(cut);
    reader(read);
    EXPECT_FALSE(reader.ok()) << size;
  }
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x41);
    Archived read;
    ArchiveReader reader(bad);
    reader(read);  // some changes are no mistakes
  }
}

TEST(Packed, ABorrowedArrayIsCopiedBeforeItIsChanged) {
  const std::vector<int> mapped = {1, 2};
  Packed<int> packed = Packed<int>::borrow(mapped);
  EXPECT_EQ(packed.data(), mapped.data());
  packed.edit([](std::vector<int>& values) { values.push_back(3); });
  ASSERT_EQ(packed.size(), 3U);
  EXPECT_NE(packed.data(), mapped.data());
  const Packed<int> copy = packed;
  const Packed<int> moved = std::move(packed);
  EXPECT_EQ(copy[2], 3);
  EXPECT_EQ(moved[0], 1);
  EXPECT_NE(copy.data(), moved.data());
}

}  // namespace
}  // namespace wirefacts
