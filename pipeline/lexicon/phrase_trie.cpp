#include "lexicon/phrase_trie.h"

#include <algorithm>

namespace wirefacts {

void PhraseTrie::add(std::span<const Symbol> phrase, std::uint32_t entry) {
  std::uint32_t node = 0;
  for (const Symbol symbol : phrase) {
    nodes_[node].has_next = true;
    const auto [at, added] = edges_.try_emplace(edge(node, symbol), static_cast<std::uint32_t>(nodes_.size()));
    if (added) nodes_.emplace_back();
    node = at->second;
  }
  added_.emplace_back(node, entry);
}

void PhraseTrie::freeze(std::size_t symbol_count) {
  std::stable_sort(added_.begin(), added_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  entries_.reserve(added_.size());
  for (const auto& [node, entry] : added_) {
    if (nodes_[node].count == 0) nodes_[node].begin = static_cast<std::uint32_t>(entries_.size());
    ++nodes_[node].count;
    entries_.push_back(entry);
  }
  added_.clear();
  added_.shrink_to_fit();
  first_.assign(symbol_count + 1, kNoNode);
  for (auto at = edges_.begin(); at != edges_.end();) {
    if (at->first >> 32 == 0) {
      first_[at->first & 0xFFFFFFFF] = at->second;
      at = edges_.erase(at);
    } else {
      ++at;
    }
  }
}

std::uint32_t PhraseTrie::next(std::uint32_t node, Symbol symbol) const {
  if (!nodes_[node].has_next) return kNoNode;
  const auto at = edges_.find(edge(node, symbol));
  return at == edges_.end() ? kNoNode : at->second;
}

}  // namespace wirefacts
