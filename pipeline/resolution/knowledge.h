#pragma once
// What the steps after the rules know: parts of the rule pack, by reference.

#include <string>
#include <vector>

#include "base/table_set.h"
#include "grammar/schema.h"
#include "lexicon/word_lists.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

/// References into an immutable pack, which outlives this. Shared by threads.
struct Knowledge {
  const Schema& schema;
  const TableSet& tables;
  const WordLists& lists;
  const SegmentationTables& segmentation;
  /// "stage.rule" by rule number (SourceId::index()).
  const std::vector<std::string>& rule_names;
};

}  // namespace wirefacts
