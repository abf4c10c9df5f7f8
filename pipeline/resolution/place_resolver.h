#pragma once
// Which place a name means: lists, containment in the text, votes of the article's countries, population.

#include "resolution/discourse.h"

namespace wirefacts {

/// A country or city directly behind a preposition with actor=yes (with Kazakhstan), or as speaker of a
/// quotation, is an actor, never an event place: sets Mention::metonym. REQUIRES: coreference is done.
void find_metonyms(Discourse& discourse);

/// Facts of places: by list, else from the rule. Of several cities of one name those of a country that the text
/// puts behind it ("X, Country"); then the best log10(population + 10) + 2 × share of the article's country
/// mentions + 1.5 for the home country; ties: the first row. A facility has its city from the text, else from
/// the list; a seat (FacilityNoun seat=yes) that the lead names may have the capital of the dateline.
void resolve_places(Discourse& discourse);

}  // namespace wirefacts
