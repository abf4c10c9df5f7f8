#pragma once
// The article's own list: every occurrence of names found so far → Known {type of form}.

#include "cascade/cascade.h"

namespace wirefacts {

/// Runs the `recall` lines of a stage after its rules. Linear in tokens × distinct name lengths.
void recall_names(const CompiledStage& stage, const Schema& schema, const SegmentationTables& tables,
                  const MatchContext& context, AnnotationSet& annotations);

}  // namespace wirefacts
