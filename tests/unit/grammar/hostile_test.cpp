// Input that would exhaust stack, memory or time if nothing bounded it.

#include <gtest/gtest.h>

#include <string>

#include "grammar/printer.h"
#include "unit/grammar/test_pack.h"

namespace wirefacts {
namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

/// Everything that `check` and `format` do; gives the errors.
std::size_t errors_of(const std::string& rules) {
  PackFiles files = {{"schema.types", "mark L { }\n"}, {"p.cascade", "stage s\n"}, {"s.rules", rules}};
  TestPack pack({files});
  pack.check();
  EXPECT_FALSE(pack.rendered().empty());
  const SourceFile source("s.rules", rules);
  format_rules(source);
  return pack.diagnostics.count(Severity::error);
}

std::string rule(const std::string& pattern) { return "stage s\nrule r -> L\n  match " + pattern + "\n"; }

TEST(Hostile, DeepNestingIsRefused) {
  EXPECT_GE(errors_of(rule(repeated("(", 20000) + "\"a\"" + repeated(")", 20000))), 1U);
  EXPECT_GE(errors_of(rule(repeated("x:(", 500) + "\"a\"" + repeated(")", 500))), 1U);
  EXPECT_GE(errors_of(rule("\"a\"\n  set f = " + repeated("(", 20000))), 1U);
  EXPECT_GE(errors_of(rule("\"a\"\n  set f = a" + repeated(".b", 20000))), 1U);
  EXPECT_GE(errors_of(rule("\"a\"\n  set f = " + repeated("number(", 9000))), 1U);
}

TEST(Hostile, NestingWithinTheLimitIsFine) {
  EXPECT_EQ(errors_of(rule(repeated("(", 150) + "\"a\"" + repeated(")", 150))), 0U);
}

TEST(Hostile, LongLinesAreRefused) {
  EXPECT_EQ(errors_of(rule(repeated("\"a\" ", 300000))), 1U);
  EXPECT_GE(errors_of(repeated("x", 1 << 20)), 1U);
  EXPECT_GE(errors_of(rule(repeated("a:", 1 << 19))), 1U);
}

TEST(Hostile, ManyAlternativesAreRefused) {
  EXPECT_EQ(errors_of(rule("\"a\"" + repeated("\n   | \"b\"", 20000))), 1U);
  EXPECT_EQ(errors_of(rule("\"a\"" + repeated("\n   | \"b\" Cap", 4000))), 0U);
}

TEST(Hostile, DefinesThatDoubleDoNotExplode) {
  std::string text = "stage s\ndefine D0 = \"a\"\n";
  for (int i = 1; i < 200; ++i) {
    const std::string below = "D" + std::to_string(i - 1);
    text += "define D" + std::to_string(i) + " = " + below + " | " + below + " " + below + "\n";
  }
  EXPECT_GE(errors_of(text + "rule r -> L\n  match D199\n"), 1U);
}

TEST(Hostile, LongChainsAndRingsOfDefinesEnd) {
  std::string chain = "stage s\n";
  for (int i = 0; i < 900; ++i) {
    chain += "define D" + std::to_string(i) + " = (D" + std::to_string((i + 1) % 900) + ")?\n";
  }
  EXPECT_GE(errors_of(chain + "rule r -> L\n  match D0\n"), 1U);
  std::string deep = "stage s\ndefine D0 = \"a\"\n";
  for (int i = 1; i < 900; ++i) {
    deep += "define D" + std::to_string(i) + " = ((D" + std::to_string(i - 1) + ")? \"b\")?\n";
  }
  EXPECT_GE(errors_of(deep + "rule r -> L\n  match D899 \"c\"\n"), 1U);
}

TEST(Hostile, ManyMistakesAreAllSaid) {
  EXPECT_GE(errors_of("stage s\n" + repeated("rulle\n", 20000)), 20000U);
  EXPECT_GE(errors_of("stage s\nuses" + repeated(" Lable", 5000) + "\n"), 5000U);
}

TEST(Hostile, OddBytes) {
  EXPECT_GE(errors_of(std::string("stage s\0\n", 9)), 1U);
  EXPECT_GE(errors_of("stage s\n\xFF\xFE\n\xED\xA0\x80\n\xF4\x90\x80\x80\n"), 3U);
  EXPECT_GE(errors_of(rule("\"")), 1U);
  EXPECT_GE(errors_of(rule("/(((/")), 1U);
  EXPECT_GE(errors_of(rule("/(a{1,1000}){1,1000}/")), 1U);
  EXPECT_GE(errors_of("\r\n\r\n"), 1U);
  EXPECT_EQ(errors_of("\xEF\xBB\xBFstage s\r\nrule r -> L\r\n  match \"a\"\r\n"), 0U);
}

}  // namespace
}  // namespace wirefacts
