#pragma once
// Full names that are one person's: given names that agree, the family name in front or behind, a misspelling.

#include <string_view>
#include <vector>

#include "resolution/coreference.h"

namespace wirefacts {

/// The parts of a personal name without what stands behind the surname ("Jr.").
std::vector<std::string_view> person_words(const ResolutionTables::Data& tables, std::string_view name);
std::vector<std::string_view> person_words(const ResolutionTables::Data& tables, std::string&& name) = delete;

/// Joins persons whose full names are ways to write one name, the later to the earlier.
void join_full_names(Coreference& c, const CoreferencePass& pass);

}  // namespace wirefacts
