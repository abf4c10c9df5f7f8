#include "events/event_collector.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "events/event_names.h"
#include "events/event_roles.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

constexpr int kMostJoined = 4;  // verbs that may share a modal
constexpr std::array<std::string_view, 6> kHedgeClasses = {"reported", "alleged",  "likely",
                                                           "possible", "doubtful", "apparent"};

std::vector<AnnotationId> event_annotations(const Discourse& discourse) {
  std::vector<AnnotationId> found;
  const Schema& schema = discourse.knowledge.schema;
  for (std::uint32_t i = 0; i < schema.size(); ++i) {
    const auto label = static_cast<Label>(i);
    if (schema[label].kind != LabelKind::event) continue;
    for (const AnnotationId id : discourse.annotations.with_label(label)) {
      if (!discourse.hidden(discourse.at(id).span.begin)) found.push_back(id);
    }
  }
  std::sort(found.begin(), found.end(), [&](AnnotationId a, AnnotationId b) {
    const TokenSpan x = discourse.at(a).span;
    const TokenSpan y = discourse.at(b).span;
    return x != y ? x < y : a < b;
  });
  return found;
}

/// A value stands around the time ("their eighth meeting this year").
bool inside_quantity(const Discourse& discourse, TokenSpan span) {
  for (const std::string_view label :
       {names::kMoney, names::kCount, names::kPercent, names::kOrdinal, names::kMeasure}) {
    const Label number = discourse.knowledge.schema.find(label);
    if (number != Label::none && discourse.annotations.covered(number, span)) return true;
  }
  return false;
}

/// A length of time or what recurs says no point of time.
bool is_point(const Discourse& discourse, AnnotationId time) {
  const std::string kind = discourse.text_field(time, "kind");
  return kind != "duration" && kind != "set";
}

/// "They" whom nobody resolved stands for nobody.
bool is_lone_pronoun(const Discourse& discourse, AnnotationId group) {
  const TokenSpan span = discourse.at(group).span;
  return discourse.listed(names::kPronoun, span) != AnnotationId::none && discourse.mention_of(group) == kNone &&
         discourse.described_by(span) == AnnotationId::none;
}

/// Times inside another value or without a point, and metonyms, demonyms and the dateline as places, fill no role.
bool allowed(const Discourse& discourse, std::string_view role, const FieldValue& value) {
  if (value.kind != FieldValue::Kind::annotation) return true;
  const std::string& label = discourse.label_info(value.annotation).name;
  if (label == names::kTimeLabel) {
    if (role == names::kTime && !is_point(discourse, value.annotation)) return false;
    return !inside_quantity(discourse, discourse.at(value.annotation).span);
  }
  if (label == names::kNounGroup && is_lone_pronoun(discourse, value.annotation)) return false;
  if (label != names::kPlaceLabel || role != names::kPlace) return true;
  const MentionId id = discourse.mention_of(value.annotation);
  if (id == kNone) return false;
  const Mention& mention = discourse.mentions[id];
  return !mention.metonym && mention.form != MentionForm::demonym && mention.form != MentionForm::dateline;
}

bool takes(const FieldInfo& field, std::string_view label) {
  return std::find(field.refs.begin(), field.refs.end(), label) != field.refs.end();
}

bool takes_words(const FieldInfo& field) { return field.refs.empty() || takes(field, names::kNounGroup); }

/// "The health minister", "the two leaders", "the residence": what nobody names is no entity; what it is called stands
/// for it where the role takes words.
std::optional<Filler> unnamed(const Discourse& discourse, const FieldInfo& field, const FieldValue& value) {
  if (value.kind != FieldValue::Kind::annotation || !takes_words(field)) return std::nullopt;
  const KnownLabels& labels = discourse.tables->labels;
  const MentionId id = discourse.mention_of(value.annotation);
  const Label label = id == kNone ? discourse.at(value.annotation).label : discourse.mentions[id].label;
  if (label != labels.person && label != labels.group && label != labels.place) return std::nullopt;
  if (id != kNone && discourse.mentions[id].entity != kNone) return std::nullopt;
  if (!discourse.text_field(value.annotation, "name").empty()) return std::nullopt;
  return discourse.literal(value.annotation);
}

/// "An American", "the Spaniard", "young Palestinians": people, not their country, where the role takes words; "the
/// Saudis" may be that.
std::optional<Filler> nationals(const Discourse& discourse, const FieldInfo& field, const FieldValue& value) {
  if (value.kind != FieldValue::Kind::annotation || !takes_words(field)) return std::nullopt;
  const MentionId id = discourse.mention_of(value.annotation);
  const bool counted = discourse.value_of(value.annotation) != kNone;
  if (counted || id == kNone || discourse.mentions[id].form != MentionForm::demonym) return std::nullopt;
  const auto groups = discourse.ending_at(discourse.tables->labels.noun_group, discourse.mentions[id].span.end);
  if (groups.empty()) return std::nullopt;
  const bool country = takes(field, names::kPlaceLabel) && discourse.text_field(groups.back(), "definite") == "yes" &&
                       discourse.text_field(groups.back(), "number") != "singular";
  return country ? std::nullopt : std::optional<Filler>(discourse.literal(groups.back()));
}

/// "24 of the 38 girls": words that are a count are its value, where the role takes counts.
std::optional<Filler> counted(const Discourse& discourse, const FieldInfo& field, const FieldValue& value) {
  if (value.kind != FieldValue::Kind::annotation || !takes(field, names::kCount)) return std::nullopt;
  const Annotation& words = discourse.at(value.annotation);
  if (words.label != discourse.tables->labels.noun_group) return std::nullopt;
  for (const AnnotationId id : discourse.beginning_at(discourse.tables->labels.count, words.span.begin)) {
    const ValueId count = discourse.at(id).span == words.span ? discourse.value_of(id) : kNone;
    if (count != kNone) return ValueRef{count};
  }
  return std::nullopt;
}

std::vector<Filler> fillers_of(const Discourse& discourse, const FieldInfo& field, const FieldValue& value) {
  std::vector<Filler> found;
  const std::span<const FieldValue> items =
      value.kind == FieldValue::Kind::list ? value.items : std::span<const FieldValue>(&value, 1);
  for (const FieldValue& item : items) {
    if (!allowed(discourse, field.name, item)) continue;
    std::optional<Filler> filler = counted(discourse, field, item);
    if (!filler) filler = nationals(discourse, field, item);
    if (!filler) filler = discourse.filler(item);
    if (!filler) filler = unnamed(discourse, field, item);
    if (filler) found.push_back(*filler);
  }
  remove_repetitions(found);
  if (!field.list && found.size() > 1) found.resize(1);
  return found;
}

bool is_fact(const FieldInfo& field) {
  return field.name == names::kSubtype || field.name == names::kStatus ||
         (field.type != FieldType::reference && field.type != FieldType::text);
}

/// "Acquitted the bishop of fraud": the words of one role that another has, too, behind the head of the first.
bool takes_from(const Filler& other, const Literal& words, std::uint32_t end_of_head) {
  const auto* own = std::get_if<Literal>(&other);
  return own != nullptr && own->bytes.begin >= end_of_head && own->bytes.begin < words.bytes.end;
}

/// A description of somebody or something ends with its head where another role tells the rest of it.
void part_descriptions(const Discourse& discourse, const std::vector<FieldInfo>& fields, Event& event) {
  for (auto& told : event.roles) {
    const auto field =
        std::find_if(fields.begin(), fields.end(), [&](const FieldInfo& f) { return f.name == told.first; });
    if (field->type != FieldType::reference) continue;
    for (Filler& item : told.second) {
      auto* words = std::get_if<Literal>(&item);
      if (words == nullptr || words->head >= discourse.document.token_count()) continue;
      const std::uint32_t end = discourse.document.token(words->head).end;
      const bool shared = std::any_of(event.roles.begin(), event.roles.end(), [&](const auto& other) {
        return other.first != told.first &&
               std::any_of(other.second.begin(), other.second.end(),
                           [&](const Filler& filler) { return takes_from(filler, *words, end); });
      });
      if (shared) words->bytes.end = end;
    }
  }
}

void read_fields(const Discourse& discourse, AnnotationId id, Event& event) {
  const Annotation& annotation = discourse.at(id);
  const std::vector<FieldInfo>& fields = discourse.label_info(id).fields;
  for (std::size_t i = 0; i < fields.size() && i < annotation.fields.size(); ++i) {
    const FieldValue& value = annotation.fields[i];
    const FieldInfo& field = fields[i];
    if (value.is_missing() || field.name == names::kRealis || field.name == names::kPolarity) continue;
    // What a rule says in words of its own ("unchanged") stands nowhere in the text.
    const bool own_words = value.kind == FieldValue::Kind::text && value.place.empty();
    if (is_fact(field) || own_words) {
      add_fact(event, field.name, value);
      continue;
    }
    std::vector<Filler> found = fillers_of(discourse, field, value);
    if (!found.empty()) event.roles.emplace_back(field.name, std::move(found));
  }
  part_descriptions(discourse, fields, event);
  for (const auto& [role, items] : event.roles) {
    const bool figures =
        std::any_of(items.begin(), items.end(), [&](const Filler& filler) { return is_figure(discourse, filler); });
    if (figures && event.first_figure.empty()) event.first_figure = role;
  }
}

/// A field of the main verb of a verb group; empty: none, or no verb group.
std::string main_field(const Discourse& discourse, AnnotationId verb_group, std::string_view name) {
  if (verb_group == AnnotationId::none) return {};
  const FieldValue main = discourse.field(verb_group, "main");
  return main.kind == FieldValue::Kind::annotation ? discourse.text_field(main.annotation, name) : std::string();
}

AnnotationId verb_group_at(const Discourse& discourse, TokenSpan span) {
  for (const AnnotationId id : discourse.beginning_at(discourse.tables->labels.verb_group, span.begin)) {
    if (discourse.at(id).span == span) return id;
  }
  return AnnotationId::none;
}

/// Form of the main verb of a verb group: past, s, base …
std::string verb_form(const Discourse& discourse, TokenSpan verb_group) {
  return main_field(discourse, verb_group_at(discourse, verb_group), "inflection");
}

/// The verb group in front of one, or of a noun, that may lie under its modal, too: "would cut jobs and close a
/// plant", "would begin talks"; whose own verb leaves open what comes of it, it does not: "would consider talks".
TokenSpan modal_group(const Discourse& discourse, TokenSpan trigger) {
  const AnnotationId own = verb_group_at(discourse, trigger);
  if (own != AnnotationId::none && discourse.text_field(own, "modality") != names::kActual) return trigger;
  const std::span<const AnnotationId> groups = discourse.annotations.by_begin(discourse.tables->labels.verb_group);
  auto at = std::partition_point(groups.begin(), groups.end(),
                                 [&](AnnotationId id) { return discourse.at(id).span.begin < trigger.begin; });
  for (int steps = 0; at != groups.begin() && steps < kMostJoined; ++steps) {
    const AnnotationId before = *--at;
    const TokenSpan span = discourse.at(before).span;
    if (span.begin < discourse.clause(trigger.begin).begin || !main_field(discourse, before, "imposes").empty()) break;
    if (discourse.text_field(before, "modality") != names::kActual) return span;
  }
  return trigger;
}

/// The time of the event, or null.
const Value* time_of(const Discourse& discourse, const Event& event) {
  const std::vector<Filler>& times = fillers(event, names::kTime);
  const auto* ref = times.empty() ? nullptr : std::get_if<ValueRef>(&times.front());
  return ref == nullptr ? nullptr : &discourse.values[ref->id];
}

/// "next week", "later this month".
bool is_ahead(const Value& time) {
  return time.relation && (time.relation->n > 0 || time.relation->direction == "after");
}

/// "last week", "earlier this month", "recently".
bool is_over(const Discourse& discourse, const Value& time) {
  if (time.relation) return time.relation->n < 0 || time.relation->direction == "before";
  return discourse.text_field(time.annotation, "ref") == "past";
}

/// What happened by its time: the ministers meet tomorrow, a visit next week lies ahead ("the next day they left" does
/// not); talks last week are no plan, whatever came before them.
std::string dated_realis(const Discourse& discourse, const Event& event, TokenSpan verb_group) {
  const Value* time = time_of(discourse, event);
  if (time == nullptr) return event.realis;
  const std::string form = verb_form(discourse, verb_group);
  const bool noun = form.empty();
  const bool may_lie_ahead = noun || form == "s" || form == "base";
  if (event.realis == names::kActual && may_lie_ahead && is_ahead(*time)) return std::string(names::kFuture);
  if (event.realis == names::kFuture && noun && is_over(discourse, *time)) return std::string(names::kActual);
  return event.realis;
}

/// Adverbs of a hedging class inside or directly beside the verb group.
std::vector<EventHedge> hedges(const Discourse& discourse, TokenSpan verb_group) {
  std::vector<EventHedge> found;
  const Label adverb = discourse.knowledge.schema.find(names::kAdverb);
  if (adverb == Label::none) return found;
  const std::span<const AnnotationId> adverbs = discourse.annotations.by_begin(adverb);
  // Adverbs are a few tokens long, so those that can touch the group begin at most 8 tokens before it.
  const std::uint32_t from = verb_group.begin > 8 ? verb_group.begin - 8 : 0;
  auto at = std::lower_bound(adverbs.begin(), adverbs.end(), from,
                             [&](AnnotationId id, std::uint32_t token) { return discourse.at(id).span.begin < token; });
  for (; at != adverbs.end() && discourse.at(*at).span.begin <= verb_group.end; ++at) {
    const TokenSpan span = discourse.at(*at).span;
    std::string hedge_class = discourse.text_field(*at, "class");
    if (span.end < verb_group.begin ||
        std::find(kHedgeClasses.begin(), kHedgeClasses.end(), hedge_class) == kHedgeClasses.end()) {
      continue;
    }
    found.push_back({discourse.document.bytes(span), std::move(hedge_class)});
  }
  return found;
}

Event event_of(const Discourse& discourse, AnnotationId id) {
  Event event;
  event.label = discourse.at(id).label;
  event.annotation = id;
  event.trigger = discourse.at(id).span;
  event.rule = discourse.rule_name(id);
  const std::uint32_t token = event.trigger.begin;
  const TokenSpan verb_group = discourse.verb_group(token);
  std::string realis = discourse.text_field(id, names::kRealis);
  if (realis.empty()) realis = names::kActual;
  const bool open = realis == names::kHypothetical;  // what a rule says otherwise it knows
  event.realis = open ? discourse.modality(modal_group(discourse, verb_group), realis) : realis;
  if (std::string polarity = discourse.text_field(id, names::kPolarity); !polarity.empty()) {
    event.polarity = std::move(polarity);
  }
  read_fields(discourse, id, event);
  event.realis = dated_realis(discourse, event, verb_group);
  event.evidence.push_back(discourse.evidence(token));
  event.speaker = discourse.speaker_of(token);
  event.hedges = hedges(discourse, verb_group);
  return event;
}

/// The main verb of the first verb group that begins in the words, else the words.
ByteSpan amending_words(const Discourse& discourse, TokenSpan by) {
  const Label label = discourse.knowledge.schema.find(names::kVerbGroup);
  if (label == Label::none) return discourse.document.bytes(by);
  const std::span<const AnnotationId> groups = discourse.annotations.by_begin(label);
  const auto at = std::lower_bound(groups.begin(), groups.end(), by.begin, [&](AnnotationId id, std::uint32_t token) {
    return discourse.at(id).span.begin < token;
  });
  if (at == groups.end() || discourse.at(*at).span.begin >= by.end) return discourse.document.bytes(by);
  const FieldValue main = discourse.field(*at, "main");
  if (main.kind != FieldValue::Kind::annotation) return discourse.document.bytes(by);
  return discourse.document.bytes(discourse.at(main.annotation).span);
}

}  // namespace

std::vector<Event> collect_events(const Discourse& discourse) {
  std::vector<Event> events;
  std::unordered_map<std::uint32_t, std::size_t> by_annotation;
  for (const AnnotationId id : event_annotations(discourse)) {
    by_annotation.emplace(static_cast<std::uint32_t>(id), events.size());
    events.push_back(event_of(discourse, id));
  }
  for (const Amendment& amendment : discourse.annotations.amendments()) {
    const auto target = by_annotation.find(static_cast<std::uint32_t>(amendment.target));
    if (target == by_annotation.end() || amendment.by.empty()) continue;
    Event& event = events[target->second];
    const ByteSpan bytes = amending_words(discourse, amendment.by);
    std::string rule = amendment.rule.is_rule() && amendment.rule.index() < discourse.knowledge.rule_names.size()
                           ? discourse.knowledge.rule_names[amendment.rule.index()]
                           : std::string();
    // One match may fill several fields; it is named once.
    if (!event.amendments.empty() && event.amendments.back().bytes == bytes && event.amendments.back().rule == rule) {
      continue;
    }
    event.amendments.push_back({bytes, std::move(rule)});
    event.evidence.push_back(discourse.evidence(amendment.by.begin));
  }
  return events;
}

}  // namespace wirefacts
