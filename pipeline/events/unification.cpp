#include "events/unification.h"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "events/agreement.h"
#include "events/event_names.h"
#include "events/event_roles.h"

namespace wirefacts {
namespace {

std::size_t representative(const Discourse& discourse, const std::vector<Event>& parts) {
  const auto rank = [&](const Event& event) {
    return std::make_tuple(!discourse.headline(event.trigger.begin), event.roles.size() + event.facts.size(),
                           -static_cast<std::int64_t>(event.trigger.begin));
  };
  std::size_t best = 0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (rank(parts[i]) > rank(parts[best])) best = i;
  }
  return best;
}

bool is_list(const Discourse& discourse, const Event& event, std::string_view role) {
  const LabelInfo& info = discourse.knowledge.schema[event.label];
  const std::optional<std::uint32_t> field = info.field(role);
  return field && info.fields[*field].list;
}

void add_figure(const Discourse& discourse, std::vector<Filler>& own, const Filler& filler) {
  const auto* value = std::get_if<ValueRef>(&filler);
  const bool known = std::any_of(own.begin(), own.end(), [&](const Filler& item) {
    const auto* mine = std::get_if<ValueRef>(&item);
    if (mine == nullptr || value == nullptr) return item == filler;
    return same_number(discourse, mine->id, value->id);
  });
  if (!known) own.push_back(filler);
}

bool is_words(const Filler& filler) { return std::holds_alternative<Literal>(filler); }

void add_role(const Discourse& discourse, Event& main, const std::string& role, const std::vector<Filler>& items,
              bool identifies) {
  std::vector<Filler>& own = fillers_to_change(main, role);
  const bool figures =
      std::any_of(items.begin(), items.end(), [&](const Filler& item) { return is_figure(discourse, item); });
  const bool list = is_list(discourse, main, role);
  if (list && !figures && !own.empty()) {
    // "a column" and "the guerrillas" may be the same.
    if (std::all_of(items.begin(), items.end(), is_words)) return;
    if (identifies && std::all_of(own.begin(), own.end(), is_words)) own.clear();
  }
  for (const Filler& item : items) {
    if (figures) {
      add_figure(discourse, own, item);
    } else if (list) {
      if (!contains(own, item) && !contains(expanded(discourse, own), item)) own.push_back(item);
    } else if (own.empty() || finer(discourse, item, own.front())) {
      own.assign(1, item);
    }
  }
}

void add_part(const Discourse& discourse, Event& main, const Event& part, const std::vector<std::string>& identifying) {
  for (const auto& [role, items] : part.roles) {
    const bool identifies = std::find(identifying.begin(), identifying.end(), role) != identifying.end();
    add_role(discourse, main, role, items, identifies);
  }
  for (const auto& [name, value] : part.facts) add_fact(main, name, value);
  main.evidence.insert(main.evidence.end(), part.evidence.begin(), part.evidence.end());
  main.hedges.insert(main.hedges.end(), part.hedges.begin(), part.hedges.end());
}

std::optional<Decimal> number_of(const Discourse& discourse, const Filler& item) {
  const auto* value = std::get_if<ValueRef>(&item);
  if (value == nullptr) return std::nullopt;
  const FieldValue number = discourse.field(discourse.values[value->id].annotation, "value");
  return number.kind == FieldValue::Kind::number ? std::optional(number.number) : std::nullopt;
}

bool is_new_total(const Discourse& discourse, const Filler& item) {
  const auto* value = std::get_if<ValueRef>(&item);
  if (value == nullptr) return false;
  const TokenSpan figure = discourse.at(discourse.values[value->id].annotation).span;
  const std::span<const AnnotationId> totals = discourse.all(names::kNewTotal);
  return std::any_of(totals.begin(), totals.end(),
                     [&](AnnotationId total) { return discourse.at(total).span.covers(figure); });
}

/// "killing 23 … raised the death toll to 25": the first figure, which stands for the event, is the larger new total.
void put_new_total_first(const Discourse& discourse, std::vector<Filler>& items) {
  for (auto item = items.begin(); item != items.end(); ++item) {
    const auto first = number_of(discourse, items.front()), total = number_of(discourse, *item);
    if (!first || !total || *total <= *first || !is_new_total(discourse, *item)) continue;
    std::rotate(items.begin(), item, item + 1);
  }
}

/// Repeated figures become the first; lists name the members of groups; so does the only participant.
void settle_fillers(const Discourse& discourse, Event& main) {
  for (auto& [role, items] : main.roles) {
    for (Filler& item : items) {
      if (auto* value = std::get_if<ValueRef>(&item)) value->id = discourse.same_figure(value->id);
    }
    remove_repetitions(items);
    put_new_total_first(discourse, items);
    if ((is_list(discourse, main, role) && items.size() > 1) || (items.size() == 1 && role == names::kParticipant)) {
      items = expanded(discourse, items);
      remove_repetitions(items);
    }
  }
}

}  // namespace

Event unify(const Discourse& discourse, std::vector<Event> parts, const std::vector<std::string>& identifying) {
  const std::size_t best = representative(discourse, parts);
  Event main = std::move(parts[best]);
  parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(best));
  std::vector<const Event*> in_order;
  for (const Event& part : parts) in_order.push_back(&part);
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const Event* a, const Event* b) { return a->trigger.begin < b->trigger.begin; });
  for (const Event* part : in_order) add_part(discourse, main, *part, identifying);
  settle_fillers(discourse, main);
  main.parts = std::move(parts);
  return main;
}

}  // namespace wirefacts
