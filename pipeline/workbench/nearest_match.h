#pragma once
// How near a line of units comes to a pattern: the alignment with the fewest failing elements.

#include <cstdint>
#include <optional>
#include <vector>

#include "cascade/reference_matcher.h"

namespace wirefacts {

/// An element of the pattern (an atom, a choice between atoms, ^ or $) beside the unit it stands on.
struct AlignedElement {
  enum class Fate : std::uint8_t {
    fits,
    fails,    // the unit does not satisfy the element
    missing,  // nothing stands for the element: no unit
    extra,    // the unit stands between elements, none takes it: `element` is null
  };
  Fate fate = Fate::fits;
  const PatternNode* element = nullptr;
  std::uint32_t unit = 0;  // missing: where the unit should stand (may be the size of the line)
};

/// In the order of the text; gaps, `Rest` and what optional parts leave out are not listed.
struct NearestMatch {
  std::uint32_t errors = 0;   // elements that do not fit
  std::uint32_t fitting = 0;  // atoms that fit, `Any` not counted
  std::vector<AlignedElement> elements;
};

/// Of all alignments that begin anywhere in the line: fewest errors, then most fitting atoms, then fewest
/// units in gaps, then the earliest. An error is an element on a unit it does not hold for, an element
/// without a unit, or a unit between elements. Nothing when more than `max_errors` are needed or no atom
/// fits. Time: elements × units, times the rounds of repetitions (at most 400).
std::optional<NearestMatch> nearest_match(const PatternNode& pattern, const UnitTester& tester,
                                          std::uint32_t max_errors = 2);

/// REQUIRES: an atom, or a choice between atoms.
bool element_holds(const PatternNode& element, std::uint32_t unit, const UnitTester& tester);

}  // namespace wirefacts
