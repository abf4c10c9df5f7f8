#pragma once
// Movable holidays by rule (rules/values/holidays.tsv).

#include <optional>
#include <string>
#include <string_view>

namespace wirefacts {

/// The ISO day of a holiday in a year from 1 to 9999: "11-4-4" is the fourth Thursday of November, "05-L-1" the last
/// Monday of May, "easter" the western Easter Sunday; each perhaps with days added ("easter-2", "11-4-4+1").
/// Nothing for any other rule.
std::optional<std::string> holiday_of(std::string_view rule, int year);

}  // namespace wirefacts
