#include "resolution/place_resolver.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "resolution/name_words.h"
#include "resolution/place_candidates.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

class PlaceResolver {
 public:
  explicit PlaceResolver(Discourse& discourse)
      : discourse_(discourse), tables_(*discourse.tables),
        votes_(tables_, discourse.home_country(), discourse.source_home) {}

  void resolve() {
    collect_votes();
    each(PlaceKind::country, [&](EntityId, Entity& e) { describe_country(e); });
    each(PlaceKind::region, [&](EntityId, Entity& e) { describe_place(e); });
    each(PlaceKind::city, [&](EntityId, Entity& e) { describe_place(e); });
    each(PlaceKind::city, [&](EntityId id, Entity& e) { cities_.emplace(fold_name(e.canonical), id); });
    each(PlaceKind::facility, [&](EntityId, Entity& e) { describe_facility(e); });
  }

 private:
  template <typename Take>
  void each(PlaceKind kind, Take take) {
    for (EntityId id = 0; id < discourse_.entities.size(); ++id) {
      Entity& e = discourse_.entities[id];
      if (e.place_kind == kind && !e.mentions.empty()) take(id, e);
    }
  }
  const Mention& first_mention(const Entity& e) const { return discourse_.mentions[e.mentions.front()]; }
  std::string longest_name(const Entity& e) const;
  void collect_votes();
  void vote(const Entity& e, double sign);
  bool is_division(const Entity& country) const;
  void describe_country(Entity& e);
  void describe_place(Entity& e);
  void describe_facility(Entity& e) const;
  EntityId seat_city(const Entity& e) const;
  bool is_seat(const Mention& m) const;
  void describe_listed(Entity& e, std::uint32_t row) const;
  void describe_unlisted_city(Entity& e, const Containers& told) const;
  void describe_side(Entity& e) const;
  Containers containers(const Entity& e) const;
  MentionId in_front(const Mention& m) const;
  std::vector<std::uint32_t> rows_of(const Entity& e) const;
  std::string iso2(const std::string& iso3) const;
  std::optional<Decimal> decimal(std::uint32_t row, std::string_view column) const {
    return Decimal::parse(tables_.cell(row, column));
  }

  Discourse& discourse_;
  const ResolutionTables::Data& tables_;
  PlaceVotes votes_;
  std::unordered_map<std::string, EntityId> cities_;  // by folded canonical name
};

std::string PlaceResolver::longest_name(const Entity& e) const {
  std::string longest;
  for (const std::string& name : discourse_.names_of(e)) {
    if (letter_count(name) >= letter_count(longest)) longest = name;
  }
  return longest;
}

std::string PlaceResolver::iso2(const std::string& iso3) const {
  const auto row = tables_.countries.find(iso3);
  return row == tables_.countries.end() ? std::string() : tables_.cell(row->second, "iso2");
}

/// What lists say of its name, cities and divisions; of a place that no list knows what they say without the word for
/// its kind ("Helmand province", "Dalian City").
std::vector<std::uint32_t> PlaceResolver::rows_of(const Entity& e) const {
  const std::string& name = first_mention(e).name;
  const bool region = e.place_kind == PlaceKind::region;
  std::vector<std::uint32_t> rows = region ? tables_.regions_named(name) : tables_.cities_named(name);
  const auto others = region ? tables_.cities_named(name) : tables_.regions_named(name);
  rows.insert(rows.end(), others.begin(), others.end());
  const std::size_t blank = name.rfind(' ');
  if (!rows.empty() || blank == std::string::npos) return rows;
  const auto head = discourse_.knowledge.lists.row(tables_.labels.place_noun, fold(name.substr(blank + 1)));
  const std::string level = head ? tables_.cell(*head, "level") : std::string();
  if (region && level == "adm1") return tables_.regions_named(name.substr(0, blank));
  if (!region && level == "city") return tables_.cities_named(name.substr(0, blank));
  return {};
}

/// Each place speaks for what it lies in, as often as the root of its mentions says.
void PlaceResolver::collect_votes() {
  for (const Entity& e : discourse_.entities) vote(e, 1.0);
}

/// Adds what a place says of the others, or (sign -1) takes it back.
void PlaceResolver::vote(const Entity& e, double sign) {
  if (e.place_kind == PlaceKind::none || e.mentions.empty()) return;
  const double weight = sign * std::sqrt(static_cast<double>(e.mentions.size()));
  if (e.place_kind == PlaceKind::country) votes_.country(first_mention(e).country, 2 * weight);
  if (e.place_kind != PlaceKind::region && e.place_kind != PlaceKind::city) return;
  const std::vector<std::uint32_t> rows = rows_of(e);
  const bool region = e.place_kind == PlaceKind::region;
  const auto row = region && rows.size() == 1 ? std::optional(rows.front()) : dominant_city(tables_, rows);
  if (!row) return;
  votes_.country(tables_.cell(*row, "iso3"), weight);
  votes_.division(tables_.cell(*row, "iso3"), tables_.cell(*row, "adm1"), (region ? 1.5 : 0.5) * weight);
}

/// The mention before it with nothing but a comma between; kNone.
MentionId PlaceResolver::in_front(const Mention& m) const {
  if (m.span.begin < 2 || discourse_.word(m.span.begin - 1) != ",") return kNone;
  MentionId id = discourse_.first_mention_from(m.span.begin);
  for (std::uint32_t steps = 0; id-- > 0 && steps < 4; ++steps) {
    const Mention& before = discourse_.mentions[id];
    if (before.span.end == m.span.begin - 1 && before.label == tables_.labels.place) return id;
  }
  return kNone;
}

/// A name of a country and of a division of another one (Georgia) means the division when a city in front of it lies
/// there or at least in the country of the division and not in the other, or when a city of the article lies in the
/// division and nobody is called after the country; to readers at home in the country of the division also when nothing
/// else of the article lies in the other country.
bool PlaceResolver::is_division(const Entity& country) const {
  std::vector<std::uint32_t> divisions = tables_.regions_named(first_mention(country).name);
  const auto is_own = [&](std::uint32_t row) { return tables_.cell(row, "iso3") == first_mention(country).country; };
  divisions.erase(std::remove_if(divisions.begin(), divisions.end(), is_own), divisions.end());
  if (divisions.empty()) return false;
  const bool has_city = std::any_of(divisions.begin(), divisions.end(), [&](std::uint32_t row) {
    return votes_.has_division(tables_.cell(row, "iso3"), tables_.cell(row, "adm1"));
  });
  const bool has_people = std::any_of(country.mentions.begin(), country.mentions.end(), [&](MentionId id) {
    return discourse_.mentions[id].form == MentionForm::demonym;
  });
  if (has_city && !has_people) return true;
  const std::string& home = discourse_.source_home;
  const bool is_ours = std::any_of(divisions.begin(), divisions.end(), [&](std::uint32_t row) {
    return !home.empty() && tables_.cell(row, "iso3") == home;
  });
  if (is_ours && !has_people && !votes_.has_division_of(first_mention(country).country)) return true;
  // Lists know the larger towns only: a namesake in another division of that country is witness enough.
  const auto in_country = [&](std::uint32_t city) {
    return std::any_of(divisions.begin(), divisions.end(),
                       [&](std::uint32_t row) { return tables_.cell(row, "iso3") == tables_.cell(city, "iso3"); });
  };
  return std::any_of(country.mentions.begin(), country.mentions.end(), [&](MentionId id) {
    const MentionId city = in_front(discourse_.mentions[id]);
    if (city == kNone) return false;
    const std::vector<std::uint32_t> rows = tables_.cities_named(discourse_.mentions[city].name);
    const std::string& iso3 = discourse_.mentions[id].country;
    return std::any_of(rows.begin(), rows.end(), in_country) &&
           std::none_of(rows.begin(), rows.end(), [&](std::uint32_t row) { return tables_.cell(row, "iso3") == iso3; });
  });
}

void PlaceResolver::describe_country(Entity& e) {
  if (is_division(e)) {
    vote(e, -1.0);
    e.place_kind = PlaceKind::region;
    e.type = "REGION";
    return;
  }
  e.iso3 = first_mention(e).country;
  const auto row = tables_.countries.find(e.iso3);
  if (e.iso3.empty() || row == tables_.countries.end()) {
    e.canonical = longest_name(e);
    return;
  }
  describe_listed(e, row->second);
  e.iso2 = tables_.cell(row->second, "iso2");
  e.feature = "PCLI";
}

/// Countries and divisions that stand behind a mention after a comma or in brackets, or that its rule names.
Containers PlaceResolver::containers(const Entity& e) const {
  Containers found;
  const auto add = [&](MentionId id) {
    if (id >= discourse_.mentions.size()) return;
    const Entity& place = discourse_.entities[discourse_.mentions[id].entity];
    if (place.place_kind == PlaceKind::country) found.countries.insert(discourse_.mentions[id].country);
    if (place.place_kind != PlaceKind::region || place.iso3.empty()) return;
    found.countries.insert(place.iso3);
    if (!place.adm1.empty()) found.divisions.emplace(place.iso3, place.adm1);
  };
  for (const MentionId id : e.mentions) {
    const Mention& m = discourse_.mentions[id];
    const FieldValue within = discourse_.field(m.annotation, "within");
    if (within.kind == FieldValue::Kind::annotation) {
      if (const MentionId inside = discourse_.mention_of(within.annotation); inside != kNone) add(inside);
    }
    if (m.span.end >= discourse_.document.token_count()) continue;
    const std::string_view next = discourse_.word(m.span.end);
    const MentionId behind = discourse_.first_mention_from(m.span.end + 1);
    const bool follows = behind < discourse_.mentions.size() &&
                         discourse_.mentions[behind].span.begin == m.span.end + 1 &&
                         discourse_.mentions[behind].form != MentionForm::demonym;
    if (follows && (next == "," || next == "(")) add(behind);
  }
  return found;
}

void PlaceResolver::describe_listed(Entity& e, std::uint32_t row) const {
  e.canonical = discourse_.knowledge.lists[row].form;
  e.iso3 = tables_.cell(row, "iso3");
  e.adm1 = tables_.cell(row, "adm1");
  e.feature = tables_.cell(row, "feature");
  if (const auto id = decimal(row, "geonames")) e.geonames = id->to_integer();
  e.lat = decimal(row, "lat");
  e.lon = decimal(row, "lon");
}

/// A region or a city, as the best of its rows says. Nobody votes for himself.
void PlaceResolver::describe_place(Entity& e) {
  const Entity before = e;
  vote(before, -1.0);
  const bool region = e.place_kind == PlaceKind::region;
  const Containers told = containers(e);
  const auto row = votes_.best(rows_of(e), told, region ? tables_.labels.region : tables_.labels.city);
  if (row) {
    describe_listed(e, *row);
    const bool division = discourse_.knowledge.lists[*row].label == tables_.labels.region;
    e.place_kind = division ? PlaceKind::region : PlaceKind::city;
    e.type = division ? "REGION" : "CITY";
    if (division) e.canonical = longest_name(e);
  } else if (region) {
    describe_side(e);
  } else {
    describe_unlisted_city(e, told);
  }
  e.iso2 = iso2(e.iso3);
  vote(before, 1.0);
}

/// A region that no list has but whose rule tells the country ("Eastern China", "North London"): its point is that of
/// the place its name ends with, if that lies there.
void PlaceResolver::describe_side(Entity& e) const {
  e.canonical = longest_name(e);
  const Mention& m = first_mention(e);
  if (m.country.empty()) return;
  e.iso3 = m.country;
  for (std::size_t blank = m.name.find(' '); blank != std::string::npos; blank = m.name.find(' ', blank + 1)) {
    const std::string rest = m.name.substr(blank + 1);
    std::vector<std::uint32_t> rows = tables_.cities_named(rest);
    const std::vector<std::uint32_t> regions = tables_.regions_named(rest);
    rows.insert(rows.begin(), regions.begin(), regions.end());
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](std::uint32_t one) { return tables_.cell(one, "iso3") == e.iso3; });
    if (row != rows.end()) {
      e.adm1 = tables_.cell(*row, "adm1");
      e.lat = decimal(*row, "lat");
      e.lon = decimal(*row, "lon");
      return;
    }
  }
  const auto country = tables_.countries.find(e.iso3);
  if (country == tables_.countries.end()) return;
  e.lat = decimal(country->second, "lat");
  e.lon = decimal(country->second, "lon");
}

/// A name no list has: as it is written where it is not in capitals, in the state and country behind it or, if none
/// stands there, in the country its rules tell.
void PlaceResolver::describe_unlisted_city(Entity& e, const Containers& told) const {
  e.iso3.clear();
  e.canonical = title_case(first_mention(e).name);
  for (auto id = e.mentions.rbegin(); id != e.mentions.rend(); ++id) {
    const Mention& m = discourse_.mentions[*id];
    if (!all_capitals(m.name)) e.canonical = m.name;
  }
  if (told.divisions.size() == 1) e.adm1 = told.divisions.begin()->second;
  if (told.countries.size() == 1) {
    e.iso3 = *told.countries.begin();
    return;
  }
  const auto by_rule = std::find_if(e.mentions.begin(), e.mentions.end(),
                                    [&](MentionId id) { return !discourse_.mentions[id].country.empty(); });
  if (by_rule != e.mentions.end()) e.iso3 = discourse_.mentions[*by_rule].country;
}

/// A palace or residence that the lead names and no list has lies in the capital that the story was written in, when
/// its sentence names no other city and its own words no other country ("the French presidential palace").
EntityId PlaceResolver::seat_city(const Entity& e) const {
  const EntityId capital = discourse_.dateline_place();
  const std::uint32_t lead = discourse_.lead();
  if (capital == kNone || discourse_.entities[capital].feature != "PPLC") return kNone;
  const auto named = std::find_if(e.mentions.begin(), e.mentions.end(), [&](MentionId id) {
    const Mention& m = discourse_.mentions[id];
    return discourse_.sentence(m.span.begin) == lead && is_seat(m);
  });
  if (named == e.mentions.end()) return kNone;
  const TokenSpan own = discourse_.mentions[*named].span;
  const TokenSpan sentence = discourse_.sentence_span(lead);
  for (MentionId id = discourse_.first_mention_from(sentence.begin); id < discourse_.mentions.size(); ++id) {
    const Mention& m = discourse_.mentions[id];
    if (m.span.begin >= sentence.end) break;
    if (m.entity == kNone || m.entity == capital || m.span == own) continue;
    const Entity& other = discourse_.entities[m.entity];
    const bool inside = own.covers(m.span);
    if (other.place_kind == PlaceKind::city) return kNone;
    if (inside && other.place_kind != PlaceKind::none && other.iso3 != discourse_.entities[capital].iso3) return kNone;
  }
  return capital;
}

bool PlaceResolver::is_seat(const Mention& m) const {
  for (std::uint32_t token = m.span.begin; token < m.span.end; ++token) {
    for (const AnnotationId noun : discourse_.beginning_at(tables_.labels.facility_noun, token)) {
      if (discourse_.text_field(noun, "seat") == "yes") return true;
    }
  }
  return false;
}

void PlaceResolver::describe_facility(Entity& e) const {
  const FacilityFacts* facts = nullptr;
  EntityId city = kNone;
  for (const MentionId id : e.mentions) {
    const Mention& m = discourse_.mentions[id];
    if (facts == nullptr) facts = tables_.facility(m.name);
    const FieldValue within = discourse_.field(m.annotation, "within");
    if (city != kNone || within.kind != FieldValue::Kind::annotation) continue;
    const MentionId place = discourse_.mention_of(within.annotation);
    if (place != kNone) city = discourse_.mentions[place].entity;
  }
  e.canonical = facts != nullptr && !facts->canonical.empty() ? facts->canonical : longest_name(e);
  if (facts != nullptr) {
    e.iso3 = facts->iso3;
    e.feature = facts->feature;
    e.geonames = facts->geonames;
    e.lat = facts->lat;
    e.lon = facts->lon;
    const auto listed = cities_.find(fold_name(facts->city));
    if (city == kNone && !facts->city.empty() && listed != cities_.end()) city = listed->second;
  } else if (city == kNone) {
    city = seat_city(e);
  }
  if (city != kNone) {
    e.within = city;
    if (e.iso3.empty()) e.iso3 = discourse_.entities[city].iso3;
  }
  e.iso2 = iso2(e.iso3);
}

}  // namespace

void find_metonyms(Discourse& discourse) {
  std::set<TokenSpan> speakers;
  for (const Quotation& q : discourse.quotations) {
    if (q.speaker_span) speakers.insert(*q.speaker_span);
  }
  for (Mention& m : discourse.mentions) {
    if (m.label != discourse.tables->labels.place || m.form != MentionForm::name) continue;
    const PlaceKind kind = discourse.entities[m.entity].place_kind;
    if (kind != PlaceKind::country && kind != PlaceKind::city) continue;
    const auto before = discourse.ending_at(discourse.tables->labels.preposition, m.span.begin);
    m.metonym = speakers.count(m.span) != 0 || std::any_of(before.begin(), before.end(), [&](AnnotationId id) {
                  return discourse.text_field(id, "actor") == "yes";
                });
  }
}

void resolve_places(Discourse& discourse) { PlaceResolver(discourse).resolve(); }

}  // namespace wirefacts
