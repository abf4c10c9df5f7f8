#pragma once
// The TSV files of a pack that are no lists of names or words: found by path.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"

namespace wirefacts {

/// Tables by path ("events/merging.tsv"), every .tsv of the pack included. A later layer's file of the
/// same path comes behind the earlier one's. Immutable once built.
class TableSet {
 public:
  void add(Table table) { tables_[table.name()].push_back(std::move(table)); }
  /// Empty when the pack has no such file.
  [[nodiscard]] const std::vector<Table>& at(std::string_view path) const {
    static const std::vector<Table> kNoTables;
    const auto found = tables_.find(path);
    return found == tables_.end() ? kNoTables : found->second;
  }
  /// For an archive; then `attach`, as tables.
  template <class A>
  void fields(A& a) {
    a(tables_);
  }
  void attach(const SourceSet& sources) {
    for (auto& [path, tables] : tables_) {
      for (Table& table : tables) table.attach(sources);
    }
  }
  [[nodiscard]] const std::map<std::string, std::vector<Table>, std::less<>>& all() const { return tables_; }

 private:
  std::map<std::string, std::vector<Table>, std::less<>> tables_;
};

}  // namespace wirefacts
