#pragma once
// The records of one article as JSON for the page: what reads it is page/article.js.

#include <vector>

#include "io/json_writer.h"
#include "records/extraction.h"
#include "workbench/explanation.h"
#include "workbench/name_table.h"

namespace wirefacts {

/// An array, in reading order: events, quotations, entities, places, times, quantities, claims. Spans are code
/// points; nodes are numbers in the explanation; rules and kinds of mentions are numbers in `names`.
void write_records(const Extraction& extraction, const Explanation& explanation, NameTable& names, JsonWriter& json);

/// An array beside the nodes. Each is [label, source, start, length, parts, amended, beaten] without empty ones at
/// the end; of a row of a list [label, file, start, length, line]. Labels, sources, files, fields and elements are
/// numbers in `names`. A part is n, or [n, field], or [n, field, element], the last with start and length where the
/// element took other words than those of the node: the node n before this one, 0 for words that are none; amended has
/// field and source, beaten source, start, length and reason in turn.
void write_nodes(const std::vector<DerivationNode>& nodes, NameTable& names, JsonWriter& json);

}  // namespace wirefacts
