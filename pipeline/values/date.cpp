#include "values/date.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace wirefacts {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

// Offsets beyond this many units leave the calendar anyway; smaller ones cannot overflow.
constexpr std::int64_t kMostUnits = 4'000'000;

struct Moment {
  sys_days day;
  std::optional<int> hour;
};

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  const char* end = text.data() + at + count;
  const auto read = std::from_chars(text.data() + at, end, value);
  if (read.ec != std::errc() || read.ptr != end || value < 0 || text[at] == '-') return std::nullopt;
  return value;
}

std::optional<sys_days> make_day(std::int64_t year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const year_month_day date(std::chrono::year(static_cast<int>(year)), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day)));
  if (!date.ok()) return std::nullopt;
  return sys_days(date);
}

std::optional<sys_days> parse_day(std::string_view text) {
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  return make_day(*year, *month, *day);
}

std::optional<Moment> parse_moment(std::string_view text) {
  const auto day = parse_day(text);
  if (!day) return std::nullopt;
  if (text.size() == 10) return Moment{*day, std::nullopt};
  if (text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const auto hour = digits(text, 11, 2);
  if (!hour || *hour > 23) return std::nullopt;
  return Moment{*day, hour};
}

int year_of(sys_days day) { return static_cast<int>(year_month_day(day).year()); }
int month_of(sys_days day) { return static_cast<int>(static_cast<unsigned>(year_month_day(day).month())); }
int iso_weekday(sys_days day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

std::string padded(std::int64_t number, int width) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%0*lld", width, static_cast<long long>(number));
  return buffer;
}

std::optional<std::string> iso_day(sys_days day) {
  const year_month_day date(day);
  const int year = static_cast<int>(date.year());
  if (year < 1 || year > 9999) return std::nullopt;
  return padded(year, 4) + '-' + padded(month_of(day), 2) + '-' + padded(static_cast<unsigned>(date.day()), 2);
}

/// The week belongs to the year of its Thursday.
std::optional<std::string> iso_week(sys_days day) {
  const sys_days thursday = day + days(4 - iso_weekday(day));
  const int year = year_of(thursday);
  if (year < 1 || year > 9999) return std::nullopt;
  const sys_days new_year = std::chrono::year(year) / 1 / 1;
  return padded(year, 4) + "-W" + padded((thursday - new_year).count() / 7 + 1, 2);
}

std::optional<std::string> with_clock(std::optional<std::string> day, const std::string& clock) {
  if (day) *day += clock;
  return day;
}

bool backwards(std::string_view direction) { return direction == "before" || direction == "on_or_before"; }

bool fits(sys_days found, sys_days anchor, std::string_view direction) {
  if (direction == "before") return found < anchor;
  if (direction == "on_or_before") return found <= anchor;
  if (direction == "after") return found > anchor;
  if (direction == "on_or_after") return found >= anchor;
  return true;
}

/// "Saturday, April 25": the day of this year, the last or the next that is a Saturday, in the direction if there is
/// one; nothing when none is, so that the weekday must be wrong.
std::optional<sys_days> month_day_on_weekday(const Relation& relation, sys_days published) {
  std::optional<sys_days> any;
  for (const int years : {0, -1, 1}) {
    const auto day = make_day(year_of(published) + years, *relation.month, *relation.day);
    if (!day || iso_weekday(*day) != *relation.weekday) continue;
    if (fits(*day, published, relation.direction)) return day;
    if (!any) any = day;
  }
  return any;
}

/// From the year of `anchor` to that of the nearest day of this month: "December 31" told in February is of last year.
/// Of two as near, the earlier.
int years_to_nearest(const Relation& relation, sys_days anchor) {
  const auto away = [&](int years) {
    const auto day = make_day(year_of(anchor) + years, *relation.month, relation.day.value_or(1));
    return day ? std::chrono::abs(*day - anchor) : days::max();
  };
  const days here = away(0);
  if (here == days::max()) return 0;
  return away(-1) <= here ? -1 : away(1) < here ? 1 : 0;
}

std::optional<std::string> bind_month(const Relation& relation, sys_days published) {
  if (relation.weekday && relation.day) {
    if (const auto day = month_day_on_weekday(relation, published)) return with_clock(iso_day(*day), relation.clock);
  }
  const sys_days anchor =
      relation.day ? published : sys_days(std::chrono::year(year_of(published)) / month_of(published) / 1);
  // Eight years always hold a 29 February, but for 1896–1904 and the like. Without direction: the nearest one.
  constexpr int kYears = 9;
  const int step = backwards(relation.direction) ? -1 : 1;
  const int first = relation.direction.empty() ? years_to_nearest(relation, anchor) : 0;
  for (int k = 0; k < kYears; ++k) {
    const int nearest = k % 2 == 0 ? k / 2 : -(k + 1) / 2;
    const int year = year_of(published) + (relation.direction.empty() ? first + nearest : k * step);
    const auto found = make_day(year, *relation.month, relation.day.value_or(1));
    if (!found || !fits(*found, anchor, relation.direction)) continue;
    const auto text = iso_day(*found);
    if (!text) return std::nullopt;
    return text->substr(0, relation.day ? 10 : 7) + relation.clock;
  }
  return std::nullopt;
}

std::optional<std::string> bind_weekday(const Relation& relation, sys_days published) {
  if (relation.direction.empty()) {
    const auto shift = 7 * relation.n + *relation.weekday - iso_weekday(published);
    return with_clock(iso_day(published + days(shift)), relation.clock);
  }
  const int step = backwards(relation.direction) ? -1 : 1;
  for (int k = 0; k < 8; ++k) {
    const sys_days day = published + days(k * step);
    if (iso_weekday(day) == *relation.weekday && fits(day, published, relation.direction)) {
      return with_clock(iso_day(day), relation.clock);
    }
  }
  return std::nullopt;
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);
}

std::optional<std::string> bind_months(std::int64_t n, int size, sys_days published) {
  const std::int64_t per_year = 12 / size;
  const std::int64_t k = (year_of(published) * 12 + month_of(published) - 1) / size + n;
  const std::int64_t year = floor_divide(k, per_year);
  if (year < 1 || year > 9999) return std::nullopt;
  const std::int64_t part = k - year * per_year + 1;
  return padded(year, 4) + (size == 1 ? "-" + padded(part, 2) : "-Q" + padded(part, 1));
}

std::optional<std::string> bind_hours(std::int64_t n, const Moment& published) {
  if (!published.hour) return std::nullopt;
  const std::int64_t hours = *published.hour + n;
  const std::int64_t shift = floor_divide(hours, 24);
  const auto day = iso_day(published.day + days(shift));
  if (!day) return std::nullopt;
  return *day + "T" + padded(hours - 24 * shift, 2);
}

int last_day(int year, int month) {
  const std::chrono::year_month_day_last last(
      std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<DayRange> months_range(int year, int low, int high) {
  if (low < 1 || high > 12 || low > high) return std::nullopt;
  return DayRange{date_value(year, low, 1), date_value(year, high, last_day(year, high))};
}

std::optional<DayRange> week_range(int year, int week) {
  const sys_days fourth = std::chrono::year(year) / 1 / 4;  // always in week 1
  const sys_days monday = fourth - days(iso_weekday(fourth) - 1) + days(7 * (week - 1));
  const auto name = iso_week(monday);
  if (!name || *name != padded(year, 4) + "-W" + padded(week, 2)) return std::nullopt;
  const auto first = iso_day(monday);
  const auto last = iso_day(monday + days(6));
  if (!first || !last) return std::nullopt;
  return DayRange{*first, *last};
}

}  // namespace

std::string unbound_value(const Relation& relation) {
  if (relation.month) {
    const std::string day = relation.day ? "-" + padded(*relation.day, 2) : "";
    return "XXXX-" + padded(*relation.month, 2) + day + relation.clock;
  }
  if (relation.weekday) return "XXXX-WXX-" + padded(*relation.weekday, 1) + relation.clock;
  const std::string& unit = relation.unit;
  const std::string value = unit == "hour"      ? "XXXX-XX-XXTXX"
                            : unit == "week"    ? "XXXX-WXX"
                            : unit == "month"   ? "XXXX-XX"
                            : unit == "quarter" ? "XXXX-QX"
                            : unit == "year"    ? "XXXX"
                                                : "XXXX-XX-XX";
  return value + relation.clock;
}

std::optional<std::string> bound_value(const Relation& relation, std::string_view published) {
  const auto moment = parse_moment(published);
  const std::int64_t n = relation.n;
  if (!moment || n > kMostUnits || n < -kMostUnits) return std::nullopt;
  const sys_days day = moment->day;
  if (relation.month) return bind_month(relation, day);
  if (relation.weekday) return bind_weekday(relation, day);
  if (relation.unit == "day") return with_clock(iso_day(day + days(n)), relation.clock);
  if (relation.unit == "week") return iso_week(day + days(7 * n));
  if (relation.unit == "month") return bind_months(n, 1, day);
  if (relation.unit == "quarter") return bind_months(n, 3, day);
  if (relation.unit == "year") {
    const std::int64_t year = year_of(day) + n;
    if (year < 1 || year > 9999) return std::nullopt;
    return padded(year, 4);
  }
  if (relation.unit == "hour") return bind_hours(n, *moment);
  return std::nullopt;
}

std::string date_value(std::int64_t year, std::optional<int> month, std::optional<int> day) {
  std::string value = padded(year, 4);
  if (month) value += "-" + padded(*month, 2);
  if (day) value += "-" + padded(*day, 2);
  return value;
}

std::optional<DayRange> days_of(std::string_view timex_value) {
  const std::string_view text = timex_value;
  const auto year = digits(text, 0, 4);
  if (!year || *year < 1) return std::nullopt;
  if (text.size() == 4) return months_range(*year, 1, 12);
  if (text[4] != '-' || text.size() < 7) return std::nullopt;
  if (const auto day = parse_day(text); day && (text.size() == 10 || text[10] == 'T')) {
    return DayRange{*iso_day(*day), *iso_day(*day)};
  }
  const char kind = text[5];
  const auto part = text.size() == 7 ? digits(text, 6, 1) : std::nullopt;
  if (kind == 'Q' && part) return months_range(*year, 3 * *part - 2, 3 * *part);
  if (kind == 'H' && part) return months_range(*year, 6 * *part - 5, 6 * *part);
  if (kind == 'W' && text.size() == 8) {
    const auto week = digits(text, 6, 2);
    return week ? week_range(*year, *week) : std::nullopt;
  }
  const auto month = text.size() == 7 ? digits(text, 5, 2) : std::nullopt;
  return month ? months_range(*year, *month, *month) : std::nullopt;
}

}  // namespace wirefacts
