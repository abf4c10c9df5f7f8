#pragma once
// One structure for every list of phrases, over symbols of token norms.

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/symbol.h"

namespace wirefacts {

/// Phrase → entries. Filled once, then immutable and shared by threads.
class PhraseTrie {
 public:
  static constexpr std::uint32_t kNoNode = 0;

  /// REQUIRES: a phrase without Symbol::none, not empty. Entries of a phrase keep their order.
  void add(std::span<const Symbol> phrase, std::uint32_t entry);
  /// Call after the last `add`.
  void freeze(std::size_t symbol_count);

  /// Node after the first symbol of a phrase; kNoNode: no phrase begins so.
  [[nodiscard]] std::uint32_t first(Symbol symbol) const {
    const auto index = static_cast<std::uint32_t>(symbol);
    return index < first_.size() ? first_[index] : kNoNode;
  }
  [[nodiscard]] std::uint32_t next(std::uint32_t node, Symbol symbol) const;
  /// Longer phrases go through this node.
  [[nodiscard]] bool has_next(std::uint32_t node) const { return nodes_[node].has_next; }
  /// Entries of the phrase that ends at this node, in order of addition.
  [[nodiscard]] std::span<const std::uint32_t> entries(std::uint32_t node) const {
    return {entries_.data() + nodes_[node].begin, nodes_[node].count};
  }

 private:
  struct Node {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
    bool has_next = false;
  };
  static std::uint64_t edge(std::uint32_t node, Symbol symbol) {
    return (static_cast<std::uint64_t>(node) << 32) | static_cast<std::uint32_t>(symbol);
  }
  std::vector<Node> nodes_{Node{}};  // node 0 is the root, and "no node"
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::uint32_t> first_;  // by symbol
  std::vector<std::pair<std::uint32_t, std::uint32_t>> added_;  // node, entry; until freeze
  std::vector<std::uint32_t> entries_;
};

}  // namespace wirefacts
