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

/// What every match contains that takes one way through the choices of a pattern.
struct Way {
  std::vector<UnitChains::Link> links;
  std::uint64_t least = 0, most = 0;  // units since the last link
};

class WayBuilder {
 public:
  explicit WayBuilder(const AtomTable& table) : table_(table) {}

  void add(const PatternNode& node) {
    std::vector<std::uint32_t> unit;
    if (atoms_of_unit(node, unit)) {
      link(unit);
    } else if (node.kind == NodeKind::sequence || node.kind == NodeKind::capture) {
      for (const PatternNode& part : node.parts) add(part);
    } else if (node.kind == NodeKind::choice && ways_.size() * node.parts.size() <= kMostWays) {
      choice(node);
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
  /// At least one; a way without links tells nothing.
  [[nodiscard]] const std::vector<Way>& ways() const { return ways_; }

 private:
  static constexpr std::size_t kMostWays = 6;
  static constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint32_t>::max();

  void choice(const PatternNode& node) {
    std::vector<Way> all;
    const std::vector<Way> before = ways_;
    for (const PatternNode& part : node.parts) {
      ways_ = before;
      add(part);
      all.insert(all.end(), ways_.begin(), ways_.end());
    }
    ways_ = std::move(all);
  }

  void link(const std::vector<std::uint32_t>& unit) {
    const bool telling = unit.size() <= kMostAtoms && std::all_of(unit.begin(), unit.end(), [&](std::uint32_t atom) {
                           return tells(table_.atoms[atom]);
                         });
    if (!telling) return between(1, 1);
    for (Way& way : ways_) link(unit, way);
  }
  static void link(const std::vector<std::uint32_t>& unit, Way& way) {
    if (way.links.size() == kMostLinks) return;
    constexpr std::uint64_t kMostGap = 40;
    const std::uint64_t gap = std::min(way.least, kMostGap);
    const std::uint64_t slack = std::min<std::uint64_t>(way.most - gap, UnitChains::kAnySlack);
    way.links.push_back({unit, static_cast<std::uint8_t>(gap), static_cast<std::uint8_t>(slack)});
    way.least = way.most = 0;
  }
  /// Units that no link speaks of.
  void between(std::uint64_t least, std::uint64_t most) {
    for (Way& way : ways_) {
      way.least += least;
      way.most = std::min(way.most + std::max(least, most), kUnbounded);
    }
  }

  const AtomTable& table_;
  std::vector<Way> ways_{1};
};

}  // namespace

void UnitChains::add(const PatternNode& pattern, const AtomTable& atoms) {
  WayBuilder builder(atoms);
  builder.add(pattern);
  const bool all_tell =
      std::none_of(builder.ways().begin(), builder.ways().end(), [](const Way& way) { return way.links.empty(); });
  if (all_tell) {
    for (const Way& way : builder.ways()) add(way.links);
  }
  begins_.push_back(static_cast<std::uint32_t>(chains_.size()) - 1);
}

void UnitChains::add(const std::vector<Link>& chain) {
  for (const Link& link : chain) {
    links_.push_back({static_cast<std::uint32_t>(atoms_.size()), static_cast<std::uint16_t>(link.atoms.size()),
                      link.gap, link.slack});
    atoms_.insert(atoms_.end(), link.atoms.begin(), link.atoms.end());
  }
  chains_.push_back(static_cast<std::uint32_t>(links_.size()));
}

}  // namespace wirefacts
