#pragma once
// Days of the calendar, relative times and their binding to a publication date (TIMEX3 values).
// Pure functions over the proleptic Gregorian calendar, years 1 to 9999.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirefacts {

/// rel of a time, before and after binding. Its anchor is the publication date.
struct Relation {
  std::string unit;  // hour day week month quarter year: precision of the result
  std::int64_t n = 0;
  std::optional<int> weekday, month, day;  // weekday: 1 = Monday … 7
  /// `clock` is appended to a day ("TNI", "T17:00"); `direction`: before on_or_before on_or_after after.
  std::string clock, direction;
  friend bool operator==(const Relation&, const Relation&) = default;
};

/// The TIMEX3 value of a relation that is not bound: unknown parts are X ("XXXX-WXX-1").
std::string unbound_value(const Relation& relation);

/// The TIMEX3 value for a publication date (ISO 8601, day or second precision). By the first that
/// applies: month (and day) nearest in the direction, with a weekday the nearest day that is one; weekday nearest in
/// the direction; weekday of the ISO week `n` weeks on; the anchor's unit + n. Nothing when it cannot be bound: hours
/// without a time of day, a date that does not exist, an ill-formed publication date.
std::optional<std::string> bound_value(const Relation& relation, std::string_view published);

/// TIMEX3 value of an absolute date, as far as it is known: "2016", "2016-10", "2016-10-04".
std::string date_value(std::int64_t year, std::optional<int> month, std::optional<int> day);

/// First and last day of a TIMEX3 date that is bound: of a day, week, month, quarter, half or year.
struct DayRange {
  std::string first, last;  // ISO
  friend bool operator==(const DayRange&, const DayRange&) = default;
};
std::optional<DayRange> days_of(std::string_view timex_value);

}  // namespace wirefacts
