#pragma once
// The few names of schema.types and of the word lists that the algorithms of events and records know.

#include <string_view>

namespace wirefacts::names {

// Roles with an algorithm of their own.
inline constexpr std::string_view kParticipant = "participant";
inline constexpr std::string_view kPlace = "place";
inline constexpr std::string_view kCity = "city";
inline constexpr std::string_view kPlaceBasis = "place_basis";
inline constexpr std::string_view kTime = "time";
inline constexpr std::string_view kName = "name";
inline constexpr std::string_view kParticipantCount = "n_participants";

// Fields of events that are keys of the record.
inline constexpr std::string_view kSubtype = "subtype";
inline constexpr std::string_view kStatus = "status";
inline constexpr std::string_view kRealis = "realis";
inline constexpr std::string_view kPolarity = "polarity";

// Labels of values.
inline constexpr std::string_view kMoney = "Money";
inline constexpr std::string_view kCount = "Count";
inline constexpr std::string_view kPercent = "Percent";
inline constexpr std::string_view kOrdinal = "Ordinal";
inline constexpr std::string_view kMeasure = "Measure";
inline constexpr std::string_view kTimeLabel = "Time";
inline constexpr std::string_view kPer = "per";        // a field of Money
inline constexpr std::string_view kFinite = "finite";  // a field of VerbGroup

// Labels of entities.
inline constexpr std::string_view kPlaceLabel = "Place";
inline constexpr std::string_view kOrganization = "Organization";

// Labels of marks and word lists.
inline constexpr std::string_view kLocale = "Locale";
inline constexpr std::string_view kNewTotal = "NewTotal";
inline constexpr std::string_view kOtherDeed = "OtherDeed";
inline constexpr std::string_view kNounGroup = "NounGroup";
inline constexpr std::string_view kPronoun = "Pronoun";
inline constexpr std::string_view kVerbGroup = "VerbGroup";
inline constexpr std::string_view kNoun = "Noun";
inline constexpr std::string_view kDeterminer = "Determiner";
inline constexpr std::string_view kOffice = "Office";
inline constexpr std::string_view kAdverb = "Adverb";
inline constexpr std::string_view kPreposition = "Preposition";
inline constexpr std::string_view kHedge = "Hedge";
inline constexpr std::string_view kVagueNumber = "VagueNumber";
inline constexpr std::string_view kByline = "Byline";

// Types of entities in records (Entity::type).
inline constexpr std::string_view kPersonType = "PERSON";
inline constexpr std::string_view kOrgType = "ORG";

inline constexpr std::string_view kExact = "exact";
inline constexpr std::string_view kActual = "actual";
inline constexpr std::string_view kHypothetical = "hypothetical";
inline constexpr std::string_view kFuture = "future";

}  // namespace wirefacts::names
