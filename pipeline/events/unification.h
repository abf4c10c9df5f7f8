#pragma once
// Several partial events → the one event that they are.

#include <vector>

#include "events/event.h"

namespace wirefacts {

/// The representative is the body's part with most roles and facts, then the first; it keeps trigger, rule, realis,
/// speaker. The others become its parts: lists grow, empty roles are filled, a finer place or time replaces a
/// coarser one, all different figures of a role are kept. REQUIRES: !parts.empty().
Event unify(const Discourse& discourse, std::vector<Event> parts);

}  // namespace wirefacts
