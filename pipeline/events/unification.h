#pragma once
// Several partial events → the one event that they are.

#include <string>
#include <vector>

#include "events/event.h"

namespace wirefacts {

/// The representative is the body's part with most roles and facts, then the first; it keeps trigger, rule, realis,
/// speaker. The others become its parts: lists grow, empty roles are filled, a finer place or time replaces a
/// coarser one, all different figures of a role are kept. `identifying`: roles that tell one event from another; in
/// these the words of a later telling ("her son", "the boy") are whom the first has named, not one more.
/// REQUIRES: !parts.empty().
Event unify(const Discourse& discourse, std::vector<Event> parts, const std::vector<std::string>& identifying);

}  // namespace wirefacts
