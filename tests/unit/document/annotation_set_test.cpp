#include "document/annotation_set.h"

#include <gtest/gtest.h>

#include <random>

namespace wirefacts {
namespace {

constexpr Label kName{0}, kPlace{1};

std::vector<std::uint32_t> numbers(std::span<const AnnotationId> ids) {
  std::vector<std::uint32_t> out;
  for (const AnnotationId id : ids) out.push_back(static_cast<std::uint32_t>(id));
  return out;
}

using Numbers = std::vector<std::uint32_t>;

TEST(SourceId, tells_its_kind) {
  EXPECT_FALSE(SourceId().is_rule());
  EXPECT_FALSE(SourceId().is_list_row());
  EXPECT_TRUE(SourceId::rule(0).is_rule());
  EXPECT_EQ(SourceId::rule(7).index(), 7u);
  EXPECT_TRUE(SourceId::list_row(0).is_list_row());
  EXPECT_EQ(SourceId::list_row(9).index(), 9u);
  EXPECT_FALSE(SourceId::list_row(9).is_rule());
}

TEST(AnnotationSet, orders) {
  AnnotationSet set;
  set.reset(10, 2);
  set.add(kName, {3, 5}, {}, {});
  set.add(kName, {1, 4}, {}, {});
  set.add(kName, {1, 2}, {}, {});
  set.add(kPlace, {1, 2}, {}, {});
  set.add(kName, {1, 4}, {}, {});
  EXPECT_EQ(set.size(), 5u);
  EXPECT_EQ(numbers(set.with_label(kName)), (Numbers{0, 1, 2, 4}));
  EXPECT_EQ(numbers(set.by_begin(kName)), (Numbers{1, 4, 2, 0}));
  EXPECT_EQ(numbers(set.by_end(kName)), (Numbers{2, 4, 1, 0}));
  EXPECT_EQ(numbers(set.with_label(kPlace)), (Numbers{3}));
}

TEST(AnnotationSet, walks_the_annotations_of_a_token) {
  AnnotationSet set;
  set.reset(3, 2);
  set.add(kName, {1, 2}, {}, {});
  set.add(kPlace, {0, 2}, {}, {});
  set.add(kPlace, {1, 3}, {}, {});
  AnnotationId id = set.first_at(1);
  EXPECT_EQ(static_cast<std::uint32_t>(id), 0u);
  id = set.next(id);
  EXPECT_EQ(static_cast<std::uint32_t>(id), 2u);
  EXPECT_EQ(set.next(id), AnnotationId::none);
  EXPECT_EQ(set.first_at(2), AnnotationId::none);

  std::vector<std::uint32_t> walked;
  for (const AnnotationId at : set.starting_at(1)) {
    if (walked.empty()) set.add(kName, {1, 2}, {}, {});  // what is added inside the loop is met, too
    walked.push_back(static_cast<std::uint32_t>(at));
  }
  EXPECT_EQ(walked, (Numbers{0, 2, 3}));
}

TEST(AnnotationSet, covered_and_at) {
  AnnotationSet set;
  set.reset(20, 2);
  set.add(kName, {2, 10}, {}, {});
  set.add(kName, {4, 6}, {}, {});
  EXPECT_TRUE(set.covered(kName, {5, 10}));
  EXPECT_TRUE(set.covered(kName, {2, 10}));
  EXPECT_FALSE(set.covered(kName, {1, 3}));
  EXPECT_FALSE(set.covered(kName, {9, 11}));
  EXPECT_FALSE(set.covered(kPlace, {5, 6}));
  EXPECT_EQ(static_cast<std::uint32_t>(set.at(kName, {4, 6})), 1u);
  EXPECT_EQ(set.at(kName, {4, 7}), AnnotationId::none);
  EXPECT_EQ(set.at(kPlace, {4, 6}), AnnotationId::none);
  EXPECT_EQ(set.at(kName, {40, 60}), AnnotationId::none);
  set.add(kName, {0, 20}, {}, {});  // caches notice
  EXPECT_TRUE(set.covered(kName, {9, 11}));
}

TEST(AnnotationSet, covered_agrees_with_a_search) {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    AnnotationSet set;
    set.reset(30, 1);
    std::vector<TokenSpan> spans;
    const auto span = [&] {
      const auto begin = static_cast<std::uint32_t>(random() % 29);
      return TokenSpan{begin, begin + 1 + static_cast<std::uint32_t>(random() % (30 - begin))};
    };
    for (int i = 0; i < 8; ++i) {
      spans.push_back(span());
      set.add(kName, spans.back(), {}, {});
      const TokenSpan asked = span();
      bool covered = false;
      for (const TokenSpan s : spans) covered = covered || s.covers(asked);
      ASSERT_EQ(set.covered(kName, asked), covered);
    }
  }
}

TEST(AnnotationSet, amends_empty_fields_once) {
  AnnotationSet set;
  set.reset(5, 1);
  const std::span<FieldValue> fields = set.make_fields(2);
  fields[0] = FieldValue::of_text("x");
  const AnnotationId id = set.add(kName, {0, 1}, SourceId::rule(0), fields);
  EXPECT_FALSE(set.amend({id, 0, {1, 2}, SourceId::rule(1)}, FieldValue::of_text("y")));
  EXPECT_TRUE(set.amend({id, 1, {1, 2}, SourceId::rule(1)}, FieldValue::of_text("y")));
  EXPECT_FALSE(set.amend({id, 1, {1, 2}, SourceId::rule(1)}, FieldValue::of_text("z")));
  EXPECT_EQ(set[id].fields[0].text, "x");
  EXPECT_EQ(set[id].fields[1].text, "y");
  ASSERT_EQ(set.amendments().size(), 1u);
  EXPECT_EQ(set.amendments()[0].field, 1u);
}

TEST(AnnotationSet, keeps_copies_until_reset) {
  AnnotationSet set;
  set.reset(1, 1);
  std::string text = "a passing text";
  const std::string_view kept = set.keep(std::string_view(text));
  const std::vector<FieldValue> items = {FieldValue::of_text(kept), FieldValue::of_text("b")};
  const std::span<const FieldValue> list = set.keep(std::span<const FieldValue>(items));
  text.assign(text.size(), '?');
  EXPECT_EQ(kept, "a passing text");
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[1].text, "b");
  EXPECT_EQ(set.keep(std::string_view()), "");
  set.reset(2, 1);
  EXPECT_EQ(set.size(), 0u);
  EXPECT_EQ(set.first_at(1), AnnotationId::none);
  EXPECT_TRUE(set.with_label(kName).empty());
  EXPECT_FALSE(set.covered(kName, {0, 1}));
}

TEST(FieldValue, what_is_missing) {
  EXPECT_TRUE(FieldValue().is_null());
  EXPECT_TRUE(FieldValue().is_missing());
  EXPECT_TRUE(FieldValue::of_text("").is_missing());
  EXPECT_FALSE(FieldValue::of_text("").is_null());
  EXPECT_TRUE(FieldValue::of_list({}).is_missing());
  EXPECT_FALSE(FieldValue::of_text("x").is_missing());
  EXPECT_FALSE(FieldValue::of_annotation(AnnotationId{0}).is_missing());
}

}  // namespace
}  // namespace wirefacts
