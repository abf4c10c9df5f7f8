#include "workbench/nearest_match.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace wirefacts {
namespace {

using NodeKind = PatternNode::Kind;

constexpr std::uint32_t kUnreached = 0xFFFFFFFF;
constexpr std::uint32_t kNoStep = 0xFFFFFFFF;

/// The best way to a position found so far. Costs add up along the line, so the best way to a position
/// begins with the best way to the one before it.
struct Way {
  std::uint32_t errors = kUnreached;
  std::uint32_t fitting = 0;
  std::uint32_t skipped = 0;
  std::uint32_t step = kNoStep;

  [[nodiscard]] bool reached() const { return errors != kUnreached; }
  [[nodiscard]] bool better_than(const Way& other) const {
    return std::tuple(errors, other.fitting, skipped) < std::tuple(other.errors, fitting, other.skipped);
  }
};

using Ways = std::vector<Way>;  // by position 0 … size of the line

/// An atom, or a choice between atoms: shown as one element.
bool is_one_unit(const PatternNode& node) {
  return node.kind == NodeKind::atom ||
         (node.kind == NodeKind::choice && std::all_of(node.parts.begin(), node.parts.end(),
                                                       [](const PatternNode& p) { return p.kind == NodeKind::atom; }));
}

bool is_any(const Atom& atom) {
  return atom.terms.size() == 1 && !atom.positive && atom.features.empty() && !atom.terms.front().negated &&
         atom.terms.front().any_of.size() == 1 && atom.terms.front().any_of.front().kind == UnitTest::Kind::any;
}

class Aligner {
 public:
  Aligner(const UnitTester& tester, std::uint32_t max_errors)
      : tester_(tester), size_(tester.line().size()), max_errors_(max_errors) {}

  std::optional<NearestMatch> align(const PatternNode& pattern) {
    Ways ways(size_ + 1);
    for (Way& way : ways) way.errors = 0;
    ways = advance(pattern, ways, true);
    const Way* best = nullptr;
    for (const Way& way : ways) {
      if (way.reached() && way.fitting > 0 && (best == nullptr || way.better_than(*best))) best = &way;
    }
    if (best == nullptr) return std::nullopt;
    NearestMatch out{best->errors, best->fitting, {}};
    for (std::uint32_t step = best->step; step != kNoStep; step = steps_[step].before) {
      out.elements.push_back(steps_[step].element);
    }
    std::reverse(out.elements.begin(), out.elements.end());
    return out;
  }

 private:
  struct Step {
    AlignedElement element;
    std::uint32_t before = kNoStep;
  };

  /// Ways through `node`. Errors are made only where something must stand (`strict` parts): what is
  /// optional is left out instead.
  Ways advance(const PatternNode& node, const Ways& from, bool strict) {
    if (is_one_unit(node)) return one_unit(node, from, strict);
    switch (node.kind) {
      case NodeKind::atom: break;
      case NodeKind::sequence: {
        Ways ways = from;
        for (const PatternNode& part : node.parts) ways = advance(part, ways, strict);
        return ways;
      }
      case NodeKind::choice: {
        Ways out(size_ + 1);
        for (const PatternNode& part : node.parts) merge(advance(part, from, strict), out);
        return out;
      }
      case NodeKind::repeat: return repeat(node, from, strict);
      case NodeKind::capture: return advance(node.parts.front(), from, strict);
      case NodeKind::gap: return gap(node, from);
      case NodeKind::start: return edge(node, from, 0, strict);
      case NodeKind::end: return edge(node, from, size_, strict);
      case NodeKind::rest: return rest(from);
    }
    return from;
  }

  Ways one_unit(const PatternNode& node, const Ways& from, bool strict) {
    Ways out(size_ + 1);
    for (std::uint32_t at = 0; at <= size_; ++at) {
      const Way& way = from[at];
      if (!way.reached()) continue;
      if (at < size_ && element_holds(node, at, tester_))
        offer(out[at + 1], fitting(way, node), {AlignedElement::Fate::fits, &node, at});
      if (!strict || way.errors >= max_errors_) continue;
      if (at < size_) offer(out[at + 1], failing(way), {AlignedElement::Fate::fails, &node, at});
      offer(out[at], failing(way), {AlignedElement::Fate::missing, &node, at});
      if (way.step != kNoStep && at + 1 < size_ && element_holds(node, at + 1, tester_)) {
        const Way over = add(failing(way), {AlignedElement::Fate::extra, nullptr, at});
        offer(out[at + 2], fitting(over, node), {AlignedElement::Fate::fits, &node, at + 1});
      }
    }
    return out;
  }

  Ways repeat(const PatternNode& node, const Ways& from, bool strict) {
    Ways reached = node.low == 0 ? from : Ways(size_ + 1);
    Ways ways = from;
    for (std::uint32_t n = 1; n <= std::min(node.high, node.low + kMaxUnits); ++n) {
      ways = advance(node.parts.front(), ways, strict && n <= node.low);
      if (n < node.low) continue;
      if (!merge(ways, reached)) break;  // another round brings nothing
    }
    return reached;
  }

  Ways gap(const PatternNode& node, const Ways& from) {
    Ways out(size_ + 1);
    for (std::uint32_t at = 0; at <= size_; ++at) {
      if (!from[at].reached()) continue;
      for (std::uint32_t n = 0; n <= node.high && at + n <= size_; ++n) {
        Way way = from[at];
        way.skipped += n;
        if (way.better_than(out[at + n])) out[at + n] = way;
      }
    }
    return out;
  }

  Ways edge(const PatternNode& node, const Ways& from, std::uint32_t place, bool strict) {
    Ways out(size_ + 1);
    for (std::uint32_t at = 0; at <= size_; ++at) {
      const Way& way = from[at];
      if (!way.reached()) continue;
      if (at == place) {
        offer(out[at], way, {AlignedElement::Fate::fits, &node, at});
      } else if (strict && way.errors < max_errors_) {
        offer(out[at], failing(way), {AlignedElement::Fate::fails, &node, std::min(at, size_ - 1)});
      }
    }
    return out;
  }

  Ways rest(const Ways& from) {
    Ways out(size_ + 1);
    std::uint32_t end = size_;
    while (end > 0 && tester_.is_closing_mark(end - 1)) --end;
    for (std::uint32_t at = 0; at < end; ++at) {
      if (from[at].reached() && from[at].better_than(out[end])) out[end] = from[at];
    }
    return out;
  }

  [[nodiscard]] Way fitting(Way way, const PatternNode& node) const {
    if (node.kind != NodeKind::atom || !is_any(tester_.atoms().atoms[node.atom])) ++way.fitting;
    return way;
  }

  static Way failing(Way way) {
    ++way.errors;
    return way;
  }

  Way add(Way way, AlignedElement element) {
    steps_.push_back({element, way.step});
    way.step = static_cast<std::uint32_t>(steps_.size() - 1);
    return way;
  }

  void offer(Way& place, const Way& way, AlignedElement element) {
    if (way.errors <= max_errors_ && way.better_than(place)) place = add(way, element);
  }

  /// True when some position is reached better than before.
  static bool merge(const Ways& from, Ways& to) {
    bool changed = false;
    for (std::size_t at = 0; at < to.size(); ++at) {
      if (!from[at].reached() || !from[at].better_than(to[at])) continue;
      to[at] = from[at];
      changed = true;
    }
    return changed;
  }

  const UnitTester& tester_;
  std::uint32_t size_;
  std::uint32_t max_errors_;
  std::vector<Step> steps_;
};

}  // namespace

bool element_holds(const PatternNode& element, std::uint32_t unit, const UnitTester& tester) {
  if (element.kind == NodeKind::atom) return tester.holds(element.atom, unit);
  return std::any_of(element.parts.begin(), element.parts.end(),
                     [&](const PatternNode& part) { return tester.holds(part.atom, unit); });
}

std::optional<NearestMatch> nearest_match(const PatternNode& pattern, const UnitTester& tester,
                                          std::uint32_t max_errors) {
  return tester.line().size() == 0 ? std::nullopt : Aligner(tester, max_errors).align(pattern);
}

}  // namespace wirefacts
