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
  EXPECT_EQ(progress_text(at(10'000'000, 110'000'000, 10)),
            "100 articles, 10.0 articles/s, 1.0 MB/s, 9% of input, 1:40 left");
  EXPECT_EQ(progress_text(at(10, 10'000, 10)), "100 articles, 10.0 articles/s, 0.0 MB/s, 0% of input, 2:46:30 left");
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
