#include <charconv>
#include <chrono>

#include "events/event_names.h"
#include "events/event_roles.h"
#include "events/support.h"

namespace wirefacts {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

/// The number that these digits are; nothing when one is no digit ("XX").
std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty() || text.front() == '-') {
    return std::nullopt;
  }
  return value;
}

std::string padded(unsigned value, std::size_t width) {
  std::string out = std::to_string(value);
  return out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

std::string iso(year_month_day date) {
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" + padded(static_cast<unsigned>(date.day()), 2);
}

std::optional<EventDates> whole_months(int year_number, int first, int final) {
  const year_month_day from{year(year_number), month(static_cast<unsigned>(first)), day(1)};
  const year_month_day to{year(year_number) / month(static_cast<unsigned>(final)) / last};
  if (!from.ok() || !to.ok()) return std::nullopt;
  return EventDates{iso(from), iso(to), 3};
}

/// ISO 8601: week 1 holds 4 January.
std::optional<EventDates> week_dates(int year_number, int week) {
  const year_month_day fourth{year(year_number), month(1), day(4)};
  if (!fourth.ok() || week < 1 || week > 53) return std::nullopt;
  const sys_days start = sys_days(fourth);
  const unsigned weekday = std::chrono::weekday(start).iso_encoding();
  const sys_days monday = start - days(weekday - 1) + days(7 * (week - 1));
  return EventDates{iso(year_month_day(monday)), iso(year_month_day(monday + days(6))), 2};
}

}  // namespace

std::optional<EventDates> dates_of(const std::string& timex_value) {
  const std::string_view text = timex_value;
  const std::optional<int> year_number = text.size() >= 4 ? digits(text.substr(0, 4)) : std::nullopt;
  if (!year_number) return std::nullopt;
  if (text.size() == 4) return whole_months(*year_number, 1, 12);
  if (text[4] != '-') return std::nullopt;
  const std::string_view rest = text.substr(5);
  if (rest.size() >= 5 && rest[2] == '-') {  // a clock may follow
    const auto month_number = digits(rest.substr(0, 2));
    const auto day_number = digits(rest.substr(3, 2));
    if (!month_number || !day_number) return std::nullopt;
    const year_month_day date{year(*year_number), month(static_cast<unsigned>(*month_number)),
                              day(static_cast<unsigned>(*day_number))};
    if (!date.ok()) return std::nullopt;
    return EventDates{iso(date), iso(date), 1};
  }
  if (rest.size() == 2) {
    if (rest[0] == 'Q' || rest[0] == 'H') {
      const auto part = digits(rest.substr(1));
      const int size = rest[0] == 'Q' ? 3 : 6;
      if (!part || *part < 1 || *part > 12 / size) return std::nullopt;
      return whole_months(*year_number, size * (*part - 1) + 1, size * *part);
    }
    const auto month_number = digits(rest);
    return month_number ? whole_months(*year_number, *month_number, *month_number) : std::nullopt;
  }
  if (rest.size() == 3 && rest[0] == 'W') {
    const auto week = digits(rest.substr(1));
    return week ? week_dates(*year_number, *week) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<EventDates> dates_of(const Discourse& discourse, const Event& event) {
  for (const Filler& filler : fillers(event, names::kTime)) {
    const auto* value = std::get_if<ValueRef>(&filler);
    if (value != nullptr) return dates_of(discourse.values[value->id].timex_value);
  }
  return std::nullopt;
}

}  // namespace wirefacts
