#include "base/sparse_array.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace wirefacts {
namespace {

TEST(SparseArray, IsZeroWhereNothingWasPut) {
  SparseArray<std::uint32_t> array;
  EXPECT_EQ(array[0], 0U);
  EXPECT_EQ(array[1'000'000], 0U);
  array[63] = 1;
  array[64] = 2;
  array[5'000'000] = 3;
  EXPECT_EQ(array[62], 0U);
  EXPECT_EQ(array[63], 1U);
  EXPECT_EQ(array[64], 2U);
  EXPECT_EQ(array[65], 0U);
  EXPECT_EQ(array[5'000'000], 3U);
  array.clear();
  EXPECT_EQ(array[63], 0U);
  EXPECT_EQ(array[5'000'000], 0U);
}

}  // namespace
}  // namespace wirefacts
