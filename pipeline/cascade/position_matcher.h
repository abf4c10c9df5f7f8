#pragma once
// Where in a line a pattern can begin or end, for all positions at once: a step of the pattern moves a set
// of positions, and a set is a few machine words. Exact, and linear in pattern × line / 64; says nothing of
// which way is preferred or what is captured.
//
// The idea is the bit-parallel simulation of automata (Baeza-Yates and Gonnet 1992), with the roles of
// text and pattern exchanged: a line has few units, a stage many patterns.

#include <algorithm>

#include "cascade/pattern.h"
#include "cascade/position_set.h"
#include "cascade/unit_columns.h"

namespace wirefacts {

template <std::size_t Words>
class PositionMatcher {
 public:
  using Set = PositionSet<Words>;

  /// `closing_atom` holds for . ! ?; Rest leaves those at the end of the line out.
  PositionMatcher(const UnitColumns& columns, std::uint32_t closing_atom)
      : columns_(columns), size_(columns.units()), all_(Set::below(size_ + 1)), closing_atom_(closing_atom) {}

  [[nodiscard]] const Set& all() const { return all_; }

  /// Every position at which a match ends that begins at one of `begins`.
  [[nodiscard]] Set ends(const PatternNode& node, const Set& begins) const {
    return reach<true>(node, begins);
  }
  /// Every position at which a match begins that ends at one of `ends`.
  [[nodiscard]] Set begins(const PatternNode& node, const Set& ends) const {
    return reach<false>(node, ends);
  }

 private:
  template <bool Forward>
  [[nodiscard]] Set reach(const PatternNode& node, const Set& from) const {
    using Kind = PatternNode::Kind;
    switch (node.kind) {
      case Kind::atom:
        return Forward ? (from & columns_.column<Words>(node.atom)).later()
                       : from.earlier() & columns_.column<Words>(node.atom);
      case Kind::sequence: {
        Set at = from;
        if constexpr (Forward) {
          for (auto part = node.parts.begin(); part != node.parts.end() && !at.empty(); ++part) at = reach<Forward>(*part, at);
        } else {
          for (auto part = node.parts.rbegin(); part != node.parts.rend() && !at.empty(); ++part) at = reach<Forward>(*part, at);
        }
        return at;
      }
      case Kind::choice: {
        Set reached;
        for (const PatternNode& part : node.parts) reached |= reach<Forward>(part, from);
        return reached;
      }
      case Kind::repeat: return repeat<Forward>(node, from);
      case Kind::capture: return reach<Forward>(node.parts.front(), from);
      case Kind::gap: {
        Set reached = from;
        Set at = from;
        for (std::uint32_t n = 0; n < std::min(node.high, size_) && !at.empty(); ++n) {
          at = Forward ? at.later() & all_ : at.earlier();
          reached |= at;
        }
        return reached;
      }
      case Kind::start: return from & Set::one(0);
      case Kind::end: return from & Set::one(size_);
      case Kind::rest: {
        std::uint32_t end = size_;
        while (end > 0 && columns_.holds(closing_atom_, end - 1)) --end;
        if (!Forward) return from.has(end) ? Set::below(end) : Set();
        return (from & Set::below(end)).empty() ? Set() : Set::one(end);
      }
    }
    return {};
  }

  template <bool Forward>
  [[nodiscard]] Set repeat(const PatternNode& node, const Set& from) const {
    Set reached = node.low == 0 ? from : Set();
    Set at = from;
    for (std::uint32_t n = 1; n <= node.high && n <= size_ + node.low + 1; ++n) {
      at = reach<Forward>(node.parts.front(), at);
      if (n > node.low) at = at.without(reached);  // from there the rest is known
      if (at.empty()) break;
      if (n >= node.low) reached |= at;
    }
    return reached;
  }

  const UnitColumns& columns_;
  std::uint32_t size_;
  Set all_;
  std::uint32_t closing_atom_;
};

}  // namespace wirefacts
