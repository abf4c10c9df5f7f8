#pragma once
// One entity for what turned out to be one place.

#include "resolution/discourse.h"

namespace wirefacts {

/// Places with the same GeoNames id are one ("Calif." and "California", "New York" and "New York City"): the first in
/// the text takes the mentions of the others. REQUIRES: places are resolved.
void join_same_places(Discourse& discourse);

}  // namespace wirefacts
