// A warm segmenter takes no memory for tokens, sentences or quotations.

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <new>
#include <sstream>

#include "unit/segmentation/fixture.h"

// A sanitizer has its own operators.
#if defined(__SANITIZE_ADDRESS__)
#define WIREFACTS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WIREFACTS_SANITIZED 1
#endif
#endif
#ifndef WIREFACTS_SANITIZED

namespace {
std::atomic<std::size_t> allocations{0};

void* allocate(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return ++allocations, std::malloc(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace wirefacts {
namespace {

TEST(Segmenter, takes_no_memory_when_warm) {
  std::ostringstream text;
  text
      << std::ifstream(WIREFACTS_SOURCE_DIR "/tests/golden/tokenize/by_hand/agency_copy.txt", std::ios::binary).rdbuf();
  Segmented s;
  segment_text(text.str(), s);
  const std::size_t before = allocations;
  segment_article(s);
  EXPECT_LE(allocations - before, 1u);  // the buffer of the stable sort of zones
  EXPECT_GT(s.document.token_count(), 1'500u);
}

}  // namespace
}  // namespace wirefacts
#endif
