// Any bytes as the rules of a whole pack with lists: checked, linted and, when sound, compiled and run; the fast engine
// must find what the plain one finds.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "extractor.h"
#include "rule_pack_builder.h"

namespace {

using namespace wirefacts;

constexpr std::size_t kLongest = 8192;  // of what is fuzzed: compiling is slower than parsing

RuleLayer layer_with(const std::string& rules) {
  const std::string head = "# source: fuzz\n# license: Apache-2.0\n";
  RuleLayer layer;
  layer.name = "fuzz";
  layer.files.emplace_back("early.rules",
                           "stage early\nuses Verb Noun\nkeeps all\n"
                           "rule verbs -> VerbGroup\n  match main:[Verb]\n"
                           "rule nouns -> NounGroup\n  match head:[Noun]\n  set lemma = head.norm\n");
  layer.files.emplace_back(
      "lists/nouns.tsv",
      head + "# label: Noun\n# columns: form\tclass\nagreement\tpaper\npact\tpaper|deal\nprime minister\tperson\n");
  layer.files.emplace_back("lists/verbs.tsv",
                           head + "# label: Verb\n# columns: form\tlemma\nsigned\tsign\nmet\tmeet\n");
  layer.files.emplace_back("lists/words.tsv",
                           head + "# label: Preposition\n# columns: form\tclass\nin\tplace\nby\tagent\n");
  layer.files.emplace_back("news.cascade", "stage early\nstage test\n");
  layer.files.emplace_back("schema.types",
                           "enum realis = actual\nenum polarity = positive\nmark VerbGroup { main: ref Verb }\n"
                           "mark NounGroup { head: text  lemma: text }\nentity Person { name: text }\n"
                           "value Count { value: decimal!  unit: text! }\n"
                           "event Meeting { participant: list ref (Person|Noun)  place: ref Noun }\n");
  layer.files.emplace_back("stages/test.rules", rules);
  return layer;
}

std::string shown(Extractor& extractor, const Article& article) {
  const Analysis analysis = extractor.analyze(article);
  std::string out;
  for (std::uint32_t i = 0; i < analysis.annotations.size(); ++i) {
    const Annotation& a = analysis.annotations[static_cast<AnnotationId>(i)];
    out += std::to_string(static_cast<unsigned>(a.label)) + " " + std::to_string(a.span.begin) + "-" +
           std::to_string(a.span.end) + "\n";
  }
  return out;
}

/// Walking back took too long for the plain engine, and its matches are not all there are.
bool gave_up(Extractor& plain, const Article& article) {
  const std::vector<DiagnosticRecord> all = plain.extract(article).meta.diagnostics;
  return std::any_of(all.begin(), all.end(), [](const DiagnosticRecord& d) { return d.code == "step_limit"; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kLongest) return 0;
  std::vector<RuleLayer> layers;
  layers.push_back(layer_with(std::string(reinterpret_cast<const char*>(data), size)));
  const PackBuild build = build_rule_pack(std::move(layers), true);
  static_cast<void>(render(build.diagnostics, build.pack->sources));
  if (!build.usable()) return 0;
  Article article;
  article.text =
      "Prime minister Ann Lee signed 40 agreements in Paris.\n\nThe pact, worth $5 million, was signed by Bo Yi. \"We "
      "met,\" a b c said in May.";
  Extractor fast(*build.pack, {}), plain(*build.pack, {}, {Engine::plain, nullptr, nullptr});
  const std::string expected = shown(plain, article);
  if (shown(fast, article) != expected && !gave_up(plain, article)) std::abort();
  return 0;
}
