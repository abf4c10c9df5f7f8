#include "resolution/value_collector.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "resolution/currency_context.h"
#include "resolution/field_text.h"
#include "resolution/resolution_data.h"
#include "resolution/time_binder.h"

namespace wirefacts {
namespace {

/// Links of the quantities of one article.
class QuantityLinker {
 public:
  explicit QuantityLinker(Discourse& discourse) : discourse_(discourse), labels_(discourse.tables->labels) {
    groups_.reset(discourse.document.token_count());
    events_.reset(discourse.document.token_count());
    for (MentionId id = 0; id < discourse.mentions.size(); ++id) {
      const Mention& m = discourse.mentions[id];
      if (m.label == labels_.group && m.annotation != AnnotationId::none) groups_.paint(m.span, id);
      if (m.label == labels_.named_event) events_.paint(m.span, id);
    }
  }

  void link(Value& value) const {
    const AnnotationId id = value.annotation;
    const Label label = discourse_.at(id).label;
    value.of = discourse_.filler(discourse_.field(id, "of"));
    value.subset_of = linked_value(id, "part_of");
    value.same_as = linked_value(id, "same");
    value.period = linked_value(id, "period");
    link_places(value);
    link_base(value);
    if (label == labels_.ordinal) link_ordinal(value);
    if (label == labels_.count) {
      const MentionId group = around(groups_, discourse_.at(id).span);
      if (group != kNone) value.ref = discourse_.mentions[group].entity;
    }
  }

 private:
  ValueId linked_value(AnnotationId id, std::string_view name) const {
    const FieldValue field = discourse_.field(id, name);
    return field.kind == FieldValue::Kind::annotation ? discourse_.value_of(field.annotation) : kNone;
  }
  MentionId around(const FirstCover& cover, TokenSpan span) const {
    const MentionId id = cover.at(span.begin);
    return id != FirstCover::kNothing && discourse_.mentions[id].span.covers(span) ? id : kNone;
  }
  void link_places(Value& value) const;
  void link_base(Value& value) const;
  void link_ordinal(Value& value) const;

  Discourse& discourse_;
  const KnownLabels& labels_;
  FirstCover groups_, events_;  // mentions by token
};

void QuantityLinker::link_places(Value& value) const {
  const FieldValue places = discourse_.field(value.annotation, "from_places");
  for (const FieldValue& place : items_of(places)) {
    const auto filler = discourse_.filler(place);
    if (filler && std::holds_alternative<EntityRef>(*filler))
      value.from_places.push_back(std::get<EntityRef>(*filler).id);
  }
}

/// What a percentage is of, and the entities in those words (groups by their members).
void QuantityLinker::link_base(Value& value) const {
  const FieldValue base = discourse_.field(value.annotation, "base");
  if (base.kind != FieldValue::Kind::annotation) return;
  value.base = discourse_.literal(base.annotation);
  const TokenSpan span = discourse_.at(base.annotation).span;
  const auto add = [&](EntityId e) {
    auto& found = value.base_entities;
    if (std::find(found.begin(), found.end(), e) == found.end()) found.push_back(e);
  };
  for (MentionId id = discourse_.first_mention_from(span.begin);
       id < discourse_.mentions.size() && discourse_.mentions[id].span.begin < span.end; ++id) {
    const Mention& m = discourse_.mentions[id];
    if (m.span.end > span.end || m.form == MentionForm::byline) continue;
    const auto& members = discourse_.entities[m.entity].members;
    if (members.empty()) add(m.entity);
    for (const EntityId member : members) add(member);
  }
}

/// Whose n-th it is: the group directly before (their eighth meeting); in the name of an event: the noun is the
/// name up to its head.
void QuantityLinker::link_ordinal(Value& value) const {
  const TokenSpan span = discourse_.at(value.annotation).span;
  if (span.begin > 0) {
    const MentionId before = discourse_.mention_at({span.begin - 1, span.begin});
    if (before != kNone) {
      const EntityId e = discourse_.mentions[before].entity;
      if (discourse_.entities[e].type == "GROUP") value.participants = e;
    }
  }
  const MentionId event = around(events_, span);
  if (event == kNone) return;
  const Mention& m = discourse_.mentions[event];
  const std::string head = fold_name(discourse_.text_field(m.annotation, "head"));
  std::uint32_t end = span.end;
  while (end + 1 < m.span.end && fold_name(discourse_.word(end)) != head) ++end;
  if (end < m.span.end) value.noun = discourse_.words({span.end, end + 1});
}

/// What stands between number and noun, if it stands at both, has something in common: "six gold medals" are not the
/// "six silver medals".
bool may_be_same(const Discourse& discourse, ValueId a, ValueId b) {
  const FieldValue one = discourse.field(discourse.values[a].annotation, "modifiers");
  const FieldValue other = discourse.field(discourse.values[b].annotation, "modifiers");
  if (one.items.empty() || other.items.empty()) return true;
  return std::any_of(one.items.begin(), one.items.end(), [&](const FieldValue& x) {
    return std::any_of(other.items.begin(), other.items.end(), [&](const FieldValue& y) { return x.text == y.text; });
  });
}

/// Digits that say something: 3 of 1,850,000, 1 of 300. REQUIRES: reduced, as every Decimal is.
int significant_digits(Decimal number) {
  int digits = 0;
  for (std::int64_t units = number.units(); units != 0; units /= 10) ++digits;
  return digits;
}

/// Whether a figure is enough of its own that two equal ones are one: "the $14 billion", "19 members", "$1.85 million".
/// Two men and two men, a million dollars twice, and prices of points that rise alike, mostly are not.
bool tells_itself(const Discourse& discourse, ValueId v, std::string_view amount) {
  constexpr int kDigitsOfMoney = 3;
  const Decimal kFewThings(13);
  const AnnotationId id = discourse.values[v].annotation;
  if (discourse.text_field(id, "definite") == "yes") return true;
  const auto number = to_decimal(discourse.field(id, amount));
  if (!number || !discourse.text_field(id, "per").empty()) return false;
  return amount == "amount" ? significant_digits(*number) >= kDigitsOfMoney : *number >= kFewThings;
}

/// Equal kind, value, unit (currency, and what one of costs it) and bound: all that tell themselves, or stand in the
/// headline, point to the first one in the body. Figures that only refer to a group, ordinals and measures are none;
/// equal percents in the body are different figures, as are counts of things that differ and shares of one.
void link_same_figures(Discourse& discourse) {
  const KnownLabels& labels = discourse.tables->labels;
  std::map<std::tuple<Label, std::string, std::string, std::string>, std::vector<ValueId>> groups;
  const auto amount = [&](Label label) { return label == labels.money ? "amount" : "value"; };
  for (ValueId v = 0; v < discourse.values.size(); ++v) {
    const AnnotationId id = discourse.values[v].annotation;
    const Label label = discourse.at(id).label;
    if (label != labels.money && label != labels.count && label != labels.percent) continue;
    if (discourse.values[v].ref != kNone) continue;
    const bool money = label == labels.money;
    groups[{label, discourse.text_field(id, amount(label)) + "+" + discourse.text_field(id, "minor"),
            (money ? discourse.values[v].currency : discourse.text_field(id, "unit")) + "/" +
                discourse.text_field(id, "per"),
            discourse.text_field(id, "bound")}]
        .push_back(v);
  }
  const auto in_headline = [&](ValueId v) {
    return discourse.headline(discourse.at(discourse.values[v].annotation).span.begin);
  };
  for (const auto& [key, group] : groups) {
    const Label label = std::get<0>(key);
    const auto in_body = std::find_if(group.begin(), group.end(), [&](ValueId v) { return !in_headline(v); });
    const ValueId first = in_body == group.end() ? group.front() : *in_body;
    for (const ValueId v : group) {
      const bool linked = in_headline(v) || (label != labels.percent && tells_itself(discourse, v, amount(label)));
      if (v != first && linked && may_be_same(discourse, first, v)) discourse.values[v].same_as = first;
    }
  }
}

/// Each points to the figure that was told first of all: "$480 million" told again to "2.5 billion reais" before the
/// brackets of the other one.
void point_to_first_told(Discourse& discourse) {
  constexpr int kLongestChain = 4;  // reais, dollars, the same dollars, those of the headline
  for (Value& value : discourse.values) {
    for (int step = 0; step < kLongestChain && value.same_as != kNone; ++step) {
      value.same_as = discourse.same_figure(value.same_as);
    }
  }
}

/// Of two records of one type on the same words the later stage has said more. REQUIRES: sorted by span.
std::vector<std::pair<AnnotationId, AnnotationId>> drop_repeated(const Discourse& discourse,
                                                                 std::vector<AnnotationId>& found) {
  std::vector<std::pair<AnnotationId, AnnotationId>> joined;  // dropped, kept
  std::size_t kept = 0;
  for (const AnnotationId id : found) {
    const bool again = kept > 0 && discourse.at(found[kept - 1]).span == discourse.at(id).span &&
                       discourse.at(found[kept - 1]).label == discourse.at(id).label;
    if (!again) {
      found[kept++] = id;
      continue;
    }
    AnnotationId& other = found[kept - 1];
    const AnnotationId dropped = std::min(other, id);
    other = std::max(other, id);
    joined.emplace_back(dropped, other);
  }
  found.resize(kept);
  return joined;
}

/// "The Sunday Times", "Zhang Jun": a word of the name of a person or an organization dates nothing.
bool is_in_name(const Discourse& discourse, TokenSpan time) {
  constexpr std::uint32_t kLongestName = 8;  // tokens
  const KnownLabels& labels = discourse.tables->labels;
  const std::string_view words = discourse.words(time);
  for (MentionId id = discourse.first_mention_from(time.begin - std::min(time.begin, kLongestName));
       id < discourse.mentions.size() && discourse.mentions[id].span.begin <= time.begin; ++id) {
    const Mention& m = discourse.mentions[id];
    const bool named = m.label == labels.person || m.label == labels.organization;
    if (named && m.span.covers(time) && m.name.size() > words.size() && m.name.find(words) != std::string::npos) {
      return true;
    }
  }
  return false;
}

/// Records of values, in text order.
std::vector<AnnotationId> value_records(const Discourse& discourse) {
  const AnnotationSet& annotations = discourse.annotations;
  std::vector<AnnotationId> out;
  for (std::uint32_t token = 0; token < discourse.document.token_count(); ++token) {
    if (discourse.hidden(token) || discourse.in_dateline(token)) continue;
    for (AnnotationId id = annotations.first_at(token); id != AnnotationId::none; id = annotations.next(id)) {
      if (discourse.kind(id) != LabelKind::value || !discourse.at(id).source.is_rule()) continue;
      if (discourse.at(id).label == discourse.tables->labels.time && is_in_name(discourse, discourse.at(id).span))
        continue;
      out.push_back(id);
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [&](AnnotationId a, AnnotationId b) { return discourse.at(a).span < discourse.at(b).span; });
  return out;
}

/// "Five of the 37 plants are old, three of them closed": they are three of the five, not of the 37. A part of a whole
/// that itself stands behind a part of it goes to that part. Linear: the part stands directly before its whole.
void link_parts_of_parts(Discourse& discourse) {
  constexpr std::uint32_t kMostBetween = 3;  // tokens: "of the"
  const auto span = [&](ValueId v) { return discourse.at(discourse.values[v].annotation).span; };
  const auto figure = [&](ValueId v) { return to_decimal(discourse.field(discourse.values[v].annotation, "value")); };
  for (ValueId v = 0; v < discourse.values.size(); ++v) {
    const ValueId whole = discourse.values[v].subset_of;
    if (whole == kNone || whole == 0 || whole >= v) continue;
    if (discourse.text_field(discourse.values[v].annotation, "of_them") != "yes") continue;  // not "the other four"
    const ValueId part = whole - 1;
    const bool joined = discourse.values[part].subset_of == whole && span(part).end <= span(whole).begin &&
                        span(whole).begin - span(part).end <= kMostBetween;
    const auto value = figure(v), most = figure(part);
    if (joined && value && most && *value < *most) discourse.values[v].subset_of = part;
  }
}

/// Parts that are larger than the whole they are said to be of: nothing links them, the user is told.
void report_parts_above_whole(Discourse& discourse) {
  const KnownLabels& labels = discourse.tables->labels;
  const auto span = [&](const Value& value) { return discourse.at(value.annotation).span; };
  const auto linked = [&](TokenSpan part) {
    auto value = std::partition_point(discourse.values.begin(), discourse.values.end(),
                                      [&](const Value& one) { return span(one).begin < part.begin; });
    for (; value != discourse.values.end() && span(*value).begin < part.end; ++value) {
      if (value->subset_of != kNone && part.covers(span(*value))) return true;
    }
    return false;
  };
  for (const AnnotationId id : discourse.all(labels.part_above_whole)) {
    const TokenSpan part = discourse.at(id).span;
    if (discourse.hidden(part.begin) || linked(part)) continue;
    const FieldValue whole = discourse.field(id, "whole");
    if (whole.kind != FieldValue::Kind::annotation) continue;
    discourse.diagnostics.push_back({"part_above_whole", discourse.rule_name(id),
                                     std::string(discourse.words(part)) + " > " +
                                         std::string(discourse.words(discourse.at(whole.annotation).span))});
  }
}

}  // namespace

void collect_values(Discourse& discourse) {
  std::vector<AnnotationId> found = value_records(discourse);
  const auto joined = drop_repeated(discourse, found);
  discourse.values.reserve(found.size());
  for (const AnnotationId id : found) {
    Value& value = discourse.values.emplace_back();
    value.annotation = id;
    value.is_time = discourse.at(id).label == discourse.tables->labels.time;
  }
  discourse.index_values();
  for (const auto& [dropped, by] : joined) {
    if (const ValueId value = discourse.value_of(by); value != kNone) discourse.join_value(dropped, value);
  }
  const QuantityLinker linker(discourse);
  for (ValueId id = 0; id < discourse.values.size(); ++id) {
    if (discourse.values[id].is_time) {
      resolve_time(discourse, id);
    } else {
      linker.link(discourse.values[id]);
    }
  }
  link_parts_of_parts(discourse);
  decide_currencies(discourse);
  link_same_figures(discourse);
  point_to_first_told(discourse);
  report_parts_above_whole(discourse);
}

}  // namespace wirefacts
