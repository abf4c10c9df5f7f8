#include "workbench/rule_parts.h"

#include <algorithm>
#include <optional>

namespace wirefacts {
namespace {

bool tests_annotations(const Atom& atom) {
  if (!atom.labels.empty() || !atom.features.empty()) return true;
  return std::any_of(atom.terms.begin(), atom.terms.end(), [](const UnitTerm& term) {
    return !term.negated && std::any_of(term.any_of.begin(), term.any_of.end(),
                                        [](const UnitTest& test) { return test.kind == UnitTest::Kind::lemma; });
  });
}

void collect_atoms(const PatternNode& node, const AtomTable& table, std::vector<const Atom*>& out) {
  if (node.kind == PatternNode::Kind::atom && tests_annotations(table.atoms[node.atom])) {
    out.push_back(&table.atoms[node.atom]);
  }
  for (const PatternNode& part : node.parts) collect_atoms(part, table, out);
}

/// The capture that `span` names; the whole pattern without one. Null: it is no capture of the pattern.
const PatternNode* spanned(const PatternNode& node, std::optional<std::uint32_t> slot) {
  if (!slot || (node.kind == PatternNode::Kind::capture && node.slot == *slot)) return &node;
  for (const PatternNode& part : node.parts) {
    if (const PatternNode* found = spanned(part, slot)) return found;
  }
  return nullptr;
}

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
    : places_(cascade.rule_names.size()), atoms_(places_.size()), scanned_(places_.size()) {
  for (std::uint32_t s = 0; s < cascade.stages.size(); ++s) {
    for (const CompiledRule& rule : cascade.stages[s].rules) {
      places_[rule.number] = {s, &rule};
      collect(cascade.stages[s], rule);
      if (rule.shape == RuleShape::scan) {
        collect_labels(*rule.source->scan, cascade.grammar->stages[s], schema, scanned_[rule.number]);
      }
    }
  }
}

void RuleParts::collect(const CompiledStage& stage, const CompiledRule& rule) {
  std::vector<const Atom*>& out = atoms_[rule.number];
  if (rule.shape == RuleShape::sequence) {
    if (const PatternNode* node = spanned(rule.match, rule.span)) collect_atoms(*node, stage.atoms, out);
  }
  for (const TriggerTest& test : rule.triggers) collect_atoms(test.pattern, stage.atoms, out);
}

bool RuleParts::takes(std::uint32_t rule, AnnotationId id, const MatchContext& context) const {
  const Annotation& annotation = context.annotations[id];
  const std::vector<Label>& scanned = scanned_[rule];
  if (std::find(scanned.begin(), scanned.end(), annotation.label) != scanned.end()) return true;
  const AnnotationId alone[] = {id};
  return std::any_of(atoms_[rule].begin(), atoms_[rule].end(), [&](const Atom* atom) {
    if (!atom->labels.empty() || !atom->features.empty()) return fit_annotation(*atom, id, alone, context).holds;
    return annotation_with_lemma(*atom, {annotation.span, alone}, context) == id;
  });
}

}  // namespace wirefacts
