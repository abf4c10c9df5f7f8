#pragma once
// What the cascade did and why: an observer that never changes a result.

#include <cstdint>
#include <vector>

#include "document/annotation_set.h"

namespace wirefacts {

class RuleObserver;

struct TraceEntry {
  enum class Outcome : std::uint8_t {
    kept,
    beaten,       // a candidate of the same stage came first in the total order
    vetoed,       // removed by the rule `other`
    vetoes,       // a veto that removed something
    idle,         // a veto that fits where there is nothing to remove
    quarantined,  // a required field had no value
  };
  Outcome outcome = Outcome::kept;
  std::uint32_t rule = 0;
  TokenSpan span;
  AnnotationId annotation = AnnotationId::none;  // kept, if it makes one
  std::uint32_t other = 0;                       // beaten, vetoed: the rule that won
  TokenSpan other_span = {};
  std::uint32_t field = 0;  // quarantined: number of the missing field
};

/// Entries in the order of stages; inside a stage in no promised order.
struct Trace {
  std::vector<TraceEntry> entries;
  RuleObserver* observer = nullptr;  // null: nobody counts
};

}  // namespace wirefacts
