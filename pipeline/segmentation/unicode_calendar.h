#pragma once
// Days of other calendars, by ICU. Stands here because ICU is spoken to in unicode*.cpp alone.

#include <chrono>
#include <string_view>
#include <vector>

namespace wirefacts {

/// The days of a Gregorian year (1 to 9999) that are this day of this month in another calendar of ICU ("hebrew",
/// "islamic-umalqura", "chinese", "dangi", "persian"), in order: none, one, or two where its year is shorter. Months
/// are counted from 1 as ICU numbers them (Hebrew: 1 Tishri … 6 Adar I, 7 Adar, 8 Nisan); leap months of the Chinese
/// calendar have no feasts. Nothing for a calendar that ICU does not have. Thread-safe.
std::vector<std::chrono::sys_days> days_of_calendar(std::string_view calendar, int month, int day, int year);

}  // namespace wirefacts
