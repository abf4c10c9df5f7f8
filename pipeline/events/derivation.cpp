#include "events/derivation.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "events/coding.h"
#include "events/event_names.h"
#include "events/event_roles.h"

namespace wirefacts {
namespace {

/// (noun, value) of a count, or of the whole that it is a part of.
using CountKey = std::pair<std::string, Decimal>;

std::optional<CountKey> whole_of(const Discourse& discourse, const Value& value) {
  AnnotationId count = value.annotation;
  if (const FieldValue whole = discourse.field(count, "part_of"); whole.kind == FieldValue::Kind::annotation) {
    count = whole.annotation;
  }
  const FieldValue number = discourse.field(count, "value");
  if (number.kind != FieldValue::Kind::number) return std::nullopt;
  return CountKey(discourse.text_field(count, "unit"), number.number);
}

/// One article's derivations. Indexes are made once for values and entities, per row for events.
class Derivations {
 public:
  Derivations(const Discourse& discourse, std::vector<Event>& events) : discourse_(discourse), events_(events) {
    for (EventId id = 0; id < events.size(); ++id) by_label_[events[id].label].push_back(id);
    for (ValueId id = 0; id < discourse.values.size(); ++id) {
      const Value& value = discourse.values[id];
      if (value.subset_of != kNone) parts_of_[discourse.same_figure(value.subset_of)].push_back(id);
      if (value.annotation != AnnotationId::none && discourse.label_info(value.annotation).name == names::kOrdinal) {
        ordinals_.push_back(id);
      }
    }
    for (EntityId id = 0; id < discourse.entities.size(); ++id) {
      if (discourse.entities[id].count) groups_.emplace(*discourse.entities[id].count, id);
    }
  }

  void apply(const DerivationRow& row) {
    const auto found = by_label_.find(row.type);
    if (found == by_label_.end()) return;
    if (row.derivation == Derivation::event_of) index_names(row.from_part);
    if (row.derivation == Derivation::event_at) index_triggers();
    if (row.derivation == Derivation::event_near) index_sentences(row.from_labels);
    for (const EventId id : found->second) {
      const bool always = row.derivation == Derivation::parts || row.derivation == Derivation::event_at;
      if (always || fillers(events_[id], row.role).empty()) derive(row, id);
    }
  }

 private:
  void derive(const DerivationRow& row, EventId id) {
    Event& event = events_[id];
    switch (row.derivation) {
      case Derivation::participant_of_country: return participant_of_country(row, event);
      case Derivation::other_participant: return other_participant(row, event);
      case Derivation::within: return within(row, event);
      case Derivation::field: return field(row, event);
      case Derivation::group_of: return group_of(row, event);
      case Derivation::parts: return parts(row, event);
      case Derivation::ordinal_of: return ordinal_of(row, event);
      case Derivation::event_of: return event_of(row, id);
      case Derivation::event_at: return event_at(row, id);
      case Derivation::event_near: return event_near(row, event);
    }
  }

  /// Of two or more participants of different countries the only one who acts for the country of the place.
  void participant_of_country(const DerivationRow& row, Event& event) const {
    const std::vector<Filler>& places = fillers(event, row.from);
    const auto* place = places.empty() ? nullptr : std::get_if<EntityRef>(&places.front());
    if (place == nullptr || discourse_.entities[place->id].iso3.empty()) return;
    const std::string& where = discourse_.entities[place->id].iso3;
    std::vector<Filler> found;
    std::vector<std::string> countries;
    for (const Filler& filler : fillers(event, names::kParticipant)) {
      const auto* entity = std::get_if<EntityRef>(&filler);
      if (entity == nullptr) continue;
      countries.push_back(discourse_.country_of(discourse_.entities[entity->id]));
      if (countries.back() == where) found.push_back(filler);
    }
    const bool differ = std::any_of(countries.begin(), countries.end(),
                                    [&](const std::string& country) { return country != countries.front(); });
    if (differ && found.size() == 1) fillers_to_change(event, row.role) = std::move(found);
  }

  /// The only participant who is not the one in `from`.
  void other_participant(const DerivationRow& row, Event& event) const {
    const std::vector<Filler>& known = fillers(event, row.from);
    std::vector<Filler> rest;
    for (const Filler& filler : fillers(event, names::kParticipant)) {
      if (!contains(known, filler)) rest.push_back(filler);
    }
    if (!known.empty() && rest.size() == 1) fillers_to_change(event, row.role) = std::move(rest);
  }

  /// The city that the place in `from` lies in.
  void within(const DerivationRow& row, Event& event) const {
    for (const Filler& filler : fillers(event, row.from)) {
      const auto* entity = std::get_if<EntityRef>(&filler);
      if (entity == nullptr || discourse_.entities[entity->id].within == kNone) continue;
      const EntityRef city{discourse_.entities[entity->id].within};
      fillers_to_change(event, row.role).assign(1, city);
      return;
    }
  }

  /// The entities that a link of a figure names.
  void field(const DerivationRow& row, Event& event) const {
    std::vector<Filler> found;
    for (const Filler& filler : fillers(event, row.from)) {
      const auto* ref = std::get_if<ValueRef>(&filler);
      if (ref == nullptr) continue;
      const Value& value = discourse_.values[ref->id];
      if (row.from_part == "from_places") add_entities(value.from_places, found);
      if (row.from_part == "base_entities") add_entities(value.base_entities, found);
      if (row.from_part == "participants") add_entities({value.participants}, found);
      if (row.from_part == "ref") add_entities({value.ref}, found);
    }
    remove_repetitions(found);
    if (!found.empty()) fillers_to_change(event, row.role) = std::move(found);
  }

  static void add_entities(const std::vector<EntityId>& ids, std::vector<Filler>& found) {
    for (const EntityId id : ids) {
      if (id != kNone) found.emplace_back(EntityRef{id});
    }
  }

  /// The group of people that the figure counts, if the article refers to it elsewhere.
  void group_of(const DerivationRow& row, Event& event) const {
    for (const Filler& filler : fillers(event, row.from)) {
      if (!is_figure(discourse_, filler)) continue;
      const auto key = whole_of(discourse_, discourse_.values[std::get<ValueRef>(filler).id]);
      const auto group = key ? groups_.find(*key) : groups_.end();
      if (group == groups_.end()) continue;
      fillers_to_change(event, row.role).assign(1, EntityRef{group->second});
      return;
    }
  }

  /// Figures that are parts of a figure in `from`, or of one that says the same.
  void parts(const DerivationRow& row, Event& event) const {
    std::vector<ValueId> found;
    for (const Filler& filler : fillers(event, row.from)) {
      const auto* ref = std::get_if<ValueRef>(&filler);
      const auto known = ref == nullptr ? parts_of_.end() : parts_of_.find(discourse_.same_figure(ref->id));
      if (known != parts_of_.end()) found.insert(found.end(), known->second.begin(), known->second.end());
    }
    std::sort(found.begin(), found.end());
    for (const ValueId id : found) {
      std::vector<Filler>& own = fillers_to_change(event, row.role);
      const ValueId figure = discourse_.same_figure(id);
      const bool known = std::any_of(own.begin(), own.end(), [&](const Filler& item) {
        const auto* value = std::get_if<ValueRef>(&item);
        return value != nullptr && discourse_.same_figure(value->id) == figure;
      });
      if (!known) own.emplace_back(ValueRef{figure});
    }
  }

  /// The ordinal inside a mention of the entity in `from`.
  void ordinal_of(const DerivationRow& row, Event& event) const {
    for (const Filler& filler : fillers(event, row.from)) {
      const auto* entity = std::get_if<EntityRef>(&filler);
      if (entity == nullptr) continue;
      for (const MentionId mention : discourse_.entities[entity->id].mentions) {
        const TokenSpan span = discourse_.mentions[mention].span;
        const auto at = std::lower_bound(ordinals_.begin(), ordinals_.end(), span.begin,
                                         [&](ValueId id, std::uint32_t token) { return begin_of(id) < token; });
        if (at == ordinals_.end() || !span.covers(span_of(*at))) continue;
        fillers_to_change(event, row.role).assign(1, ValueRef{*at});
        return;
      }
    }
  }

  /// Place of the event whose name is the entity in `from`; of several the last. Inferred.
  void event_of(const DerivationRow& row, EventId id) {
    Event& event = events_[id];
    const std::vector<Filler> from = fillers(event, row.from);
    for (const Filler& filler : from) {
      const auto* entity = std::get_if<EntityRef>(&filler);
      const auto known = entity == nullptr ? by_name_.end() : by_name_.find(entity->id);
      if (known == by_name_.end()) continue;
      const auto other = std::find_if(known->second.rbegin(), known->second.rend(),
                                      [&](EventId candidate) { return candidate != id; });
      if (other == known->second.rend()) continue;
      const Filler place = fillers(events_[*other], row.from_part).front();
      fillers_to_change(event, row.role).assign(1, place);
      event.inferred.insert(row.role);
    }
  }

  /// Words whose last token is the trigger of another event become that event.
  void event_at(const DerivationRow& row, EventId id) {
    std::vector<Filler> changed = fillers(events_[id], row.from);
    bool any = false;
    for (Filler& filler : changed) {
      const auto* literal = std::get_if<Literal>(&filler);
      const auto known = literal == nullptr ? by_trigger_.end() : by_trigger_.find(literal->head);
      if (known == by_trigger_.end()) continue;
      const auto other =
          std::find_if(known->second.begin(), known->second.end(), [&](EventId candidate) { return candidate != id; });
      if (other == known->second.end()) continue;
      filler = EventRef{*other};
      any = true;
    }
    if (any) fillers_to_change(events_[id], row.role) = std::move(changed);
  }

  /// The first event of a type in `from` with a trigger in a sentence where a part of this one has its own.
  void event_near(const DerivationRow& row, Event& event) const {
    EventId found = first_in_sentence(event.trigger.begin);
    for (const Event& part : event.parts) found = std::min(found, first_in_sentence(part.trigger.begin));
    if (found != kNone) fillers_to_change(event, row.role).assign(1, EventRef{found});
  }

  EventId first_in_sentence(std::uint32_t token) const {
    const auto found = by_sentence_.find(discourse_.sentence(token));
    return found == by_sentence_.end() ? kNone : found->second;
  }

  void index_names(std::string_view wanted) {
    by_name_.clear();
    for (EventId id = 0; id < events_.size(); ++id) {
      if (fillers(events_[id], wanted).empty()) continue;
      for (const Filler& filler : fillers(events_[id], names::kName)) {
        if (const auto* entity = std::get_if<EntityRef>(&filler)) by_name_[entity->id].push_back(id);
      }
    }
  }

  void index_triggers() {
    if (!by_trigger_.empty()) return;
    const auto add = [&](TokenSpan trigger, EventId id) {
      for (std::uint32_t token = trigger.begin; token < trigger.end; ++token) {
        std::vector<EventId>& ids = by_trigger_[token];
        if (ids.empty() || ids.back() != id) ids.push_back(id);
      }
    };
    for (EventId id = 0; id < events_.size(); ++id) {
      add(events_[id].trigger, id);
      for (const Event& part : events_[id].parts) add(part.trigger, id);
    }
  }

  void index_sentences(const std::vector<Label>& labels) {
    by_sentence_.clear();
    for (EventId id = 0; id < events_.size(); ++id) {
      if (!contains(labels, events_[id].label)) continue;
      by_sentence_.emplace(discourse_.sentence(events_[id].trigger.begin), id);
      for (const Event& part : events_[id].parts) by_sentence_.emplace(discourse_.sentence(part.trigger.begin), id);
    }
  }

  TokenSpan span_of(ValueId id) const { return discourse_.at(discourse_.values[id].annotation).span; }
  std::uint32_t begin_of(ValueId id) const { return span_of(id).begin; }

  const Discourse& discourse_;
  std::vector<Event>& events_;
  std::unordered_map<Label, std::vector<EventId>> by_label_;
  std::unordered_map<ValueId, std::vector<ValueId>> parts_of_;
  std::vector<ValueId> ordinals_;  // by begin, as the values are
  std::map<CountKey, EntityId> groups_;
  std::unordered_map<EntityId, std::vector<EventId>> by_name_;  // that have the wanted role
  std::unordered_map<std::uint32_t, std::vector<EventId>> by_trigger_;
  std::unordered_map<std::uint32_t, EventId> by_sentence_;
};

bool holds(const Discourse& discourse, const EventTables& tables, const Event& event, const SubtypeRow& row) {
  const std::vector<Filler>& items = fillers(event, row.role);
  if (row.sector.empty()) return !items.empty();
  return std::any_of(items.begin(), items.end(),
                     [&](const Filler& item) { return sector(discourse, tables, item) == row.sector; });
}

}  // namespace

void derive_roles(const Discourse& discourse, const EventTables& tables, std::vector<Event>& events) {
  Derivations derivations(discourse, events);
  for (const DerivationRow& row : tables.derivations()) derivations.apply(row);
}

void derive_subtypes(const Discourse& discourse, const EventTables& tables, std::vector<Event>& events) {
  for (Event& event : events) {
    for (const SubtypeRow& row : tables.subtypes(event.label)) {
      if (holds(discourse, tables, event, row)) {
        add_fact(event, names::kSubtype, FieldValue::of_text(row.subtype));
        break;
      }
    }
  }
}

}  // namespace wirefacts
