#pragma once
// The countries that sources are of: what "Georgia" and "Birmingham" mean to their readers.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "resolution/knowledge.h"

namespace wirefacts {

/// Immutable once built; shared by threads.
class HomeCountries {
 public:
  /// Each of `given` is COUNTRY, for all sources, or SOURCE=COUNTRY. A country is a code of ISO 3166 or a name of the
  /// country lists. Error (usage): an unknown country, with a suggestion.
  static Result<HomeCountries> parse(const std::vector<std::string>& given, const Knowledge& knowledge);

  /// ISO alpha-3 of the country of a source, by its name in any case; else that of all; else "".
  [[nodiscard]] const std::string& of(const std::optional<std::string>& source) const;
  [[nodiscard]] bool empty() const { return all_.empty() && by_source_.empty(); }

 private:
  std::string all_;
  std::unordered_map<std::string, std::string> by_source_;  // folded
};

}  // namespace wirefacts
