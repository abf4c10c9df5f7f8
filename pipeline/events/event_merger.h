#pragma once
// Partial events of one occurrence → one event, under the conditions of rules/events/merging.tsv.

#include <vector>

#include "events/dropped_event.h"
#include "events/event.h"
#include "events/event_tables.h"

namespace wirefacts {

/// Parts in text order, those of the headline last, each into the first cluster that takes it; each cluster becomes
/// one event, by trigger. What then lacks a required role is dropped with a diagnostic "role_missing"; its triggers go
/// to `dropped` if that is given.
/// REQUIRES: `parts` by trigger. Near-linear: a part is compared with at most kClustersTried clusters of its label,
/// and a cluster takes at most kPartsOfEvent parts; both bounds are far above what articles have.
std::vector<Event> merge_events(Discourse& discourse, const EventTables& tables, std::vector<Event> parts,
                                std::vector<DroppedEvent>* dropped = nullptr);

inline constexpr std::size_t kClustersTried = 32;
inline constexpr std::size_t kPartsOfEvent = 64;

}  // namespace wirefacts
