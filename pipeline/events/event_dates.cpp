#include "events/event_names.h"
#include "events/event_roles.h"
#include "events/support.h"
#include "values/date.h"

namespace wirefacts {

std::optional<EventDates> dates_of(const Discourse& discourse, const Event& event) {
  for (const Filler& filler : fillers(event, names::kTime)) {
    const auto* ref = std::get_if<ValueRef>(&filler);
    if (ref == nullptr) continue;
    const std::string& value = discourse.values[ref->id].timex_value;
    const std::optional<DayRange> range = days_of(value);
    if (!range) return std::nullopt;
    const bool week = value.find("-W") != std::string::npos;
    return EventDates{range->first, range->last, range->first == range->last ? 1 : week ? 2 : 3};
  }
  return std::nullopt;
}

}  // namespace wirefacts
