#include "values/number.h"

#include <gtest/gtest.h>

#include <string>

#include "extractor.h"
#include "support/pack_builder.h"

namespace wirefacts {
namespace {

TEST(ParseDigits, StrictGrouping) {
  const auto text = [](std::string_view digits) {
    const auto value = parse_digits(digits);
    return value ? value->to_string() : std::string("none");
  };
  EXPECT_EQ(text("1,200"), "1200");
  EXPECT_EQ(text("1,200.50"), "1200.5");
  EXPECT_EQ(text("12,345,678"), "12345678");
  EXPECT_EQ(text("007"), "7");
  for (const char* bad : {"1,20", "1234,567", "1,2345", "1.", ".5", "1,200,", "12a", "", "1..2"}) {
    EXPECT_EQ(text(bad), "none") << bad;
  }
}

std::string numbers_of(const std::string& text) {
  testing::PackFiles files;
  files.file("schema.types", "mark A { x: text }\n").file("news.cascade", "stage s\n").file("s.rules", "stage s\n");
  files.list("values/numbers.tsv", "", "form\tvalue\tkind",
             "one\t1\twords\ntwo\t2\twords\nfive\t5\twords\ntwelve\t12\twords\ntwenty\t20\twords\nfifth\t5\tordinal\n"
             "hundred\t100\tmagnitude\nthousand\t1000\tmagnitude\nmillion\t1000000\tmagnitude\n");
  const PackBuild build = files.build();
  EXPECT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  Extractor extractor(*build.pack, {});
  Article article;
  article.text = text;
  const Analysis analysis = extractor.analyze(article);
  std::string out;
  for (const AnnotationId id : analysis.annotations.with_label(labels::kNumber)) {
    const Annotation& a = analysis.annotations[id];
    out += std::string(analysis.document.text(a.span)) + "=" + a.fields[0].number.to_string() + " " +
           std::string(a.fields[1].text) + "; ";
  }
  return out;
}

TEST(Numbers, DigitsAndMagnitudes) {
  EXPECT_EQ(numbers_of("about 27 million of 1,200 at the 13th"), "27 million=27000000 digits; 1,200=1200 digits; 13th=13 ordinal; ");
  EXPECT_EQ(numbers_of("a 1.5-million fund"), "1.5=1.5 digits; ");  // rules join it
}

TEST(Numbers, WordsAreComposed) {
  EXPECT_EQ(numbers_of("twenty-five"), "twenty-five=25 words; ");
  EXPECT_EQ(numbers_of("two hundred twenty-five thousand"), "two hundred twenty-five thousand=225000 words; ");
  EXPECT_EQ(numbers_of("five million two hundred thousand"), "five million two hundred thousand=5200000 words; ");
  EXPECT_EQ(numbers_of("the twenty-fifth"), "twenty-fifth=25 ordinal; ");
}

TEST(Numbers, NeighborsAreNoNumeral) {
  EXPECT_EQ(numbers_of("two five"), "two=2 words; five=5 words; ");
  EXPECT_EQ(numbers_of("million"), "");
}

}  // namespace
}  // namespace wirefacts
