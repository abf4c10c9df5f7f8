#pragma once
// What ResolutionTables holds: the rows of rules/resolution, rules/gazetteers and rules/lexicon that
// coreference and places ask for. Names are keys in folded form (fold_name).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/packed.h"
#include "base/regex.h"
#include "resolution/known_labels.h"
#include "resolution/resolution_tables.h"

namespace wirefacts {

class Coreference;
struct CoreferencePass;
using PassFunction = void (*)(Coreference&, const CoreferencePass&);

/// A row of coreference.tsv.
struct CoreferencePass {
  std::string algorithm;
  PassFunction run = nullptr;
  std::vector<Label> labels;  // whose mentions it joins
  std::uint32_t within = 0;   // sentences between a mention and what it refers to
  Decimal precision;
};

struct OrganizationFacts {
  std::string canonical, subtype, iso3, kb;
};

struct PersonFacts {
  std::string gender, kb;
};

struct FacilityFacts {
  std::string canonical, city, iso3, feature;
  std::optional<std::int64_t> geonames;
  std::optional<Decimal> lat, lon;
};

/// Who held an office when; ISO days, `to` empty: still.
struct OfficeTerm {
  std::string person, from, to;
};

/// Words of this shape are (are not) plural, as far as one sees.
struct PluralShape {
  Regex pattern;
  bool plural = false;
};

/// A word of this shape becomes singular: `drop` bytes less at its end, then `add`.
struct SingularShape {
  Regex pattern;
  std::size_t drop = 0;
  std::string add;
};

/// What money of a code whose words leave the country open means in a country (ISO alpha-3).
struct CurrencyCountry {
  std::string country, becomes;
  bool named = false;   // also where the article only tells of the country
  bool mainly = false;  // also where it has no dateline and tells of this country more than of all others
};

/// A phrase of mutual.tsv, folded, and how many tokens it has.
struct MutualPhrase {
  std::uint32_t tokens = 0;
  std::string text;
};

/// A row of a list by the hash of its folded form.
struct PlaceKey {
  std::uint64_t hash = 0;
  std::uint32_t row = 0, unused = 0;
  friend bool operator<(const PlaceKey& a, const PlaceKey& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.row < b.row;
  }
};

struct ResolutionTables::Data {
  explicit Data(const Knowledge& pack) : labels(pack.schema), knowledge(pack) {}

  KnownLabels labels;
  Knowledge knowledge;
  std::vector<CoreferencePass> passes;  // in order

  std::unordered_map<std::string, OrganizationFacts> organizations;  // then the agencies
  std::unordered_map<std::string, PersonFacts> persons;
  std::unordered_map<std::string, FacilityFacts> facilities;

  std::unordered_map<std::string, std::vector<std::string>> classes_of_member;
  std::unordered_map<std::string, std::vector<OfficeTerm>> office_terms;  // by "country class"
  std::unordered_set<std::string> past_office;
  std::unordered_map<std::string, std::vector<std::string>> never_same;  // both ways
  std::unordered_set<std::string> nicknames;                             // "form full"
  std::unordered_map<std::string, std::vector<std::string>> full_names;  // form → what it is short for
  std::unordered_set<std::string> legal_suffixes;
  std::vector<SingularShape> singular_shapes;      // the first that matches counts
  std::unordered_set<std::string> counted_lemmas;  // of all lists of nouns
  std::vector<PluralShape> plural_shapes;          // the last that matches counts
  std::vector<MutualPhrase> mutual;
  std::unordered_map<std::string, std::vector<CurrencyCountry>> currency_countries;  // by code of currencies.tsv

  std::unordered_map<std::string, std::uint32_t> countries;  // ISO alpha-3 → row of the word lists
  std::unordered_map<std::string, std::uint32_t> nouns;      // lemma → row
  using PlaceIndex = Packed<PlaceKey>;                       // sorted
  PlaceIndex cities, regions;

  /// What the lists say of an organization of this name; null when they do not know it.
  [[nodiscard]] const OrganizationFacts* organization(std::string_view name) const;
  [[nodiscard]] const PersonFacts* person(std::string_view name) const;
  [[nodiscard]] const FacilityFacts* facility(std::string_view name) const;
  /// Classes that an office of this class may mean, sorted: a leader is a head of state or of government.
  [[nodiscard]] std::vector<std::string> office_classes(const std::string& office_class) const;
  [[nodiscard]] const std::vector<OfficeTerm>& terms(const std::string& country, const std::string& office_class) const;
  /// Rows of the city (region) list with this name, in order.
  [[nodiscard]] std::vector<std::uint32_t> cities_named(std::string_view name) const { return named(cities, name); }
  [[nodiscard]] std::vector<std::uint32_t> regions_named(std::string_view name) const { return named(regions, name); }
  /// A cell of a row of the word lists; "" when there is no such column.
  [[nodiscard]] std::string cell(std::uint32_t row, std::string_view column) const;
  /// `class` of a noun; "" when the list does not know it.
  [[nodiscard]] std::string noun_class(const std::string& lemma) const;
  /// A noun that no list has, as rules read it behind a number, in the singular by its shape; a listed lemma as it is.
  [[nodiscard]] std::string singular(const std::string& noun) const;
  /// never_same.tsv has a pair with this name.
  [[nodiscard]] bool may_be_different(std::string_view name) const;
  /// never_same.tsv does not have this pair.
  [[nodiscard]] bool may_be_same(std::string_view one, std::string_view other) const;

 private:
  [[nodiscard]] std::vector<std::uint32_t> named(const PlaceIndex& places, std::string_view name) const;
};

/// A pass by its name in coreference.tsv; null when there is none.
PassFunction find_pass(std::string_view algorithm);
/// Names of all passes.
std::vector<std::string> pass_names();

}  // namespace wirefacts
