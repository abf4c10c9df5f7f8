#pragma once
// Grammar → Cascade.

#include <memory>

#include "base/diagnostic.h"
#include "base/symbol.h"
#include "cascade/cascade.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

struct CompilerInput {
  const Schema& schema;
  const WordLists& lists;
  const SegmentationTables& segmentation;
};

/// REQUIRES: the checker found no error in `grammar` (broken rules are left out). Interns the words
/// of the rules; reports what only compiling shows (expressions that are too large).
Cascade compile(std::unique_ptr<const Grammar> grammar, const CompilerInput& input, SymbolTable& symbols,
                Diagnostics& diagnostics);

}  // namespace wirefacts
