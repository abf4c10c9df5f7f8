#include "cli/progress.h"

#include <gtest/gtest.h>

namespace wirefacts {
namespace {

Progress at(std::uint64_t done, std::uint64_t total, double seconds) {
  Progress p;
  p.bytes_done = done;
  p.bytes_total = total;
  p.in = p.done = 100;
  p.seconds = seconds;
  return p;
}

TEST(Progress, TimeLeftGoesByBytes) {
  EXPECT_EQ(progress_text(at(25'000'000, 100'000'000, 10)),
            "100 articles, 10.0 articles/s, 2.5 MB/s, 25% of input, 0:30 left");
}

TEST(Progress, HoursAndMinutes) {
  EXPECT_NE(progress_text(at(1, 10'000, 1)).find("1.0 MB/s"), 0U);
  EXPECT_NE(progress_text(at(10, 10'000, 10)).find("2:46:30 left"), std::string::npos);
}

TEST(Progress, NothingIsPromisedTooEarly) {
  EXPECT_EQ(progress_text(at(50, 100, 0.5)).find("left"), std::string::npos);
}

TEST(Progress, WithoutASizeThereIsNoShare) {
  EXPECT_EQ(progress_text(at(1'000'000, 0, 10)), "100 articles, 10.0 articles/s, 0.1 MB/s");
}

TEST(Progress, DeadLettersShow) {
  Progress p = at(0, 0, 0);
  p.done = 98;
  p.dead = 2;
  EXPECT_EQ(progress_text(p), "100 articles (2 dead)");
}

}  // namespace
}  // namespace wirefacts
