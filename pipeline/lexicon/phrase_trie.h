#pragma once
// One structure for every list of phrases, over symbols of token norms.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/packed.h"
#include "base/symbol.h"

namespace wirefacts {

/// Phrase → entries. Filled once, then immutable and shared by threads. Flat arrays only.
class PhraseTrie {
 public:
  static constexpr std::uint32_t kNoNode = 0;

  PhraseTrie() : nodes_(std::vector<Node>(1)), edges_(std::vector<Edge>(kFirstSlots)) {}

  /// REQUIRES: a phrase without Symbol::none, not empty. Entries of a phrase keep their order.
  void add(std::span<const Symbol> phrase, std::uint32_t entry);
  /// Call after the last `add`.
  void freeze(std::size_t symbol_count);

  /// Node after the first symbol of a phrase; kNoNode: no phrase begins so.
  [[nodiscard]] std::uint32_t first(Symbol symbol) const {
    const auto index = static_cast<std::uint32_t>(symbol);
    return index < first_.size() ? first_[index] : kNoNode;
  }
  [[nodiscard]] std::uint32_t next(std::uint32_t node, Symbol symbol) const {
    return has_next(node) ? edges_[place(node, symbol)].child : kNoNode;
  }
  /// Longer phrases go through this node.
  [[nodiscard]] bool has_next(std::uint32_t node) const { return nodes_[node].has_next != 0; }
  /// Entries of the phrase that ends at this node, in order of addition.
  [[nodiscard]] std::span<const std::uint32_t> entries(std::uint32_t node) const {
    return {entries_.data() + nodes_[node].begin, nodes_[node].count};
  }

  /// For an archive (base/archive.h), when frozen.
  template <class A>
  void fields(A& a) {
    a(nodes_, edges_, first_, entries_);
  }

 private:
  static constexpr std::size_t kFirstSlots = 1024;  // a power of two, as always

  struct Node {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
    std::uint32_t has_next = 0;
  };
  /// From a node by a symbol; child kNoNode: a free slot.
  struct Edge {
    std::uint32_t node = 0, symbol = 0, child = kNoNode;
  };
  /// The slot of the edge, or the free one where it belongs.
  [[nodiscard]] std::size_t place(std::uint32_t node, Symbol symbol) const { return place(edges_, node, symbol); }
  static std::size_t place(std::span<const Edge> edges, std::uint32_t node, Symbol symbol) {
    const auto by = static_cast<std::uint32_t>(symbol);
    const std::uint64_t key = (std::uint64_t{node} << 32 | by) * 0x9E3779B97F4A7C15u;
    std::size_t at = static_cast<std::size_t>(key >> 32) & (edges.size() - 1);
    while (edges[at].child != kNoNode && (edges[at].node != node || edges[at].symbol != by)) {
      at = (at + 1) & (edges.size() - 1);
    }
    return at;
  }
  std::uint32_t first_child(Symbol symbol);
  std::uint32_t child(std::uint32_t node, Symbol symbol);
  std::uint32_t new_node();
  void grow();

  Packed<Node> nodes_;           // node 0 is the root, and "no node"
  Packed<Edge> edges_;           // open addressing, at most half full
  Packed<std::uint32_t> first_;  // by symbol
  Packed<std::uint32_t> entries_;
  std::size_t edge_count_ = 0;                                  // until freeze
  std::vector<std::pair<std::uint32_t, std::uint32_t>> added_;  // node, entry; until freeze
};

}  // namespace wirefacts
