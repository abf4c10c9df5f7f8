#include "events/told_times.h"

#include <variant>

#include "resolution/field_text.h"

namespace wirefacts {
namespace {

std::vector<bool> told_values(const Discourse& discourse, const std::vector<Event>& events) {
  std::vector<bool> told(discourse.values.size(), false);
  for (const Event& event : events) {
    for (const auto& [role, fillers] : event.roles) {
      for (const Filler& filler : fillers) {
        if (const auto* value = std::get_if<ValueRef>(&filler)) told[value->id] = true;
      }
    }
  }
  for (const Value& value : discourse.values) {
    if (value.period != kNone) told[value.period] = true;
  }
  return told;
}

}  // namespace

void leave_out_untold_times(Discourse& discourse, const std::vector<Event>& events) {
  const std::vector<bool> told = told_values(discourse, events);
  for (ValueId id = 0; id < discourse.values.size(); ++id) {
    Value& value = discourse.values[id];
    if (value.is_time && !told[id] && discourse.text_field(value.annotation, "of_tense") == "yes") value.timex.clear();
  }
}

}  // namespace wirefacts
