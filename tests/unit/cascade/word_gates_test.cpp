#include "cascade/word_gates.h"

#include <gtest/gtest.h>

#include <string>

namespace wirefacts {
namespace {

std::uint64_t bit(std::size_t gate) { return std::uint64_t{1} << gate; }

TEST(WordGates, FindsFragmentsAnywhereInAWord) {
  WordGates gates;
  EXPECT_EQ(gates.add({false, {"mln", "bln"}}), 0U);
  EXPECT_EQ(gates.add({false, {"dlr"}}), 1U);
  EXPECT_EQ(gates.met_by("mln"), bit(0));
  EXPECT_EQ(gates.met_by("220mlndlrs"), bit(0) | bit(1));
  EXPECT_EQ(gates.met_by("million"), 0U);
  EXPECT_EQ(gates.met_by(""), 0U);
}

TEST(WordGates, AWordThatBeginsAFragmentMeetsIt) {
  WordGates gates;
  ASSERT_EQ(gates.add({false, {"u.s."}}), 0U);
  EXPECT_EQ(gates.met_by("u"), bit(0));
  EXPECT_EQ(gates.met_by("au"), 0U) << "the fragment begins inside the word and would go on behind it";
  EXPECT_EQ(gates.met_by("u.k."), 0U);
}

TEST(WordGates, DigitsMeetTheGateOfDigits) {
  WordGates gates;
  ASSERT_EQ(gates.add({true, {}}), 0U);
  EXPECT_EQ(gates.met_by("a4"), bit(0));
  EXPECT_EQ(gates.met_by("four"), 0U);
}

TEST(WordGates, KnowsAGateAgainAndRefusesMoreThan64) {
  WordGates gates;
  for (std::size_t i = 0; i < WordGates::kMaxGates; ++i) EXPECT_EQ(gates.add({false, {"f" + std::to_string(i)}}), i);
  EXPECT_EQ(gates.add({false, {"f7"}}), 7U);
  EXPECT_FALSE(gates.add({false, {"one more"}}));
}

}  // namespace
}  // namespace wirefacts
