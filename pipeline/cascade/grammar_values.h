#pragma once
// Values of fields that the walks over groups and realis ask for: enums of rules/schema.types, columns of
// rules/lexicon/. Who renames one there renames it here.

#include <string_view>

namespace wirefacts {

/// Of `finite`, `by`, `light`, `definite`, `controls`.
inline constexpr std::string_view kYes = "yes";

/// Of `voice`.
inline constexpr std::string_view kPassive = "passive";

/// Forms of verbs: `inflection` of Verb.
namespace forms {
inline constexpr std::string_view kBase = "base";
inline constexpr std::string_view kPast = "past";
inline constexpr std::string_view kIng = "ing";
inline constexpr std::string_view kParticiple = "participle";
}  // namespace forms

/// Nouns whose infinitive says what is planned: `class` of NounGroup.
inline constexpr std::string_view kPlan = "plan";
/// Class of verbs that tell what others did.
inline constexpr std::string_view kReport = "report";

/// What prepositions link with: `class` of Preposition.
namespace links {
inline constexpr std::string_view kGenitive = "genitive";
inline constexpr std::string_view kAgent = "agent";
inline constexpr std::string_view kPlace = "place";
inline constexpr std::string_view kPartner = "partner";
inline constexpr std::string_view kGoal = "goal";
inline constexpr std::string_view kConcurrent = "concurrent";
inline constexpr std::string_view kTopic = "topic";
}  // namespace links

/// Of `modality`, `imposes` and `realis`.
inline constexpr std::string_view kActual = "actual";
inline constexpr std::string_view kDenied = "denied";
inline constexpr std::string_view kFuture = "future";
inline constexpr std::string_view kHypothetical = "hypothetical";

/// Of `polarity`.
inline constexpr std::string_view kPositive = "positive";
inline constexpr std::string_view kNegative = "negative";

}  // namespace wirefacts
