#pragma once
// A pattern written out as steps for sets of positions (pattern_machine.h). Every step stands behind those it
// leads to, so one pass over the program, first step to last, knows where each can begin.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "cascade/pattern.h"

namespace wirefacts {

inline constexpr std::size_t kMaxSteps = 20'000;  // of a program

struct PatternStep {
  enum class Kind : std::uint8_t {
    done,    // all that was asked
    unit,    // a unit that satisfies atom `first`, or one of `count` atoms that stand elsewhere, from `first`
    choice,  // on to `next`, or else to `other`
    gap,     // 0 … `count` units, few first
    loop,
    again,  // again into the body at `other`, or else on to `next`; `again` stands behind the body of its loop
    start,
    end,
    rest,
    open,
    close  // a capture begins, ends: number `first`
  };
  Kind kind = Kind::done;
  std::uint16_t way = 0;  // where the smallest way begins that leads here for certain: what is dead here is dead there
  std::uint16_t next = 0;
  std::uint16_t other = 0;
  std::uint16_t count = 0;
  std::uint32_t first = 0;
};
static_assert(kMaxSteps <= 0xFFFF);

/// What a match captures.
struct PatternCapture {
  std::uint32_t slot = 0;
  const PatternNode* pattern = nullptr;
};

/// Immutable. Of a rule's match it points into the pattern, which must stay.
class PatternProgram {
 public:
  /// Which side of a match is known, and which is asked for.
  enum class Direction : std::uint8_t { begins, ends };
  enum class Use : std::uint8_t { match, context };  // only a match is walked, and captures

  PatternProgram() = default;
  /// REQUIRES: written_size(pattern) <= kMaxSteps; nothing that may be empty is repeated (the checker refuses it).
  PatternProgram(const PatternNode& pattern, Direction direction, Use use);

  [[nodiscard]] std::span<const PatternStep> steps() const { return steps_; }
  [[nodiscard]] std::span<const std::uint32_t> atoms(const PatternStep& unit) const {
    return unit.count == 1 ? std::span(&unit.first, 1) : std::span(atoms_).subspan(unit.first, unit.count);
  }
  /// That of a step that opens or closes one.
  [[nodiscard]] const PatternCapture& capture(const PatternStep& mark) const { return captures_[mark.first]; }
  /// The steps that are loops.
  [[nodiscard]] std::span<const std::uint16_t> loops() const { return loops_; }

 private:
  using Step = std::uint16_t;  // its number
  /// Steps to which every match comes that takes one way.
  using Certain = std::vector<Step>;

  Step add(PatternStep step);
  Step write_way(const PatternNode& node, Step next);
  Step write(const PatternNode& node, Step next, Certain& certain);
  Step write_part(const PatternNode& node, Step next, Certain& certain);
  Step write_sequence(const PatternNode& node, Step next, Certain& certain);
  Step write_choice(const PatternNode& node, Step next);
  Step write_repeat(const PatternNode& node, Step next, Certain& certain);
  Step write_capture(const PatternNode& node, Step next, Certain& certain);

  Direction direction_ = Direction::begins;
  Use use_ = Use::match;
  std::vector<PatternStep> steps_;
  std::vector<std::uint32_t> atoms_;
  std::vector<PatternCapture> captures_;
  std::vector<Step> loops_;
};

/// Steps of the pattern when its repetitions are written out, about; never less. Stops counting at kMaxSteps + 1.
std::size_t written_size(const PatternNode& pattern);

}  // namespace wirefacts
