#pragma once
// Annotations that neither lists nor rules make: zones of the layout, names that a user watches.

#include <span>

#include "document/annotation_set.h"
#include "document/document.h"
#include "grammar/schema.h"
#include "lexicon/watch_list.h"

namespace wirefacts {

/// Headline, Lead, Body, Table, Quoted.
void annotate_zones(const Document& document, AnnotationSet& annotations);

/// Every hit is a mark that rules may read, as rules/gazetteers/watched.tsv declares it; a pack without that list has
/// none.
void annotate_watched(const WatchList& list, std::span<const WatchHit> hits, const Schema& schema,
                      AnnotationSet& annotations);

}  // namespace wirefacts
