// Whatever an article has too much of, it alone is refused, before an output sees it.

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "batch/window.h"
#include "unit/batch/batch_fixture.h"

namespace wirefacts {
namespace {

constexpr std::size_t kTooMany = 65536;

NamedReferences many_references() {
  return {"x", true, std::vector<Reference>(kTooMany, Reference(std::string("P1")))};
}

using Filling = std::function<void(Extraction&)>;

const std::vector<Filling>& fillings() {
  static const std::vector<Filling> kFillings = {
      [](Extraction& x) { x.doc.residue.resize(kTooMany); },
      [](Extraction& x) { x.meta.unread.resize(kTooMany); },
      [](Extraction& x) { x.entities.emplace_back().mentions.resize(kTooMany); },
      [](Extraction& x) { x.entities.emplace_back().roles.resize(kTooMany); },
      [](Extraction& x) { x.entities.emplace_back().members.resize(kTooMany); },
      [](Extraction& x) { x.places.emplace_back().mentions.resize(kTooMany); },
      [](Extraction& x) { x.times.resize(kTooMany); },
      [](Extraction& x) { x.quantities.emplace_back().from_places.resize(kTooMany); },
      [](Extraction& x) { x.quotes.resize(kTooMany); },
      [](Extraction& x) { x.events.emplace_back().evidence.resize(kTooMany); },
      [](Extraction& x) { x.events.emplace_back().hedges.resize(kTooMany); },
      [](Extraction& x) { x.events.emplace_back().actor.resize(kTooMany); },
      [](Extraction& x) { x.events.emplace_back().quantities.resize(kTooMany); },
      [](Extraction& x) { x.events.emplace_back().roles.push_back(many_references()); },
      [](Extraction& x) { x.events.emplace_back().fields.push_back(many_references()); },
      [](Extraction& x) { x.claims.resize(kTooMany); },
      [](Extraction& x) { x.claims.emplace_back().fields.push_back(many_references()); },
      [](Extraction& x) { x.watch.resize(kTooMany); },
  };
  return kFillings;
}

class RowLimit : public testing::TestWithParam<std::size_t> {};

TEST_P(RowLimit, CostsTheArticle) {
  const auto extract = [](const Article& given) {
    auto out = test::extract_nothing(given);
    fillings()[GetParam()](*out);
    return out;
  };
  const Outcome outcome = extract_one(extract, test::article("a"));
  const auto* letter = std::get_if<DeadLetter>(&outcome);
  ASSERT_NE(letter, nullptr);
  EXPECT_EQ(letter->code, "too_many_rows");
}

INSTANTIATE_TEST_SUITE_P(EveryTable, RowLimit, testing::Range(std::size_t{0}, fillings().size()));

}  // namespace
}  // namespace wirefacts
