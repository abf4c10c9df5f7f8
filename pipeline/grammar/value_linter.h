#pragma once
// Feature values in patterns that no row of their list has.

#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/diagnostic.h"
#include "base/table.h"
#include "grammar/pack_view.h"

namespace wirefacts {

/// Keeps the values of the columns it was asked for. `pack` must outlive it. One thread at a time.
class ValueLinter {
 public:
  ValueLinter(const PackView& pack, Diagnostics& diagnostics) : pack_(pack), diagnostics_(diagnostics) {}
  /// Warns of each.
  void lint(const Pattern& root);

 private:
  void lint_values(const std::string& label, const Pattern& feature);
  const std::set<std::string>& column_values(const std::string& label, const std::string& column);

  const PackView& pack_;
  Diagnostics& diagnostics_;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> values_;  // by label and column
};

}  // namespace wirefacts
