#include "resolution/place_resolver.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "resolution/name_words.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

class PlaceResolver {
 public:
  explicit PlaceResolver(Discourse& discourse)
      : discourse_(discourse), tables_(*discourse.tables), home_(discourse.home_country()) {
    for (const Mention& m : discourse.mentions) {
      if (m.label != tables_.labels.place || discourse.entities[m.entity].place_kind != PlaceKind::country) continue;
      ++votes_[m.country];
      ++total_votes_;
    }
  }

  void resolve() {
    for (EntityId id = 0; id < discourse_.entities.size(); ++id) {
      Entity& e = discourse_.entities[id];
      if (e.mentions.empty()) continue;
      if (e.place_kind == PlaceKind::country) describe_country(e);
      if (e.place_kind == PlaceKind::city) {
        describe_city(e);
        cities_.emplace(fold_name(e.canonical), id);
      }
      if (e.place_kind == PlaceKind::region) e.canonical = longest_name(e);
    }
    for (Entity& e : discourse_.entities) {
      if (e.place_kind == PlaceKind::facility && !e.mentions.empty()) describe_facility(e);
    }
  }

 private:
  const Mention& first_mention(const Entity& e) const { return discourse_.mentions[e.mentions.front()]; }
  std::string longest_name(const Entity& e) const;
  void describe_country(Entity& e) const;
  void describe_city(Entity& e) const;
  void describe_facility(Entity& e) const;
  std::set<std::string> countries_behind(const Entity& e) const;
  std::optional<std::uint32_t> best_city(const Entity& e) const;
  double score(std::uint32_t row) const;
  std::string iso2(const std::string& iso3) const;
  std::optional<Decimal> decimal(std::uint32_t row, std::string_view column) const {
    return Decimal::parse(tables_.cell(row, column));
  }

  Discourse& discourse_;
  const ResolutionTables::Data& tables_;
  std::string home_;
  std::map<std::string, int> votes_;  // country → mentions
  int total_votes_ = 0;
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

void PlaceResolver::describe_country(Entity& e) const {
  e.iso3 = first_mention(e).country;
  const auto row = tables_.countries.find(e.iso3);
  if (e.iso3.empty() || row == tables_.countries.end()) {
    e.canonical = longest_name(e);
    return;
  }
  e.canonical = discourse_.knowledge.lists[row->second].form;
  e.iso2 = tables_.cell(row->second, "iso2");
  if (const auto id = decimal(row->second, "geonames")) e.geonames = id->to_integer();
  e.feature = "PCLI";
}

/// Countries that stand behind a mention of the city after a comma or in brackets, or that its rule names.
std::set<std::string> PlaceResolver::countries_behind(const Entity& e) const {
  std::set<std::string> found;
  const auto add = [&](MentionId id) {
    if (id < discourse_.mentions.size()) {
      const Entity& place = discourse_.entities[discourse_.mentions[id].entity];
      if (place.place_kind == PlaceKind::country) found.insert(discourse_.mentions[id].country);
    }
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

double PlaceResolver::score(std::uint32_t row) const {
  const std::string iso3 = tables_.cell(row, "iso3");
  const auto population = decimal(row, "population");
  const auto votes = votes_.find(iso3);
  const double share = votes == votes_.end() ? 0.0 : static_cast<double>(votes->second) / total_votes_;
  const bool at_home = !home_.empty() && iso3 == home_;
  return std::log10((population ? population->to_double() : 0.0) + 10.0) + 2.0 * share + (at_home ? 1.5 : 0.0);
}

std::optional<std::uint32_t> PlaceResolver::best_city(const Entity& e) const {
  std::vector<std::uint32_t> rows = tables_.cities_named(first_mention(e).name);
  if (rows.empty()) return std::nullopt;
  const std::set<std::string> told = countries_behind(e);
  const auto elsewhere = [&](std::uint32_t row) { return told.count(tables_.cell(row, "iso3")) == 0; };
  if (!std::all_of(rows.begin(), rows.end(), elsewhere)) {
    rows.erase(std::remove_if(rows.begin(), rows.end(), elsewhere), rows.end());
  }
  std::uint32_t best = rows.front();
  double best_score = score(best);
  for (const std::uint32_t row : rows) {
    if (const double s = score(row); s > best_score) {
      best = row;
      best_score = s;
    }
  }
  return best;
}

void PlaceResolver::describe_city(Entity& e) const {
  if (const auto row = best_city(e)) {
    e.canonical = discourse_.knowledge.lists[*row].form;
    e.iso3 = tables_.cell(*row, "iso3");
    e.adm1 = tables_.cell(*row, "adm1");
    e.feature = tables_.cell(*row, "feature");
    if (const auto id = decimal(*row, "geonames")) e.geonames = id->to_integer();
    e.lat = decimal(*row, "lat");
    e.lon = decimal(*row, "lon");
  } else {
    e.iso3.clear();
    e.canonical = title_case(first_mention(e).name);
    for (auto id = e.mentions.rbegin(); id != e.mentions.rend(); ++id) {
      const Mention& m = discourse_.mentions[*id];
      if (!all_capitals(m.name)) e.canonical = m.name;
    }
    const auto told = std::find_if(e.mentions.begin(), e.mentions.end(),
                                   [&](MentionId id) { return !discourse_.mentions[id].country.empty(); });
    if (told != e.mentions.end()) e.iso3 = discourse_.mentions[*told].country;
  }
  e.iso2 = iso2(e.iso3);
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
