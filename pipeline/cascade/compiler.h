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

/// Equal expressions for words become one, which is compiled once.
void share_expressions(Cascade& cascade);
/// The expressions of all tests of words, equal ones once.
std::vector<const Regex*> expressions_of(const Cascade& cascade);
/// For a cascade whose tests have none yet: what expressions_of() gave of the one that was kept.
void share_expressions(Cascade& cascade, std::vector<Regex> expressions);

/// The programs of a stage whose rules are complete and stay where they are.
void write_programs(CompiledStage& stage);

}  // namespace wirefacts
