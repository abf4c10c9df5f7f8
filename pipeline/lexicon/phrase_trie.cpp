#include "lexicon/phrase_trie.h"

#include <algorithm>

namespace wirefacts {

void PhraseTrie::add(std::span<const Symbol> phrase, std::uint32_t entry) {
  std::uint32_t node = 0;
  for (const Symbol symbol : phrase) {
    nodes_[node].has_next = 1;
    node = node == 0 ? first_child(symbol) : child(node, symbol);
  }
  added_.emplace_back(node, entry);
}

std::uint32_t PhraseTrie::first_child(Symbol symbol) {
  const auto index = static_cast<std::uint32_t>(symbol);
  if (index >= first_.size()) first_.resize(std::max<std::size_t>(index + 1, first_.size() * 2), kNoNode);
  if (first_[index] == kNoNode) {
    first_[index] = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
  }
  return first_[index];
}

std::uint32_t PhraseTrie::child(std::uint32_t node, Symbol symbol) {
  std::size_t at = place(edges_, node, symbol);
  if (edges_[at].child != kNoNode) return edges_[at].child;
  if ((edge_count_ + 1) * 2 > edges_.size()) {
    edges_ = resized(edges_, edges_.size() * 2);
    at = place(edges_, node, symbol);
  }
  ++edge_count_;
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  edges_[at] = {node, static_cast<std::uint32_t>(symbol), made};
  nodes_.emplace_back();
  return made;
}

PhraseTrie::Edges PhraseTrie::resized(const Edges& edges, std::size_t slots) {
  Edges out(slots);
  for (const Edge& edge : edges) {
    if (edge.child != kNoNode) out[place(out, edge.node, static_cast<Symbol>(edge.symbol))] = edge;
  }
  return out;
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
  first_.resize(symbol_count + 1, kNoNode);
  first_.shrink_to_fit();
  nodes_.shrink_to_fit();
}

}  // namespace wirefacts
