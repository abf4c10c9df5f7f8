#pragma once
// The time another one counts from: "In 1997 … two years later".

#include <string_view>

#include "resolution/discourse.h"

namespace wirefacts {

/// The nearest date before the time, at most `sentences_back` sentences before its own, that is no coarser than `unit`
/// ("three months later" does not count from a year); kNone: there is none. Looks back over 64 values at most.
/// `unit`: day week month quarter year; nothing else has an anchor. REQUIRES: earlier times are resolved.
ValueId time_anchor(const Discourse& discourse, ValueId time, std::string_view unit, std::uint32_t sentences_back);

/// The same for the quarter of another year: the nearest named quarter of that number ("in the fourth quarter … a year
/// earlier").
ValueId quarter_anchor(const Discourse& discourse, ValueId time, int quarter, std::uint32_t sentences_back);

}  // namespace wirefacts
