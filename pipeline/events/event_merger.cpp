#include "events/event_merger.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "events/agreement.h"
#include "events/event_names.h"
#include "events/event_roles.h"
#include "events/support.h"
#include "events/unification.h"

namespace wirefacts {
namespace {

struct Cluster {
  Label label = Label::none;  // of all its parts; none when they differ: then nothing joins it any more
  std::vector<std::size_t> parts;
  std::uint32_t first_sentence = 0, last_sentence = 0;
};

/// Parts → clusters of one occurrence each.
class Clustering {
 public:
  Clustering(const Discourse& discourse, const EventTables& tables, const std::vector<Event>& parts)
      : discourse_(discourse), tables_(tables), parts_(parts), other_deeds_(discourse.all(names::kOtherDeed)) {
    const std::size_t sentences = discourse.document.sentences().size();
    while (body_ < sentences && discourse.headline(discourse.document.sentences()[body_].begin)) ++body_;
    for (const Event& part : parts) {
      sentences_.push_back(discourse.sentence(part.trigger.begin));
      headlines_.push_back(discourse.headline(part.trigger.begin));
    }
    find_history();
  }

  std::vector<Cluster> run() {
    for (const bool headline : {false, true}) {
      for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (headlines_[i] == headline) place(i);
      }
    }
    return std::move(clusters_);
  }

 private:
  /// What a sentence tells of a kind is history where one part of it is: "a landslide in Rome killed 43 people in
  /// 2019".
  void find_history() {
    std::set<std::pair<std::uint32_t, Label>> told;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      history_.push_back(is_history(discourse_, parts_[i]));
      if (history_[i]) told.emplace(sentences_[i], parts_[i].label);
    }
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const bool beside = told.count({sentences_[i], parts_[i].label}) != 0;
      if (beside && !dates_of(discourse_, parts_[i])) history_[i] = true;
    }
  }

  void place(std::size_t part) {
    for (const std::size_t id : candidates(part)) {
      if (joins(part, clusters_[id])) return add(part, clusters_[id]);
    }
    by_label_[parts_[part].label].push_back(clusters_.size());
    clusters_.push_back({parts_[part].label, {part}, sentences_[part], sentences_[part]});
  }

  void add(std::size_t part, Cluster& cluster) {
    cluster.parts.push_back(part);
    cluster.first_sentence = std::min(cluster.first_sentence, sentences_[part]);
    cluster.last_sentence = std::max(cluster.last_sentence, sentences_[part]);
    if (cluster.label != parts_[part].label) cluster.label = Label::none;
  }

  /// Clusters that some row names, oldest first: the last ones, for a part of the headline the first ones.
  std::vector<std::size_t> candidates(std::size_t part) const {
    std::vector<std::size_t> found;
    std::vector<Label> seen;
    for (const MergingRow& row : tables_.merging(parts_[part].label)) {
      const auto known = by_label_.find(row.other);
      if (known == by_label_.end() || contains(seen, row.other)) continue;
      seen.push_back(row.other);
      const std::vector<std::size_t>& ids = known->second;
      const auto count = static_cast<std::ptrdiff_t>(std::min(ids.size(), kClustersTried));
      if (headlines_[part]) {
        found.insert(found.end(), ids.begin(), ids.begin() + count);
      } else {
        found.insert(found.end(), ids.end() - count, ids.end());
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  bool joins(std::size_t part, const Cluster& cluster) const {
    if (cluster.parts.size() >= kPartsOfEvent) return false;
    const std::vector<MergingRow>& rows = tables_.merging(parts_[part].label);
    return std::any_of(rows.begin(), rows.end(),
                       [&](const MergingRow& row) { return row.other == cluster.label && joins(part, cluster, row); });
  }

  bool joins(std::size_t part, const Cluster& cluster, const MergingRow& row) const {
    discourse_.steps += cluster.parts.size();
    if (!headlines_[part] && gap(part, cluster) > std::max(row.near, row.far)) return false;
    return std::all_of(cluster.parts.begin(), cluster.parts.end(),
                       [&](std::size_t p) {
                         return agree(discourse_, parts_[part], parts_[p], row) && !clash(part, p) &&
                                !told_apart(part, p);
                       }) &&
           std::any_of(cluster.parts.begin(), cluster.parts.end(), [&](std::size_t p) { return near(part, p, row); });
  }

  /// At most the distance to the nearest part.
  int gap(std::size_t part, const Cluster& cluster) const {
    const std::uint32_t sentence = sentences_[part];
    if (sentence < cluster.first_sentence) return static_cast<int>(cluster.first_sentence - sentence);
    return sentence > cluster.last_sentence ? static_cast<int>(sentence - cluster.last_sentence) : 0;
  }

  bool near(std::size_t one, std::size_t other, const MergingRow& row) const {
    const int distance = std::abs(static_cast<int>(sentences_[one]) - static_cast<int>(sentences_[other]));
    if (distance == 0) return true;
    const bool apart = is_apart(parts_[one]) || is_apart(parts_[other]) || history_[one] != history_[other];
    if (distance <= row.near && !apart) return true;
    // A page has its headline again above the story.
    if (same_words(sentences_[one], sentences_[other])) return true;
    const bool lead = headlines_[one] != headlines_[other] && std::max(sentences_[one], sentences_[other]) < body_ + 2;
    return lead || (distance <= row.far && shares(parts_[one], parts_[other], row));
  }

  /// What stands beside another event need not be that: it is background, or tells of a part of those that another
  /// sentence counts ("31 of the victims died in Rome").
  bool is_apart(const Event& event) const {
    if (is_background(discourse_, event)) return true;
    for (const auto& [role, items] : event.roles) {
      for (const Filler& item : items) {
        const auto* value = std::get_if<ValueRef>(&item);
        const ValueId whole = value == nullptr ? kNone : discourse_.values[value->id].subset_of;
        if (whole != kNone && sentence_of(whole) != sentence_of(value->id)) return true;
      }
    }
    return false;
  }

  std::uint32_t sentence_of(ValueId value) const {
    return discourse_.sentence(discourse_.at(discourse_.values[value].annotation).span.begin);
  }

  bool same_words(std::uint32_t one, std::uint32_t other) const {
    return discourse_.words(discourse_.sentence_span(one)) == discourse_.words(discourse_.sentence_span(other));
  }

  bool clash(std::size_t one, std::size_t other) const {
    if (sentences_[one] == sentences_[other]) return tell_other_numbers(parts_[one], parts_[other]);
    return count_others(parts_[one], parts_[other]);
  }

  /// "In a separate attack" stands between them, in the sentence of the later one.
  bool told_apart(std::size_t one, std::size_t other) const {
    const auto [first, last] = std::minmax(parts_[one].trigger.begin, parts_[other].trigger.begin);
    const std::uint32_t from = std::max(first + 1, discourse_.sentence_span(discourse_.sentence(last)).begin);
    const auto next =
        std::lower_bound(other_deeds_.begin(), other_deeds_.end(), from,
                         [&](AnnotationId id, std::uint32_t token) { return discourse_.at(id).span.begin < token; });
    return next != other_deeds_.end() && discourse_.at(*next).span.begin < last;
  }

  /// Figures of one role that count people of other sectors ("four soldiers", "two rebels") are not two figures of one
  /// number.
  bool count_others(const Event& one, const Event& other) const {
    return std::any_of(one.roles.begin(), one.roles.end(), [&](const auto& role) {
      const std::string& own = sector_of(role.second);
      const std::string& theirs = sector_of(fillers(other, role.first));
      return !own.empty() && !theirs.empty() && own != theirs;
    });
  }

  /// Of the nouns that are counted; "" when nothing is.
  const std::string& sector_of(const std::vector<Filler>& items) const {
    static const std::string kNothing;
    const auto* value = items.size() == 1 ? std::get_if<ValueRef>(&items.front()) : nullptr;
    if (value == nullptr || !is_figure(discourse_, items.front())) return kNothing;
    return tables_.noun_class(discourse_.text_field(discourse_.values[value->id].annotation, "unit")).sector;
  }

  /// "the army said 17 were killed, while rebels claimed to have killed 49": figures of one role that differ.
  bool tell_other_numbers(const Event& one, const Event& other) const {
    return std::any_of(one.roles.begin(), one.roles.end(), [&](const auto& role) {
      for (const Filler& x : role.second) {
        for (const Filler& y : fillers(other, role.first)) {
          const auto* own = std::get_if<ValueRef>(&x);
          const auto* theirs = std::get_if<ValueRef>(&y);
          const bool figures = is_figure(discourse_, x) && is_figure(discourse_, y);
          if (figures && !same_number(discourse_, own->id, theirs->id)) return true;
        }
      }
      return false;
    });
  }

  bool shares(const Event& one, const Event& other, const MergingRow& row) const {
    for (const std::string& role : row.shared_roles) {
      for (const Filler& x : fillers(one, role)) {
        for (const Filler& y : fillers(other, role)) {
          if (same_filler(discourse_, x, y)) return true;
        }
      }
    }
    return false;
  }

  const Discourse& discourse_;
  const EventTables& tables_;
  const std::vector<Event>& parts_;
  std::span<const AnnotationId> other_deeds_;
  std::uint32_t body_ = 0;  // number of sentences of the headline
  std::vector<std::uint32_t> sentences_;
  std::vector<bool> headlines_, history_;
  std::vector<Cluster> clusters_;
  std::unordered_map<Label, std::vector<std::size_t>> by_label_;
};

/// Roles that may not differ between two parts of one event.
std::vector<std::string> identifying_roles(const EventTables& tables, Label label) {
  for (const MergingRow& row : tables.merging(label)) {
    if (row.other == label) return row.never;
  }
  return {};
}

/// Who acts is not whom it concerns ("demanded by the rebels"): what fills a role of the actor leaves those of the
/// recipient (dyads.tsv).
void drop_reflexive(const Discourse& discourse, const EventTables& tables, Event& event) {
  const DyadRow& dyad = tables.dyad(event.label);
  if (dyad.mutual) return;
  std::vector<Filler> actors;
  for (const std::string& role : dyad.actor) {
    const std::vector<Filler> found = expanded(discourse, fillers(event, role));
    actors.insert(actors.end(), found.begin(), found.end());
  }
  if (actors.empty()) return;
  for (const std::string& role : dyad.recipient) {
    if (contains(dyad.actor, role) || fillers(event, role).empty()) continue;
    std::vector<Filler>& items = fillers_to_change(event, role);
    items.erase(std::remove_if(items.begin(), items.end(), [&](const Filler& item) { return contains(actors, item); }),
                items.end());
  }
  event.roles.erase(
      std::remove_if(event.roles.begin(), event.roles.end(), [](const auto& role) { return role.second.empty(); }),
      event.roles.end());
}

/// Names of required roles that nothing fills, separated by blanks.
std::string missing_roles(const LabelInfo& info, const Event& event) {
  std::string missing;
  for (const FieldInfo& field : info.fields) {
    if (!field.required || field.implicit || !fillers(event, field.name).empty()) continue;
    if (!fact(event, field.name).is_missing()) continue;
    missing += (missing.empty() ? "" : " ") + field.name;
  }
  return missing;
}

}  // namespace

std::vector<Event> merge_events(Discourse& discourse, const EventTables& tables, std::vector<Event> parts,
                                std::vector<DroppedEvent>* dropped) {
  const std::vector<Cluster> clusters = Clustering(discourse, tables, parts).run();
  std::vector<Event> events;
  for (const Cluster& cluster : clusters) {
    std::vector<Event> own;
    std::vector<AnnotationId> triggers;
    const Label label = parts[cluster.parts.front()].label;
    for (const std::size_t part : cluster.parts) {
      triggers.push_back(parts[part].annotation);
      own.push_back(std::move(parts[part]));
    }
    Event event = unify(discourse, std::move(own), identifying_roles(tables, label));
    drop_reflexive(discourse, tables, event);
    std::string missing = missing_roles(discourse.knowledge.schema[event.label], event);
    if (missing.empty()) {
      events.push_back(std::move(event));
    } else {
      if (dropped != nullptr) {
        for (const AnnotationId trigger : triggers) dropped->push_back({trigger, missing});
      }
      discourse.diagnostics.push_back({"role_missing", event.rule, std::move(missing)});
    }
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.trigger.begin < b.trigger.begin; });
  return events;
}

}  // namespace wirefacts
