#include "io/readers/publication_date.h"

#include <chrono>
#include <cstdio>

#include "base/table.h"

namespace wirefacts {
namespace {

class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : rest_(text) {}

  bool digits(std::size_t count, std::string& out) {
    if (rest_.size() < count) return false;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return false;
    }
    out += rest_.substr(0, count);
    rest_.remove_prefix(count);
    return true;
  }
  bool mark(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// Up to the next character that is no letter.
  std::string letters() {
    std::string out;
    for (; (next() >= 'A' && next() <= 'Z') || (next() >= 'a' && next() <= 'z'); rest_.remove_prefix(1)) {
      out += static_cast<char>(next() | 0x20);
    }
    return out;
  }
  void blanks() {
    while (mark(' ')) {
    }
  }
  [[nodiscard]] char next() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

int number(std::string_view digits) {
  int out = 0;
  for (const char c : digits) out = out * 10 + (c - '0');
  return out;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

bool is_day(std::string_view date) {
  const int year = number(date.substr(0, 4));
  const int month = number(date.substr(5, 2));
  const int day = number(date.substr(8, 2));
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day <= kDays[month - 1] + static_cast<int>(month == 2 && leap);
}

/// "Z", "GMT", "+01:00", "+0100", "+01" or nothing.
bool scan_zone(DateScanner& scan, std::string& out) {
  scan.mark(' ');
  if (const std::string name = scan.letters(); name == "z" || name == "ut" || name == "utc" || name == "gmt") {
    out += 'Z';
  } else if (!name.empty()) {
    return false;
  } else if (scan.next() == '+' || scan.next() == '-') {
    out += scan.next();
    scan.mark(scan.next());
    if (!scan.digits(2, out)) return false;
    out += ':';
    scan.mark(':');
    if (scan.at_end()) out += "00";
    else if (!scan.digits(2, out)) return false;
  }
  return scan.at_end();
}

/// "am", "p.m." behind a clock: its hour as one of 24. False when it is none of 12.
bool scan_half_of_day(DateScanner& scan, std::string& clock) {
  DateScanner behind = scan;
  behind.mark(' ');
  std::string half = behind.letters();
  if (behind.mark('.')) half += behind.letters();
  if (half != "am" && half != "pm") return true;
  behind.mark('.');
  scan = behind;
  const int hour = number(clock.substr(0, 2));
  if (hour < 1 || hour > 12) return false;
  clock.replace(0, 2, two_digits(hour % 12 + (half == "pm" ? 12 : 0)));
  return true;
}

/// hh:mm or h:mm, perhaps :ss, perhaps a fraction, which is dropped, perhaps am or pm.
bool scan_clock(DateScanner& scan, std::string& out) {
  std::string clock;
  if (!scan.digits(2, clock)) {
    clock = "0";
    if (!scan.digits(1, clock) || scan.next() != ':') return false;
  }
  const bool marked = scan.mark(':');
  if (!scan.digits(2, clock)) return false;
  if (scan.mark(':') || (!marked && scan.next() >= '0' && scan.next() <= '9')) {
    if (!scan.digits(2, clock)) return false;
  } else {
    clock += "00";
  }
  if (scan.mark('.') || scan.mark(',')) {
    std::string fraction;
    while (scan.digits(1, fraction)) {
    }
  }
  if (!scan_half_of_day(scan, clock)) return false;
  if (number(clock.substr(0, 2)) > 23 || number(clock.substr(2, 2)) > 59 || number(clock.substr(4)) > 60) return false;
  out += "T" + clock.substr(0, 2) + ":" + clock.substr(2, 2) + ":" + clock.substr(4);
  return true;
}

/// ISO 8601, also with slashes in the day.
std::optional<std::string> iso_date(std::string_view text) {
  DateScanner scan(text);
  std::string out;
  if (!scan.digits(4, out)) return std::nullopt;
  const char between = scan.next() == '/' ? '/' : '-';
  const bool marked = scan.mark(between);
  out += '-';
  if (!scan.digits(2, out) || scan.mark(between) != marked) return std::nullopt;
  out += '-';
  if (!scan.digits(2, out) || !is_day(out)) return std::nullopt;
  if (scan.at_end()) return out;
  const bool clock_follows = scan.mark('T') || scan.mark('t') || scan.mark(' ') || !marked;  // or 20161004172000
  if (!clock_follows) return std::nullopt;
  if (!scan_clock(scan, out) || !scan_zone(scan, out)) return std::nullopt;
  return out;
}

/// The month whose English name begins with these letters, at least three: those of RFC 5322 or more; 0 for none.
int month_of(std::string_view letters) {
  constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                          "july",    "august",   "september", "october", "november", "december"};
  for (int month = 1; letters.size() >= 3 && month <= 12; ++month) {
    if (kMonths[month - 1].starts_with(letters)) return month;
  }
  return 0;
}

/// A month as it stands there, with a point behind it where it is shortened.
int scan_month(DateScanner& scan) {
  const int month = month_of(scan.letters());
  scan.mark('.');
  return month;
}

/// "4 October 2016", "04-OCT-2016", or "October 4, 2016". As a day of ISO 8601.
std::optional<std::string> scan_named_day(DateScanner& scan) {
  std::string day, year;
  const auto scan_day = [&] { return scan.digits(2, day) || scan.digits(1, day); };
  const auto gap = [&] { return scan.mark('-') || scan.mark(' '); };
  int month = 0;
  if (scan.next() >= '0' && scan.next() <= '9') {
    if (!scan_day() || !gap()) return std::nullopt;
    month = scan_month(scan);
    if (!gap()) return std::nullopt;
  } else {
    month = scan_month(scan);
    if (!scan.mark(' ') || !scan_day()) return std::nullopt;
    const bool comma = scan.mark(',');
    if (!scan.mark(' ') && !comma) return std::nullopt;
  }
  if (month == 0 || !scan.digits(4, year)) return std::nullopt;
  const std::string out = year + "-" + two_digits(month) + "-" + two_digits(number(day));
  return is_day(out) ? std::optional(out) : std::nullopt;
}

/// As in mail: "Tue, 04 Oct 2016 17:20:00 GMT", "4-OCT-2016 17:20:00.12"; as in papers: "Tuesday, October 4, 2016".
std::optional<std::string> named_date(std::string_view text) {
  DateScanner scan(text);
  if (month_of(DateScanner(scan).letters()) == 0 && !scan.letters().empty()) {
    if (!scan.mark(',')) return std::nullopt;
    scan.blanks();
  }
  auto out = scan_named_day(scan);
  if (!out || scan.at_end()) return out;
  const bool comma = scan.mark(',');
  if (!scan.mark(' ') && !comma) return std::nullopt;
  if (!scan_clock(scan, *out) || !scan_zone(scan, *out)) return std::nullopt;
  return out;
}

/// Seconds (9 digits: 1973 to 2001, 10: to 2286) or milliseconds (13; 12 may be a date without its marks).
std::optional<std::string> unix_time(std::string_view text) {
  DateScanner scan(text);
  std::string digits;
  const std::size_t seconds = text.size() == 9 ? 9 : 10;
  if ((text.size() > 10 && text.size() != 13) || !scan.digits(seconds, digits)) return std::nullopt;
  if (std::string rest; !scan.digits(text.size() - seconds, rest)) return std::nullopt;
  const std::chrono::sys_seconds time{std::chrono::seconds(std::stoll(digits))};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  char out[sizeof "2016-10-04T17:20:00Z" + 16];
  std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()), unsigned(date.month()),
                unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                int(clock.seconds().count()));
  return std::string(out);
}

}  // namespace

std::optional<std::string> publication_date(std::string_view text) {
  text = trim(text);
  auto out = iso_date(text);
  if (!out) out = named_date(text);
  if (!out) out = unix_time(text);
  return out;
}

}  // namespace wirefacts
