#include "values/timex.h"

#include <gtest/gtest.h>

#include "values/holiday.h"

namespace wirefacts {
namespace {

constexpr std::string_view kPublished = "2016-10-04";

TimeParts of_kind(std::string kind, std::string unit = "", std::optional<Decimal> n = std::nullopt) {
  TimeParts parts;
  parts.kind = std::move(kind);
  parts.unit = std::move(unit);
  parts.n = n;
  return parts;
}

std::string value(const TimeParts& parts, std::optional<std::string_view> published = kPublished) {
  const TimeReading reading = read_time(parts, published);
  return reading.timex + " " + reading.value;
}

TEST(Timex, LengthsHaveNoDate) {
  EXPECT_EQ(value(of_kind("duration", "hour", Decimal(9))), "DURATION PT9H");
  EXPECT_EQ(value(of_kind("duration", "minute", Decimal(20))), "DURATION PT20M");
  EXPECT_EQ(value(of_kind("duration", "second", Decimal(48))), "DURATION PT48S");
  EXPECT_EQ(value(of_kind("duration", "day", Decimal(3))), "DURATION P3D");
  EXPECT_EQ(value(of_kind("duration", "year", Decimal(25, -1))), "DURATION P2.5Y");
  EXPECT_EQ(value(of_kind("duration", "year")), "DURATION PXY");
  TimeParts more = of_kind("duration", "year", Decimal(2));
  more.shift = Decimal(3);
  more.shift_unit = "month";
  EXPECT_EQ(value(more), "DURATION P2Y3M");
  more = of_kind("duration", "hour", Decimal(1));
  more.shift = Decimal(45);
  more.shift_unit = "minute";
  EXPECT_EQ(value(more), "DURATION PT1H45M");
  EXPECT_EQ(value(of_kind("duration")), "DURATION PXX");
  EXPECT_FALSE(read_time(of_kind("duration", "hour", Decimal(9)), kPublished).relation);
}

TEST(Timex, YearsOutOfReachAreUnknown) {
  for (const Decimal& years : {Decimal(2'147'483'647), Decimal(-2'147'483'647), Decimal(9'223'372'036'854'775, 3)}) {
    TimeParts part = of_kind("date", "year", years);
    part.month = 6;
    EXPECT_EQ(value(part), "DATE XXXX-06");
    part.season = "SU";
    EXPECT_EQ(value(part), "DATE XXXX-SU");
  }
}

TEST(Timex, SetsSayWhatRecurs) {
  TimeParts friday = of_kind("set");
  friday.weekday = 5;
  EXPECT_EQ(value(friday), "SET XXXX-WXX-5");
  EXPECT_EQ(value(of_kind("set", "year")), "SET P1Y");
  EXPECT_EQ(value(of_kind("set", "month", Decimal(3))), "SET P3M");
}

TEST(Timex, ClocksMakeTimes) {
  TimeParts clock = of_kind("time");
  clock.hour = 9;
  clock.minute = 30;
  clock.meridiem = "p.m.";
  EXPECT_EQ(value(clock), "TIME T21:30");  // its day is not known
  EXPECT_EQ(value(clock, std::nullopt), "TIME T21:30");
  clock.hour = 12;
  clock.meridiem = "a.m.";
  EXPECT_EQ(value(clock), "TIME T00:30");
  clock.weekday = 1;
  clock.direction = "on_or_before";
  EXPECT_EQ(value(clock), "TIME 2016-10-03T00:30");
  TimeParts zone = of_kind("time");
  zone.clock = "1200";
  zone.zone = "Z";
  EXPECT_EQ(value(zone), "TIME T12:00Z");
}

TEST(Timex, PartsOfYears) {
  TimeParts quarter = of_kind("date");
  quarter.quarter = 3;
  quarter.direction = "on_or_before";
  EXPECT_EQ(value(quarter), "DATE 2016-Q3");
  EXPECT_EQ(value(quarter, std::nullopt), "DATE XXXX-Q3");
  quarter.quarter = 4;
  quarter.direction = "before";
  EXPECT_EQ(value(quarter), "DATE 2015-Q4");
  quarter.n = Decimal(-1);
  EXPECT_EQ(value(quarter), "DATE 2015-Q4");
  quarter.direction = "on_or_after";  // figures that are still expected
  quarter.n.reset();
  quarter.quarter = 3;
  EXPECT_EQ(value(quarter), "DATE 2016-Q3");
  quarter.quarter = 1;
  EXPECT_EQ(value(quarter), "DATE 2017-Q1");
  quarter.direction.clear();
  quarter.quarter = 4;
  EXPECT_EQ(value(quarter, "2016-04-08"), "DATE 2015-Q4");
  quarter.quarter = 3;
  EXPECT_EQ(value(quarter, "2016-04-08"), "DATE 2016-Q3");
  TimeParts october = of_kind("date", "year", Decimal(-1));
  october.month = 10;
  EXPECT_EQ(value(october), "DATE 2015-10");
  TimeParts half = of_kind("date");
  half.half = 1;
  half.year = 2014;
  EXPECT_EQ(value(half), "DATE 2014-H1");
  TimeParts summer = of_kind("date");
  summer.season = "SU";
  summer.month = 6;
  summer.direction = "before";
  EXPECT_EQ(value(summer), "DATE 2016-SU");
  summer.direction = "after";
  EXPECT_EQ(value(summer), "DATE 2017-SU");
}

TEST(Timex, YearsOfTwoDigits) {
  TimeParts year = of_kind("date");
  year.year = 98;
  EXPECT_EQ(value(year), "DATE 1998");
  EXPECT_EQ(value(year, std::nullopt), "DATE XX98");
  year.year = 17;
  EXPECT_EQ(value(year), "DATE 2017");
  TimeParts century = of_kind("date");
  century.century = 19;
  EXPECT_EQ(value(century), "DATE 18");
}

// The reference check: a relation is kept only with the value that it binds to.
TEST(Timex, RelationsAgreeWithTheirValues) {
  for (const char* unit : {"second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "year"}) {
    for (const std::int64_t n : {-300'000'000, -2, 0, 1, 300'000'000}) {
      for (const std::optional<std::string_view> published :
           {std::optional<std::string_view>(), std::optional(kPublished),
            std::optional<std::string_view>("2016-10-04T17:20:00Z")}) {
        const TimeReading reading = read_time(of_kind("date", unit, Decimal(n)), published);
        EXPECT_FALSE(reading.value.empty());
        if (!reading.relation) continue;
        EXPECT_EQ(published ? bound_value(*reading.relation, *published) : unbound_value(*reading.relation),
                  reading.value);
      }
    }
  }
}

TEST(Timex, WhatIsCountedFromAnotherTimeIsNotBound) {
  TimeParts later = of_kind("date", "year");
  later.reference = "other";
  EXPECT_EQ(value(later), "DATE XXXX");
  EXPECT_FALSE(read_time(later, kPublished).relation);
}

TEST(Holiday, ByRule) {
  EXPECT_EQ(holiday_of("easter", 2016), "2016-03-27");
  EXPECT_EQ(holiday_of("easter-2", 2018), "2018-03-30");
  EXPECT_EQ(holiday_of("easter+1", 1999), "1999-04-05");
  EXPECT_EQ(holiday_of("11-4-4", 2016), "2016-11-24");
  EXPECT_EQ(holiday_of("11-4-4+1", 2016), "2016-11-25");
  EXPECT_EQ(holiday_of("05-L-1", 2016), "2016-05-30");
  EXPECT_EQ(holiday_of("orthodox-easter", 2016), "2016-05-01");
  EXPECT_EQ(holiday_of("orthodox-easter-2", 2020), "2020-04-17");
  EXPECT_EQ(holiday_of("hebrew:08-15", 2016), "2016-04-23");
  EXPECT_EQ(holiday_of("hebrew:07-14", 2024), "2024-03-24");  // Purim of a leap year
  EXPECT_EQ(holiday_of("chinese:01-01", 1987), "1987-01-29");
  EXPECT_EQ(holiday_of("chinese:01-01-1", 2024), "2024-02-09");
  EXPECT_EQ(holiday_of("islamic-umalqura:10-01", 2016), "2016-07-06");
  EXPECT_EQ(holidays_of("islamic-umalqura:10-01", 2000), (std::vector<std::string>{"2000-01-08", "2000-12-27"}));
  EXPECT_EQ(holiday_of("on:2015-11-11,2016-10-30", 2016), "2016-10-30");
  EXPECT_EQ(holiday_of("on:2015-11-11,2016-10-30", 2017), std::nullopt);
  EXPECT_EQ(holiday_of("11-1-1+1", 2016), "2016-11-08");
  EXPECT_EQ(holiday_of("11-01>1-2", 2016), "2016-11-08");  // November 1 itself was a Tuesday
  EXPECT_EQ(holiday_of("11-01>1-2", 2018), "2018-11-06");
  EXPECT_EQ(holiday_of("12-30>2-7", 2016), "2017-01-08");
  for (const char* bad : {"", "11-31>1-2", "11-01>6-2", "11-01>1-8", "11-01>1", "none", "13-1-1", "05-6-1", "05-1-8",
                          "easter?", "11-4-4+"}) {
    EXPECT_EQ(holiday_of(bad, 2016), std::nullopt) << bad;
  }
}

TEST(Timex, WeekdaysBehindADay) {
  TimeParts tuesday = of_kind("date");
  tuesday.nth = 1;
  tuesday.weekday = 2;
  tuesday.month = 11;
  tuesday.day = 1;
  EXPECT_EQ(value(tuesday), "DATE 2016-11-08");
  tuesday.direction = "before";
  EXPECT_EQ(value(tuesday), "DATE 2015-11-03");
}

TEST(Timex, WeekdaysOfMonths) {
  TimeParts monday = of_kind("date");
  monday.nth = 1;
  monday.weekday = 1;
  monday.month = 5;
  monday.year = 2016;
  EXPECT_EQ(value(monday), "DATE 2016-05-02");
  monday.nth = 0;
  EXPECT_EQ(value(monday), "DATE 2016-05-30");
}

TEST(Holiday, ByDirection) {
  TimeParts thanksgiving = of_kind("date");
  thanksgiving.holiday = "11-4-4";
  EXPECT_EQ(value(thanksgiving), "DATE 2016-11-24");
  thanksgiving.direction = "on_or_before";
  EXPECT_EQ(value(thanksgiving), "DATE 2015-11-26");
  thanksgiving.year = 2000;
  EXPECT_EQ(value(thanksgiving), "DATE 2000-11-23");
  thanksgiving.holiday = "none";
  EXPECT_EQ(value(thanksgiving), "DATE 2000-XX-XX");
}

TEST(Timex, SpokenYearsHaveACenturyAndAYear) {
  TimeParts year = of_kind("date");
  year.century = 19;
  year.year = 96;
  EXPECT_EQ(value(year), "DATE 1996");
  year.month = 1;
  EXPECT_EQ(value(year), "DATE 1996-01");
}

TEST(Timex, DaysAreCountedFromOtherDays) {
  TimeParts christmas = of_kind("date");
  christmas.month = 12;
  christmas.day = 25;
  christmas.year = 2015;
  christmas.shift = Decimal(-2);
  christmas.shift_unit = "week";
  EXPECT_EQ(value(christmas), "DATE 2015-12-11");
  christmas.shift = Decimal(3);
  christmas.shift_unit = "month";
  EXPECT_EQ(value(christmas), "DATE 2016-03");
  christmas.year.reset();
  EXPECT_EQ(value(christmas, std::nullopt), "DATE XXXX-XX");
}

TEST(Timex, TheSameDayOfAnotherYear) {
  TimeParts today = of_kind("date", "day", Decimal(0));
  today.shift = Decimal(-10);
  today.shift_unit = "year";
  today.same_day = true;
  EXPECT_EQ(value(today, "2016-10-04"), "DATE 2006-10-04");
  EXPECT_EQ(value(today, "2016-02-29"), "DATE 2006-02");
  today.unit = "month";
  EXPECT_EQ(value(today, "2016-10-04"), "DATE 2006-10");
  EXPECT_EQ(value(today, std::nullopt), "DATE XXXX");
}

TEST(Timex, DaysOfAMonthCountedFromNow) {
  TimeParts day = of_kind("date", "month", Decimal(1));
  day.day = 20;
  EXPECT_EQ(value(day), "DATE 2016-11-20");
  day.day.reset();
  day.nth = 1;
  day.weekday = 1;
  EXPECT_EQ(value(day), "DATE 2016-11-07");
}

}  // namespace
}  // namespace wirefacts
