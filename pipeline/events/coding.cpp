#include "events/coding.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "events/event_names.h"
#include "events/event_roles.h"

namespace wirefacts {
namespace {

// Classes of prepositions behind which the country of a group stands; of a name only the first two: where somebody is
// named says where he was met ("Obama met Merkel in Rome").
constexpr std::array<std::string_view, 3> kOrigins = {"genitive", "origin", "place"};
constexpr std::size_t kOriginsOfNames = 2;

constexpr std::size_t kMentionsAsked = 8;  // for a country

std::optional<int> quad_class(const std::string& cameo_root) {
  int root = 0;
  const auto [end, error] = std::from_chars(cameo_root.data(), cameo_root.data() + cameo_root.size(), root);
  if (error != std::errc() || end == cameo_root.data()) return std::nullopt;
  if (root <= 5) return 1;
  if (root <= 8) return 2;
  return root <= 13 ? 3 : 4;
}

bool fits(const std::string& condition, const std::string& value) { return condition.empty() || condition == value; }

std::string entity_sector(const EventTables& tables, const Entity& entity) {
  if (entity.type == names::kPersonType) {
    for (const Office& office : entity.offices) {
      const std::string& found = tables.office_sector(office.title);
      if (!found.empty()) return found;
    }
    return {};
  }
  if (entity.type == names::kOrgType) return tables.sector("subtype", entity.subtype);
  return entity.place_kind == PlaceKind::country ? tables.sector("place", "country") : std::string();
}

/// Lemma of the noun of the list that begins at the token.
std::string noun_lemma_at(const Discourse& discourse, std::uint32_t token) {
  const Label noun = discourse.knowledge.schema.find(names::kNoun);
  if (noun == Label::none || token >= discourse.document.token_count()) return {};
  for (const AnnotationId id : discourse.annotations.starting_at(token)) {
    if (discourse.at(id).label == noun) return discourse.text_field(id, "lemma");
  }
  return {};
}

std::string lemma_of(const Discourse& discourse, const Filler& filler) {
  if (const auto* value = std::get_if<ValueRef>(&filler)) {
    return discourse.text_field(discourse.values[value->id].annotation, "unit");
  }
  const auto* literal = std::get_if<Literal>(&filler);
  return literal == nullptr ? std::string() : noun_lemma_at(discourse, literal->head);
}

std::string country_of_place(const Discourse& discourse, const Event& event) {
  for (const std::string_view role : {names::kPlace, names::kCity}) {
    const std::vector<Filler>& places = fillers(event, role);
    if (places.empty()) continue;
    const auto* entity = std::get_if<EntityRef>(&places.front());
    return entity == nullptr ? std::string() : discourse.entities[entity->id].iso3;
  }
  return {};
}

/// Where the words stand; empty for what has none.
TokenSpan words_of(const Discourse& discourse, const Filler& filler) {
  if (const auto* value = std::get_if<ValueRef>(&filler)) {
    return discourse.at(discourse.values[value->id].annotation).span;
  }
  const auto* literal = std::get_if<Literal>(&filler);
  if (literal == nullptr) return {};
  const std::uint32_t begin = discourse.document.token_at_or_after(literal->bytes.begin);
  std::uint32_t end = begin;
  while (end < discourse.document.token_count() && discourse.document.token(end).begin < literal->bytes.end) ++end;
  return {begin, end};
}

/// The country of the first mention that begins in the tokens and has one.
std::string country_in(const Discourse& discourse, TokenSpan words) {
  for (MentionId id = discourse.first_mention_from(words.begin);
       id < discourse.mentions.size() && discourse.mentions[id].span.begin < words.end; ++id) {
    if (discourse.mentions[id].entity == kNone) continue;
    std::string found = discourse.country_of(discourse.entities[discourse.mentions[id].entity]);
    if (!found.empty()) return found;
  }
  return {};
}

bool says_origin(const Discourse& discourse, std::uint32_t token, std::size_t origins) {
  if (token >= discourse.document.token_count()) return false;
  const AnnotationId id = discourse.listed(names::kPreposition, {token, token + 1});
  if (id == AnnotationId::none) return false;
  const std::string of = discourse.text_field(id, "class");
  const auto* const end = kOrigins.begin() + origins;
  return std::find(kOrigins.begin(), end, of) != end;
}

/// The country that a group of words names: "Kuwaiti soldiers", "soldiers from Kuwait", "the army of Kuwait".
std::string country_of_words(const Discourse& discourse, TokenSpan words, std::size_t origins = kOrigins.size()) {
  if (words.empty()) return {};
  if (std::string inside = country_in(discourse, words); !inside.empty()) return inside;
  if (!says_origin(discourse, words.end, origins)) return {};
  return country_in(discourse, {words.end + 1, std::min(words.end + 3, discourse.document.token_count())});
}

/// The noun group around the mention, else the mention.
TokenSpan group_around(const Discourse& discourse, TokenSpan mention) {
  const std::span<const AnnotationId> groups =
      discourse.annotations.by_begin(discourse.knowledge.schema.find(names::kNounGroup));
  // A group is no longer than 16 tokens before its head.
  const std::uint32_t from = mention.begin > 16 ? mention.begin - 16 : 0;
  auto at = std::lower_bound(groups.begin(), groups.end(), from,
                             [&](AnnotationId id, std::uint32_t token) { return discourse.at(id).span.begin < token; });
  for (; at != groups.end() && discourse.at(*at).span.begin <= mention.begin; ++at) {
    if (discourse.at(*at).span.end >= mention.end) return discourse.at(*at).span;
  }
  return mention;
}

/// The country a filler acts for: its own, else the one that words around it name.
std::string own_country(const Discourse& discourse, const Filler& filler) {
  const auto* ref = std::get_if<EntityRef>(&filler);
  if (ref == nullptr) return country_of_words(discourse, words_of(discourse, filler));
  const Entity& entity = discourse.entities[ref->id];
  std::string own = discourse.country_of(entity);
  for (std::size_t i = 0; own.empty() && i < std::min(entity.mentions.size(), kMentionsAsked); ++i) {
    const Mention& m = discourse.mentions[entity.mentions[i]];
    const std::size_t origins = m.form == MentionForm::nominal ? kOrigins.size() : kOriginsOfNames;
    own = country_of_words(discourse, group_around(discourse, m.span), origins);
  }
  return own;
}

/// Sector of the people that the event counts.
std::string counted_sector(const Discourse& discourse, const EventTables& tables, const Event& event) {
  for (const Filler& filler : fillers(event, names::kParticipantCount)) {
    if (std::holds_alternative<ValueRef>(filler)) return sector(discourse, tables, filler);
  }
  return {};
}

/// The noun itself stands for a sector, not only its class.
bool has_own_sector(const Discourse& discourse, const EventTables& tables, const Filler& filler) {
  return !tables.noun_class(lemma_of(discourse, filler)).sector.empty();
}

}  // namespace

EventCoding code_of(const EventTables& tables, const Event& event) {
  const std::string subtype = fact_text(event, names::kSubtype);
  for (const CodeRow& row : tables.codes(event.label)) {
    if (fits(row.subtype, subtype) && fits(row.realis, event.realis) && fits(row.filled, event.first_figure)) {
      return {row.cameo, row.cameo_root, row.reciprocal, row.plover,
              row.mode,  row.context,    row.ere,        quad_class(row.cameo_root)};
    }
  }
  return {};
}

std::string sector(const Discourse& discourse, const EventTables& tables, const Filler& filler) {
  if (const auto* entity = std::get_if<EntityRef>(&filler)) {
    return entity_sector(tables, discourse.entities[entity->id]);
  }
  const NounClass& noun = tables.noun_class(lemma_of(discourse, filler));
  return noun.sector.empty() ? tables.sector("noun", noun.noun_class) : noun.sector;
}

std::vector<Actor> actors(const Discourse& discourse, const EventTables& tables, const Event& event, DyadSide side) {
  const DyadRow& row = tables.dyad(event.label);
  const std::vector<std::string>& roles = side == DyadSide::actor ? row.actor : row.recipient;
  const std::string counted = counted_sector(discourse, tables, event);
  const std::string where = country_of_place(discourse, event);
  for (const std::string& role : roles) {
    std::vector<Actor> found;
    for (const Filler& filler : expanded(discourse, fillers(event, role))) {
      Actor actor{kNone, own_country(discourse, filler), sector(discourse, tables, filler)};
      if (const auto* ref = std::get_if<EntityRef>(&filler)) {
        const Entity& entity = discourse.entities[ref->id];
        actor.entity = ref->id;
        if (!counted.empty() && entity.place_kind == PlaceKind::country) actor.sector = counted;
      } else if (actor.country.empty()) {
        if (where.empty() && !has_own_sector(discourse, tables, filler))
          continue;  // "crowds": nobody to be found again
        actor.country = where;
      }
      found.push_back(std::move(actor));
    }
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace wirefacts
