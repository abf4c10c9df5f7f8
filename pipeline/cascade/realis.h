#pragma once
// Realis and polarity of an event, from the verb group of its trigger (rules/README.md, "Trigger rules").

#include <optional>
#include <string_view>

#include "cascade/grammar_values.h"
#include "cascade/group_line.h"

namespace wirefacts {

/// Values of the enums `realis` and `polarity`; views into the pack or constants.
struct Realis {
  std::string_view realis = kActual;
  std::string_view polarity = kPositive;
};

Realis realis_of(const Trigger& trigger, const GroupLine& line, const Cascade& cascade, const MatchContext& context);

/// Of the words of an event with a verb, by its group; nothing: there is none, or it says nothing of it.
std::optional<Realis> realis_in(TokenSpan words, const GroupLine& line, const Cascade& cascade,
                                const MatchContext& context);

}  // namespace wirefacts
