#pragma once
// Labels that the program itself asks a schema for by name, not only rules: the one list of them.

#include <algorithm>
#include <array>
#include <string_view>

namespace wirefacts {

/// Looked up by name somewhere in the program, or the label of a table that the program reads by its path; sorted.
/// tests/support/check_program_labels.py compares it with the sources, both ways.
inline constexpr std::array<std::string_view, 61> kProgramLabels = {
    "Adjective",      "Adverb",    "Agency",      "Alias",        "Apposed",     "Auxiliary",    "Break",
    "Byline",         "City",      "Conjunction", "Coordination", "Count",       "CountedNoun",  "Country",
    "CurrencyNote",   "Dateline",  "Demonym",     "Determiner",   "Elsewhen",    "FacilityNoun", "GivenName",
    "Group",          "Hedge",     "Honorific",   "Kinship",      "LegalSuffix", "Locale",       "Measure",
    "Meeting",        "Modal",     "Money",       "Month",        "NameSuffix",  "NamedEvent",   "NewTotal",
    "Noun",           "NounGroup", "Office",      "Ordinal",      "OrgHead",     "Organization", "OtherDeed",
    "PartAboveWhole", "Percent",   "Person",      "Place",        "PlaceNoun",   "Preposition",  "Pronoun",
    "Quotation",      "Region",    "Relative",    "Residue",      "SignOff",     "Standin",      "Subordinator",
    "Surname",        "Time",      "VagueNumber", "Verb",         "VerbGroup"};

/// What rules or lists say of such a label matters even when no rule names it.
inline bool is_program_label(std::string_view name) {
  return std::binary_search(kProgramLabels.begin(), kProgramLabels.end(), name);
}

}  // namespace wirefacts
