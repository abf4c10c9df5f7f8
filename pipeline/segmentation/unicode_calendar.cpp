#include "segmentation/unicode_calendar.h"

#include <unicode/calendar.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>

#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <tuple>

namespace wirefacts {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr double kMillisecondsPerDay = 86'400'000;
constexpr std::size_t kMostKnown = 1000;

std::unique_ptr<icu::Calendar> open_calendar(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale("en", "", "", ("calendar=" + std::string(name)).c_str());
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), locale, status));
  // An unknown name gives the calendar of the locale.
  if (U_FAILURE(status) || !calendar || !name.starts_with(calendar->getType())) return nullptr;
  return calendar;
}

std::vector<sys_days> compute(std::string_view calendar, int month, int day, int year) {
  const auto feasts = open_calendar(calendar);
  if (!feasts) return {};
  const auto first = sys_days(std::chrono::year(year) / 1 / 1);
  const auto last = sys_days(std::chrono::year(year) / 12 / 31);
  UErrorCode status = U_ZERO_ERROR;
  feasts->setTime(static_cast<double>(first.time_since_epoch().count()) * kMillisecondsPerDay, status);
  const int begin = feasts->get(UCAL_EXTENDED_YEAR, status);
  std::vector<sys_days> found;
  for (int y = begin; y <= begin + 2; ++y) {  // a Gregorian year touches three Islamic ones at most
    feasts->clear();
    feasts->set(UCAL_EXTENDED_YEAR, y);
    feasts->set(UCAL_MONTH, month - 1);
    feasts->set(UCAL_DATE, day);
    const sys_days at{days(std::llround(std::floor(feasts->getTime(status) / kMillisecondsPerDay)))};
    if (U_FAILURE(status)) return {};
    if (at >= first && at <= last) found.push_back(at);
  }
  return found;
}

}  // namespace

std::vector<sys_days> days_of_calendar(std::string_view calendar, int month, int day, int year) {
  if (year < 1 || year > 9999) return {};
  // ICU takes up to 0.15 ms for a day of the Chinese calendar: a text full of feasts must not pay that each time.
  thread_local std::map<std::tuple<std::string, int, int, int>, std::vector<sys_days>> known;
  if (known.size() > kMostKnown) known.clear();
  const auto [at, is_new] = known.try_emplace({std::string(calendar), month, day, year});
  if (is_new) at->second = compute(calendar, month, day, year);
  return at->second;
}

}  // namespace wirefacts
