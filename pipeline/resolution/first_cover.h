#pragma once
// Which of many overlapping spans counts at a token: the one that was painted first.

#include <cstdint>
#include <numeric>
#include <vector>

#include "document/span.h"

namespace wirefacts {

/// Painting any number of spans takes nearly linear time in tokens + spans, however they overlap:
/// `next_` leads over what is painted already (disjoint sets with path halving).
class FirstCover {
 public:
  static constexpr std::uint32_t kNothing = 0xFFFFFFFF;

  void reset(std::uint32_t tokens) {
    value_.assign(tokens, kNothing);
    next_.resize(tokens + 1);
    std::iota(next_.begin(), next_.end(), 0u);
  }
  /// Gives `value` to the tokens of the span that have none. REQUIRES: span.end <= tokens.
  void paint(TokenSpan span, std::uint32_t value) {
    for (std::uint32_t at = find(span.begin); at < span.end; at = find(at)) {
      value_[at] = value;
      next_[at] = at + 1;
    }
  }
  /// kNothing where nothing was painted.
  [[nodiscard]] std::uint32_t at(std::uint32_t token) const { return token < value_.size() ? value_[token] : kNothing; }

 private:
  std::uint32_t find(std::uint32_t at) {
    while (next_[at] != at) {
      next_[at] = next_[next_[at]];
      at = next_[at];
    }
    return at;
  }
  std::vector<std::uint32_t> value_, next_;
};

}  // namespace wirefacts
