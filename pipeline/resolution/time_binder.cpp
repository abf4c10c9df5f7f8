#include "resolution/time_binder.h"

#include <algorithm>
#include <cstddef>

#include "resolution/field_text.h"
#include "resolution/resolution_data.h"
#include "resolution/time_anchor.h"
#include "values/timex.h"

namespace wirefacts {
namespace {

// Verb groups looked at on each side of a time; more than any sentence of prose has.
constexpr std::size_t kMostVerbs = 64;

// "announced in Doha on Saturday"
constexpr std::uint32_t kFarthestFromParticiple = 4;

// How far a time may stand from the one it counts from: "two years later"; "the previous day", which else is yesterday.
constexpr std::uint32_t kSentencesBack = 2, kSentencesBackElseToday = 1, kSentencesBackOfQuarter = 3;

/// The verb group that governs a time: a past participle directly before it ("the truce, announced on Saturday, calls
/// for"), the nearest finite one to the left in the clause, else to the right, else the nearest in the sentence; or
/// none.
class GoverningVerb {
 public:
  GoverningVerb(const Discourse& discourse, TokenSpan time)
      : discourse_(discourse), time_(time), clause_(discourse.clause(time.begin)),
        sentence_(discourse.sentence_span(discourse.sentence(time.begin))) {
    leave_aside();
  }

  AnnotationId find() {
    const auto all = discourse_.all(discourse_.tables->labels.verb_group);
    const auto middle =
        std::partition_point(all.begin(), all.end(), [&](AnnotationId id) { return span(id).begin < time_.begin; });
    for (auto at = middle; at != all.begin() && middle - at < kFarthest && left_ == AnnotationId::none;) {
      if (span(*--at).begin < sentence_.begin) break;
      if (is_finite(*at) || is_close_participle(*at)) see_left(*at);
    }
    for (auto at = middle; at != all.end() && at - middle < kFarthest && right_ == AnnotationId::none; ++at) {
      if (span(*at).begin >= sentence_.end) break;
      if (is_finite(*at)) see_right(*at);
    }
    return left_ != AnnotationId::none ? left_ : right_ != AnnotationId::none ? right_ : nearest_;
  }

 private:
  static constexpr auto kFarthest = static_cast<std::ptrdiff_t>(kMostVerbs);

  /// "Will play X, who beat Y, on Tuesday": the second comma closes what the first has opened.
  void leave_aside() {
    const AnnotationId relative = discourse_.relative(time_.begin);
    if (relative == AnnotationId::none) return;
    const TokenSpan opening = span(relative);
    std::uint32_t before = time_.begin - 1;
    if (!discourse_.ending_at(discourse_.tables->labels.preposition, time_.begin).empty()) --before;
    const bool closed =
        opening.begin > sentence_.begin && before > opening.end && is_comma(opening.begin) && is_comma(before);
    if (!closed) return;
    aside_ = {opening.begin, before};
    clause_.begin = discourse_.clause(opening.begin - 1).begin;
  }
  bool is_comma(std::uint32_t token) const { return discourse_.word(token) == ","; }
  TokenSpan span(AnnotationId id) const { return discourse_.at(id).span; }
  bool is_finite(AnnotationId id) const {
    return span(id).end <= sentence_.end && discourse_.text_field(id, "finite") == "yes";
  }
  /// Alone, of a verb that says nothing of what is to come, and no goal: "a rally called for Monday".
  bool is_close_participle(AnnotationId id) const {
    if (span(id).end > time_.begin || time_.begin - span(id).end > kFarthestFromParticiple) return false;
    const FieldValue main = discourse_.field(id, "main");
    if (main.kind != FieldValue::Kind::annotation || span(main.annotation) != span(id)) return false;
    return discourse_.text_field(main.annotation, "inflection") == "participle" &&
           discourse_.text_field(main.annotation, "imposes").empty() && !behind_goal() && !before_noun(span(id));
  }
  /// "preferred shares on Monday": what goes on behind the participle is the noun it describes.
  bool before_noun(TokenSpan participle) const {
    const auto groups = discourse_.all(discourse_.tables->labels.noun_group);
    const auto behind = std::partition_point(groups.begin(), groups.end(),
                                             [&](AnnotationId group) { return span(group).begin <= participle.begin; });
    return behind != groups.begin() && span(behind[-1]).end > participle.end;
  }
  bool behind_goal() const {
    const auto before = discourse_.ending_at(discourse_.tables->labels.preposition, time_.begin);
    return std::any_of(before.begin(), before.end(),
                       [&](AnnotationId id) { return discourse_.text_field(id, "class") == "goal"; });
  }
  void see_left(AnnotationId id) {
    if (aside_.contains(span(id).begin)) return;
    if (clause_.contains(span(id).begin) && span(id).end <= time_.begin) left_ = id;
    see(id, time_.begin - span(id).begin);
  }
  void see_right(AnnotationId id) {
    if (clause_.contains(span(id).begin) && span(id).begin >= time_.end) right_ = id;
    see(id, span(id).begin - time_.begin);
  }
  void see(AnnotationId id, std::uint32_t gap) {
    if (nearest_ != AnnotationId::none && gap >= gap_) return;
    nearest_ = id;
    gap_ = gap;
  }

  const Discourse& discourse_;
  TokenSpan time_, clause_, sentence_;
  TokenSpan aside_;  // a relative clause that is closed before the time
  AnnotationId left_ = AnnotationId::none, right_ = AnnotationId::none, nearest_ = AnnotationId::none;
  std::uint32_t gap_ = 0;
};

bool is_past(const Discourse& discourse, AnnotationId word) {
  const std::string inflection = discourse.text_field(word, "inflection");
  return inflection == "past" || inflection == "participle" || discourse.text_field(word, "tense") == "past";
}

/// The word that carries the tense stands first ("tried to go", "had been due to end"): has that tense in some list.
bool begins_in(const Discourse& discourse, TokenSpan group, std::string_view tense) {
  for (AnnotationId id = discourse.annotations.first_at(group.begin); id != AnnotationId::none;
       id = discourse.annotations.next(id)) {
    const Annotation& a = discourse.at(id);
    const KnownLabels& labels = discourse.tables->labels;
    const bool word = a.span == TokenSpan{group.begin, group.begin + 1};
    if (word && a.label == labels.verb && discourse.text_field(id, "inflection") == tense) return true;
    if (word && a.label == labels.auxiliary && discourse.text_field(id, "tense") == tense) return true;
  }
  return false;
}

/// "in June agreed to sell": what stands before the words says when somebody agreed, not when he sells.
bool is_of_past_verb(const Discourse& discourse, TokenSpan time, TokenSpan group) {
  if (time.end > group.begin || group.size() < 2) return false;
  const AnnotationId first = discourse.listed(discourse.tables->labels.verb, TokenSpan{group.begin, group.begin + 1});
  return first != AnnotationId::none && begins_in(discourse, group, "past");
}

/// Future on_or_after, past or participle on_or_before, else "".
std::string direction(const Discourse& discourse, TokenSpan time) {
  const AnnotationId verb = GoverningVerb(discourse, time).find();
  if (verb == AnnotationId::none) return {};
  if (is_of_past_verb(discourse, time, discourse.at(verb).span)) return "on_or_before";
  if (discourse.modality(discourse.at(verb).span, discourse.text_field(verb, "modality")) == "future") {
    return "on_or_after";
  }
  if (begins_in(discourse, discourse.at(verb).span, "past")) return "on_or_before";
  const bool passive = discourse.text_field(verb, "voice") == "passive";
  if (passive && begins_in(discourse, discourse.at(verb).span, "present")) return {};  // "is paid", not "has been paid"
  const FieldValue main = discourse.field(verb, "main");
  if (main.kind != FieldValue::Kind::annotation) return {};
  return is_past(discourse, main.annotation) ? "on_or_before" : "";
}

std::optional<int> number_within(const Discourse& discourse, AnnotationId id, std::string_view name, int least,
                                 int most) {
  const auto number = to_integer(discourse.field(id, name));
  if (!number || *number < least || *number > most) return std::nullopt;
  return static_cast<int>(*number);
}

TimeParts parts_of(const Discourse& discourse, AnnotationId id) {
  TimeParts parts;
  parts.kind = discourse.text_field(id, "kind");
  parts.unit = discourse.text_field(id, "unit");
  parts.reference = discourse.text_field(id, "ref");
  parts.value = discourse.text_field(id, "value");
  parts.holiday = discourse.text_field(id, "holiday");
  parts.season = discourse.text_field(id, "season");
  parts.clock = discourse.text_field(id, "clock");
  parts.meridiem = discourse.text_field(id, "meridiem");
  parts.zone = discourse.text_field(id, "zone");
  parts.direction = discourse.text_field(id, "direction");
  parts.n = to_decimal(discourse.field(id, "n"));
  if (const auto year = number_within(discourse, id, "year", 0, 9999)) parts.year = *year;
  parts.weekday = number_within(discourse, id, "weekday", 1, 7);
  parts.month = number_within(discourse, id, "month", 1, 12);
  parts.day = number_within(discourse, id, "day", 1, 31);
  parts.quarter = number_within(discourse, id, "quarter", 1, 4);
  parts.half = number_within(discourse, id, "half", 1, 2);
  parts.century = number_within(discourse, id, "century", 1, 100);
  parts.hour = number_within(discourse, id, "hour", 0, 24);
  parts.minute = number_within(discourse, id, "minute", 0, 59);
  parts.nth = number_within(discourse, id, "nth", 0, 5);
  parts.shift = to_decimal(discourse.field(id, "shift"));
  parts.shift_unit = discourse.text_field(id, "shift_unit");
  parts.same_day = discourse.text_field(id, "same_day") == "yes";
  return parts;
}

/// The time of the text that this one counts from, or kNone: from the article's day, or from one that nobody knows.
/// `parts` then no longer say that it counts from another.
ValueId counted_from(const Discourse& discourse, ValueId time, TimeParts& parts) {
  if (parts.quarter && parts.reference != "past" && parts.reference != "future") {  // one that the text has named
    parts.reference.clear();
    return parts.n ? quarter_anchor(discourse, time, *parts.quarter, kSentencesBackOfQuarter) : kNone;
  }
  const bool told = parts.reference == "told";
  if (!told && (parts.reference != "other" || !parts.n)) return kNone;
  const std::string unit = parts.unit.empty() ? "day" : parts.unit;
  const ValueId anchor = time_anchor(discourse, time, unit, told ? kSentencesBackElseToday : kSentencesBack);
  if (told || anchor != kNone) parts.reference.clear();
  return anchor;
}

}  // namespace

void resolve_time(Discourse& discourse, ValueId time) {
  const AnnotationId id = discourse.values[time].annotation;
  TimeParts parts = parts_of(discourse, id);
  if (needs_direction(parts)) parts.direction = direction(discourse, discourse.at(id).span);
  const ValueId anchor = counted_from(discourse, time, parts);
  std::optional<std::string> day;  // that the time counts from
  if (anchor != kNone) {
    if (const auto days = days_of(discourse.values[anchor].timex_value)) day = days->first;
  } else {
    day = discourse.article.published;
  }
  TimeReading reading = read_time(parts, day);
  Value& value = discourse.values[time];
  value.anchor = reading.relation ? anchor : kNone;
  value.timex = std::move(reading.timex);
  value.timex_value = std::move(reading.value);
  value.relation = std::move(reading.relation);
  value.mod = discourse.text_field(id, "mod");
}

}  // namespace wirefacts
