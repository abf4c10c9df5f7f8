#pragma once
// Which place of several a name means: rows of the city and region lists, weighed by what the article says.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "resolution/discourse.h"
#include "resolution/resolution_data.h"

namespace wirefacts {

/// What the text puts a place into: countries and first-level divisions, by code.
struct Containers {
  std::set<std::string> countries;                          // ISO alpha-3
  std::set<std::pair<std::string, std::string>> divisions;  // country, division
};

/// How much the places of an article speak for a country or a division. One thread; the tables outlive it.
class PlaceVotes {
 public:
  /// `home`: country of the dateline; `source_home`: of the source (--home); ISO alpha-3 or "".
  PlaceVotes(const ResolutionTables::Data& tables, std::string home, std::string source_home)
      : tables_(tables), home_(std::move(home)), source_home_(std::move(source_home)) {}

  void country(const std::string& iso3, double weight);
  void division(const std::string& iso3, const std::string& adm1, double weight);
  [[nodiscard]] bool has_division(const std::string& iso3, const std::string& adm1) const {
    return divisions_.count({iso3, adm1}) != 0;
  }
  /// Some city or division of the country has a vote.
  [[nodiscard]] bool has_division_of(const std::string& iso3) const {
    const auto at = divisions_.lower_bound({iso3, std::string()});
    return at != divisions_.end() && at->first.first == iso3;
  }

  /// Orders the rows of one name: population, votes, home country, seats of government.
  [[nodiscard]] double score(std::uint32_t row) const;
  /// The first of the best rows, of those inside `told` if any is; nothing for no rows. Rows of the list `kind`
  /// (City, Region) have an advantage.
  [[nodiscard]] std::optional<std::uint32_t> best(std::vector<std::uint32_t> rows, const Containers& told,
                                                  Label kind) const;

 private:
  const ResolutionTables::Data& tables_;
  std::string home_, source_home_;
  std::map<std::string, double> countries_;
  std::map<std::pair<std::string, std::string>, double> divisions_;
  double all_countries_ = 0;
  double all_divisions_ = 0;
};

/// The row that anybody means by this name: large, and ten times as large as the others; nothing if there is none.
std::optional<std::uint32_t> dominant_city(const ResolutionTables::Data& tables,
                                           const std::vector<std::uint32_t>& rows);

}  // namespace wirefacts
