// Packs made to be slow: refused with a message, or linear. Steps are counted, nothing is timed.

#include <gtest/gtest.h>

#include <string>

#include "extractor.h"
#include "support/pack_builder.h"

namespace wirefacts {
namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

test::PackFiles files(const std::string& rules) {
  return test::PackFiles()
      .file("news.cascade", "stage hostile\n")
      .file("schema.types", "enum realis = actual\nenum polarity = positive\nmark Hit { x: text }\n")
      .file("stages/hostile.rules", "stage hostile\n" + rules);
}

std::string rule(const std::string& pattern) { return "rule r -> Hit\n  match " + pattern + "\n"; }

std::uint64_t steps(const RulePack& pack, const std::string& text) {
  Extractor extractor(pack, {});
  Article article;
  article.text = text;
  const Analysis analysis = extractor.analyze(article);
  EXPECT_GT(analysis.document.token_count(), 0U);
  return extractor.steps();
}

/// Twice the text costs twice the steps, and a little.
void expect_linear(const PackBuild& build, const std::string& unit) {
  ASSERT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources).substr(0, 500);
  const std::uint64_t few = steps(*build.pack, repeated(unit, 2000)), many = steps(*build.pack, repeated(unit, 4000));
  EXPECT_LE(many, few * 21 / 10 + 1000) << "'" << unit << "': " << few << " steps, then " << many;
}

TEST(HostilePack, TenThousandAlternatives) {
  std::string words = "\"w0\"";
  for (int i = 1; i < 9'900; ++i) words += "\n    | \"w" + std::to_string(i) + "\"";
  const PackBuild build = files(rule("\"a\" (" + words + ")")).build();
  expect_linear(build, "a w77 a w9 b. ");
  expect_linear(build, "a ");
  words += repeated("\n    | \"x\"", 200);
  EXPECT_FALSE(files(rule("\"a\" (" + words + ")")).build().usable());
}

TEST(HostilePack, NestedRepeats) {
  const PackBuild build =
      files(rule("((((((\"a\"+ \"b\"?)+ \"c\"?)+ \"d\"?)+ \"e\"?)+ \"f\"?)+ \"g\"?)+ \"z\"")).build();
  expect_linear(build, "a ");
  expect_linear(build, "a b c d e f g ");
  expect_linear(build, "a. ");
  EXPECT_FALSE(files(rule("(((\"a\"{1,50}){1,50}){1,50}){1,50}")).build().usable());
  EXPECT_FALSE(files(rule("\"a\" (\"b\"? \"c\"*)*")).build().usable());
}

TEST(HostilePack, BoundedRepetitionsInOneAnother) {
  const PackBuild fits = files(rule("((\"a\"{1,10} \"b\"?){1,10} \"c\"?){0,4} \"z\"")).build();
  expect_linear(fits, "a ");
  expect_linear(fits, "a a b c. ");
  const PackBuild refused = files(rule("(\"a\"" + repeated(" \"b\"", 300) + "){1,100}")).build();
  EXPECT_FALSE(refused.usable());
  EXPECT_NE(render(refused.diagnostics, refused.pack->sources)
                .find("stages/hostile.rules:3:10: error: pattern of rule 'r' is too large when its repetitions are "
                      "written out"),
            std::string::npos)
      << render(refused.diagnostics, refused.pack->sources);
}

TEST(HostilePack, OverlappingGapsAndOptions) {
  const PackBuild build =
      files(rule("\"a\" ..12 \"a\" ..12 \"a\" ..12 \"a\" ..12 \"a\" ..12 \"z\"") +
            "rule s -> Hit\n  match (\"a\" | Lower | Any){1,40} \"a\"? \"a\"? \"a\"? \"a\"? \"z\"\n")
          .build();
  expect_linear(build, "a ");
  expect_linear(build, "a a a. ");
}

TEST(HostilePack, ScansThatBacktrackElsewhere) {
  const PackBuild build = files("rule r -> Hit\n  scan /(a+)+/ \"b\"\nrule s -> Hit\n  scan /(a|aa)+/ \"z\"\n").build();
  expect_linear(build, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ");
  expect_linear(build, "a-a-a-");
}

TEST(HostilePack, DefinesAHundredDeep) {
  std::string chain = "define D0 = \"a\" \"b\"?\n";
  for (int i = 1; i < 100; ++i) {
    chain += "define D" + std::to_string(i) + " = (D" + std::to_string(i - 1) + " \"c" + std::to_string(i) + "\"?)\n";
  }
  const PackBuild build = files(chain + rule("D99 \"z\"")).build();
  expect_linear(build, "a b ");
  std::string doubling = "define D0 = \"a\"\n";
  for (int i = 1; i < 100; ++i) {
    const std::string below = "D" + std::to_string(i - 1);
    doubling += "define D" + std::to_string(i) + " = " + below + " | " + below + " " + below + "\n";
  }
  EXPECT_FALSE(files(doubling + rule("D99 \"z\"")).build().usable());
}

TEST(HostilePack, AMegabyteLine) {
  const std::string megabyte(std::size_t{1} << 20U, 'x');
  const PackBuild build = files("rule r -> Hit\n  match \"" + megabyte + "\"\n").build();
  EXPECT_FALSE(build.usable());
  EXPECT_LT(render(build.diagnostics, build.pack->sources).size(), 10'000U) << "the message shows a piece of the line";
  const PackBuild listed = files("uses Thing\nrule r -> Hit\n  match [Thing]\n")
                               .list("a.tsv", "# label: Thing\n", "form", megabyte + "\nb\n")
                               .build();
  EXPECT_FALSE(listed.usable());
  EXPECT_LT(render(listed.diagnostics, listed.pack->sources).size(), 10'000U);
}

#ifndef WIREFACTS_SANITIZED  // ten times the memory, and no other code
TEST(HostilePack, AListOfAMillionRows) {
  std::string rows;
  for (int i = 0; i < 1'000'000; ++i) rows += "n" + std::to_string(i) + (i % 10 == 0 ? " of it\n" : "\n");
  const PackBuild build = files("uses Thing\nrule r -> Hit\n  match \"a\" [Thing]\n")
                              .list("a.tsv", "# label: Thing\n", "form", rows)
                              .build();
  expect_linear(build, "a n77 n80 of it n976 ");
  expect_linear(build, "n50 of ");
}
#endif

}  // namespace
}  // namespace wirefacts
