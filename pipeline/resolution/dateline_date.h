#pragma once
// The date in a dateline: "LONDON, May 21, 2019 (AFP) -".

#include <string>

#include "document/annotation_set.h"
#include "document/document.h"
#include "grammar/schema.h"

namespace wirefacts {

/// Of the first dateline: "2019-05-21", or "--05-21" when it names no year of four digits; "" without month and day.
std::string dateline_date(const Document& document, const AnnotationSet& annotations, const Schema& schema);

}  // namespace wirefacts
