#include "cascade/unit_chain.h"

#include <algorithm>
#include <limits>

namespace wirefacts {
namespace {

using NodeKind = PatternNode::Kind;

constexpr std::size_t kMostLinks = 8, kMostAtoms = 16;  // of a chain, of a link: more cost more than they tell

std::uint32_t shortest_match(const PatternNode& node) {
  switch (node.kind) {
    case NodeKind::atom: return 1;
    case NodeKind::start:
    case NodeKind::end:
    case NodeKind::gap:
    case NodeKind::rest: return 0;
    case NodeKind::capture: return shortest_match(node.parts.front());
    case NodeKind::repeat:
      return node.low == 0 ? 0 : std::min(node.low, kMaxUnits) * shortest_match(node.parts.front());
    case NodeKind::sequence: {
      std::uint32_t sum = 0;
      for (const PatternNode& part : node.parts) sum = std::min(sum + shortest_match(part), kMaxUnits);
      return sum;
    }
    case NodeKind::choice: {
      std::uint32_t shortest = kMaxUnits;
      for (const PatternNode& part : node.parts) shortest = std::min(shortest, shortest_match(part));
      return shortest;
    }
  }
  return 0;
}

/// Some test of the atom says what the unit is, not only what it is not.
bool tells(const Atom& atom) {
  return atom.positive || std::any_of(atom.terms.begin(), atom.terms.end(), [](const UnitTerm& term) {
           return !term.negated && std::none_of(term.any_of.begin(), term.any_of.end(),
                                                [](const UnitTest& test) { return test.kind == UnitTest::Kind::any; });
         });
}

/// The atoms, when every match of the node is one unit that satisfies one of them.
bool atoms_of_unit(const PatternNode& node, std::vector<std::uint32_t>& atoms) {
  switch (node.kind) {
    case NodeKind::atom: atoms.push_back(node.atom); return true;
    case NodeKind::capture: return atoms_of_unit(node.parts.front(), atoms);
    case NodeKind::sequence: return node.parts.size() == 1 && atoms_of_unit(node.parts.front(), atoms);
    case NodeKind::choice:
      return std::all_of(node.parts.begin(), node.parts.end(),
                         [&](const PatternNode& part) { return atoms_of_unit(part, atoms); });
    default: return false;
  }
}

class ChainBuilder {
 public:
  ChainBuilder(const AtomTable& table, std::vector<ChainLink>& links, std::vector<std::uint32_t>& atoms)
      : table_(table), links_(links), atoms_(atoms), first_link_(links.size()) {}

  void add(const PatternNode& node) {
    std::vector<std::uint32_t> unit;
    if (atoms_of_unit(node, unit)) {
      link(unit);
    } else if (node.kind == NodeKind::sequence || node.kind == NodeKind::capture) {
      for (const PatternNode& part : node.parts) add(part);
    } else if (node.kind == NodeKind::repeat && node.low > 0) {
      const PatternNode& body = node.parts.front();
      add(body);
      const std::uint32_t longest = longest_match(body);
      const bool bounded = node.high <= kMaxUnits && longest <= kMaxUnits;
      between((std::min(node.low, kMaxUnits) - 1) * shortest_match(body),
              bounded ? (node.high - 1) * longest : kUnbounded);
    } else {
      between(shortest_match(node), longest_match(node));
    }
  }

 private:
  static constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint32_t>::max();

  void link(const std::vector<std::uint32_t>& unit) {
    const bool telling = unit.size() <= kMostAtoms && std::all_of(unit.begin(), unit.end(), [&](std::uint32_t atom) {
                           return tells(table_.atoms[atom]);
                         });
    if (!telling || links_.size() - first_link_ == kMostLinks) return between(1, 1);
    constexpr std::uint64_t kMostGap = 40;
    const std::uint64_t gap = std::min(least_, kMostGap);
    const std::uint64_t slack = std::min<std::uint64_t>(most_ - gap, UnitChains::kAnySlack);
    links_.push_back({static_cast<std::uint32_t>(atoms_.size()), static_cast<std::uint16_t>(unit.size()),
                      static_cast<std::uint8_t>(gap), static_cast<std::uint8_t>(slack)});
    atoms_.insert(atoms_.end(), unit.begin(), unit.end());
    least_ = most_ = 0;
  }
  /// Units that no link speaks of.
  void between(std::uint64_t least, std::uint64_t most) {
    least_ += least;
    most_ = std::min(most_ + std::max(least, most), kUnbounded);
  }

  const AtomTable& table_;
  std::vector<ChainLink>& links_;
  std::vector<std::uint32_t>& atoms_;
  std::size_t first_link_;
  std::uint64_t least_ = 0, most_ = 0;  // units since the last link
};

}  // namespace

void UnitChains::add(const PatternNode& pattern, const AtomTable& atoms) {
  ChainBuilder(atoms, links_, atoms_).add(pattern);
  begins_.push_back(static_cast<std::uint32_t>(links_.size()));
}

}  // namespace wirefacts
