#include "io/extraction_schema.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "io/file.h"

namespace wirefacts {
namespace {

/// That real records hold to it is tested by system/json_schema_test.py.
TEST(ExtractionSchema, IsTheFileThatUsersGet) {
  const std::string path = std::string(WIREFACTS_SOURCE_DIR) + "/pipeline/io/wirefacts.schema.json";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    ASSERT_TRUE(replace_file(path, extraction_schema()));
  }
  const auto file = read_file(path, 1U << 20U);
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(*file, extraction_schema()) << "UPDATE_GOLDEN=1 writes it anew";
}

}  // namespace
}  // namespace wirefacts
