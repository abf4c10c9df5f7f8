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

PatternProgram::Step PatternProgram::add(PatternStep step) {
  step.way = static_cast<Step>(steps_.size());
  steps_.push_back(step);
  return step.way;
}

/// A node that a match may pass by.
PatternProgram::Step PatternProgram::write_way(const PatternNode& node, Step next) {
  const std::size_t begin = steps_.size();
  Certain certain;
  const Step at = write(node, next, certain);
  for (const Step step : certain) {
    if (step >= begin) steps_[step].way = at;  // not the one behind it, of a node of nothing
  }
  return at;
}

/// The step where the node begins; `next` is the one behind it.
PatternProgram::Step PatternProgram::write(const PatternNode& node, Step next, Certain& certain) {
  const Step at = write_part(node, next, certain);
  certain.push_back(at);
  return at;
}

PatternProgram::Step PatternProgram::write_part(const PatternNode& node, Step next, Certain& certain) {
  using Kind = PatternStep::Kind;
  PatternStep step;
  step.next = next;
  switch (node.kind) {
    case NodeKind::atom:
      step.kind = Kind::unit;
      step.first = node.atom;
      step.count = 1;
      break;
    case NodeKind::sequence: return write_sequence(node, next, certain);
    case NodeKind::choice: return write_choice(node, next);
    case NodeKind::repeat: return write_repeat(node, next, certain);
    case NodeKind::capture: return write_capture(node, next, certain);
    case NodeKind::gap:
      step.kind = Kind::gap;
      step.count = static_cast<std::uint16_t>(std::min(node.high, kMaxUnits));  // no line has more
      break;
    case NodeKind::start: step.kind = Kind::start; break;
    case NodeKind::end: step.kind = Kind::end; break;
    case NodeKind::rest: step.kind = Kind::rest; break;
  }
  return add(step);
}

PatternProgram::Step PatternProgram::write_sequence(const PatternNode& node, Step next, Certain& certain) {
  if (direction_ == Direction::begins) {
    for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) next = write(*part, next, certain);
  } else {
    for (const PatternNode& part : node.parts) next = write(part, next, certain);
  }
  return next;
}

/// Neighboring ways of one unit are one step: which of them it was makes no difference.
PatternProgram::Step PatternProgram::write_choice(const PatternNode& node, Step next) {
  std::vector<Step> ways;
  bool behind_unit = false;
  for (const PatternNode& part : node.parts) {
    const bool is_unit = part.kind == NodeKind::atom;
    if (is_unit && behind_unit) {
      PatternStep& step = steps_.back();
      if (step.count == 1) {
        atoms_.push_back(step.first);
        step.first = static_cast<std::uint32_t>(atoms_.size() - 1);
      }
      atoms_.push_back(part.atom);
      ++step.count;
    } else {
      ways.push_back(write_way(part, next));
    }
    behind_unit = is_unit;
  }
  Step at = ways.back();
  for (auto way = ways.rbegin() + 1; way != ways.rend(); ++way) {
    PatternStep choice;
    choice.kind = PatternStep::Kind::choice;
    choice.next = *way;
    choice.other = at;
    at = add(choice);
  }
  return at;
}

PatternProgram::Step PatternProgram::write_repeat(const PatternNode& node, Step next, Certain& certain) {
  const PatternNode& body = node.parts.front();
  const Step behind = next;
  if (is_unbounded(node)) {
    PatternStep loop;
    loop.kind = PatternStep::Kind::loop;
    loop.next = behind;
    next = add(loop);
    loops_.push_back(next);
    const Step begin = write_way(body, next);
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

PatternProgram::Step PatternProgram::write_capture(const PatternNode& node, Step next, Certain& certain) {
  const PatternNode& body = node.parts.front();
  if (use_ == Use::context) return write(body, next, certain);
  PatternStep mark;
  mark.first = static_cast<std::uint32_t>(captures_.size());
  captures_.push_back({node.slot, &body});
  mark.kind = PatternStep::Kind::close;
  mark.next = next;
  mark.next = write(body, add(mark), certain);
  mark.kind = PatternStep::Kind::open;
  return add(mark);
}

}  // namespace wirefacts
