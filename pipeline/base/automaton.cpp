#include "base/automaton.h"

#include <algorithm>
#include <vector>

namespace wirefacts {

std::uint16_t Automaton::step(std::uint16_t state, std::uint16_t by) const {
  if (state == kStart) return from_start_[by];
  const Edge* const begin = edges_.data() + edge_begin_[state];
  const Edge* const end = edges_.data() + edge_begin_[state + 1U];
  const Edge* const at =
      std::lower_bound(begin, end, by, [](const Edge& edge, std::uint16_t c) { return edge.by < c; });
  return at != end && at->by == by ? at->to : kDead;
}

bool Automaton::matches(std::string_view subject) const {
  std::uint16_t state = kStart;
  for (std::size_t at = 0; at < subject.size();) {
    const Utf8Character c = character_at(subject, at);
    state = step(state, classes_.of(c.code));
    if (state == kDead) return false;
    at += c.length;
  }
  return accepts_[state] != 0;
}

std::bitset<128> Automaton::last_bytes() const {
  std::vector<bool> closing(classes_.size(), false);
  for (std::uint16_t by = 0; by < from_start_.size(); ++by) {
    const std::uint16_t to = from_start_[by];
    if (to != kDead && accepts_[to] != 0) closing[by] = true;
  }
  for (const Edge& edge : edges_) {
    if (accepts_[edge.to] != 0) closing[edge.by] = true;
  }
  std::bitset<128> out;
  for (unsigned byte = 0; byte < out.size(); ++byte) out[byte] = closing[classes_.of(byte)];
  return out;
}

std::optional<std::size_t> Automaton::longest(std::string_view subject, std::size_t at, std::size_t& steps) const {
  std::uint16_t state = kStart;
  std::optional<std::size_t> end;
  for (;; ++steps) {
    if (accepts_[state] != 0) end = at;
    if (at >= subject.size()) return end;
    const Utf8Character c = character_at(subject, at);
    state = step(state, classes_.of(c.code));
    if (state == kDead) return end;
    at += c.length;
  }
}

std::size_t Automaton::next_beginning(std::string_view subject, std::size_t at) const {
  if (accepts_[kStart] != 0) return at;
  while (at < subject.size()) {
    const Utf8Character c = character_at(subject, at);
    if (from_start_[classes_.of(c.code)] != kDead) return at;
    at += c.length;
  }
  return at;
}

}  // namespace wirefacts
