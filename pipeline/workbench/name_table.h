#pragma once
// Strings that a page holds once and names by their numbers.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace wirefacts {

/// Numbers are 0, 1, … in order of first sight. One thread.
class NameTable {
 public:
  std::uint64_t number(const std::string& name) {
    const auto [at, added] = numbers_.try_emplace(name, names_.size());
    if (added) names_.push_back(name);
    return at->second;
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::unordered_map<std::string, std::uint64_t> numbers_;
  std::vector<std::string> names_;
};

}  // namespace wirefacts
