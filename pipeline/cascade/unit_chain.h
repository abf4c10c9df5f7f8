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

  /// A link as it is built.
  struct Link {
    std::vector<std::uint32_t> atoms;
    std::uint8_t gap = 0, slack = 0;
  };

  /// The chains of the next rule, of its pattern: one for each way through its first choices. None for a rule that is
  /// no sequence, or when a way tells nothing.
  void add(const PatternNode& pattern, const AtomTable& atoms);

  /// False: the rule matches nowhere in the line.
  template <std::size_t Words>
  [[nodiscard]] bool may_match(std::size_t rule, const UnitColumns& columns) const {
    const std::uint32_t end = begins_[rule + 1];
    if (begins_[rule] == end) return true;
    for (std::uint32_t chain = begins_[rule]; chain < end; ++chain) {
      if (may_hold<Words>(std::span(links_).subspan(chains_[chain], chains_[chain + 1] - chains_[chain]), columns)) {
        return true;
      }
    }
    return false;
  }

  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(links_, atoms_, chains_, begins_);
  }

 private:
  void add(const std::vector<Link>& chain);

  /// REQUIRES: !chain.empty().
  template <std::size_t Words>
  [[nodiscard]] bool may_hold(std::span<const ChainLink> chain, const UnitColumns& columns) const {
    PositionSet<Words> at = fitting<Words>(chain.front(), columns);
    for (const ChainLink& link : chain.subspan(1)) {
      if (at.empty()) return false;
      at = reached(at, link) & fitting<Words>(link, columns);
    }
    return !at.empty();
  }

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
  std::vector<std::uint32_t> chains_ = {0};  // by number, the first of its links; and the end
  std::vector<std::uint32_t> begins_ = {0};  // by rule, its first chain; and the end
};

}  // namespace wirefacts
