#pragma once
// Rules by number, and which annotations can be units of their matches.

#include <cstdint>
#include <vector>

#include "cascade/atom.h"
#include "cascade/cascade.h"
#include "grammar/schema.h"

namespace wirefacts {

/// Views into a cascade, which must outlive it. Immutable.
class RuleParts {
 public:
  RuleParts(const Cascade& cascade, const Schema& schema);

  struct Place {
    std::uint32_t stage = 0;
    const CompiledRule* rule = nullptr;  // null: no such rule, or a broken one
  };
  [[nodiscard]] const Place& operator[](std::uint32_t rule) const { return places_[rule]; }

  /// Some element of the pattern holds for the annotation: labels and features of an element, or its lemma. Of rules
  /// with `span` only elements inside it count.
  [[nodiscard]] bool takes(std::uint32_t rule, AnnotationId id, const MatchContext& context) const;

 private:
  void collect(const CompiledStage& stage, const CompiledRule& rule);
  std::vector<Place> places_;
  std::vector<std::vector<const Atom*>> atoms_;  // by rule: those inside its span that test annotations
  std::vector<std::vector<Label>> scanned_;      // by rule: labels inside `scan`
};

}  // namespace wirefacts
