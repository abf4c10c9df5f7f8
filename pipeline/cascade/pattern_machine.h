#pragma once
// Where in a line a pattern can begin or end, for all positions at once, and from there the first way as
// written with what it captures. Exact, and linear in program × line; nothing is ever tried twice.
//
// The idea of the sets is the bit-parallel simulation of automata (Baeza-Yates and Gonnet 1992), with the roles
// of text and pattern exchanged: a line has few units, a stage many patterns. The walk looks ahead in them, as
// the second pass of Frisch and Cardelli 2004 does ("Greedy regular expression matching").

#include <algorithm>

#include "cascade/pattern_program.h"
#include "cascade/position_set.h"
#include "cascade/reference_matcher.h"
#include "cascade/unit_columns.h"

namespace wirefacts {

/// `Words`: as many as the columns have, or more. Of one worker.
template <std::size_t Words>
class PatternMachine {
 public:
  using Set = PositionSet<Words>;
  using Direction = PatternProgram::Direction;

  /// `closing_atom` holds for . ! ?; Rest leaves those at the end of the line out.
  PatternMachine(const UnitColumns& columns, std::uint32_t closing_atom)
      : columns_(columns), size_(columns.units()), all_(Set::below(size_ + 1)), closing_atom_(closing_atom) {}

  [[nodiscard]] const Set& all() const { return all_; }

  /// Of a program for ends: every position at which a match ends that begins in `known`. Of one for begins: every
  /// position at which a match begins that ends in `known`; `sets` has then for each step where it can begin.
  template <Direction direction>
  Set run(const PatternProgram& program, const Set& known, std::vector<Set>& sets) const {
    using Kind = PatternStep::Kind;
    const std::span<const PatternStep> steps = program.steps();
    if (sets.size() < steps.size()) sets.resize(steps.size());
    for (const std::uint16_t loop : program.loops()) sets[loop] = {};
    for (std::size_t s = 0; s < steps.size(); ++s) {
      const PatternStep& step = steps[s];
      const Set& next = sets[step.next];
      Set& set = sets[s];
      switch (step.kind) {
        case Kind::done: set = known; break;
        case Kind::unit: set = over_unit<direction>(program.atoms(step), next); break;
        case Kind::choice: set = next | sets[step.other]; break;
        case Kind::gap: set = over_gap<direction>(step.count, next); break;
        case Kind::loop: set |= next; break;  // it keeps what an outer loop's last round has found
        case Kind::again: {
          Set& loop = sets[step.first];
          set = loop | sets[step.other];
          if (set == loop) break;
          loop = set;
          s = step.first;  // its body once more: a loop's set only grows, at most once for each position
          continue;
        }
        case Kind::start: set = next & Set::one(0); break;
        case Kind::end: set = next & Set::one(size_); break;
        case Kind::rest: set = over_rest<direction>(next); break;
        case Kind::open:
        case Kind::close: set = next; break;
      }
      if (!set.empty()) continue;
      s = step.way;  // all that leads here for certain is as empty
      sets[s] = {};
    }
    return sets[steps.size() - 1];
  }

  /// The first way as written that begins at `at`, which is in what `run` gave together with `sets`. `opened` is
  /// scratch.
  void walk(const PatternProgram& program, const std::vector<Set>& sets, std::uint32_t at, UnitMatch& out,
            std::vector<std::uint32_t>& opened) const {
    using Kind = PatternStep::Kind;
    const std::span<const PatternStep> steps = program.steps();
    out.captures.clear();
    opened.clear();
    std::size_t s = steps.size() - 1;
    while (steps[s].kind != Kind::done) {
      const PatternStep& step = steps[s];
      s = step.next;
      switch (step.kind) {
        case Kind::unit: ++at; break;
        case Kind::choice:
          if (!sets[step.next].has(at)) s = step.other;
          break;
        case Kind::loop:
        case Kind::again:
          if (sets[step.other].has(at)) s = step.other;
          break;
        case Kind::gap: at = sets[step.next].next(at); break;
        case Kind::rest: at = behind_rest(); break;
        case Kind::open: opened.push_back(at); break;
        case Kind::close:
          out.captures.push_back({program.capture(step).slot, opened.back(), at, program.capture(step).pattern});
          opened.pop_back();
          break;
        case Kind::start:
        case Kind::end:
        case Kind::done: break;
      }
    }
    out.end = at;
  }

 private:
  [[nodiscard]] Set fitting(std::span<const std::uint32_t> atoms) const {
    Set out = columns_.column<Words>(atoms.front());
    for (std::size_t i = 1; i < atoms.size(); ++i) out |= columns_.column<Words>(atoms[i]);
    return out;
  }

  template <Direction direction>
  [[nodiscard]] Set over_unit(std::span<const std::uint32_t> atoms, const Set& next) const {
    return direction == Direction::begins ? next.earlier() & fitting(atoms) : (next & fitting(atoms)).later();
  }

  template <Direction direction>
  [[nodiscard]] Set over_gap(std::uint32_t units, const Set& next) const {
    Set reached = next;
    Set at = next;
    for (std::uint32_t n = 0; n < std::min(units, size_) && !at.empty(); ++n) {
      at = direction == Direction::begins ? at.earlier() : at.later() & all_;
      reached |= at;
    }
    return reached;
  }

  template <Direction direction>
  [[nodiscard]] Set over_rest(const Set& next) const {
    const std::uint32_t end = behind_rest();
    if (direction == Direction::begins) return next.has(end) ? Set::below(end) : Set();
    return (next & Set::below(end)).empty() ? Set() : Set::one(end);
  }

  [[nodiscard]] std::uint32_t behind_rest() const {
    std::uint32_t end = size_;
    while (end > 0 && columns_.holds(closing_atom_, end - 1)) --end;
    return end;
  }

  const UnitColumns& columns_;
  std::uint32_t size_;
  Set all_;
  std::uint32_t closing_atom_;
};

}  // namespace wirefacts
