#include "workbench/rule_parts.h"

#include <algorithm>

namespace wirefacts {
namespace {

/// Labels that the pattern names, its defines followed. Defines do not contain themselves.
void collect_labels(const Pattern& pattern, const Stage& stage, const Schema& schema, std::vector<Label>& out) {
  if (pattern.kind == Pattern::Kind::negation) return;
  if (pattern.kind == Pattern::Kind::label) {
    const Label label = schema.find(pattern.text);
    if (label != Label::none) out.push_back(label);
  }
  if (pattern.kind == Pattern::Kind::name) {
    const auto define = stage.defines.find(pattern.text);
    if (define != stage.defines.end()) collect_labels(define->second, stage, schema, out);
  }
  for (const Pattern& part : pattern.parts) collect_labels(part, stage, schema, out);
}

}  // namespace

RuleParts::RuleParts(const Cascade& cascade, const Schema& schema)
    : places_(cascade.rule_names.size()), scanned_(places_.size()) {
  for (std::uint32_t s = 0; s < cascade.stages.size(); ++s) {
    for (const CompiledRule& rule : cascade.stages[s].rules) {
      places_[rule.number] = {s, &rule};
      if (rule.shape == RuleShape::scan) {
        collect_labels(*rule.source->scan, cascade.grammar->stages[s], schema, scanned_[rule.number]);
      }
    }
  }
}

bool RuleParts::scans(std::uint32_t rule, Label label) const {
  return std::find(scanned_[rule].begin(), scanned_[rule].end(), label) != scanned_[rule].end();
}

}  // namespace wirefacts
