#pragma once
// How often words stand in text, by the examples of the rules: a sample that every pack has.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/symbol.h"
#include "grammar/ast.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

/// Only good to choose what is asked first: the examples of a rule name its own words more often than news does.
class WordFrequency {
 public:
  WordFrequency(const Grammar& grammar, const SegmentationTables& tables, const SymbolTable& symbols);

  /// Examples of a thousand that contain the word, rounded down.
  [[nodiscard]] std::size_t per_mille(Symbol word) const {
    const auto at = static_cast<std::size_t>(word);
    return at < examples_.size() ? examples_[at] * std::size_t{1000} / count_ : 0;
  }

 private:
  std::vector<std::uint32_t> examples_;  // by symbol: that contain it
  std::size_t count_ = 1;                // of all
};

}  // namespace wirefacts
