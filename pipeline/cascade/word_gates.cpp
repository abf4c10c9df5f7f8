#include "cascade/word_gates.h"

#include <algorithm>

namespace wirefacts {

std::optional<std::size_t> WordGates::add(const ScanGate& gate) {
  const auto known = std::find(gates_.begin(), gates_.end(), gate);
  const auto number = static_cast<std::size_t>(known - gates_.begin());
  if (known != gates_.end()) return number;
  if (gates_.size() == kMaxGates) return std::nullopt;
  gates_.push_back(gate);
  const std::uint64_t bit = std::uint64_t{1} << number;
  if (gate.digit) digit_ |= bit;
  for (const std::string& fragment : gate.fragments) {
    for (std::size_t length = 1; length <= fragment.size(); ++length)
      beginnings_[std::string_view(fragment).substr(0, length)].begins |= bit;
    beginnings_[fragment].whole |= bit;
  }
  return number;
}

std::uint64_t WordGates::met_by(std::string_view norm) const {
  std::uint64_t met = 0;
  for (std::size_t at = 0; at < norm.size(); ++at) {
    if (norm[at] >= '0' && norm[at] <= '9') met |= digit_;
    for (std::size_t end = at + 1; end <= norm.size(); ++end) {
      const Met* found = beginnings_.find(norm.substr(at, end - at));
      if (found == nullptr) break;
      met |= found->whole;
      if (at == 0 && end == norm.size()) met |= found->begins;
    }
  }
  return met;
}

}  // namespace wirefacts
