#include "workbench/sample_linter.h"

#include <algorithm>
#include <string>

#include "workbench/coverage.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kFewest = 3;         // matches that make "always" worth saying
constexpr std::uint64_t kOftenPercent = 80;  // of all tokens: a rule tried there costs like no other
constexpr std::uint64_t kRarely = 1000;      // tokens tried for each match, from which on the trigger is too common

std::string times(std::uint64_t n) { return std::to_string(n) + (n == 1 ? " time" : " times"); }

void lint_beaten(const RulePack& pack, const CompiledRule& rule, const RuleCoverage& counts, Diagnostics& diagnostics) {
  if (counts.beaten + counts.vetoed < kFewest || counts.kept > 0) return;
  const std::string& name = rule.source->name.text;
  if (counts.beaten_by.empty()) {
    diagnostics.warning(rule.source->name.range, "rule '" + name + "' is always forbidden by a veto",
                        "in this sample: " + times(counts.vetoed));
    return;
  }
  const auto most = std::max_element(counts.beaten_by.begin(), counts.beaten_by.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  SecondPlace second;
  for (const CompiledStage& stage : pack.cascade.stages) {
    for (const CompiledRule& other : stage.rules) {
      if (other.number == most->first) second = {other.source->name.range, "wins " + times(most->second)};
    }
  }
  diagnostics.warning(rule.source->name.range, "rule '" + name + "' is always beaten",
                      "in this sample: " + times(counts.beaten) + "; raise its 'rank', make it longer, or remove it",
                      std::move(second));
}

void lint_cost(const CompiledRule& rule, const RuleCoverage& counts, std::uint64_t tokens, Diagnostics& diagnostics) {
  if (tokens == 0 || counts.tokens * 100 < tokens * kOftenPercent || counts.matched * kRarely > counts.tokens) return;
  diagnostics.warning(rule.source->name.range,
                      "rule '" + rule.source->name.text + "' is tried on " +
                          std::to_string(counts.tokens * 100 / tokens) + " % of the tokens",
                      "for " + std::to_string(counts.matched) + " matches: let every match need a rarer word or label");
}

}  // namespace

void lint_on_sample(const RulePack& pack, const Corpus& sample, std::uint32_t threads, Diagnostics& diagnostics) {
  const Coverage coverage = cover(pack, sample, threads, nullptr);
  for (const CompiledStage& stage : pack.cascade.stages) {
    for (const CompiledRule& rule : stage.rules) {
      const RuleCoverage& counts = coverage.rules[rule.number];
      lint_cost(rule, counts, coverage.tokens, diagnostics);
      if (rule.vetoes.empty()) {
        lint_beaten(pack, rule, counts, diagnostics);
      } else if (counts.matched >= kFewest && counts.removed == 0) {
        diagnostics.warning(
            rule.source->name.range, "veto '" + rule.source->name.text + "' removes nothing",
            "in this sample: it matches " + times(counts.matched) + ", and no rule says otherwise there");
      }
    }
  }
}

}  // namespace wirefacts
