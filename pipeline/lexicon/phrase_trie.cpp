#include "lexicon/phrase_trie.h"

#include <algorithm>

namespace wirefacts {

void PhraseTrie::add(std::span<const Symbol> phrase, std::uint32_t entry) {
  std::uint32_t node = 0;
  for (const Symbol symbol : phrase) {
    nodes_.edit([&](auto& nodes) { nodes[node].has_next = 1; });
    node = node == 0 ? first_child(symbol) : child(node, symbol);
  }
  added_.emplace_back(node, entry);
}

std::uint32_t PhraseTrie::new_node() {
  nodes_.edit([](auto& nodes) { nodes.emplace_back(); });
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t PhraseTrie::first_child(Symbol symbol) {
  const auto index = static_cast<std::uint32_t>(symbol);
  if (first(symbol) != kNoNode) return first(symbol);
  const std::uint32_t made = new_node();
  first_.edit([&](auto& first) {
    if (index >= first.size()) first.resize(std::max<std::size_t>(index + 1, first.size() * 2), kNoNode);
    first[index] = made;
  });
  return made;
}

std::uint32_t PhraseTrie::child(std::uint32_t node, Symbol symbol) {
  const std::uint32_t known = edges_[place(node, symbol)].child;
  if (known != kNoNode) return known;
  if (++edge_count_ * 2 > edges_.size()) grow();
  const std::uint32_t made = new_node();
  edges_.edit([&](auto& edges) { edges[place(node, symbol)] = {node, static_cast<std::uint32_t>(symbol), made}; });
  return made;
}

void PhraseTrie::grow() {
  std::vector<Edge> larger(edges_.size() * 2);
  for (const Edge& edge : edges_) {
    if (edge.child != kNoNode) larger[place(larger, edge.node, static_cast<Symbol>(edge.symbol))] = edge;
  }
  edges_ = Packed(std::move(larger));
}

void PhraseTrie::freeze(std::size_t symbol_count) {
  std::stable_sort(added_.begin(), added_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::uint32_t> entries;
  entries.reserve(added_.size());
  nodes_.edit([&](auto& nodes) {
    for (const auto& [node, entry] : added_) {
      if (nodes[node].count == 0) nodes[node].begin = static_cast<std::uint32_t>(entries.size());
      ++nodes[node].count;
      entries.push_back(entry);
    }
    nodes.shrink_to_fit();
  });
  entries_ = Packed(std::move(entries));
  added_ = {};
  first_.edit([&](auto& first) {
    first.resize(symbol_count + 1, kNoNode);
    first.shrink_to_fit();
  });
}

}  // namespace wirefacts
