// Of long articles the engine keeps a part in mind at a time: what it finds is what the plain one finds.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractor.h"
#include "support/pack_builder.h"

namespace wirefacts {
namespace {

PackBuild two_stages() {
  return test::PackFiles()
      .file("news.cascade", "stage one\nstage two\nstage three\n")
      .file("schema.types",
            "enum realis = actual\nenum polarity = positive\nmark A {}\nmark B {}\nmark C {}\nmark D {}\n")
      .file("stages/one.rules", "stage one\nrule a -> A\n  match \"alpha\"\nrule b -> B\n  match \"beta\"\n")
      .file("stages/two.rules", "stage two\nover paragraph\nuses A B\nrule c -> C\n  match [A] ..20 [B]\n")
      .file("stages/three.rules",
            "stage three\nuses C B\nrule d -> D\n  match [B] \"gamma\"\nrule e -> D\n  match [C]\n")
      .build();
}

/// Sentences that differ, some in paragraphs of several, one paragraph of a thousand.
std::string long_text() {
  const std::string_view sentences[] = {"The alpha went.", "No word here.", "A beta gamma came.", "Then the beta."};
  std::string out;
  for (std::size_t i = 0; i < 5'000; ++i) {
    out += sentences[(i * 7 + i / 5) % 4];
    out += i % 3 == 0 && (i < 2'000 || i > 3'000) ? "\n\n" : " ";
  }
  return out;
}

std::vector<std::string> found_by(const RulePack& pack, const Article& article, Engine engine) {
  ExtractorOptions options;
  options.engine = engine;
  Extractor extractor(pack, {}, options);
  const Analysis analysis = extractor.analyze(article);
  EXPECT_GT(analysis.document.sentences().size(), 4'000U);
  std::vector<std::string> out;
  for (std::uint32_t i = 0; i < analysis.annotations.size(); ++i) {
    const Annotation& a = analysis.annotations[static_cast<AnnotationId>(i)];
    out.push_back(std::to_string(static_cast<int>(a.label)) + " " + std::to_string(a.span.begin) + "-" +
                  std::to_string(a.span.end));
  }
  return out;
}

TEST(LongArticle, IsReadAsAShortOne) {
  const PackBuild build = two_stages();
  ASSERT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  Article article;
  article.text = long_text();
  const auto fast = found_by(*build.pack, article, Engine::fast);
  EXPECT_EQ(fast, found_by(*build.pack, article, Engine::plain));
  EXPECT_GT(fast.size(), 7'000U);
}

}  // namespace
}  // namespace wirefacts
