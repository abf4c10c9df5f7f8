// Work grows with the length of an article and no faster, whatever stands in it. Steps are counted, nothing is timed.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor.h"
#include "io/extraction_json.h"
#include "records/record_rows.h"
#include "support/shipped_pack.h"

namespace wirefacts {
namespace {

#ifdef WIREFACTS_SANITIZED
constexpr std::size_t kLong = std::size_t{128} << 10U;
#else
constexpr std::size_t kLong = std::size_t{1} << 20U;
#endif
constexpr std::size_t kShort = kLong / 8;
// What a length eight times as large may cost: eight times as much, and a little for what stands at the ends.
constexpr double kProportion = 8.5;

std::string without_end(std::string_view unit, std::size_t size) {
  std::string out;
  while (out.size() < size) out += unit;
  return out;
}

/// Paragraphs of `width` bytes of the unit: no limit on what one sentence may hold makes it short work.
std::string in_paragraphs(std::string_view unit, std::size_t size, std::size_t width) {
  std::string out;
  while (out.size() < size) out += without_end(unit, width) + "\n\n";
  return out;
}

class LinearTest : public testing::Test {
 protected:
  /// Runs the whole pipeline, up to the bytes and the rows of the record.
  std::uint64_t steps(std::string text) {
    Extractor extractor(*pack_, identity_of(*pack_, "test"));
    Article article;
    article.id = "blown-up";
    article.text = std::move(text);
    const Extraction extraction = extractor.extract(article);
    std::string json;
    append_json(extraction, json);
    EXPECT_FALSE(json.empty());
    static_cast<void>(rows_of(extraction, article.text, 1, 1));  // too many rows are an error, not a crash
    return extractor.steps();
  }

  void expect_proportion(const std::string& shorter, const std::string& longer) {
    const std::uint64_t few = steps(shorter), many = steps(longer);
    EXPECT_LE(static_cast<double>(many), kProportion * static_cast<double>(few) + 1000)
        << few << " steps, then " << many;
  }

  const RulePack* pack_ = test::shipped_pack();
};

TEST_F(LinearTest, OfWhateverIsRepeated) {
  ASSERT_NE(pack_, nullptr);
  const std::string_view units[] = {"7",           "7 ",     ",",          ", ", "A", "A ",  "\"",
                                    "\" ",         "\u201c", "said that ", "((", "a", "a b", "he said that ",
                                    "$5 million ", "5% ",    "U.S. "};
  for (const std::string_view unit : units) {
    SCOPED_TRACE(testing::Message() << "'" << unit << "' without end");
    expect_proportion(without_end(unit, kShort), without_end(unit, kLong));
  }
}

TEST_F(LinearTest, OfParagraphsOfWhateverIsRepeated) {
  ASSERT_NE(pack_, nullptr);
  constexpr std::size_t kWidth = 300;
  const std::string_view units[] = {"7 ", ", ", "A ", "\" ", "said that ", "((", "Russia and "};
  for (const std::string_view unit : units) {
    SCOPED_TRACE(testing::Message() << "paragraphs of '" << unit << "'");
    const std::uint64_t few = steps(in_paragraphs(unit, kShort / 4, kWidth));
    EXPECT_GT(few, kShort / kWidth) << "nothing was read";
    expect_proportion(in_paragraphs(unit, kShort / 4, kWidth), in_paragraphs(unit, kLong / 4, kWidth));
  }
}

TEST_F(LinearTest, OfNewsThatNeverEnds) {
  ASSERT_NE(pack_, nullptr);
  const auto news = [](std::size_t size) {
    const std::string_view given[] = {"John", "Maria", "Peter", "Anna", "Vladimir", "James", "Laura"};
    std::string out;
    for (std::size_t i = 0; out.size() < size; ++i) {
      const std::string name = std::string(given[i % 7]) + " " + static_cast<char>('A' + i % 26) +
                               std::string(1, static_cast<char>('a' + i / 26 % 26)) + "nson";
      out += name + " met the president in Oslo on Monday. \"We signed " + std::to_string(i) + " agreements,\" " +
             name + " said.\n\nPolice arrested " + std::to_string(i % 90 + 2) +
             " people in Baghdad. He said that she left.\n\n";
    }
    return out;
  };
  expect_proportion(news(kShort / 2), news(kLong / 2));
}

TEST_F(LinearTest, OfSentencesOfDeedsAndPlaces) {
  ASSERT_NE(pack_, nullptr);
  const auto one_sentence = [](std::size_t size) {
    const std::string_view towns[] = {"Rome", "Paris", "Lima", "Quito", "Oslo"};
    std::string out;
    for (std::size_t i = 0; out.size() < size; ++i) {
      const std::string town(towns[i % 5]);
      out += "soldiers killed " + std::to_string(i + 3) + " rebels and people ate in " + town + " and ";
    }
    return out + "left.\n\n";
  };
  const auto separate_attacks = [](std::size_t size) {
    std::string out;
    for (std::size_t i = 0; out.size() < size; ++i) {
      out += "In a separate attack, gunmen killed " + std::to_string(i + 3) + " people.\n\nThe blast was in Lima.\n\n";
    }
    return out;
  };
  // A sentence for which every limit counts: as many of them as are wanted, and the same in one.
  const std::string longest = one_sentence(kShort / 4);
  expect_proportion(longest + longest, without_end(longest, 16 * longest.size()));
  EXPECT_LT(steps(one_sentence(kShort)), 8 * steps(longest));
  expect_proportion(separate_attacks(kShort / 16), separate_attacks(kLong / 16));
}

TEST_F(LinearTest, OfManyPersonsWithFewSurnames) {
  ASSERT_NE(pack_, nullptr);
  const auto news = [](std::size_t size) {
    const std::string_view given[] = {"John", "Maria", "Peter", "Anna", "Vladimir", "James", "Laura", "David", "Susan"};
    std::string out;
    for (std::size_t i = 0; out.size() < size; ++i) {
      const std::string surname = static_cast<char>('A' + i % 5) + std::string("monson");
      out += "Mr. " + std::string(given[i % 9]) + " " + static_cast<char>('A' + i / 9 % 26) + ". " + surname + " met " +
             std::string(given[(i + 4) % 9]) + " " + surname + " in Oslo. " + surname + " said that he left.\n\n";
    }
    return out;
  };
  expect_proportion(news(kShort / 16), news(kLong / 16));
}

}  // namespace
}  // namespace wirefacts
