#include "segmentation/unicode_break_pairs.h"

#include <algorithm>

namespace wirefacts {

const BreakPairs& BreakPairs::of(BreakKind kind) {
  static const BreakPairs words(BreakRules::of(BreakKind::word));
  static const BreakPairs sentences(BreakRules::of(BreakKind::sentence));
  return kind == BreakKind::word ? words : sentences;
}

BreakPairs::BreakPairs(const BreakRules& rules) : rules_(&rules) {
  kind_.fill(kOther);
  if (!rules.usable()) return;
  find_kinds();
  if (sample_.size() >= kOther) {  // more than the tables hold: the rules decide everything
    kind_.fill(kOther);
    return;
  }
  find_states();
  find_facts();
}

void BreakPairs::find_kinds() {
  for (unsigned c = 0; c < 0x80; ++c) {
    const auto byte = static_cast<unsigned char>(c);
    const auto same = [&](unsigned char other) {
      return rules_->ascii_category(other) == rules_->ascii_category(byte);
    };
    const auto known = std::find_if(sample_.begin(), sample_.end(), same);
    kind_[c] = static_cast<std::uint8_t>(known - sample_.begin());
    if (known == sample_.end()) sample_.push_back(byte);
  }
}

/// All states that ASCII text from a boundary can lead to, by the kind of its last character.
void BreakPairs::find_states() {
  states_.assign(sample_.size(), {});
  std::vector<std::uint32_t> reached = {rules_->start()};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (std::size_t kind = 0; kind < sample_.size(); ++kind) {
      const std::uint32_t to = rules_->step(reached[i], sample_[kind]);
      std::vector<std::uint32_t>& behind = states_[kind];
      if (to == BreakRules::stop || std::find(behind.begin(), behind.end(), to) != behind.end()) continue;
      behind.push_back(to);
      if (std::find(reached.begin(), reached.end(), to) == reached.end()) reached.push_back(to);
    }
  }
}

BreakPairs::Fact BreakPairs::fact_of(std::uint32_t before, std::uint32_t behind) const {
  bool join = true;
  bool cut = true;
  for (const std::uint32_t state : states_[before]) {
    const std::uint32_t to = rules_->step(state, sample_[behind]);
    // Reading on into an accepting state moves the end; stopping right behind one is the end.
    join = join && to != BreakRules::stop && rules_->accepts(to);
    cut = cut && to == BreakRules::stop && rules_->accepts(state) &&
          rules_->status(state) == rules_->status(states_[before].front());
  }
  return join == cut ? Fact::unknown : join ? Fact::join : Fact::cut;
}

void BreakPairs::find_facts() {
  for (std::uint32_t before = 0; before < sample_.size(); ++before) {
    for (std::uint32_t behind = 0; behind < sample_.size(); ++behind) {
      facts_[before * kMostKinds + behind] = fact_of(before, behind);
    }
    if (states_[before].empty()) continue;
    const std::uint32_t first = states_[before].front();
    status_[before] = rules_->status(first);
    if (states_[before].size() == 1 && rules_->accepts(first)) {
      only_state_[before] = static_cast<std::uint8_t>(first);
    }
  }
}

/// The nearest place at or before `at` whose state is certain.
BreakPairs::Place BreakPairs::place_of(std::string_view text, std::uint32_t from, std::uint32_t at) const {
  for (; at > from; --at) {
    const std::uint8_t state = only_state_[kind_[static_cast<unsigned char>(text[at - 1])]];
    if (state != 0) return {from, at, state};
  }
  return {from, from, rules_->start()};
}

BreakPairs::Place BreakPairs::find(std::string_view text, std::uint32_t from, std::vector<Boundary>& out) const {
  constexpr std::uint32_t kBlock = 64;
  std::array<Boundary, kBlock> block;
  const auto size = static_cast<std::uint32_t>(text.size());
  const char* const bytes = text.data();
  std::uint32_t at = from + 1;  // the boundary in question
  std::uint32_t kind = kind_[static_cast<unsigned char>(bytes[from])];
  for (Fact fact = Fact::join; fact != Fact::unknown && at < size;) {
    const std::uint32_t end = std::min(size, at + kBlock);
    std::uint32_t count = 0;
    for (; at < end; ++at) {
      const std::uint32_t behind = kind_[static_cast<unsigned char>(bytes[at])];
      fact = facts_[kind * kMostKinds + behind];
      if (fact == Fact::unknown) break;
      block[count] = {at, status_[kind]};  // kept only if it is one: no branch to guess
      count += fact == Fact::cut ? 1 : 0;
      kind = behind;
    }
    out.insert(out.end(), block.begin(), block.begin() + count);
    if (count > 0) from = block[count - 1].end;
  }
  return place_of(text, from, at);
}

}  // namespace wirefacts
