#pragma once
// The sieves of all stages, from their compiled rules.

#include "base/symbol.h"
#include "cascade/cascade.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

/// Fills the sieve, what it leaves to be asked of every rule, and the scan gates of the cascade. `labels`: of the
/// schema.
void compile_sieves(Cascade& cascade, const WordLists& lists, std::size_t labels, const SegmentationTables& tables,
                    SymbolTable& symbols);

}  // namespace wirefacts
