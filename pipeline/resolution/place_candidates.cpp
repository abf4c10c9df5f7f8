#include "resolution/place_candidates.h"

#include <algorithm>
#include <cmath>

namespace wirefacts {
namespace {

// Measured on news with known coordinates: one vote of a country is worth a hundredfold population.
constexpr double kVote = 2.0;
constexpr double kHome = 1.5;
constexpr double kSourceHome = 1.0;
constexpr double kCapital = 1.0;
constexpr double kSeat = 0.5;
// What the lists let stand alone ("Paris"), against the namesakes that papers put a state behind.
constexpr double kAlone = 1.0;
// Divisions and countries count as places of these many people (logarithm).
constexpr double kDivision = 6.5;
constexpr double kCountry = 8.5;
constexpr double kKind = 1.0;
constexpr double kDominantShare = 0.9;
constexpr double kDominantSize = 500000;

double population(const ResolutionTables::Data& tables, std::uint32_t row) {
  const auto value = Decimal::parse(tables.cell(row, "population"));
  return value ? value->to_double() : 0.0;
}

template <typename Map, typename Key>
double share(const Map& votes, const Key& key, double all) {
  const auto found = votes.find(key);
  return found == votes.end() || all < 1e-9 ? 0.0 : found->second / all;
}

/// Keeps the rows that `fits` accepts, unless it accepts none (false).
template <typename Fits>
bool restrict_to(std::vector<std::uint32_t>& rows, Fits fits) {
  if (std::none_of(rows.begin(), rows.end(), fits)) return false;
  rows.erase(std::remove_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return !fits(row); }), rows.end());
  return true;
}

}  // namespace

void PlaceVotes::country(const std::string& iso3, double weight) {
  if (iso3.empty()) return;
  countries_[iso3] += weight;
  all_countries_ += weight;
}

void PlaceVotes::division(const std::string& iso3, const std::string& adm1, double weight) {
  if (adm1.empty()) return;
  divisions_[{iso3, adm1}] += weight;
  all_divisions_ += weight;
}

double PlaceVotes::score(std::uint32_t row) const {
  const std::string iso3 = tables_.cell(row, "iso3");
  const std::string feature = tables_.cell(row, "feature");
  const Label label = tables_.knowledge.lists[row].label;
  double score = label == tables_.labels.country  ? kCountry
                 : label == tables_.labels.region ? kDivision
                                                  : std::log10(population(tables_, row) + 10.0);
  score += kVote * share(countries_, iso3, all_countries_);
  score += kVote * share(divisions_, std::pair(iso3, tables_.cell(row, "adm1")), all_divisions_);
  if (!home_.empty() && iso3 == home_) score += kHome;
  if (!source_home_.empty() && iso3 == source_home_) score += kSourceHome;
  if (feature == "PPLC") score += kCapital;
  if (feature == "PPLA") score += kSeat;
  return score;
}

std::optional<std::uint32_t> PlaceVotes::best(std::vector<std::uint32_t> rows, const Containers& told,
                                              Label kind) const {
  if (rows.empty()) return std::nullopt;
  restrict_to(rows, [&](std::uint32_t row) { return told.countries.count(tables_.cell(row, "iso3")) != 0; });
  // A county without a division of its own lies in whichever division is told ("Suffolk, England").
  const bool listed = restrict_to(rows, [&](std::uint32_t row) {
    const std::string adm1 = tables_.cell(row, "adm1");
    const bool anywhere = adm1.empty() && tables_.knowledge.lists[row].label == tables_.labels.region &&
                          told.countries.count(tables_.cell(row, "iso3")) != 0;
    return anywhere || told.divisions.count({tables_.cell(row, "iso3"), adm1}) != 0;
  });
  // "Zorvik, Minn." is none of the Zorviks of other states, but perhaps a state itself in front of another.
  const bool elsewhere = !listed && !told.divisions.empty() && kind == tables_.labels.city;
  if (elsewhere && !restrict_to(rows, [&](std::uint32_t row) {
        return tables_.knowledge.lists[row].label == tables_.labels.region &&
               told.countries.count(tables_.cell(row, "iso3")) != 0;
      }))
    return std::nullopt;
  const auto value = [&](std::uint32_t row) {
    const bool fits = tables_.knowledge.lists[row].label == kind;
    // Readers at home somewhere have their own places that stand alone.
    const bool alone = fits && source_home_.empty() && kind == tables_.labels.city && tables_.cell(row, "weak").empty();
    return score(row) + (fits ? kKind : 0.0) + (alone ? kAlone : 0.0);
  };
  std::uint32_t best = rows.front();
  double best_score = value(best);
  for (const std::uint32_t row : rows) {
    if (const double s = value(row); s > best_score) {
      best = row;
      best_score = s;
    }
  }
  return best;
}

std::optional<std::uint32_t> dominant_city(const ResolutionTables::Data& tables,
                                           const std::vector<std::uint32_t>& rows) {
  if (rows.empty()) return std::nullopt;
  double all = 0;
  std::uint32_t largest = rows.front();
  for (const std::uint32_t row : rows) {
    all += population(tables, row);
    if (population(tables, row) > population(tables, largest)) largest = row;
  }
  const double size = population(tables, largest);
  if (size < kDominantSize || size < kDominantShare * all) return std::nullopt;
  return largest;
}

}  // namespace wirefacts
