#include "cascade/pattern_program.h"

#include <algorithm>

namespace wirefacts {
namespace {

using NodeKind = PatternNode::Kind;

/// More than a line has units: as good as without a bound.
bool is_unbounded(const PatternNode& repeat) { return repeat.high >= kMaxUnits; }

}  // namespace

std::size_t written_size(const PatternNode& node) {
  std::size_t parts = 2;
  for (const PatternNode& part : node.parts) parts += written_size(part);
  if (node.kind == NodeKind::repeat)
    parts *= 1 + std::size_t{is_unbounded(node) ? std::min(node.low, kMaxUnits) : node.high};
  return std::min(parts, kMaxSteps + 1);
}

PatternProgram::PatternProgram(const PatternNode& pattern, Direction direction, Use use)
    : direction_(direction), use_(use) {
  add({});
  write_way(pattern, 0);
}

std::uint32_t PatternProgram::add(PatternStep step) {
  step.way = static_cast<std::uint32_t>(steps_.size());
  steps_.push_back(step);
  return static_cast<std::uint32_t>(steps_.size() - 1);
}

/// A node that a match may pass by.
std::uint32_t PatternProgram::write_way(const PatternNode& node, std::uint32_t next) {
  const std::size_t begin = steps_.size();
  Certain certain;
  const std::uint32_t at = write(node, next, certain);
  for (const std::uint32_t step : certain) {
    if (step >= begin) steps_[step].way = at;  // not the one behind it, of a node of nothing
  }
  return at;
}

/// The step where the node begins; `next` is the one behind it.
std::uint32_t PatternProgram::write(const PatternNode& node, std::uint32_t next, Certain& certain) {
  const std::uint32_t at = write_part(node, next, certain);
  certain.push_back(at);
  return at;
}

std::uint32_t PatternProgram::write_part(const PatternNode& node, std::uint32_t next, Certain& certain) {
  using Step = PatternStep::Kind;
  PatternStep step;
  step.next = next;
  switch (node.kind) {
    case NodeKind::atom:
      step.kind = Step::unit;
      step.first = static_cast<std::uint32_t>(atoms_.size());
      step.count = 1;
      atoms_.push_back(node.atom);
      break;
    case NodeKind::sequence: return write_sequence(node, next, certain);
    case NodeKind::choice: return write_choice(node, next);
    case NodeKind::repeat: return write_repeat(node, next, certain);
    case NodeKind::capture: return write_capture(node, next, certain);
    case NodeKind::gap:
      step.kind = Step::gap;
      step.count = node.high;
      break;
    case NodeKind::start: step.kind = Step::start; break;
    case NodeKind::end: step.kind = Step::end; break;
    case NodeKind::rest: step.kind = Step::rest; break;
  }
  return add(step);
}

std::uint32_t PatternProgram::write_sequence(const PatternNode& node, std::uint32_t next, Certain& certain) {
  if (direction_ == Direction::begins) {
    for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) next = write(*part, next, certain);
  } else {
    for (const PatternNode& part : node.parts) next = write(part, next, certain);
  }
  return next;
}

/// Neighboring ways of one unit are one step: which of them it was makes no difference.
std::uint32_t PatternProgram::write_choice(const PatternNode& node, std::uint32_t next) {
  std::vector<std::uint32_t> ways;
  bool behind_unit = false;
  for (const PatternNode& part : node.parts) {
    const bool is_unit = part.kind == NodeKind::atom;
    if (is_unit && behind_unit) {
      atoms_.push_back(part.atom);
      ++steps_.back().count;
    } else {
      ways.push_back(write_way(part, next));
    }
    behind_unit = is_unit;
  }
  std::uint32_t at = ways.back();
  for (auto way = ways.rbegin() + 1; way != ways.rend(); ++way) {
    PatternStep choice;
    choice.kind = PatternStep::Kind::choice;
    choice.next = *way;
    choice.other = at;
    at = add(choice);
  }
  return at;
}

std::uint32_t PatternProgram::write_repeat(const PatternNode& node, std::uint32_t next, Certain& certain) {
  const PatternNode& body = node.parts.front();
  const std::uint32_t behind = next;
  if (is_unbounded(node)) {
    PatternStep loop;
    loop.kind = PatternStep::Kind::loop;
    loop.next = behind;
    next = add(loop);
    loops_.push_back(next);
    const std::uint32_t begin = write_way(body, next);
    steps_[next].other = begin;
    loop.kind = PatternStep::Kind::again;
    loop.first = next;
    loop.other = begin;
    next = add(loop);
  } else {
    for (std::uint32_t n = node.high; n > node.low; --n) {
      PatternStep option;
      option.kind = PatternStep::Kind::choice;
      option.next = write_way(body, next);
      option.other = behind;
      next = add(option);
    }
  }
  for (std::uint32_t n = 0; n < std::min(node.low, kMaxUnits + 1); ++n) next = write(body, next, certain);
  return next;
}

std::uint32_t PatternProgram::write_capture(const PatternNode& node, std::uint32_t next, Certain& certain) {
  const PatternNode& body = node.parts.front();
  if (use_ == Use::context) return write(body, next, certain);
  PatternStep mark;
  mark.slot = node.slot;
  mark.pattern = &body;
  mark.kind = PatternStep::Kind::close;
  mark.next = next;
  mark.next = write(body, add(mark), certain);
  mark.kind = PatternStep::Kind::open;
  return add(mark);
}

}  // namespace wirefacts
