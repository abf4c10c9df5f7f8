#pragma once
// Reading and filling the roles and facts of an Event.

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "events/event.h"

namespace wirefacts {

/// Fillers of a role; empty when there are none. Valid until the event's roles change.
const std::vector<Filler>& fillers(const Event& event, std::string_view role);

/// The same to be changed; adds an empty role.
std::vector<Filler>& fillers_to_change(Event& event, std::string_view role);

/// A fact, or null.
FieldValue fact(const Event& event, std::string_view name);

/// The fact as text: numbers in shortest form, "" when missing.
std::string fact_text(const Event& event, std::string_view name);

/// Keeps a fact that is there.
void add_fact(Event& event, std::string_view name, const FieldValue& value);

/// A quantity, no time.
bool is_figure(const Discourse& discourse, const Filler& filler);

/// In a relative clause on somebody else: "rebels who have killed thousands since 2009" are told of the rebels, "24
/// people who are missing" of the people.
bool is_background(const Discourse& discourse, const Event& event);

/// The first of equal ones stays.
template <typename T>
void remove_repetitions(std::vector<T>& items) {
  std::vector<T> out;
  for (T& item : items) {
    if (std::find(out.begin(), out.end(), item) == out.end()) out.push_back(std::move(item));
  }
  items = std::move(out);
}

/// Groups by their members.
std::vector<Filler> expanded(const Discourse& discourse, const std::vector<Filler>& items);

template <typename T>
bool contains(const std::vector<T>& items, const T& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

}  // namespace wirefacts
