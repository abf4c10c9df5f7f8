// The order of resolution; short ids; bounds of the publication date.

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

#include "resolution/coreference.h"
#include "resolution/discourse.h"
#include "resolution/mention_collector.h"
#include "resolution/place_resolver.h"
#include "resolution/quotation_attributor.h"
#include "resolution/resolution_data.h"
#include "resolution/same_places.h"
#include "resolution/value_collector.h"

namespace wirefacts {
namespace {

char id_letter(const Entity& e) {
  if (e.place_kind != PlaceKind::none) return 'L';
  if (e.type == "PERSON") return 'P';
  if (e.type == "ORG") return 'O';
  if (e.type == "GROUP") return 'G';
  if (e.type == "EVENT_NAME") return 'X';
  return 'U';
}

std::uint32_t start_of(const Discourse& discourse, const Entity& e) {
  std::uint32_t start = std::numeric_limits<std::uint32_t>::max();
  for (const MentionId id : e.mentions) start = std::min(start, discourse.mentions[id].span.begin);
  return start;
}

using Terms = std::vector<std::pair<std::string, std::string>>;

// Later than every date.
constexpr std::string_view kStill = "9999";

/// Times inside both; both lists by their own order.
Terms intersect(const Terms& a, const Terms& b) {
  Terms found;
  for (const auto& [from, to] : a) {
    for (const auto& [other_from, other_to] : b) {
      const std::string begin = std::max(from, other_from);
      const std::string end = std::min(to, other_to);
      if (begin <= end) found.emplace_back(begin, end);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Terms terms_of(const Discourse& discourse, const Entity& person, const Office& office) {
  Terms terms;
  const std::string name = fold_name(person.canonical);
  for (const std::string& office_class : office.classes) {
    for (const OfficeTerm& term : discourse.tables->terms(office.country, office_class)) {
      if (fold_name(term.person) == name) terms.emplace_back(term.from, term.to.empty() ? kStill : term.to);
    }
  }
  return terms;
}

}  // namespace

void resolve(Discourse& discourse) {
  collect_mentions(discourse);
  collect_quotations(discourse);
  resolve_coreference(discourse);
  find_metonyms(discourse);
  resolve_places(discourse);
  join_same_places(discourse);
  describe_entities(discourse);
  collect_values(discourse);
}

void assign_short_ids(Discourse& discourse) {
  std::map<char, int> count;
  const auto next = [&](char letter) { return letter + std::to_string(++count[letter]); };
  std::vector<std::pair<std::uint32_t, EntityId>> order;
  for (EntityId id = 0; id < discourse.entities.size(); ++id) {
    Entity& e = discourse.entities[id];
    std::sort(e.mentions.begin(), e.mentions.end());
    if (!e.mentions.empty()) order.emplace_back(start_of(discourse, e), id);
  }
  std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return std::tie(a.first, discourse.entities[a.second].type) < std::tie(b.first, discourse.entities[b.second].type);
  });
  for (const auto& [start, id] : order) discourse.entities[id].id = next(id_letter(discourse.entities[id]));
  for (Value& value : discourse.values) {
    if (!value.timex.empty()) value.id = next(value.is_time ? 'T' : 'N');
  }
  for (Quotation& q : discourse.quotations) q.id = next('Q');
}

std::optional<DateBounds> date_bounds(const Discourse& discourse) {
  Terms common{{"", std::string(kStill)}};
  DateBounds bounds;
  for (const Entity& e : discourse.entities) {
    if (e.type != "PERSON" || e.mentions.empty()) continue;
    for (const Office& office : e.offices) {
      const Terms terms = terms_of(discourse, e, office);
      if (terms.empty()) continue;
      common = intersect(common, terms);
      bounds.basis +=
          (bounds.basis.empty() ? "office terms: " : ", ") + e.id + ' ' + office.title + ' ' + office.country;
    }
  }
  if (bounds.basis.empty() || common.empty()) return std::nullopt;
  bounds.not_before = common.front().first;
  for (const auto& [from, to] : common) {
    bounds.not_before = std::min(bounds.not_before, from);
    bounds.not_after = std::max(bounds.not_after, to);
  }
  if (bounds.not_after == kStill) bounds.not_after.clear();
  return bounds;
}

}  // namespace wirefacts
