#pragma once
// The sieves of all stages, from their compiled rules.

#include "base/symbol.h"
#include "cascade/cascade.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

/// Fills `sieve` of every stage, `symbol_bits`, `trigger_stages` and the scan gates of the cascade.
void compile_sieves(Cascade& cascade, const WordLists& lists,
                    const SegmentationTables& tables, SymbolTable& symbols);

}  // namespace wirefacts
