#include "events/support.h"

#include <algorithm>
#include <limits>
#include <set>

#include "events/event_names.h"
#include "events/event_roles.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

// Spans looked at on each side of the trigger: mentions of one entity are hardly ever nested, so the nearest is
// among them.
constexpr std::ptrdiff_t kWindow = 8;

/// Tokens between span and trigger; negative when they overlap.
std::int64_t distance(TokenSpan span, TokenSpan trigger) {
  return std::max<std::int64_t>(static_cast<std::int64_t>(span.begin) - trigger.end,
                                static_cast<std::int64_t>(trigger.begin) - span.end);
}

std::vector<Filler> required_fillers(const Discourse& discourse, const Event& event) {
  std::vector<Filler> needed;
  for (const FieldInfo& field : discourse.knowledge.schema[event.label].fields) {
    if (!field.required || field.implicit) continue;
    const std::vector<Filler>& items = fillers(event, field.name);
    needed.insert(needed.end(), items.begin(), items.end());
  }
  return needed;
}

}  // namespace

SupportGrader::SupportGrader(const Discourse& discourse, const std::vector<Event>& events)
    : discourse_(discourse), events_(events) {}

const std::vector<TokenSpan>& SupportGrader::entity_spans(EntityId id) {
  const auto known = entity_spans_.find(id);
  if (known != entity_spans_.end()) return known->second;
  std::vector<TokenSpan> spans;
  const auto add = [&](EntityId entity) {
    for (const MentionId mention : discourse_.entities[entity].mentions) {
      spans.push_back(discourse_.mentions[mention].span);
    }
  };
  add(id);
  for (const EntityId member : discourse_.entities[id].members) add(member);
  std::sort(spans.begin(), spans.end());
  return entity_spans_.emplace(id, std::move(spans)).first->second;
}

std::optional<TokenSpan> SupportGrader::nearest(const Filler& filler, TokenSpan trigger) {
  if (const auto* value = std::get_if<ValueRef>(&filler)) {
    return discourse_.at(discourse_.values[value->id].annotation).span;
  }
  if (const auto* event = std::get_if<EventRef>(&filler)) return events_[event->id].trigger;
  if (const auto* literal = std::get_if<Literal>(&filler)) {
    const TokenSpan span = discourse_.document.tokens_inside(literal->bytes);
    return span.empty() ? std::nullopt : std::optional<TokenSpan>(span);
  }
  const std::vector<TokenSpan>& spans = entity_spans(std::get<EntityRef>(filler).id);
  const auto at = std::lower_bound(spans.begin(), spans.end(), TokenSpan{trigger.begin, 0}) - spans.begin();
  const auto last = std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(spans.size()), at + kWindow);
  std::optional<TokenSpan> best;
  for (auto i = std::max<std::ptrdiff_t>(0, at - kWindow); i < last; ++i) {
    const TokenSpan span = spans[static_cast<std::size_t>(i)];
    if (!best || distance(span, trigger) < distance(*best, trigger)) best = span;
  }
  return best;
}

std::optional<std::uint32_t> SupportGrader::antecedent_end(TokenSpan clause) const {
  const Label label = discourse_.tables->labels.relative;
  if (label == Label::none) return std::nullopt;
  const std::span<const AnnotationId> relatives = discourse_.annotations.by_end(label);
  const auto at = std::lower_bound(relatives.begin(), relatives.end(), clause.begin,
                                   [&](AnnotationId id, std::uint32_t t) { return discourse_.at(id).span.end < t; });
  if (at == relatives.end() || discourse_.at(*at).span.end != clause.begin) return std::nullopt;
  const std::uint32_t relative = discourse_.at(*at).span.begin;
  return relative > 0 && discourse_.document.word(relative - 1).text == "," ? relative - 1 : relative;
}

bool SupportGrader::together(const std::vector<Filler>& needed, TokenSpan trigger, TokenSpan unit,
                             std::optional<std::uint32_t> antecedent) {
  return std::all_of(needed.begin(), needed.end(), [&](const Filler& filler) {
    const std::optional<TokenSpan> span = nearest(filler, trigger);
    return span && (unit.covers(*span) || span->end == antecedent);
  });
}

std::string SupportGrader::support(const Event& event) {
  const std::vector<Filler> needed = required_fillers(discourse_, event);
  std::vector<TokenSpan> triggers{event.trigger};
  for (const Event& part : event.parts) triggers.push_back(part.trigger);
  std::string best = "document";
  for (const TokenSpan trigger : triggers) {
    const TokenSpan clause = discourse_.clause(trigger.begin);
    if (together(needed, trigger, clause, antecedent_end(clause))) return "clause";
    const TokenSpan sentence = discourse_.sentence_span(discourse_.sentence(trigger.begin));
    if (best == "document" && together(needed, trigger, sentence, std::nullopt)) best = "sentence";
  }
  return best;
}

std::optional<int> SupportGrader::geo_precision(const Event& event) {
  for (const std::string_view role : {names::kPlace, names::kCity}) {
    const std::vector<Filler>& places = fillers(event, role);
    if (places.empty()) continue;
    const auto* ref = std::get_if<EntityRef>(&places.front());
    if (ref == nullptr) return std::nullopt;
    const PlaceKind kind = discourse_.entities[ref->id].place_kind;
    const bool fine = kind == PlaceKind::city || kind == PlaceKind::facility || kind == PlaceKind::adm2;
    if (!fine || event.inferred.count(std::string(role)) != 0) return 3;
    return kind == PlaceKind::adm2 || near_precision(event, ref->id) ? 2 : 1;
  }
  return std::nullopt;
}

/// A preposition such as "near" stands before a mention of the place in a sentence of the event.
bool SupportGrader::near_precision(const Event& event, EntityId place) const {
  const Label label = discourse_.knowledge.schema.find(names::kPreposition);
  if (label == Label::none) return false;
  std::set<std::uint32_t> own{discourse_.sentence(event.trigger.begin)};
  for (const Event& part : event.parts) own.insert(discourse_.sentence(part.trigger.begin));
  const std::span<const AnnotationId> prepositions = discourse_.annotations.by_end(label);
  const std::vector<MentionId>& mentions = discourse_.entities[place].mentions;
  for (const std::uint32_t sentence : own) {
    const TokenSpan span = discourse_.sentence_span(sentence);
    auto mention = std::lower_bound(mentions.begin(), mentions.end(), span.begin, [&](MentionId id, std::uint32_t t) {
      return discourse_.mentions[id].span.begin < t;
    });
    for (; mention != mentions.end() && discourse_.mentions[*mention].span.begin < span.end; ++mention) {
      const std::uint32_t token = discourse_.mentions[*mention].span.begin;
      auto at = std::lower_bound(prepositions.begin(), prepositions.end(), token,
                                 [&](AnnotationId id, std::uint32_t t) { return discourse_.at(id).span.end < t; });
      for (; at != prepositions.end() && discourse_.at(*at).span.end == token; ++at) {
        if (discourse_.text_field(*at, "precision") == "2") return true;
      }
    }
  }
  return false;
}

bool has_conflict(const Discourse& discourse, const Event& event) {
  for (const auto& [role, items] : event.roles) {
    std::set<std::pair<std::string, std::string>> figures;
    for (const Filler& filler : items) {
      const auto* ref = std::get_if<ValueRef>(&filler);
      if (ref == nullptr || discourse.values[ref->id].subset_of != kNone) continue;
      const AnnotationId id = discourse.values[ref->id].annotation;
      const std::string& label = discourse.label_info(id).name;
      if ((label != names::kCount && label != names::kMoney) || discourse.text_field(id, "bound") != names::kExact) {
        continue;
      }
      const std::string value = discourse.text_field(id, "value");
      figures.emplace(value.empty() ? discourse.text_field(id, "amount") : value, discourse.text_field(id, "unit"));
    }
    if (figures.size() > 1) return true;
  }
  return false;
}

}  // namespace wirefacts
