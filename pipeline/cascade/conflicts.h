#pragma once
// The total order among candidates of a stage: vetoes first, then earliest start, longest, rank, file
// order.

#include <vector>

#include "cascade/candidate.h"
#include "cascade/trace.h"

namespace wirefacts {

/// What stays of the candidates, in the total order. `keeps_all`: only the second of two records with
/// the same label and span falls; else kept are those that overlap no kept one. Amendments do not
/// compete. O(n log n).
std::vector<Candidate> resolve_conflicts(std::vector<Candidate> candidates, const std::vector<Candidate>& vetoes,
                                         bool keeps_all, Trace* trace);

}  // namespace wirefacts
