#include "resolution/time_anchor.h"

#include "values/date.h"

namespace wirefacts {
namespace {

constexpr ValueId kMostValues = 64;

/// Days of the unit, in a long year.
int length_of_unit(std::string_view unit) {
  return unit == "day"       ? 1
         : unit == "week"    ? 7
         : unit == "month"   ? 31
         : unit == "quarter" ? 92
         : unit == "year"    ? 366
                             : 0;
}

/// How coarse a date is, in days, known or not: "1997" and "XXXX" 366, "1997-W03" 7; of what is no plain date: more.
int length_of_date(std::string_view timex_value) {
  constexpr int kNoDate = 1000;
  const std::size_t size = timex_value.size();
  if (size < 4 || timex_value.find("REF") != std::string_view::npos) return kNoDate;
  if (size == 4) return length_of_unit("year");
  if (timex_value[4] != '-') return kNoDate;
  if (size >= 10 && timex_value.find("WE") == std::string_view::npos) return length_of_unit("day");
  if (timex_value[5] == 'W' && size == 8) return length_of_unit("week");
  if (timex_value[5] == 'Q') return length_of_unit("quarter");
  if (timex_value[5] == 'H') return length_of_unit("year");
  const bool month = size == 7 && (timex_value[6] == 'X' || (timex_value[6] >= '0' && timex_value[6] <= '9'));
  return month ? length_of_unit("month") : kNoDate;
}

/// A date that is known, or will be with the day of the article.
bool is_dated(const Value& value) {
  if (!value.is_time || (value.timex != "DATE" && value.timex != "TIME")) return false;
  return value.relation.has_value() || days_of(value.timex_value).has_value();
}

}  // namespace

ValueId time_anchor(const Discourse& discourse, ValueId time, std::string_view unit, std::uint32_t sentences_back) {
  const TokenSpan span = discourse.at(discourse.values[time].annotation).span;
  const std::uint32_t sentence = discourse.sentence(span.begin);
  for (ValueId id = time; id-- > 0 && time - id <= kMostValues;) {
    const Value& value = discourse.values[id];
    const TokenSpan told = discourse.at(value.annotation).span;
    if (discourse.sentence(told.begin) + sentences_back < sentence) break;
    if (told.end > span.begin || !is_dated(value)) continue;
    if (discourse.text_field(value.annotation, "of_tense") == "yes") continue;
    if (length_of_date(value.timex_value) <= length_of_unit(unit)) return id;
  }
  return kNone;
}

}  // namespace wirefacts
