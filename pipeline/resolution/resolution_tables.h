#pragma once
// The knowledge of coreference and places, from rules/resolution, rules/gazetteers and rules/lexicon,
// in a form that is asked in constant time.

#include <memory>

#include "base/diagnostic.h"
#include "resolution/knowledge.h"

namespace wirefacts {

/// Immutable once built; shared by threads.
class ResolutionTables {
 public:
  /// Reports unknown algorithms, labels and malformed cells, with place and remedy.
  static ResolutionTables build(const Knowledge& knowledge, Diagnostics& diagnostics);
  /// Empty ones, for an archive to fill.
  explicit ResolutionTables(const Knowledge& knowledge);
  ~ResolutionTables();
  ResolutionTables(ResolutionTables&&) noexcept;
  ResolutionTables& operator=(ResolutionTables&&) noexcept;

  struct Data;
  [[nodiscard]] Data& operator*() { return *data_; }
  [[nodiscard]] const Data& operator*() const { return *data_; }
  [[nodiscard]] const Data* operator->() const { return data_.get(); }

 private:
  explicit ResolutionTables(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace wirefacts
