#pragma once
// An array of which few places are ever asked for: only their neighborhoods take memory.

#include <cstddef>
#include <memory>
#include <vector>

namespace wirefacts {

/// T() everywhere until something else is put there. Not thread-safe.
template <typename T>
class SparseArray {
 public:
  [[nodiscard]] T& operator[](std::size_t at) {
    const std::size_t block = at / kBlock;
    if (block >= blocks_.size()) blocks_.resize(block + 1 + block / 2);
    if (blocks_[block] == nullptr) blocks_[block] = std::make_unique<T[]>(kBlock);  // NOLINT(modernize-avoid-c-arrays)
    return blocks_[block][at % kBlock];
  }
  void clear() { blocks_.clear(); }

 private:
  static constexpr std::size_t kBlock = 64;
  std::vector<std::unique_ptr<T[]>> blocks_;  // NOLINT(modernize-avoid-c-arrays)
};

}  // namespace wirefacts
