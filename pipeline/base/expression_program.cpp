#include "base/expression_program.h"

#include <algorithm>
#include <map>

namespace wirefacts {

CharacterClasses::CharacterClasses(const std::vector<CharacterSet>& sets,
                                   std::vector<std::vector<std::uint16_t>>& members) {
  std::vector<std::uint32_t> borders = {0, kAscii};
  for (const CharacterSet& set : sets) {
    for (const CharacterRange& range : set) {
      borders.push_back(range.first);
      borders.push_back(range.last + 1);
    }
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  std::vector<std::vector<std::uint32_t>> inside(borders.size());  // the sets of each stretch between borders
  for (std::uint32_t s = 0; s < sets.size(); ++s) {
    for (const CharacterRange& range : sets[s]) {
      auto at =
          static_cast<std::size_t>(std::lower_bound(borders.begin(), borders.end(), range.first) - borders.begin());
      for (; borders[at] <= range.last; ++at) inside[at].push_back(s);
    }
  }
  std::map<std::vector<std::uint32_t>, std::uint16_t> numbers = {{{}, kNone}};
  members.assign(sets.size(), {});
  std::vector<std::uint16_t> ascii(kAscii, kNone);
  std::vector<Range> beyond;
  for (std::size_t i = 0; i < borders.size(); ++i) {
    const auto [at, added] = numbers.try_emplace(inside[i], static_cast<std::uint16_t>(numbers.size()));
    if (added) {
      for (const std::uint32_t s : inside[i]) members[s].push_back(at->second);
    }
    const std::uint32_t end = i + 1 < borders.size() ? borders[i + 1] : borders[i];
    for (std::uint32_t c = borders[i]; c < std::min(end, kAscii); ++c) ascii[c] = at->second;
    if (borders[i] >= kAscii && (beyond.empty() || beyond.back().number != at->second)) {
      beyond.push_back({borders[i], at->second});
    }
  }
  ascii_ = Packed(std::move(ascii));
  beyond_ = Packed(std::move(beyond));
  size_ = static_cast<std::uint32_t>(numbers.size());
}

std::uint16_t CharacterClasses::find(std::uint32_t code) const {
  if (code > kLastCharacter) return kNone;
  const auto at = std::upper_bound(beyond_.begin(), beyond_.end(), code,
                                   [](std::uint32_t c, const Range& range) { return c < range.first; });
  return static_cast<std::uint16_t>((at - 1)->number);  // the first begins behind ASCII
}

std::optional<std::uint32_t> ExpressionProgram::add(const ExpressionTree& tree) {
  const std::uint32_t start = write(tree.root, emit({Instruction::Kind::accept, 0, 0}));
  return full() ? std::nullopt : std::optional(start);
}

std::uint32_t ExpressionProgram::emit(Instruction instruction) {
  code_.push_back(instruction);
  return static_cast<std::uint32_t>(code_.size() - 1);
}

/// Before `next`; where it starts. From the end to the beginning, so that every way on is known.
std::uint32_t ExpressionProgram::write(const ExpressionNode& node, std::uint32_t next) {
  if (full()) return next;
  switch (node.kind) {
    case ExpressionNode::Kind::characters: return emit({Instruction::Kind::characters, node.number, next});
    case ExpressionNode::Kind::repeat: return write_repeat(node, next);
    case ExpressionNode::Kind::choice: {
      std::uint32_t start = write(node.parts.back(), next);
      for (std::size_t i = node.parts.size() - 1; i-- > 0;) {
        const std::uint32_t part = write(node.parts[i], next);
        start = emit({Instruction::Kind::split, part, start});
      }
      return start;
    }
    case ExpressionNode::Kind::sequence:
    case ExpressionNode::Kind::capture: break;
  }
  const bool capture = node.kind == ExpressionNode::Kind::capture;
  if (capture) next = emit({Instruction::Kind::save, node.number * 2 + 1, next});
  for (std::size_t i = node.parts.size(); i-- > 0;) next = write(node.parts[i], next);
  return capture ? emit({Instruction::Kind::save, node.number * 2, next}) : next;
}

/// x{2,4} as x x (x (x)?)?, x{2,} as x x+: the order of the ways is that of RE2.
std::uint32_t ExpressionProgram::write_repeat(const ExpressionNode& node, std::uint32_t next) {
  const ExpressionNode& part = node.parts.front();
  const auto fork = [&](std::uint32_t in, std::uint32_t out) {
    return node.lazy ? Instruction{Instruction::Kind::split, out, in} : Instruction{Instruction::Kind::split, in, out};
  };
  std::uint32_t start = next;
  std::uint32_t must = node.low;
  if (node.high == ExpressionNode::kForEver) {
    const std::uint32_t loop = emit({Instruction::Kind::split, 0, 0});
    const std::uint32_t body = write(part, loop);
    code_[loop] = fork(body, next);
    start = must == 0 ? loop : body;
    if (must > 0) --must;
  } else {
    for (std::uint32_t i = node.low; i < node.high && !full(); ++i) start = emit(fork(write(part, start), next));
  }
  for (; must > 0 && !full(); --must) start = write(part, start);
  return start;
}

}  // namespace wirefacts
