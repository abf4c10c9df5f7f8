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
  EXPECT_EQ(text("12,34,567.89"), "1234567.89");
  EXPECT_EQ(text("1,00,000"), "100000");
  EXPECT_EQ(text("007"), "7");
  for (const char* bad :
       {"1,20", "1234,567", "1,2345", "1.", ".5", "1,200,", "12a", "", "1..2", "12,34", "123,45,678", "1,,000"}) {
    EXPECT_EQ(text(bad), "none") << bad;
  }
}

std::string numbers_of(const std::string& text) {
  test::PackFiles files;
  files.file("schema.types", "mark A { x: text }\n").file("news.cascade", "stage s\n").file("s.rules", "stage s\n");
  files.list(
      "values/numbers.tsv", "", "form\tvalue\tkind",
      "one\t1\twords\ntwo\t2\twords\nfive\t5\twords\ntwelve\t12\twords\ntwenty\t20\twords\nfifth\t5\tordinal\n"
      "three\t3\twords\nfour\t4\twords\nten\t10\twords\nthird\t3\tordinal\nthird\t3\tfraction\nthirds\t3\tfraction\n"
      "half\t2\tfraction\nquarters\t4\tfraction\nquarter\t4\tfraction\na\t1\tarticle\nand\t0\tand\nof\t0\tof\n"
      "zero\t0\twords\nseven\t7\twords\npoint\t0\tpoint\nat\t0\tat\n"
      "to\t0\trange\nbetween\t0\tbetween\ndozen\t12\tmagnitude\n½\t0.5\tvulgar\n"
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
  EXPECT_EQ(numbers_of("about 27 million of 1,200 at the 13th"),
            "27 million=27000000 digits; 1,200=1200 digits; 13th=13 ordinal; ");
  EXPECT_EQ(numbers_of("a 1.5-million fund"), "1.5-million=1500000 digits; ");
  EXPECT_EQ(numbers_of("up .5 or 0.5"), ".5=0.5 digits; 0.5=0.5 digits; ");
}

TEST(Numbers, WordsAreComposed) {
  EXPECT_EQ(numbers_of("twenty-five"), "twenty-five=25 words; ");
  EXPECT_EQ(numbers_of("two hundred twenty-five thousand"), "two hundred twenty-five thousand=225000 words; ");
  EXPECT_EQ(numbers_of("five million two hundred thousand"), "five million two hundred thousand=5200000 words; ");
  EXPECT_EQ(numbers_of("the twenty-fifth"), "twenty-fifth=25 ordinal; ");
}

TEST(Numbers, AndJoinsBehindMagnitudes) {
  EXPECT_EQ(numbers_of("one hundred and twenty men"), "one hundred and twenty=120 words; ");
  EXPECT_EQ(numbers_of("one hundred and fifth"), "one hundred and fifth=105 ordinal; ");
  EXPECT_EQ(numbers_of("two thousand and five"), "two thousand and five=2005 words; ");
  EXPECT_EQ(numbers_of("twenty and five"), "twenty=20 words; five=5 words; ");
  EXPECT_EQ(numbers_of("a hundred, two dozen and a third man"),
            "a hundred=100 words; two dozen=24 words; third=3 ordinal; ");
}

TEST(Numbers, Fractions) {
  EXPECT_EQ(numbers_of("5 1/2 and 6-1/4"), "5 1/2=5.5 digits; 6-1/4=6.25 digits; ");
  EXPECT_EQ(numbers_of("1/2 of it, 2½"), "1/2=0.5 fraction; 2½=2.5 digits; ");
  EXPECT_EQ(numbers_of("on 10/4/2016"), "10=10 digits; 4=4 digits; 2016=2016 digits; ");
  EXPECT_EQ(numbers_of("two-thirds"), "two-thirds=0.666666666667 fraction; ");
  EXPECT_EQ(numbers_of("a third of them"), "a third=0.333333333333 fraction; ");
  EXPECT_EQ(numbers_of("half of them, half a man"), "half=0.5 fraction; ");
  EXPECT_EQ(
      numbers_of("half a million, a quarter of a million, three-quarters of a million"),
      "half a million=500000 words; a quarter of a million=250000 words; three-quarters of a million=750000 words; ");
  EXPECT_EQ(numbers_of("three and a half million"), "three and a half million=3500000 words; ");
  EXPECT_EQ(numbers_of("four-and-a-half, a million and a half"),
            "four-and-a-half=4.5 words; a million and a half=1500000 words; ");
}

TEST(Numbers, DecimalsInWords) {
  EXPECT_EQ(numbers_of("two point two million men"), "two point two million=2200000 words; ");
  EXPECT_EQ(numbers_of("zero point seven five, three-point-five"),
            "zero point seven five=0.75 words; three-point-five=3.5 words; ");
  EXPECT_EQ(numbers_of("one point twenty-five or one point twelve"),
            "one point twenty-five=1.25 words; one point twelve=1.12 words; ");
  EXPECT_EQ(numbers_of("a two point lead"), "two=2 words; ");
  EXPECT_EQ(numbers_of("at one point two men"), "one=1 words; two=2 words; ");
  EXPECT_EQ(numbers_of("from two point two to three million"),
            "two point two=2200000 words; three million=3000000 words; ");
}

TEST(Numbers, OrdinalsAreNoFractions) { EXPECT_EQ(numbers_of("the twenty-third day"), "twenty-third=23 ordinal; "); }

TEST(Numbers, RangesShareTheirMagnitude) {
  EXPECT_EQ(numbers_of("5 to 10 million"), "5=5000000 digits; 10 million=10000000 digits; ");
  EXPECT_EQ(numbers_of("between 5 and 10 million"), "5=5000000 digits; 10 million=10000000 digits; ");
  EXPECT_EQ(numbers_of("5-10 million"), "5=5000000 digits; 10 million=10000000 digits; ");
  EXPECT_EQ(numbers_of("5 and 10 million"), "5=5 digits; 10 million=10000000 digits; ");
  EXPECT_EQ(numbers_of("20 to 10 million"), "20=20 digits; 10 million=10000000 digits; ");
  EXPECT_EQ(numbers_of("10, 12 and 15 million"),
            "10=10000000 digits; 12=12000000 digits; 15 million=15000000 digits; ");
  EXPECT_EQ(numbers_of("1995, 12 and 15 million"), "1995=1995 digits; 12=12 digits; 15 million=15000000 digits; ");
  EXPECT_EQ(numbers_of("5 million to 10 million"), "5 million=5000000 digits; 10 million=10000000 digits; ");
}

TEST(Numbers, NothingInsideWebAddresses) {
  EXPECT_EQ(numbers_of("see https://x.org/5?q=20%25 or www.x.org/7 and 5"), "5=5 digits; ");
}

TEST(Numbers, NeighborsAreNoNumeral) {
  EXPECT_EQ(numbers_of("two five"), "two=2 words; five=5 words; ");
  EXPECT_EQ(numbers_of("million"), "");
}

}  // namespace
}  // namespace wirefacts
