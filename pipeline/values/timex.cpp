#include "values/timex.h"

#include <algorithm>
#include <array>
#include <utility>

#include "values/holiday.h"

namespace wirefacts {
namespace {

constexpr int kMonthsOfYear = 12;
constexpr int kReportingMonths = 4;

std::string two_digits(int number) {
  return std::string(1, static_cast<char>('0' + number / 10 % 10)) + static_cast<char>('0' + number % 10);
}

/// "T17:30" of an hour, perhaps with a.m. or p.m.; a clock of four digits gets its colon.
std::string clock_of(const TimeParts& parts) {
  std::string clock = parts.clock;
  if (parts.hour) {
    int hour = *parts.hour;
    if (!parts.meridiem.empty()) hour = hour % 12 + (parts.meridiem.front() == 'p' ? 12 : 0);
    clock = "T" + two_digits(hour) + ":" + two_digits(parts.minute.value_or(0));
  } else if (clock.size() == 4 && clock.front() != 'T') {
    clock = "T" + clock.substr(0, 2) + ":" + clock.substr(2);
  }
  return clock.empty() ? clock : clock + parts.zone;
}

/// "3D", "T1.5H", "XY": a length after its P; without a number X units. Empty: no such unit.
std::string length_of(std::string_view unit, const std::optional<Decimal>& n) {
  struct Letter {
    std::string_view unit, before, after;
  };
  constexpr std::array<Letter, 9> kLetters = {{{"second", "T", "S"},
                                               {"minute", "T", "M"},
                                               {"hour", "T", "H"},
                                               {"day", "", "D"},
                                               {"weekend", "", "WE"},
                                               {"week", "", "W"},
                                               {"month", "", "M"},
                                               {"quarter", "", "Q"},
                                               {"year", "", "Y"}}};
  for (const Letter& letter : kLetters) {
    if (letter.unit != unit) continue;
    return std::string(letter.before) + (n ? n->to_string() : "X") + std::string(letter.after);
  }
  return {};
}

/// "P3D", "PT1.5H", "PXY"; with more units of another kind "P2Y3M", "PT1H45M".
std::string length_value(const TimeParts& parts) {
  const std::string length = length_of(parts.unit, parts.n);
  if (length.empty()) return "PXX";
  std::string more = parts.shift ? length_of(parts.shift_unit, parts.shift) : std::string();
  if (length.starts_with('T') && more.starts_with('T')) more.erase(0, 1);
  return "P" + length + more;
}

/// What recurs: a day of the week or year, else every n units.
std::string set_value(const TimeParts& parts, const std::string& clock) {
  if (parts.month && !parts.season.empty()) return "XXXX-" + parts.season;
  if (parts.month || parts.weekday) {
    Relation relation;
    relation.weekday = parts.weekday;
    relation.month = parts.month;
    relation.day = parts.day;
    relation.clock = clock;
    return unbound_value(relation);
  }
  if (parts.quarter) return "XXXX-Q" + std::to_string(*parts.quarter);
  if (parts.unit.empty()) return "XXXX-XX-XX" + clock;
  TimeParts every = parts;
  if (!every.n) every.n = Decimal(1);
  return length_value(every);
}

/// A part of a year: a quarter, a half or a season, with its first month and its length in months.
struct YearPart {
  std::string name;
  int month = 1, length = 3;
};

std::optional<YearPart> year_part(const TimeParts& parts) {
  if (parts.quarter) return YearPart{"Q" + std::to_string(*parts.quarter), 3 * *parts.quarter - 2, 3};
  if (parts.half) return YearPart{"H" + std::to_string(*parts.half), 6 * *parts.half - 5, 6};
  if (!parts.season.empty()) return YearPart{parts.season, parts.month.value_or(1), 3};
  return std::nullopt;
}

std::optional<int> number_in(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

/// Years from now, as far as years go.
int years_of(const Decimal& n) {
  constexpr std::int64_t kFarthest = 10'000;
  return static_cast<int>(std::clamp(n.to_integer().value_or(0), -kFarthest, kFarthest));
}

/// The year of a part that begins in `month`, seen from the month of publication.
int year_of_part(const YearPart& part, const TimeParts& parts, int year, int month) {
  if (parts.n) return year + years_of(*parts.n);
  const int first = part.month - month;  // months from now to its first
  const int end = first + part.length;   // and to the one behind it
  if (parts.direction == "before") return end <= 0 ? year : year - 1;
  if (parts.direction == "on_or_before") return first <= 0 ? year : year - 1;
  if (parts.direction == "after") return first > 0 ? year : year + 1;
  // Figures of a part that has just ended are expected, too: the one of next year is still far.
  if (parts.direction == "on_or_after") return end > -kReportingMonths ? year : year + 1;
  // Without a direction the last one, if its end is clearly nearer than the next one's beginning: "profit rises in 4th
  // quarter".
  return first > kMonthsOfYear - end + 1 ? year - 1 : year;
}

std::string year_part_value(const YearPart& part, const TimeParts& parts, std::optional<std::string_view> published) {
  if (parts.year) return date_value(*parts.year, {}, {}) + "-" + part.name;
  const auto year = published ? number_in(*published, 0, 4) : std::nullopt;
  const auto month = published ? number_in(*published, 5, 2) : std::nullopt;
  const int found = year && month ? year_of_part(part, parts, *year, *month) : 0;
  return (found >= 1 && found <= 9999 ? date_value(found, {}, {}) : "XXXX") + "-" + part.name;
}

/// The year of two digits in the century nearest to the publication; nothing without one.
std::optional<std::int64_t> full_year(std::int64_t year, std::optional<std::string_view> published) {
  if (year >= 100) return year;
  const auto now = published ? number_in(*published, 0, 4) : std::nullopt;
  if (!now) return std::nullopt;
  const std::int64_t same = *now - *now % 100 + year;
  if (same - *now > 50) return same - 100;
  return *now - same > 50 ? same + 100 : same;
}

/// "October last year": the month of the n-th year from now.
std::string month_of_year(const TimeParts& parts, std::optional<std::string_view> published) {
  const auto now = published ? number_in(*published, 0, 4) : std::nullopt;
  const std::int64_t year = now ? *now + years_of(*parts.n) : 0;
  const std::string value = date_value(year >= 1 && year <= 9999 ? year : 1, parts.month, parts.day);
  return (year >= 1 && year <= 9999 ? value.substr(0, 4) : "XXXX") + value.substr(4);
}

/// The n-th weekday of a month, or after a day of it, as a rule of holiday.h.
std::string weekday_rule(const TimeParts& parts) {
  const std::string nth = *parts.nth == 0 ? "L" : std::to_string(*parts.nth);
  if (parts.day) {
    return two_digits(*parts.month) + '-' + two_digits(*parts.day) + '>' + nth + '-' + std::to_string(*parts.weekday);
  }
  return two_digits(*parts.month) + "-" + nth + "-" + std::to_string(*parts.weekday);
}

/// The nearest one in the direction, else the one of this year; of two the later if it is past.
std::optional<std::string> nearest_holiday(const TimeParts& parts, std::string_view today, int year) {
  const bool past = parts.direction == "before" || parts.direction == "on_or_before";
  const bool future = parts.direction == "after" || parts.direction == "on_or_after";
  const bool strict = parts.direction == "before" || parts.direction == "after";
  const auto fits = [&](std::string_view day) {
    return (!past || day <= today) && (!future || day >= today) && (!strict || day != today);
  };
  std::optional<std::string> found;
  if (past) {
    for (const int y : {year - 1, year}) {
      for (std::string& day : holidays_of(parts.holiday, y)) {
        if (fits(day)) found = std::move(day);
      }
    }
    return found;
  }
  for (const int y : {year, year + 1}) {
    for (std::string& day : holidays_of(parts.holiday, y)) {
      if (fits(day) && (!found || (!future && y == year && day <= today))) found = std::move(day);
    }
    if (found || !future) return found;
  }
  return found;
}

/// A movable holiday: in its year, else the nearest in the direction, else the one of this year.
std::string holiday_value(const TimeParts& parts, std::optional<std::string_view> published) {
  if ((parts.month || parts.unit == "year") && parts.n && !parts.year) {
    const auto year = number_in(month_of_year(parts, published), 0, 4);
    return (year ? holiday_of(parts.holiday, *year) : std::nullopt).value_or("XXXX-XX-XX");
  }
  if (parts.year) {
    const auto day = holiday_of(parts.holiday, static_cast<int>(*parts.year));
    return day.value_or(date_value(*parts.year, {}, {}) + "-XX-XX");
  }
  const auto year = published ? number_in(*published, 0, 4) : std::nullopt;
  if (!year) return "XXXX-XX-XX";
  return nearest_holiday(parts, published->substr(0, 10), *year).value_or("XXXX-XX-XX");
}

Relation relation_of(const TimeParts& parts, const std::string& clock) {
  Relation relation;
  relation.unit = parts.unit;
  if (relation.unit.empty()) relation.unit = parts.month && !parts.day ? "month" : "day";
  relation.n = parts.n ? parts.n->to_integer().value_or(0) : 0;
  relation.weekday = parts.weekday;
  relation.month = parts.month;
  relation.day = parts.day;
  relation.clock = clock;
  if (parts.weekday || parts.month) relation.direction = parts.direction;
  return relation;
}

/// A time of day without its day.
bool is_bare_clock(const TimeParts& parts, const std::string& clock) {
  return !clock.empty() && parts.unit.empty() && !parts.n && !parts.weekday && !parts.month;
}

/// What a relation cannot say is bound here, or stays unknown.
std::optional<TimeReading> unrelated(const TimeParts& parts, std::optional<std::string_view> published,
                                     const std::string& clock) {
  TimeReading out;
  if (is_bare_clock(parts, clock)) {
    out.timex = "TIME";
    out.value = clock;
    return out;
  }
  if (parts.month && parts.unit == "year" && parts.n) {
    out.value = month_of_year(parts, published) + (parts.day ? clock : "");
    return out;
  }
  if (parts.weekday || parts.month) return std::nullopt;
  if (parts.n && !parts.n->is_integer()) {
    out.value = "XXXX-XX-XX";
    return out;
  }
  if (parts.unit == "weekend") {
    Relation week;
    week.unit = "week";
    week.n = parts.n ? parts.n->to_integer().value_or(0) : 0;
    const auto bound = published ? bound_value(week, *published) : std::nullopt;
    out.value = bound.value_or("XXXX-WXX") + "-WE";
    return out;
  }
  if (parts.unit == "minute" || parts.unit == "second") {
    out.timex = "TIME";
    out.value = "XXXX-XX-XXTXX:XX";
    return out;
  }
  return std::nullopt;
}

TimeReading related(const TimeParts& parts, std::optional<std::string_view> published, const std::string& clock) {
  TimeReading out;
  Relation relation = relation_of(parts, clock);
  out.value = unbound_value(relation);
  if (!clock.empty() || relation.unit == "hour") out.timex = "TIME";
  if (!published) {
    out.relation = std::move(relation);
  } else if (auto bound = bound_value(relation, *published)) {
    out.value = std::move(*bound);
    out.relation = std::move(relation);
  }
  return out;
}

/// "the 20th of next month", "the first Monday of this month": the month counted from now becomes a known one.
void settle_month(TimeParts& parts, std::optional<std::string_view> published) {
  const bool day_of_month = parts.day || (parts.nth && parts.weekday);
  if (!day_of_month || parts.month || parts.unit != "month" || !parts.n || !published) return;
  Relation month;
  month.unit = "month";
  month.n = parts.n->to_integer().value_or(0);
  const auto bound = bound_value(month, *published);
  if (!bound) return;
  parts.year = number_in(*bound, 0, 4);
  parts.month = number_in(*bound, 5, 2);
  parts.n.reset();
  parts.unit.clear();
}

/// The same day or month of another year ("2014-06-03"); without such a day (February 29) its month.
std::string in_other_year(const std::string& value, const Decimal& years) {
  const auto year = number_in(value, 0, 4);
  const int found = year ? *year + years_of(years) : 0;
  if (found < 1 || found > 9999) return "XXXX";
  const std::string month = date_value(found, number_in(value, 5, 2), {});
  const std::string day = date_value(found, number_in(value, 5, 2), number_in(value, 8, 2));
  return days_of(day) ? day : month;
}

/// The day `shift` units from the one of the reading; without such a day it stays unknown.
TimeReading shifted(const TimeParts& parts, TimeReading from) {
  TimeReading out;
  if (parts.same_day) {
    out.value = in_other_year(from.value, *parts.shift);
    return out;
  }
  Relation step;
  step.unit = parts.shift_unit;
  step.n = parts.shift->to_integer().value_or(0);
  if (step.unit == "week") {
    step.unit = "day";
    step.n *= 7;
  }
  const bool day = from.value.size() == 10 && number_in(from.value, 8, 2);
  const auto bound = day && parts.shift->is_integer() ? bound_value(step, from.value) : std::nullopt;
  out.value = bound.value_or(unbound_value(step));
  return out;
}

/// A duration, a set of times, or a reference ("recently", "that night") that no calendar settles.
std::optional<TimeReading> without_calendar(const TimeParts& parts, const std::string& clock) {
  TimeReading out;
  if (parts.kind == "duration" || parts.kind == "set") {
    const bool set = parts.kind == "set";
    out.timex = set ? "SET" : "DURATION";
    out.value = !parts.value.empty() ? parts.value : set ? set_value(parts, clock) : length_value(parts);
    return out;
  }
  if (!clock.empty()) out.timex = "TIME";
  if (parts.reference == "other") {
    const bool clock_unit = parts.unit == "hour" || parts.unit == "minute" || parts.unit == "second";
    Relation relation;
    relation.unit = parts.unit;
    relation.clock = clock;  // "that night": of a day that nobody knows
    if (clock_unit) out.timex = "TIME";
    out.value = clock_unit && parts.unit != "hour" ? "XXXX-XX-XXTXX:XX" : unbound_value(relation);
    return out;
  }
  if (!parts.reference.empty()) {
    out.value = parts.reference == "past" ? "PAST_REF" : parts.reference == "future" ? "FUTURE_REF" : "PRESENT_REF";
    return out;
  }
  if (parts.value.empty()) return std::nullopt;
  out.value = parts.value;
  return out;
}

}  // namespace

bool needs_direction(const TimeParts& parts) {
  if (parts.kind == "duration" || parts.kind == "set" || parts.year || parts.n || !parts.direction.empty())
    return false;
  return parts.weekday || parts.month || parts.quarter || parts.half || !parts.season.empty() || !parts.holiday.empty();
}

TimeReading read_time(const TimeParts& parts, std::optional<std::string_view> published) {
  if (parts.shift && parts.kind != "duration") {
    TimeParts day = parts;
    day.shift.reset();
    return shifted(parts, read_time(day, published));
  }
  const std::string clock = clock_of(parts);
  if (auto reading = without_calendar(parts, clock)) return *reading;
  TimeReading out;
  if (!clock.empty()) out.timex = "TIME";
  TimeParts known = parts;
  if (parts.century && parts.year) {
    known.year = 100 * *parts.century + *parts.year;  // nineteen ninety-six
  } else if (parts.century) {
    out.value = two_digits(*parts.century - 1);
    return out;
  }
  settle_month(known, published);
  if (known.year) {
    known.year = full_year(*known.year, published);
    if (!known.year) {
      out.value = "XX" + two_digits(static_cast<int>(*parts.year)) + clock;
      return out;
    }
  }
  if (known.nth && known.weekday && known.month) known.holiday = weekday_rule(known);
  if (!known.holiday.empty()) {
    out.value = holiday_value(known, published);
    return out;
  }
  if (const auto part = year_part(known)) {
    out.value = year_part_value(*part, known, published);
    return out;
  }
  if (known.year) {
    out.value = date_value(*known.year, known.month, known.day) + (known.day ? clock : "");
    return out;
  }
  if (auto reading = unrelated(known, published, clock)) return *reading;
  return related(known, published, clock);
}

}  // namespace wirefacts
