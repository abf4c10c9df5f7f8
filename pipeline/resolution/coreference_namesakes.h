#pragma once
// Full names that are one person's: given names that agree, the family name in front or behind, a misspelling.

#include <string_view>
#include <vector>

#include "resolution/coreference.h"

namespace wirefacts {

/// The parts of a personal name without what stands behind the surname ("Jr.").
std::vector<std::string_view> person_words(const ResolutionTables::Data& tables, std::string_view name);
std::vector<std::string_view> person_words(const ResolutionTables::Data& tables, std::string&& name) = delete;

/// Which bearer of the name is meant (column `generation` of name_suffixes.tsv: "junior"); "" where it does not say.
std::string generation(const ResolutionTables::Data& tables, std::string_view name);

/// The first is named before the second, who has the same given name and is always told with a generation: "Ann Lee",
/// then "Ann Lee Jr.".
bool is_elder(const Coreference& c, EntityId one, EntityId other);

/// Longer words that one letter too many, too few, another or two swapped ones keep apart.
bool is_misspelling(std::string_view one, std::string_view other);

/// One sentence has mentions of both (of the first 64 of each): they are two.
bool named_together(const Coreference& c, EntityId one, EntityId other);

/// Joins persons whose full names are ways to write one name, the later to the earlier.
void join_full_names(Coreference& c, const CoreferencePass& pass);

}  // namespace wirefacts
