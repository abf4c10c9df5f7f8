#include "workbench/match_path.h"

#include <algorithm>
#include <functional>

namespace wirefacts {
namespace {

using Kind = PatternNode::Kind;
using Continue = std::function<bool(std::uint32_t)>;

/// The reference matcher again, with the way it took.
class PathFinder {
 public:
  explicit PathFinder(const UnitTester& tester) : tester_(tester) {}

  bool match(const PatternNode& node, std::uint32_t at, const Continue& next) {
    if (++steps_ > kMostSteps) return false;
    const std::uint32_t size = tester_.line().size();
    switch (node.kind) {
      case Kind::atom: {
        if (at >= size || !tester_.holds(node.atom, at)) return false;
        path.push_back(&node);
        if (next(at + 1)) return true;
        path.pop_back();
        return false;
      }
      case Kind::sequence: return sequence(node, 0, at, next);
      case Kind::choice:
        return std::any_of(node.parts.begin(), node.parts.end(),
                           [&](const PatternNode& part) { return match(part, at, next); });
      case Kind::repeat: return repeat(node, at, 0, next);
      case Kind::capture: return match(node.parts.front(), at, next);
      case Kind::gap:
        for (std::uint32_t n = 0; n <= node.high && at + n <= size; ++n) {
          if (next(at + n)) return true;
        }
        return false;
      case Kind::start: return at == 0 && next(at);
      case Kind::end: return at == size && next(at);
      case Kind::rest: {
        std::uint32_t end = size;
        while (end > at && tester_.is_closing_mark(end - 1)) --end;
        return end > at && next(end);
      }
    }
    return false;
  }

  std::vector<const PatternNode*> path;

 private:
  static constexpr std::uint64_t kMostSteps = 100'000;

  bool sequence(const PatternNode& node, std::size_t part, std::uint32_t at, const Continue& next) {
    if (part == node.parts.size()) return next(at);
    return match(node.parts[part], at, [&](std::uint32_t end) { return sequence(node, part + 1, end, next); });
  }

  bool repeat(const PatternNode& node, std::uint32_t at, std::uint32_t count, const Continue& next) {
    if (count < node.high) {
      const bool more = match(node.parts.front(), at, [&](std::uint32_t end) {
        return end > at || count < node.low ? repeat(node, end, count + 1, next) : next(end);
      });
      if (more) return true;
    }
    return count >= node.low && next(at);
  }

  const UnitTester& tester_;
  std::uint64_t steps_ = 0;
};

}  // namespace

std::vector<const PatternNode*> match_path(const PatternNode& pattern, const UnitTester& tester, std::uint32_t begin,
                                           std::uint32_t end) {
  PathFinder finder(tester);
  if (!finder.match(pattern, begin, [&](std::uint32_t at) { return at == end; })) return {};
  return std::move(finder.path);
}

}  // namespace wirefacts
