#include "values/date.h"

#include <gtest/gtest.h>

namespace wirefacts {
namespace {

constexpr std::string_view kTuesday = "2016-10-04";

Relation units(std::string unit, std::int64_t n) {
  Relation r;
  r.unit = std::move(unit);
  r.n = n;
  return r;
}

Relation weekday(int day, std::string direction, std::int64_t week = 0) {
  Relation r = units("day", week);
  r.weekday = day;
  r.direction = std::move(direction);
  return r;
}

Relation month_day(int month, std::optional<int> day, std::string direction = "") {
  Relation r = units(day ? "day" : "month", 0);
  r.month = month;
  r.day = day;
  r.direction = std::move(direction);
  return r;
}

struct Row {
  const char* words;
  Relation relation;
  const char* unbound;
  const char* bound;
};

TEST(Date, ADayOfAMonthWithItsWeekdayIsOfTheNearestYearThatAgrees) {
  const auto bound = [](int month, int day, int name, std::string direction, std::string_view published) {
    Relation r = month_day(month, day, std::move(direction));
    r.weekday = name;
    return bound_value(r, published);
  };
  EXPECT_EQ(bound(4, 25, 6, "on_or_before", "1998-04-24"), "1998-04-25");  // a Saturday, though the verb is past
  EXPECT_EQ(bound(10, 4, 2, "", kTuesday), "2016-10-04");
  EXPECT_EQ(bound(1, 2, 1, "on_or_after", kTuesday), "2017-01-02");
  EXPECT_EQ(bound(10, 5, 1, "", kTuesday), "2015-10-05");
  EXPECT_EQ(bound(10, 4, 7, "on_or_after", kTuesday), "2015-10-04");
  EXPECT_EQ(bound(10, 4, 1, "on_or_before", kTuesday), "2016-10-04");  // no such year is near: the weekday is wrong
}

TEST(Date, ADayOrMonthWithoutDirectionIsTheNearest) {
  EXPECT_EQ(bound_value(month_day(12, 31), "1987-02-10"), "1986-12-31");  // of a table of results
  EXPECT_EQ(bound_value(month_day(12, {}), "1987-01-15"), "1986-12");
  EXPECT_EQ(bound_value(month_day(1, 1), "2026-11-24"), "2027-01-01");
  EXPECT_EQ(bound_value(month_day(5, 31), "2026-11-24"), "2026-05-31");
}

TEST(Date, TheLeapDayWithoutDirectionIsOfTheNearestYearThatHasOne) {
  EXPECT_EQ(bound_value(month_day(2, 29), "2017-03-22"), "2016-02-29");
  EXPECT_EQ(bound_value(month_day(2, 29), "2019-03-22"), "2020-02-29");
  EXPECT_EQ(bound_value(month_day(2, 29), "2016-03-22"), "2016-02-29");
  EXPECT_EQ(bound_value(month_day(2, 30), "2016-03-22"), std::nullopt);
}

// Each kind of relation, before and after binding.
TEST(Date, BindsTheTableOfTheRecords) {
  const Row rows[] = {
      {"today", units("day", 0), "XXXX-XX-XX", "2016-10-04"},
      {"yesterday", units("day", -1), "XXXX-XX-XX", "2016-10-03"},
      {"last week", units("week", -1), "XXXX-WXX", "2016-W39"},
      {"next month", units("month", 1), "XXXX-XX", "2016-11"},
      {"last quarter", units("quarter", -1), "XXXX-QX", "2016-Q3"},
      {"this year", units("year", 0), "XXXX", "2016"},
      {"met on Monday", weekday(1, "on_or_before"), "XXXX-WXX-1", "2016-10-03"},
      {"met on Tuesday", weekday(2, "on_or_before"), "XXXX-WXX-2", "2016-10-04"},
      {"will meet on Tuesday", weekday(2, "on_or_after"), "XXXX-WXX-2", "2016-10-04"},
      {"will meet on Monday", weekday(1, "on_or_after"), "XXXX-WXX-1", "2016-10-10"},
      {"last Friday", weekday(5, "before"), "XXXX-WXX-5", "2016-09-30"},
      {"last Tuesday", weekday(2, "before"), "XXXX-WXX-2", "2016-09-27"},
      {"next Tuesday", weekday(2, "after"), "XXXX-WXX-2", "2016-10-11"},
      {"next Friday", weekday(5, "after"), "XXXX-WXX-5", "2016-10-07"},
      {"this Friday", weekday(5, ""), "XXXX-WXX-5", "2016-10-07"},
      {"Friday of next week", weekday(5, "", 1), "XXXX-WXX-5", "2016-10-14"},
      {"signed on Oct. 14", month_day(10, 14, "on_or_before"), "XXXX-10-14", "2015-10-14"},
      {"Oct. 14", month_day(10, 14), "XXXX-10-14", "2016-10-14"},
      {"due on Sept. 1", month_day(9, 1, "on_or_after"), "XXXX-09-01", "2017-09-01"},
      {"won in November", month_day(11, {}, "on_or_before"), "XXXX-11", "2015-11"},
      {"held in October", month_day(10, {}, "on_or_before"), "XXXX-10", "2016-10"},
      {"before October", month_day(10, {}, "before"), "XXXX-10", "2015-10"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(unbound_value(row.relation), row.unbound) << row.words;
    EXPECT_EQ(bound_value(row.relation, kTuesday), row.bound) << row.words;
  }
}

TEST(Date, AppendsTheClockToDays) {
  Relation night = weekday(1, "on_or_before");
  night.clock = "TNI";
  EXPECT_EQ(unbound_value(night), "XXXX-WXX-1TNI");
  EXPECT_EQ(bound_value(night, kTuesday), "2016-10-03TNI");
}

TEST(Date, BindsHoursOnlyToATimeOfDay) {
  EXPECT_EQ(unbound_value(units("hour", -2)), "XXXX-XX-XXTXX");
  EXPECT_EQ(bound_value(units("hour", -2), kTuesday), std::nullopt);
  EXPECT_EQ(bound_value(units("hour", -2), "2016-10-04T17:20:00Z"), "2016-10-04T15");
  EXPECT_EQ(bound_value(units("hour", -18), "2016-10-04T17:20:00+02:00"), "2016-10-03T23");
}

TEST(Date, LeapDays) {
  EXPECT_EQ(bound_value(month_day(2, 29, "on_or_before"), kTuesday), "2016-02-29");
  EXPECT_EQ(bound_value(month_day(2, 29, "after"), kTuesday), "2020-02-29");
  EXPECT_EQ(bound_value(month_day(2, 29, "before"), "2016-02-29"), "2012-02-29");
  EXPECT_EQ(bound_value(month_day(2, 29), "2015-06-01"), "2016-02-29");           // the nearest year that has one
  EXPECT_EQ(bound_value(month_day(2, 29, "after"), "1896-03-01"), "1904-02-29");  // 1900 had none
  EXPECT_EQ(bound_value(units("day", 1), "2016-02-28"), "2016-02-29");
  EXPECT_EQ(bound_value(units("day", 1), "2015-02-28"), "2015-03-01");
}

TEST(Date, WeeksBelongToTheYearOfTheirThursday) {
  EXPECT_EQ(bound_value(units("week", 0), "2016-01-01"), "2015-W53");
  EXPECT_EQ(bound_value(units("week", 1), "2016-01-01"), "2016-W01");
  EXPECT_EQ(bound_value(units("week", 0), "2018-12-31"), "2019-W01");
}

TEST(Date, MonthsAndQuartersCrossYears) {
  EXPECT_EQ(bound_value(units("month", -10), kTuesday), "2015-12");
  EXPECT_EQ(bound_value(units("month", 3), kTuesday), "2017-01");
  EXPECT_EQ(bound_value(units("quarter", 1), kTuesday), "2017-Q1");
  EXPECT_EQ(bound_value(units("quarter", -4), kTuesday), "2015-Q4");
  EXPECT_EQ(bound_value(units("year", -3), kTuesday), "2013");
}

TEST(Date, RefusesWhatIsNoDate) {
  for (const char* published : {"", "2016", "2016-13-01", "2016-02-30", "20161004", "2016-10-04x", "-016-10-04"}) {
    EXPECT_EQ(bound_value(units("day", 0), published), std::nullopt) << published;
  }
  EXPECT_EQ(bound_value(units("day", 9'000'000'000'000'000'000), kTuesday), std::nullopt);
  EXPECT_EQ(bound_value(units("year", -2016), kTuesday), std::nullopt);
  EXPECT_EQ(bound_value(units("day", -4'000'000), kTuesday), std::nullopt);
  EXPECT_EQ(bound_value(units("century", 1), kTuesday), std::nullopt);
}

TEST(Date, AbsoluteDates) {
  EXPECT_EQ(date_value(2016, {}, {}), "2016");
  EXPECT_EQ(date_value(2016, 9, {}), "2016-09");
  EXPECT_EQ(date_value(2016, 9, 1), "2016-09-01");
}

TEST(Date, DaysOfAValue) {
  const std::pair<const char*, DayRange> rows[] = {
      {"2016-10-04", {"2016-10-04", "2016-10-04"}}, {"2016-10-03TNI", {"2016-10-03", "2016-10-03"}},
      {"2016-02", {"2016-02-01", "2016-02-29"}},    {"2016-Q4", {"2016-10-01", "2016-12-31"}},
      {"2016-H1", {"2016-01-01", "2016-06-30"}},    {"2016", {"2016-01-01", "2016-12-31"}},
      {"2016-W39", {"2016-09-26", "2016-10-02"}},   {"2015-W53", {"2015-12-28", "2016-01-03"}},
  };
  for (const auto& [value, range] : rows) EXPECT_EQ(days_of(value), range) << value;
  for (const char* value : {"XXXX-10-14", "PAST_REF", "P3D", "2016-13", "2016-W54", "2014-W53", "2016-Q5", ""}) {
    EXPECT_EQ(days_of(value), std::nullopt) << value;
  }
}

}  // namespace
}  // namespace wirefacts
