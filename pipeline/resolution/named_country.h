#pragma once
// The country that the name of an organization tells.

#include <string>

#include "resolution/discourse.h"

namespace wirefacts {

/// ISO alpha-3 of the one country that the name holds as a country, a demonym or behind a genitive: "Chilean Football
/// Federation", "Bank of Kenya". Nothing when the name holds two countries, stands in one ("Mission in Mali"), or when
/// the word may be something else there: a region ("University of Georgia"), a surname behind a given name.
std::string country_in_name(const Discourse& discourse, const Mention& organization);

}  // namespace wirefacts
