#pragma once
// Rules by number, and the lists that their scans read.

#include <cstdint>
#include <vector>

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

  /// The `scan` of the rule names the annotation's label: a list whose forms it takes.
  [[nodiscard]] bool scans(std::uint32_t rule, Label label) const;

 private:
  std::vector<Place> places_;
  std::vector<std::vector<Label>> scanned_;  // by rule: labels inside `scan`
};

}  // namespace wirefacts
