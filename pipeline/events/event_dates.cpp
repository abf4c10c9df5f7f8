#include "events/event_names.h"
#include "events/event_roles.h"
#include "events/support.h"
#include "values/date.h"

namespace wirefacts {
namespace {

/// What has happened has happened by the day of publication, what is planned has not: "this year", told in October.
void bound_by_publication(const Discourse& discourse, const Event& event, EventDates& dates) {
  if (!discourse.article.published || discourse.article.published->size() < 10) return;
  const std::string day = discourse.article.published->substr(0, 10);
  if (day < dates.start || day > dates.end) return;
  if (event.realis == names::kActual) dates.end = day;
  if (event.realis == names::kFuture) dates.start = day;
}

/// The first day of the month before publication; "" when that is not known.
std::string recent_from(const Discourse& discourse) {
  if (!discourse.article.published) return {};
  Relation last_month;
  last_month.unit = "month";
  last_month.n = -1;
  const auto month = bound_value(last_month, *discourse.article.published);
  const std::optional<DayRange> days = month ? days_of(*month) : std::nullopt;
  return days ? days->first : std::string();
}

}  // namespace

bool is_history(const Discourse& discourse, const Event& event) {
  const std::optional<EventDates> dates = dates_of(discourse, event);
  return dates && dates->end < recent_from(discourse);
}

std::optional<EventDates> dates_of(const Discourse& discourse, const Event& event) {
  for (const Filler& filler : fillers(event, names::kTime)) {
    const auto* ref = std::get_if<ValueRef>(&filler);
    if (ref == nullptr) continue;
    const std::string& value = discourse.values[ref->id].timex_value;
    const std::optional<DayRange> range = days_of(value);
    if (!range) return std::nullopt;
    const bool week = value.find("-W") != std::string::npos;
    EventDates dates{range->first, range->last, range->first == range->last ? 1 : week ? 2 : 3};
    bound_by_publication(discourse, event, dates);
    return dates;
  }
  return std::nullopt;
}

}  // namespace wirefacts
