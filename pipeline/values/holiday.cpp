#include "values/holiday.h"

#include <charconv>
#include <chrono>

#include "segmentation/unicode_calendar.h"
#include "values/date.h"

namespace wirefacts {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view kEaster = "easter", kOrthodox = "orthodox-easter", kListed = "on:";
constexpr std::size_t kWeekdayRule = 6;  // "11-4-4"
constexpr std::size_t kMonthDay = 5;     // "08-15"
constexpr std::size_t kDayRule = 9;      // "11-01>1-2"
constexpr std::size_t kIsoDay = 10;

/// The algorithm of Meeus, Jones and Butcher for the Gregorian calendar.
sys_days easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - b / 4 - g + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int day = h + l - 7 * m + 114;
  return std::chrono::year(year) / (day / 31) / (day % 31 + 1);
}

/// Easter of the Julian calendar (Meeus), as a Gregorian day.
sys_days orthodox_easter(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int day = d + e + 114;
  const auto julian = sys_days(std::chrono::year(year) / (day / 31) / (day % 31 + 1));
  return julian + days(year / 100 - year / 400 - 2);
}

/// MM-N-W.
std::optional<sys_days> weekday_of_month(std::string_view rule, int year) {
  const auto digit = [&](std::size_t at) { return rule[at] - '0'; };
  const int month = 10 * digit(0) + digit(1);
  const int weekday = digit(5);
  if (rule[2] != '-' || rule[4] != '-' || month < 1 || month > 12 || weekday < 1 || weekday > 7) return std::nullopt;
  const std::chrono::year_month of{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month))};
  const std::chrono::weekday day(static_cast<unsigned>(weekday));
  if (rule[3] == 'L') return sys_days(of / day[std::chrono::last]);
  const int nth = digit(3);
  if (nth < 1 || nth > 5) return std::nullopt;
  const auto found = of / day[static_cast<unsigned>(nth)];
  if (!found.ok()) return std::nullopt;
  return sys_days(found);
}

/// MM-DD>N-W.
std::optional<sys_days> weekday_after_day(std::string_view rule, int year) {
  const auto number = [&](std::size_t at) { return static_cast<unsigned>(10 * (rule[at] - '0') + rule[at + 1] - '0'); };
  const std::chrono::year_month_day from(std::chrono::year(year), std::chrono::month(number(0)),
                                         std::chrono::day(number(3)));
  const int nth = rule[6] - '0', weekday = rule[8] - '0';
  if (!from.ok() || rule[7] != '-' || nth < 1 || nth > 5 || weekday < 1 || weekday > 7) return std::nullopt;
  const sys_days next = sys_days(from) + days(1);
  const days wait = std::chrono::weekday(static_cast<unsigned>(weekday)) - std::chrono::weekday(next);
  return next + wait + days(7 * (nth - 1));
}

/// CALENDAR:MM-DD at the start of the rule.
std::vector<sys_days> calendar_days(std::string_view rule, std::size_t colon, int year) {
  int month = 0, day = 0;
  const char* at = rule.data() + colon + 1;
  if (std::from_chars(at, at + 2, month).ptr != at + 2 || at[2] != '-') return {};
  if (std::from_chars(at + 3, at + kMonthDay, day).ptr != at + kMonthDay) return {};
  return days_of_calendar(rule.substr(0, colon), month, day, year);
}

struct BaseDays {
  std::vector<sys_days> days;
  std::size_t length = 0;  // of the rule without the days that are added
};

std::optional<BaseDays> base_days(std::string_view rule, int year) {
  if (rule.starts_with(kOrthodox)) return BaseDays{{orthodox_easter(year)}, kOrthodox.size()};
  if (rule.starts_with(kEaster)) return BaseDays{{easter(year)}, kEaster.size()};
  const std::size_t colon = rule.find(':');
  if (colon != std::string_view::npos) {
    if (rule.size() < colon + 1 + kMonthDay) return std::nullopt;
    return BaseDays{calendar_days(rule, colon, year), colon + 1 + kMonthDay};
  }
  if (rule.size() >= kDayRule && rule[kMonthDay] == '>') {
    const auto day = weekday_after_day(rule, year);
    return day ? std::optional(BaseDays{{*day}, kDayRule}) : std::nullopt;
  }
  if (rule.size() < kWeekdayRule) return std::nullopt;
  const auto day = weekday_of_month(rule, year);
  if (!day) return std::nullopt;
  return BaseDays{{*day}, kWeekdayRule};
}

/// "", "+1", "-2".
std::optional<int> shift_of(std::string_view rest) {
  if (rest.empty()) return 0;
  int shift = 0;
  const char* first = rest.data() + (rest.front() == '+' ? 1 : 0);
  const auto read = std::from_chars(first, rest.data() + rest.size(), shift);
  if (read.ec != std::errc() || read.ptr != rest.data() + rest.size()) return std::nullopt;
  return shift;
}

std::vector<std::string> listed_days(std::string_view list, int year) {
  std::string of_year = std::to_string(year);
  of_year.insert(0, 4 - of_year.size(), '0');
  std::vector<std::string> found;
  for (std::size_t at = 0; at + kIsoDay <= list.size(); at += kIsoDay + 1) {
    const std::string_view day = list.substr(at, kIsoDay);
    if (day.starts_with(of_year)) found.emplace_back(day);
  }
  return found;
}

std::string iso(sys_days day) {
  const std::chrono::year_month_day found(day);
  return date_value(static_cast<int>(found.year()), static_cast<int>(static_cast<unsigned>(found.month())),
                    static_cast<int>(static_cast<unsigned>(found.day())));
}

}  // namespace

std::vector<std::string> holidays_of(std::string_view rule, int year) {
  if (year < 1 || year > 9999) return {};
  if (rule.starts_with(kListed)) return listed_days(rule.substr(kListed.size()), year);
  const auto read = base_days(rule, year);
  const auto shift = read ? shift_of(rule.substr(read->length)) : std::nullopt;
  std::vector<std::string> found;
  if (!shift) return found;
  for (const sys_days day : read->days) found.push_back(iso(day + days(*shift)));
  return found;
}

std::optional<std::string> holiday_of(std::string_view rule, int year) {
  const std::vector<std::string> found = holidays_of(rule, year);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

}  // namespace wirefacts
