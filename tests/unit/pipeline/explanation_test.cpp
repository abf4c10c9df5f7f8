#include "explanation.h"

#include <gtest/gtest.h>

#include "support/pack_builder.h"

namespace wirefacts {
namespace {

PackBuild pack() {
  return testing::PackFiles()
      .file("news.cascade", "stage names\n")
      .file("schema.types", "entity Person { name: text }\nenum realis = actual\nenum polarity = positive\n")
      .file("stages/names.rules",
            "stage names\n\n"
            "rule full -> Person\n  match    \"Jane\" \"Smith\"\n  set      name = \"Jane Smith\"\n  example  \"[Jane Smith] left.\"\n"
            "rule surname -> Person\n  match    \"Smith\"\n  set      name = \"Smith\"\n  example  \"[Smith] left.\"\n")
      .build();
}

TEST(Explanation, SaysRulePlaceAndWhatLost) {
  const PackBuild build = pack();
  ASSERT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  Extractor extractor(*build.pack, identity_of(*build.pack, ""));
  Article article;
  article.id = "a";
  article.text = "Señora Jane Smith left.";
  const auto all = explain(extractor, *build.pack, article);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(render(all.front()),
            "7-17  P1 PERSON  'Jane Smith'\n"
            "    names.full (stages/names.rules:3)\n"
            "    beat: 'Smith' names.surname (stages/names.rules:7)\n");
}

TEST(Explanation, OnlyOverOneCharacter) {
  const PackBuild build = pack();
  Extractor extractor(*build.pack, identity_of(*build.pack, ""));
  Article article;
  article.id = "a";
  article.text = "Jane Smith left.";
  EXPECT_EQ(explain(extractor, *build.pack, article, 9).size(), 1U);
  EXPECT_TRUE(explain(extractor, *build.pack, article, 10).empty());
}

}  // namespace
}  // namespace wirefacts
