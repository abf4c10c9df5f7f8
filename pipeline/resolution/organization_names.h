#pragma once
// What the passes over names of organizations ask of a name.

#include <string>
#include <string_view>

#include "resolution/coreference.h"

namespace wirefacts {

/// The folded name without legal suffix ("inc", "and co").
std::string bare_name(const ResolutionTables::Data& tables, std::string_view name);
/// The name without legal suffix, as it is written.
std::string_view without_suffix(const ResolutionTables::Data& tables, std::string_view name);
/// The list has the word.
bool is_listed(const Coreference& c, Label label, std::string_view word);
/// The word says what kind of body it is ("bank").
bool is_head(const Coreference& c, std::string_view word);

}  // namespace wirefacts
