#include "cascade/reference_matcher.h"

#include <algorithm>
#include <string_view>

namespace wirefacts {
namespace {

using NodeKind = PatternNode::Kind;
using Continue = std::function<bool(std::uint32_t)>;

constexpr std::uint64_t kMostPathSteps = 100'000;

/// Backtracking with continuations: `next` says whether the rest of the pattern matches from there.
class Backtracker {
 public:
  Backtracker(const UnitTester& tester, std::uint64_t& steps, std::uint64_t max_steps)
      : tester_(tester), steps_(steps), limit_(steps + max_steps) {}

  bool match(const PatternNode& node, std::uint32_t at, const Continue& next) {
    if (steps_ > limit_) return false;
    const std::uint32_t size = tester_.line().size();
    switch (node.kind) {
      case NodeKind::atom: ++steps_; return at < size && tester_.holds(node.atom, at) && take(node, at, at + 1, next);
      case NodeKind::sequence: return sequence(node.parts, 0, at, next);
      case NodeKind::choice:
        return std::any_of(node.parts.begin(), node.parts.end(),
                           [&](const PatternNode& part) { return match(part, at, next); });
      case NodeKind::repeat: return repeat(node, at, 0, next);
      case NodeKind::capture: return capture(node, at, next);
      case NodeKind::gap:
        for (std::uint32_t n = 0; n <= node.high && at + n <= size; ++n) {
          ++steps_;
          if (take(node, at, at + n, next)) return true;
        }
        return false;
      case NodeKind::start: return at == 0 && next(at);
      case NodeKind::end: return at == size && next(at);
      case NodeKind::rest: {
        std::uint32_t end = size;
        while (end > at && tester_.is_closing_mark(end - 1)) --end;
        return end > at && take(node, at, end, next);
      }
    }
    return false;
  }

  std::vector<CapturedUnits> captures;
  std::vector<TakenUnits>* taken = nullptr;  // null: nobody asks

 private:
  bool take(const PatternNode& node, std::uint32_t at, std::uint32_t end, const Continue& next) {
    if (taken == nullptr) return next(end);
    taken->push_back({&node, at, end});
    if (next(end)) return true;
    taken->pop_back();
    return false;
  }

  bool sequence(const std::vector<PatternNode>& parts, std::size_t part, std::uint32_t at, const Continue& next) {
    if (part == parts.size()) return next(at);
    return match(parts[part], at, [&](std::uint32_t end) { return sequence(parts, part + 1, end, next); });
  }

  bool repeat(const PatternNode& node, std::uint32_t at, std::uint32_t count, const Continue& next) {
    if (count < node.high) {
      // An iteration that took nothing is the last one, as in RE2.
      const bool more = match(node.parts.front(), at, [&](std::uint32_t end) {
        return end > at || count < node.low ? repeat(node, end, count + 1, next) : next(end);
      });
      if (more) return true;
    }
    return count >= node.low && next(at);
  }

  bool capture(const PatternNode& node, std::uint32_t at, const Continue& next) {
    return match(node.parts.front(), at, [&](std::uint32_t end) {
      captures.push_back({node.slot, at, end, &node.parts.front()});
      if (next(end)) return true;
      captures.pop_back();
      return false;
    });
  }

  const UnitTester& tester_;
  std::uint64_t& steps_;
  std::uint64_t limit_;
};

using Positions = std::vector<std::uint32_t>;

void normalize(Positions& positions) {
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

Positions repeat_ends(const PatternNode& node, const UnitTester& tester, Positions starts) {
  Positions reached = node.low == 0 ? starts : Positions();
  for (std::uint32_t n = 1; n <= node.high && !starts.empty(); ++n) {
    Positions ends = match_ends(node.parts.front(), tester, starts);
    if (n >= node.low) {
      const Positions before = reached;
      reached.insert(reached.end(), ends.begin(), ends.end());
      normalize(reached);
      if (n > node.low && reached == before) break;  // nothing new can follow
    }
    starts = std::move(ends);
    if (n > kMaxUnits + node.low) break;
  }
  return reached;
}

}  // namespace

bool UnitTester::is_closing_mark(std::uint32_t unit) const {
  const TokenSpan span = line_.span(unit);
  if (span.size() != 1) return false;
  const std::string_view norm = context_.document.word(span.begin).norm;
  return norm == "." || norm == "!" || norm == "?";
}

std::optional<UnitMatch> first_match(const PatternNode& pattern, const UnitTester& tester, std::uint32_t at,
                                     std::uint64_t& steps, std::uint64_t max_steps) {
  Backtracker backtracker(tester, steps, max_steps);
  UnitMatch found;
  const bool matched = backtracker.match(pattern, at, [&](std::uint32_t end) {
    found.end = end;
    return true;
  });
  if (!matched) return std::nullopt;
  found.captures = std::move(backtracker.captures);
  return found;
}

std::vector<TakenUnits> taken_units(const PatternNode& pattern, const UnitTester& tester, std::uint32_t begin,
                                    std::uint32_t end) {
  std::uint64_t steps = 0;
  std::vector<TakenUnits> out;
  Backtracker backtracker(tester, steps, kMostPathSteps);
  backtracker.taken = &out;
  if (!backtracker.match(pattern, begin, [&](std::uint32_t at) { return at == end; })) out.clear();
  return out;
}

std::vector<std::uint32_t> match_ends(const PatternNode& node, const UnitTester& tester, Positions starts) {
  const std::uint32_t size = tester.line().size();
  Positions ends;
  switch (node.kind) {
    case NodeKind::atom:
      for (const std::uint32_t at : starts) {
        if (at < size && tester.holds(node.atom, at)) ends.push_back(at + 1);
      }
      return ends;
    case NodeKind::sequence:
      for (const PatternNode& part : node.parts) starts = match_ends(part, tester, std::move(starts));
      return starts;
    case NodeKind::choice:
      for (const PatternNode& part : node.parts) {
        const Positions more = match_ends(part, tester, starts);
        ends.insert(ends.end(), more.begin(), more.end());
      }
      break;
    case NodeKind::repeat: return repeat_ends(node, tester, std::move(starts));
    case NodeKind::capture: return match_ends(node.parts.front(), tester, std::move(starts));
    case NodeKind::gap:
      for (const std::uint32_t at : starts) {
        for (std::uint32_t n = 0; n <= node.high && at + n <= size; ++n) ends.push_back(at + n);
      }
      break;
    case NodeKind::start:
      if (!starts.empty() && starts.front() == 0) ends.push_back(0);
      return ends;
    case NodeKind::end:
      if (!starts.empty() && starts.back() == size) ends.push_back(size);
      return ends;
    case NodeKind::rest: {
      std::uint32_t end = size;
      while (end > 0 && tester.is_closing_mark(end - 1)) --end;
      if (!starts.empty() && starts.front() < end) ends.push_back(end);
      return ends;
    }
  }
  normalize(ends);
  return ends;
}

bool matches_whole(const PatternNode& pattern, const UnitTester& tester) {
  const std::uint32_t size = tester.line().size();
  if (size == 1 && pattern.kind == NodeKind::atom) return tester.holds(pattern.atom, 0);
  if (size == 1 && pattern.kind == NodeKind::choice) {
    return std::any_of(pattern.parts.begin(), pattern.parts.end(),
                       [&](const PatternNode& part) { return matches_whole(part, tester); });
  }
  const std::vector<std::uint32_t> ends = match_ends(pattern, tester, {0});
  return std::binary_search(ends.begin(), ends.end(), size);
}

namespace {

/// Of the atoms that may stand alone for the pattern the first that holds of the unit, however choices are nested.
AnnotationId annotation_of(const PatternNode& node, std::uint32_t unit, const UnitTester& tester) {
  if (node.kind == NodeKind::repeat || (node.kind == NodeKind::sequence && node.parts.size() == 1)) {
    return annotation_of(node.parts.front(), unit, tester);
  }
  if (node.kind == NodeKind::choice) {
    for (const PatternNode& option : node.parts) {
      if (const AnnotationId id = annotation_of(option, unit, tester); id != AnnotationId::none) return id;
    }
  }
  if (node.kind != NodeKind::atom || !tester.holds(node.atom, unit)) return AnnotationId::none;
  const Atom& atom = tester.atoms().atoms[node.atom];
  const UnitView view = tester.line()[unit];
  const AnnotationId found = fitting_annotation(atom, view, tester.context());
  if (found != AnnotationId::none || atom.positive) return found;
  return annotation_with_lemma(atom, view, tester.context());
}

}  // namespace

AnnotationId captured_annotation(const CapturedUnits& captured, const UnitTester& tester) {
  if (captured.end - captured.begin != 1) return AnnotationId::none;
  return annotation_of(*captured.pattern, captured.begin, tester);
}

}  // namespace wirefacts
