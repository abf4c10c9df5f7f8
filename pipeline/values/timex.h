#pragma once
// What a rule read of a time → TIMEX3 value, modifier and relation to the publication date.
// Pure functions of their arguments; thread-safe.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "values/date.h"

namespace wirefacts {

/// The fields of a Time in schema.types, as far as they are known. Numbers are inside their bounds.
struct TimeParts {
  std::string kind;       // date time duration set
  std::string unit;       // second minute hour day weekend week month quarter year; "": follows from the parts
  std::string reference;  // past present future; other: counted from another time of the text, not bound here
  std::string value;      // a TIMEX3 value taken as it is
  std::string holiday;    // a rule of holiday.h, or "none"
  std::string season;     // SP SU FA WI; `month` is the one it begins with
  std::string clock;      // TMO TAF TEV TNI TMI, Thh:mm or hhmm
  std::string meridiem;   // begins with a or p
  std::string zone;       // appended to a clock: Z, -05:00
  std::string direction;  // before on_or_before on_or_after after
  std::optional<Decimal> n;
  std::optional<std::int64_t> year;  // below 100: of the century nearest to the publication date
  std::optional<int> weekday, month, day, quarter, half, century, hour, minute;
  std::optional<int> nth;        // weekday of the month, 1 to 5; 0: the last
  std::optional<Decimal> shift;  // units from the day that the rest says; of a length: units more (P2Y3M)
  std::string shift_unit;
  bool same_day = false;  // a shift in years keeps day and month: "ten years ago on Monday"
};

struct TimeReading {
  std::string timex = "DATE";  // DATE TIME DURATION SET
  std::string value;           // TIMEX3; parts that are not known are X
  /// Null for what is absolute, for lengths and sets, for parts of a year, and for what the publication date
  /// cannot bind. REQUIRES of it: value = bound_value(relation, published), or unbound_value without a date.
  std::optional<Relation> relation;
};

/// True when the time is a day or month named without its year, so that `direction` matters.
bool needs_direction(const TimeParts& parts);

/// `published`: ISO 8601 of day or second precision, or nothing.
TimeReading read_time(const TimeParts& parts, std::optional<std::string_view> published);

}  // namespace wirefacts
