#include "base/loaded_library.h"

#include <gtest/gtest.h>

namespace wirefacts {
namespace {

TEST(LoadedLibrary, FindsItsFunctions) {
  LoadedLibrary library("libm.so.6");
  double (*cosine)(double) = nullptr;
  library.find("cos", cosine);
  ASSERT_NE(cosine, nullptr) << library.missing();
  EXPECT_EQ(cosine(0), 1);
  EXPECT_EQ(library.missing(), "");
}

TEST(LoadedLibrary, SaysWhichFunctionItLacks) {
  LoadedLibrary library("libm.so.6");
  void (*none)() = nullptr;
  library.find("wirefacts_has_no_such_function", none);
  library.find("wirefacts_nor_this", none);
  EXPECT_EQ(none, nullptr);
  EXPECT_EQ(library.missing(), "libm.so.6 is too old: it has no wirefacts_has_no_such_function");
}

TEST(LoadedLibrary, SaysWhyItIsNotThere) {
  LoadedLibrary library("libwirefacts_none.so.1");
  void (*none)() = nullptr;
  library.find("anything", none);
  EXPECT_EQ(none, nullptr);
  EXPECT_NE(library.missing().find("libwirefacts_none.so.1"), std::string::npos);
  EXPECT_EQ(library.missing().find("anything"), std::string::npos);
}

}  // namespace
}  // namespace wirefacts
