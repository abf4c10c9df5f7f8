#pragma once
// Whose dollars, crowns, francs: money whose words name no country gets the currency of the article's.

#include "resolution/discourse.h"

namespace wirefacts {

/// Sets `currency` and `currency_basis` of every money value. Where the words leave the country open (basis
/// symbol_default or context), the rows of values/currency_countries.tsv decide: by an explicit amount of the same
/// family (only of context: "5 Norwegian crowns … 3 crowns"), by the country of the dateline, by the country with a
/// row (named = yes, only of context) that the article mentions most, the earlier of equals, or (named = mainly, not of
/// context, without a dateline) that three quarters of its places are in; else the list's code
/// stays. REQUIRES: values are collected, places described. Linear in values times rows of one code.
void decide_currencies(Discourse& discourse);

}  // namespace wirefacts
