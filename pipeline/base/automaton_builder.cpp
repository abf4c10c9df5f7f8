#include <algorithm>
#include <unordered_map>

#include "base/automaton.h"

namespace wirefacts {
namespace {

using InstructionKind = Instruction::Kind;
using States = std::vector<std::uint32_t>;  // instructions that read a character or accept, ascending

struct StatesHash {
  std::size_t operator()(const States& states) const {
    std::size_t hash = 0xCBF29CE484222325u;
    for (const std::uint32_t state : states) hash = (hash ^ state) * 0x100000001B3u;
    return hash ^ hash >> 32U;
  }
};

/// What is reached from instructions without reading.
class Closure {
 public:
  explicit Closure(const std::vector<Instruction>& code) : code_(code), seen_(code.size(), 0) {}

  States of(const States& from) {
    ++round_;
    States out;
    open_.assign(from.begin(), from.end());
    while (!open_.empty()) {
      const std::uint32_t at = open_.back();
      open_.pop_back();
      if (seen_[at] == round_) continue;
      seen_[at] = round_;
      const Instruction& i = code_[at];
      if (i.kind == InstructionKind::split) open_.insert(open_.end(), {i.next, i.first});
      if (i.kind == InstructionKind::save) open_.push_back(i.next);
      if (i.kind == InstructionKind::characters || i.kind == InstructionKind::accept) out.push_back(at);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  const std::vector<Instruction>& code_;
  std::vector<std::uint32_t> seen_;
  std::uint32_t round_ = 0;
  States open_;
};

}  // namespace

/// Subsets of instructions, one after the other in the order in which they are met.
class Automaton::Builder {
 public:
  Builder(const std::vector<Instruction>& code, std::uint32_t start, const std::vector<CharacterSet>& sets)
      : code_(code), closure_(code), classes_(sets, members_), by_class_(classes_.size()) {
    number_of(closure_.of({start}));
  }

  std::optional<Automaton> run() {
    std::size_t state = 0;
    while (state < subsets_.size()) {  // writing one may find more
      if (subsets_.size() > kMostStates) return std::nullopt;
      write(*subsets_[state++]);
    }
    edge_begin_.push_back(static_cast<std::uint32_t>(edges_.size()));
    std::vector<std::uint16_t> from_start(classes_.size(), kDead);
    for (std::uint32_t e = 0; e < edge_begin_[1]; ++e) from_start[edges_[e].by] = edges_[e].to;
    Automaton out;
    out.classes_ = std::move(classes_);
    out.from_start_ = Packed(std::move(from_start));
    out.edge_begin_ = Packed(std::move(edge_begin_));
    out.edges_ = Packed(std::move(edges_));
    out.accepts_ = Packed(std::move(accepts_));
    return out;
  }

 private:
  std::uint16_t number_of(States subset) {
    const auto [at, added] = numbers_.try_emplace(std::move(subset), static_cast<std::uint16_t>(numbers_.size()));
    if (added) subsets_.push_back(&at->first);
    return at->second;
  }

  void write(const States& subset) {
    edge_begin_.push_back(static_cast<std::uint32_t>(edges_.size()));
    accepts_.push_back(0);
    std::vector<std::uint16_t> met;
    for (const std::uint32_t at : subset) {
      const Instruction& i = code_[at];
      if (i.kind == InstructionKind::accept) accepts_.back() = 1;
      if (i.kind != InstructionKind::characters) continue;
      for (const std::uint16_t c : members_[i.first]) {
        if (by_class_[c].empty()) met.push_back(c);
        by_class_[c].push_back(i.next);
      }
    }
    std::sort(met.begin(), met.end());
    for (const std::uint16_t c : met) {
      edges_.push_back({c, target_of(by_class_[c])});
      by_class_[c].clear();
    }
  }

  /// Most classes of a state lead where another class leads.
  std::uint16_t target_of(States& from) {
    std::sort(from.begin(), from.end());
    from.erase(std::unique(from.begin(), from.end()), from.end());
    if (const auto known = targets_.find(from); known != targets_.end()) return known->second;
    const std::uint16_t target = number_of(closure_.of(from));
    targets_.emplace(from, target);
    return target;
  }

  const std::vector<Instruction>& code_;
  Closure closure_;
  std::vector<std::vector<std::uint16_t>> members_;  // classes by set
  CharacterClasses classes_;
  std::vector<States> by_class_;
  std::unordered_map<States, std::uint16_t, StatesHash> numbers_, targets_;
  std::vector<const States*> subsets_;  // by number; keys of `numbers_`
  std::vector<std::uint32_t> edge_begin_;
  std::vector<Edge> edges_;
  std::vector<std::uint8_t> accepts_;
};

std::optional<Automaton> Automaton::compile(std::string_view pattern, CharacterProperties& properties) {
  CharacterSets sets;
  ExpressionProgram program;
  const auto tree = parse_expression(pattern, sets, properties);
  const auto start = tree ? program.add(*tree) : std::nullopt;
  if (!start) return std::nullopt;
  return Builder(program.code(), *start, sets.all()).run();
}

}  // namespace wirefacts
