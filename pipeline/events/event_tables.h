#pragma once
// The knowledge of rules/events/*.tsv and rules/precision.tsv, by label, asked in constant time.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "resolution/knowledge.h"

namespace wirefacts {

/// merging.tsv: when a part of this type joins a cluster of `other` parts. Distances in sentences.
struct MergingRow {
  Label other = Label::none;
  int near = 0;
  int far = 0;
  std::vector<std::string> shared_roles;
  std::vector<std::string> never;
  std::vector<std::string> alone;  // subtypes that join only their like
};

/// Algorithms of derivations.tsv.
enum class Derivation : std::uint8_t {
  participant_of_country,
  other_participant,
  within,
  field,
  group_of,
  parts,
  ordinal_of,
  event_of,
  event_at,
  event_near,
};

/// derivations.tsv. `from` is a role, "role.link", "role.role" or labels, as the algorithm says.
struct DerivationRow {
  Label type = Label::none;
  Derivation derivation = Derivation::within;
  std::string role;
  std::string from, from_part;     // split at the period
  std::vector<Label> from_labels;  // event_near only
};

/// How the place of an event is known when no rule says it as a role, the surest first.
enum class PlaceBasis : std::uint8_t {
  role,      // a role holds the place, or words with its name
  clause,    // the clause of the trigger says where
  sentence,  // another clause of its sentence says it
  event,     // another event of the sentence happened there
  story,     // the event told before happened there
  article,   // all events told before happened there
  dateline,  // the story was written there
};

/// As places.tsv and records write it.
std::string_view place_basis_name(PlaceBasis basis);

/// places.tsv: how events of these types get a place. `roles` of `role`, `from_types` of `event`, `story`, `article`;
/// `realis` empty: of any; not of subtypes in `but`.
struct PlacingRow {
  std::vector<Label> types;
  PlaceBasis basis = PlaceBasis::clause;
  std::vector<std::string> roles;
  std::vector<Label> from_types;
  std::vector<std::string> realis, but;
};

/// subtypes.tsv: `sector` empty: the role must be filled; else it must hold something of that sector.
struct SubtypeRow {
  std::string role, sector, subtype;
};

/// codes.tsv; an empty condition fits everything.
struct CodeRow {
  std::string subtype, realis, filled;
  std::string cameo, cameo_root, reciprocal, plover, mode, context, ere;
};

/// dyads.tsv: the first filled role of each side; of mutual types both sides may name the same.
struct DyadRow {
  std::vector<std::string> actor, recipient;
  bool mutual = false;
};

/// columns.tsv: roles of `who` (all), of `whom` (the first filled one).
struct WordColumns {
  std::vector<std::string> who, whom;
};

/// What the list of nouns says of a lemma.
struct NounClass {
  std::string noun_class, sector;
};

/// Immutable once built; shared by threads. All answers for unknown labels and words are empty.
class EventTables {
 public:
  /// Reports unknown types, roles, algorithms, links and realis values, with place and remedy; rows with
  /// mistakes are left out.
  static EventTables build(const Knowledge& knowledge, Diagnostics& diagnostics);

  [[nodiscard]] const std::vector<MergingRow>& merging(Label type) const { return at(type).merging; }
  /// In the order of the file.
  [[nodiscard]] const std::vector<DerivationRow>& derivations() const { return derivations_; }
  /// In the order of the file.
  [[nodiscard]] const std::vector<PlacingRow>& placings() const { return placings_; }
  /// Types that give way to this one where a trigger is both.
  [[nodiscard]] const std::vector<Label>& doubles(Label type) const { return at(type).doubles; }
  [[nodiscard]] const std::vector<SubtypeRow>& subtypes(Label type) const { return at(type).subtypes; }
  [[nodiscard]] const std::vector<CodeRow>& codes(Label type) const { return at(type).codes; }
  [[nodiscard]] const DyadRow& dyad(Label type) const { return at(type).dyad; }
  /// Without a row of columns.tsv `who` is the first required role of the type.
  [[nodiscard]] const WordColumns& columns(Label type) const { return at(type).columns; }
  /// The same by type as records write it ("AGREEMENT_SIGN"); empty for an unknown type.
  [[nodiscard]] const WordColumns& columns(std::string_view record_type) const;

  /// sectors.tsv: kind is "subtype", "place" or "noun"; "" when there is no row.
  [[nodiscard]] const std::string& sector(std::string_view kind, std::string_view value) const;
  /// Sector of an office by its title (compared folded).
  [[nodiscard]] const std::string& office_sector(std::string_view title) const;
  [[nodiscard]] const NounClass& noun_class(std::string_view lemma) const;

  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    auto& [types, none, derivations, placings, by_record_type, sectors, office_sectors, nouns, precision, no_sector,
           no_noun] = *this;
    a(types, derivations, placings, by_record_type, sectors, office_sectors, nouns, precision);
  }

  /// (right + 1) / (judged + 2), three decimals: .5 for a rule that nobody has judged.
  [[nodiscard]] Decimal confidence(std::string_view rule) const;

 private:
  friend class EventTablesBuilder;
  struct TypeTables {
    std::vector<MergingRow> merging;
    std::vector<Label> doubles;
    std::vector<SubtypeRow> subtypes;
    std::vector<CodeRow> codes;
    DyadRow dyad;
    WordColumns columns;
    template <class A>
    void fields(A& a) {
      auto& [merging_rows, double_types, subtype_rows, code_rows, dyad_row, word_columns] = *this;
      a(merging_rows, double_types, subtype_rows, code_rows, dyad_row, word_columns);
    }
  };
  struct Judgment {
    std::int64_t judged = 0, right = 0;
    template <class A>
    void fields(A& a) {
      a(judged, right);
    }
  };
  [[nodiscard]] const TypeTables& at(Label type) const {
    const auto index = static_cast<std::size_t>(type);
    return index < types_.size() ? types_[index] : none_;
  }

  std::vector<TypeTables> types_;  // by label
  TypeTables none_;
  std::vector<DerivationRow> derivations_;
  std::vector<PlacingRow> placings_;
  std::unordered_map<std::string, Label> by_record_type_;
  std::unordered_map<std::string, std::string> sectors_;         // "kind\tvalue"
  std::unordered_map<std::string, std::string> office_sectors_;  // by folded title
  std::unordered_map<std::string, NounClass> nouns_;
  std::unordered_map<std::string, Judgment> precision_;
  std::string no_sector_;
  NounClass no_noun_;
};

}  // namespace wirefacts
