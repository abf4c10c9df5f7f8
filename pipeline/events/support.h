#pragma once
// How well the text supports an event, and how exactly it says where and when.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "events/event.h"

namespace wirefacts {

/// Grades the events of one article (`support` in records); keeps the sorted mentions of entities between calls.
/// `discourse` and `events` must outlive it and stay as they are. One thread at a time.
class SupportGrader {
 public:
  SupportGrader(const Discourse& discourse, const std::vector<Event>& events);

  /// "clause", "sentence" or "document": the smallest unit in which a trigger (its own or a part's) and the nearest
  /// mention of every required filler stand together; the best of all triggers counts.
  std::string support(const Event& event);

  /// 1 facility or city, 2 near it or a district, 3 region, country or inferred; nothing without a place.
  std::optional<int> geo_precision(const Event& event);

 private:
  const std::vector<TokenSpan>& entity_spans(EntityId id);
  /// Where a filler stands, nearest to the trigger; nothing when it stands nowhere.
  std::optional<TokenSpan> nearest(const Filler& filler, TokenSpan trigger);
  /// Where the words end for which the relative pronoun stands that opens the clause ("Ana Ruiz, who resigned").
  [[nodiscard]] std::optional<std::uint32_t> antecedent_end(TokenSpan clause) const;
  bool together(const std::vector<Filler>& needed, TokenSpan trigger, TokenSpan unit,
                std::optional<std::uint32_t> antecedent);
  bool near_precision(const Event& event, EntityId place) const;

  const Discourse& discourse_;
  const std::vector<Event>& events_;
  std::unordered_map<EntityId, std::vector<TokenSpan>> entity_spans_;
};

/// Two exact figures of one role that differ, neither of them a part.
bool has_conflict(const Discourse& discourse, const Event& event);

/// First and last day (ISO); precision of the words: 1 day, 2 week, 3 less.
struct EventDates {
  std::string start, end;
  int precision = 1;
};

/// The days of the event's time, if it is bound; of something done none after the day of publication, of a plan none
/// before it.
std::optional<EventDates> dates_of(const Discourse& discourse, const Event& event);

/// Dated before the month before publication: told beside the news ("a landslide killed 43 people in 2019").
bool is_history(const Discourse& discourse, const Event& event);

}  // namespace wirefacts
