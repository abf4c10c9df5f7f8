#pragma once
// Runs the examples inside rules through the same extractor that reads articles.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extractor.h"
#include "rule_pack.h"

namespace wirefacts {

/// What became of one example, counter or todo.
struct ExampleResult {
  const Stage* stage = nullptr;
  const Rule* rule = nullptr;
  const Example* example = nullptr;
  bool holds = false;
  std::string problem;     // why not: what was expected, what came
  bool unmatched = false;  // the rule made nothing at all
};

/// The text of an example as an article: as a headline if the rule says `in Headline`; a text with an empty line
/// is headline and body.
Article example_article(const Rule& rule, const Example& example);

/// Runs every example of the rules for which `wanted` says yes ("stage.rule"), in the order of the
/// cascade. Each text runs through the stages up to that of its rule.
std::vector<ExampleResult> run_examples(const RulePack& pack, const std::function<bool(const std::string&)>& wanted);

}  // namespace wirefacts
