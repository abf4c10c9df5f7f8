#pragma once
// Slow and obvious matching of patterns over units: backtracking, as written. The oracle of the fast
// matchers in tests, and their fallback.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "cascade/pattern.h"
#include "cascade/unit_columns.h"
#include "cascade/unit_line.h"

namespace wirefacts {

/// A part of a match: units [begin, end) and the pattern that matched them.
struct CapturedUnits {
  std::uint32_t slot = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  const PatternNode* pattern = nullptr;  // what stands behind "name:"
};

struct UnitMatch {
  std::uint32_t end = 0;
  std::vector<CapturedUnits> captures;  // in order of the text
};

/// Tests atoms of a stage on the units of a line. Of one worker.
class UnitTester {
 public:
  /// `columns`: the truth of every atom on every unit, where it is known already.
  UnitTester(const AtomTable& atoms, const UnitLine& line, const MatchContext& context,
             const UnitColumns* columns = nullptr)
      : atoms_(atoms), line_(line), context_(context), columns_(columns) {}
  [[nodiscard]] bool holds(std::uint32_t atom, std::uint32_t unit) const {
    if (columns_ != nullptr) return columns_->holds(atom, unit);
    return fit(atoms_.atoms[atom], line_[unit], context_).holds;
  }
  [[nodiscard]] const UnitLine& line() const { return line_; }
  [[nodiscard]] const MatchContext& context() const { return context_; }
  [[nodiscard]] const AtomTable& atoms() const { return atoms_; }
  [[nodiscard]] bool is_closing_mark(std::uint32_t unit) const;

 private:
  const AtomTable& atoms_;
  const UnitLine& line_;
  const MatchContext& context_;
  const UnitColumns* columns_ = nullptr;
};

inline constexpr std::uint64_t kMostMatchSteps = 1'000'000;

/// The first way to match at unit `at` as written: choices in order, repetitions greedy, gaps lazy.
/// Gives up (no match) after `max_steps` atoms; `steps` counts them.
std::optional<UnitMatch> first_match(const PatternNode& pattern, const UnitTester& tester, std::uint32_t at,
                                     std::uint64_t& steps, std::uint64_t max_steps = kMostMatchSteps);

/// An element of a pattern and the units [begin, end) it took: an atom one, a gap or Rest any number.
struct TakenUnits {
  const PatternNode* element = nullptr;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The first way as written to match exactly units [begin, end): its elements in order of the text. Empty: there is
/// none, or it takes more than 100,000 atoms to find it.
std::vector<TakenUnits> taken_units(const PatternNode& pattern, const UnitTester& tester, std::uint32_t begin,
                                    std::uint32_t end);

/// All ends of matches that begin at one of `starts` (sorted unit numbers), sorted. Polynomial: sets of
/// positions, no backtracking. For contexts, which only ask whether there is a match.
std::vector<std::uint32_t> match_ends(const PatternNode& pattern, const UnitTester& tester,
                                      std::vector<std::uint32_t> starts);

/// The pattern matches the line as a whole.
bool matches_whole(const PatternNode& pattern, const UnitTester& tester);

/// The annotation that a captured part is: exactly one unit that a `[Label]` or `<lemma>` matched.
AnnotationId captured_annotation(const CapturedUnits& captured, const UnitTester& tester);

}  // namespace wirefacts
