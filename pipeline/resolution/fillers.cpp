// What the fields of annotations mean in records: words, entities, values.

#include <algorithm>
#include <unordered_set>

#include "resolution/discourse.h"
#include "resolution/field_text.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

bool holds_quantity(const Discourse& discourse, TokenSpan span) {
  for (std::uint32_t token = span.begin; token < span.end; ++token) {
    for (AnnotationId id = discourse.annotations.first_at(token); id != AnnotationId::none;
         id = discourse.annotations.next(id)) {
      const Annotation& a = discourse.at(id);
      if (discourse.tables->labels.is_quantity(a.label) && a.span.end <= span.end) return true;
    }
  }
  return false;
}

/// The longest noun group or coordination that begins at the token; empty when there is none.
TokenSpan group_at(const Discourse& discourse, std::uint32_t token) {
  TokenSpan found{token, token};
  for (const Label label : {discourse.tables->labels.noun_group, discourse.tables->labels.coordination}) {
    for (const AnnotationId id : discourse.beginning_at(label, token)) {
      found.end = std::max(found.end, discourse.at(id).span.end);
    }
  }
  return found;
}

/// The group behind a genitive preposition that begins at the token ("of the two countries"), unless it
/// holds a value.
TokenSpan genitive_group(const Discourse& discourse, std::uint32_t token) {
  for (const AnnotationId id : discourse.beginning_at(discourse.tables->labels.preposition, token)) {
    if (discourse.text_field(id, "class") != "genitive") continue;
    const TokenSpan group = group_at(discourse, discourse.at(id).span.end);
    return holds_quantity(discourse, group) ? TokenSpan{token, token} : group;
  }
  return {token, token};
}

Literal literal_of(const Discourse& discourse, TokenSpan span) {
  const KnownLabels& labels = discourse.tables->labels;
  const std::uint32_t head = span.end - 1;
  const auto groups = discourse.ending_at(labels.noun_group, span.end);  // of a coordination its last item
  const bool is_group =
      std::any_of(groups.begin(), groups.end(), [&](AnnotationId id) { return span.covers(discourse.at(id).span); });
  const AnnotationId determiner = discourse.listed(labels.determiner, span.begin);
  const bool apart =
      span.size() > 1 && discourse.document.token(span.begin).end < discourse.document.token(span.begin + 1).begin;
  if (apart && discourse.text_field(determiner, "article") == "yes") ++span.begin;  // not of "A+"
  if (is_group) {
    if (const TokenSpan tail = genitive_group(discourse, span.end); !tail.empty()) span.end = tail.end;
  }
  return {discourse.document.bytes(span), head};
}

}  // namespace

MentionId Discourse::apposed_name(TokenSpan description) const {
  for (const AnnotationId id : beginning_at(tables->labels.apposed, description.begin)) {
    if (at(id).span != description) continue;
    const FieldValue name = field(id, "name");
    if (name.kind == FieldValue::Kind::annotation) return mention_of(name.annotation);
  }
  return kNone;
}

AnnotationId Discourse::described_by(TokenSpan pronoun) const {
  for (const AnnotationId id : beginning_at(tables->labels.standin, pronoun.begin)) {
    const FieldValue group = field(id, "group");
    if (at(id).span == pronoun && group.kind == FieldValue::Kind::annotation) return group.annotation;
  }
  const auto found = described_.find(pronoun.begin);
  return found == described_.end() || pronoun.size() != 1 ? AnnotationId::none : found->second;
}

Literal Discourse::literal(AnnotationId id) const { return literal_of(*this, at(id).span); }

Literal Discourse::literal(const FieldValue& text) const {
  // All tokens that the words touch.
  const std::uint32_t begin = document.token_at_or_after(text.place.begin);
  std::uint32_t end = std::min(begin + 1, document.token_count());
  while (end < document.token_count() && document.token(end).begin < text.place.end) ++end;
  if (begin >= document.token_count()) return {text.place, document.token_count()};
  return literal_of(*this, {begin, end});
}

std::optional<Filler> Discourse::filler(const FieldValue& value) const {
  if (value.kind == FieldValue::Kind::text && !value.place.empty()) {
    const std::uint32_t token = document.token_at_or_after(value.place.begin);
    const bool one = token < document.token_count() && document.token(token) == value.place;
    // "cause: it" says nothing.
    if (one && listed(tables->labels.pronoun, token) != AnnotationId::none) return std::nullopt;
    return literal(value);
  }
  if (value.kind != FieldValue::Kind::annotation) return std::nullopt;
  const AnnotationId id = value.annotation;
  if (const ValueId v = value_of(id); v != kNone) return ValueRef{v};
  const KnownLabels& labels = tables->labels;
  const MentionId m = mention_of(id);
  // A byline is no participant of anything.
  if (m != kNone && mentions[m].form == MentionForm::byline) return std::nullopt;
  if (m != kNone && mentions[m].entity != kNone) return EntityRef{mentions[m].entity};
  if (const AnnotationId group = described_by(at(id).span); group != AnnotationId::none) return description(group);
  if (m != kNone || labels.is_pronoun(at(id).label) || at(id).label == labels.time || kind(id) == LabelKind::entity) {
    return std::nullopt;
  }
  return description(id);
}

Filler Discourse::description(AnnotationId group) const {
  const MentionId named = apposed_name(at(group).span);
  if (named != kNone && mentions[named].entity != kNone) return EntityRef{mentions[named].entity};
  return literal(group);
}

ValueId Discourse::same_figure(ValueId v) const { return values[v].same_as == kNone ? v : values[v].same_as; }

std::vector<std::string> Discourse::names_of(const Entity& entity) const {
  std::vector<std::string> names;
  std::unordered_set<std::string_view> seen;
  for (const MentionId id : entity.mentions) {
    const Mention& m = mentions[id];
    const bool named = m.form != MentionForm::role_country && m.form != MentionForm::role_bare &&
                       m.form != MentionForm::pronoun && !m.name.empty();
    if (named && seen.insert(m.name).second) names.push_back(m.name);
  }
  return names;
}

std::string Discourse::country_of(const Entity& entity) const {
  for (const Office& office : entity.offices) {
    if (!office.country.empty()) return office.country;
  }
  return entity.country.empty() ? entity.iso3 : entity.country;
}

std::string Discourse::home_country() const {
  if (dateline_ == AnnotationId::none) return {};
  const TokenSpan line = at(dateline_).span;
  std::string agency;
  std::vector<std::string> listed_countries;
  for (MentionId id = first_mention_from(line.begin); id < mentions.size() && mentions[id].span.begin < line.end;
       ++id) {
    const Mention& m = mentions[id];
    if (m.label == tables->labels.organization && agency.empty()) {
      if (const OrganizationFacts* facts = tables->organization(m.name)) agency = facts->iso3;
    }
    if (m.label == tables->labels.place && !m.country.empty()) listed_countries.push_back(m.country);
  }
  if (listed_countries.empty()) return agency;
  const bool agrees = std::find(listed_countries.begin(), listed_countries.end(), agency) != listed_countries.end();
  return agrees ? agency : listed_countries.front();
}

std::span<const WatchHit> Discourse::watch_hits(const Mention& mention) const {
  const std::vector<WatchHit>& hits = watched.hits;
  // A name ends where its mention ends; before it stand titles.
  const auto starts_before = [](const WatchHit& hit, std::uint32_t token) { return hit.span.begin < token; };
  auto begin = std::lower_bound(hits.begin(), hits.end(), mention.span.begin, starts_before);
  const auto is_meant = [&](const WatchHit& hit) {
    const std::string_view type = (*watched.list)[hit.row].type;
    return hit.span.end == mention.span.end && (hit.span == mention.span || words(hit.span) == mention.name) &&
           (type.empty() || type == fold(knowledge.schema[mention.label].name));
  };
  while (begin != hits.end() && begin->span.begin < mention.span.end && !is_meant(*begin)) ++begin;
  auto end = begin;
  while (end != hits.end() && end->span == begin->span && is_meant(*end)) ++end;
  return {begin, end};
}

}  // namespace wirefacts
