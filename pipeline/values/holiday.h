#pragma once
// Movable holidays by rule (rules/values/holidays.tsv).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirefacts {

/// The ISO days of a holiday in a year from 1 to 9999, in order; nothing for any other rule. Rules:
///   11-4-4, 05-L-1    the fourth Thursday of November, the last Monday of May
///   11-01>1-2         the first Tuesday after November 1
///   easter            Easter Sunday; orthodox-easter: that of the Julian calendar
///   hebrew:08-15      day 15 of month 8 of a calendar that ICU has (segmentation/unicode_calendar.h)
///   on:2015-11-11,…   the days that are listed
/// All but the last perhaps with days added ("easter-2", "11-4-4+1"). An Islamic feast may fall into a year twice.
std::vector<std::string> holidays_of(std::string_view rule, int year);

/// The first of them.
std::optional<std::string> holiday_of(std::string_view rule, int year);

}  // namespace wirefacts
