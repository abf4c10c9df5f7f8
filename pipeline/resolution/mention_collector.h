#pragma once
// Annotations → mentions.

#include "resolution/discourse.h"

namespace wirefacts {

/// Annotations of entity types made by rules are mentions, outside residue and sign-off; places inside the
/// dateline have the form dateline. Pronouns and owners (determiners with owner=yes) of the word lists are
/// mentions, too, unless they stand inside a group; coreference must resolve them.
void collect_mentions(Discourse& discourse);

}  // namespace wirefacts
