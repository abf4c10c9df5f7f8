#include "base/decimal.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace wirefacts {
namespace {

std::string shown(const std::string& text) {
  const auto parsed = Decimal::parse(text);
  return parsed ? parsed->to_string() : "none";
}

TEST(Decimal, ReadsAndShows) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"0", "0"},
      {"12", "12"},
      {"-3.50", "-3.5"},
      {"27000000000", "27000000000"},
      {"1e9", "1000000000"},
      {"2.5E-3", "0.0025"},
      {"0.5", "0.5"},
      {"-0", "0"},
      {"007", "7"},
      {"", "none"},
      {"-", "none"},
      {"1.", "none"},
      {".5", "0.5"},
      {"1e", "none"},
      {"1,000", "none"},
      {" 1", "none"},
      {"1 ", "none"},
      {"1e99", "none"},
      {"1e-99", "none"},
      {"0x10", "none"},
      {"999999999999999999", "999999999999999999"},
      {"1999999999999999999", "none"},
      {"1000000000000000000000", "1000000000000000000000"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(text), expected) << text;
}

TEST(Decimal, LongInputNeitherOverflowsNorHangs) {
  EXPECT_EQ(shown(std::string(1000000, '9')), "none");
  EXPECT_EQ(shown("0." + std::string(1000000, '0') + "1"), "none");
  EXPECT_EQ(shown("1e" + std::string(1000, '9')), "none");
}

TEST(Decimal, EqualNumbersHaveEqualMembers) {
  EXPECT_EQ(*Decimal::parse("1.50"), *Decimal::parse("1.5"));
  EXPECT_EQ(*Decimal::parse("100"), Decimal(1, 2));
  EXPECT_EQ(Decimal(1000).units(), 1);
  EXPECT_EQ(Decimal(1000).exponent(), 3);
}

TEST(Decimal, Compares) {
  const std::vector<std::string> ascending = {
      "-1e30", "-27000000000",       "-2",   "-1.5", "-0.001", "0", "0.0009", "0.001", "1", "1.5", "2",
      "10",    "999999999999999999", "1e18", "1e60"};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t k = 0; k < ascending.size(); ++k) {
      EXPECT_EQ(*Decimal::parse(ascending[i]) <=> *Decimal::parse(ascending[k]), i <=> k)
          << ascending[i] << " " << ascending[k];
    }
  }
}

TEST(Decimal, MultipliesAndAddsExactly) {
  EXPECT_EQ(Decimal::parse("1.5")->times(Decimal(1, 6))->to_string(), "1500000");
  EXPECT_EQ(Decimal::parse("0.1")->plus(*Decimal::parse("0.2"))->to_string(), "0.3");
  EXPECT_EQ(Decimal::parse("-5")->plus(Decimal(5))->to_string(), "0");
  EXPECT_FALSE(Decimal::parse("999999999999999999")->times(*Decimal::parse("999999999999999999")));
  EXPECT_FALSE(Decimal(1, 40).times(Decimal(1, 40)));
  EXPECT_FALSE(Decimal(1, 60).plus(Decimal(1)));
}

TEST(Decimal, AProductWithAFractionCutOffHasNineDigits) {
  const Decimal third = *Decimal::parse("0.333333333333");
  EXPECT_EQ(third.times(Decimal(2700))->to_string(), "900");
  EXPECT_EQ(third.times(Decimal(-2700))->to_string(), "-900");
  EXPECT_EQ(third.times(Decimal(100))->to_string(), "33.3333333");
  EXPECT_EQ(third.times(Decimal(2))->to_string(), "0.666666666666");  // below one as it is
  EXPECT_EQ(Decimal::parse("0.12345678901")->times(Decimal(100))->to_string(), "12.345678901");
}

TEST(Decimal, Integers) {
  EXPECT_EQ(Decimal::parse("27e9")->to_integer(), 27000000000);
  EXPECT_FALSE(Decimal::parse("1.5")->to_integer());
  EXPECT_FALSE(Decimal(1, 19).to_integer());
  EXPECT_TRUE(Decimal(5).is_integer());
  EXPECT_FALSE(Decimal::parse("0.5")->is_integer());
  EXPECT_DOUBLE_EQ(Decimal::parse("-43.25")->to_double(), -43.25);
}

}  // namespace
}  // namespace wirefacts
