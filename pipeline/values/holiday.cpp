#include "values/holiday.h"

#include <charconv>
#include <chrono>

#include "values/date.h"

namespace wirefacts {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view kEaster = "easter";
constexpr std::size_t kWeekdayRule = 6;  // "11-4-4"

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

}  // namespace

std::optional<std::string> holiday_of(std::string_view rule, int year) {
  if (year < 1 || year > 9999) return std::nullopt;
  std::optional<sys_days> day;
  std::size_t end = 0;
  if (rule.substr(0, kEaster.size()) == kEaster) {
    day = easter(year);
    end = kEaster.size();
  } else if (rule.size() >= kWeekdayRule) {
    day = weekday_of_month(rule, year);
    end = kWeekdayRule;
  }
  if (!day) return std::nullopt;
  int shift = 0;
  if (end < rule.size()) {
    const std::size_t first = end + (rule[end] == '+' ? 1 : 0);
    const auto read = std::from_chars(rule.data() + first, rule.data() + rule.size(), shift);
    if (read.ec != std::errc() || read.ptr != rule.data() + rule.size()) return std::nullopt;
  }
  const std::chrono::year_month_day found(*day + days(shift));
  return date_value(static_cast<int>(found.year()), static_cast<int>(static_cast<unsigned>(found.month())),
                    static_cast<int>(static_cast<unsigned>(found.day())));
}

}  // namespace wirefacts
