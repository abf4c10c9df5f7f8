#pragma once
// What every match of a pattern contains, in order: a cheap necessary condition, asked before the pattern itself.

#include <cstdint>
#include <span>
#include <vector>

#include "cascade/pattern.h"
#include "cascade/unit_columns.h"

namespace wirefacts {

/// A unit that satisfies one of `count` atoms from `first`; between it and the one before stand at least `gap` units
/// and at most `slack` more.
struct ChainLink {
  std::uint32_t first = 0;
  std::uint16_t count = 0;
  std::uint8_t gap = 0;
  std::uint8_t slack = 0;  // kAnySlack: any number
};

/// The chains of a stage, by number of the rule in it. Immutable once filled.
class UnitChains {
 public:
  static constexpr std::uint8_t kAnySlack = 9;  // more is as good as any: each takes a step

  /// The chain of the next rule, of its pattern; empty for a rule that is no sequence.
  void add(const PatternNode& pattern, const AtomTable& atoms);

  /// False: the rule matches nowhere in the line.
  template <std::size_t Words>
  [[nodiscard]] bool may_match(std::size_t rule, const UnitColumns& columns) const {
    const std::span<const ChainLink> chain =
        std::span(links_).subspan(begins_[rule], begins_[rule + 1] - begins_[rule]);
    if (chain.empty()) return true;
    PositionSet<Words> at = fitting<Words>(chain.front(), columns);
    for (const ChainLink& link : chain.subspan(1)) {
      if (at.empty()) return false;
      at = reached(at, link) & fitting<Words>(link, columns);
    }
    return !at.empty();
  }

  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(links_, atoms_, begins_);
  }

 private:
  template <std::size_t Words>
  [[nodiscard]] PositionSet<Words> fitting(const ChainLink& link, const UnitColumns& columns) const {
    PositionSet<Words> out = columns.column<Words>(atoms_[link.first]);
    for (std::uint32_t i = 1; i < link.count; ++i) out |= columns.column<Words>(atoms_[link.first + i]);
    return out;
  }
  /// Where a unit may stand that the link puts behind one of `at`.
  template <std::size_t Words>
  static PositionSet<Words> reached(PositionSet<Words> at, const ChainLink& link) {
    if (link.slack == kAnySlack) {
      const std::uint32_t first = at.next(0) + link.gap + 1;
      return PositionSet<Words>::below(PositionSet<Words>::kBits)
          .without(PositionSet<Words>::below(std::min(first, PositionSet<Words>::kBits)));
    }
    for (std::uint32_t n = 0; n <= link.gap; ++n) at = at.later();
    PositionSet<Words> out = at;
    for (std::uint32_t n = 0; n < link.slack; ++n) out |= at = at.later();
    return out;
  }

  std::vector<ChainLink> links_;
  std::vector<std::uint32_t> atoms_;
  std::vector<std::uint32_t> begins_ = {0};  // by rule, and the end
};

}  // namespace wirefacts
