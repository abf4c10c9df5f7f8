#pragma once
// Realis and polarity of an event, from the verb group of its trigger (rule-language.md 9).

#include <string_view>

#include "cascade/group_line.h"

namespace wirefacts {

/// Values of the enums `realis` and `polarity`; views into the pack or constants.
struct Realis {
  std::string_view realis = "actual";
  std::string_view polarity = "positive";
};

Realis realis_of(const Trigger& trigger, const GroupLine& line, const Cascade& cascade,
                 const MatchContext& context);

}  // namespace wirefacts
