#pragma once
// Everything found in an article → Extraction.

#include <string>
#include <vector>

#include "events/event.h"
#include "events/event_tables.h"
#include "records/extraction.h"
#include "resolution/discourse.h"

namespace wirefacts {

/// What `meta` says of the program and its rules.
struct PackIdentity {
  std::string pipeline;                // "wirefacts 0.1.0"
  std::vector<std::string> rulepacks;  // "news@hash"
  std::string run_id;
};

/// What the source says of the article itself.
void copy_envelope(const Article& article, DocRecord& doc);

/// Gives short ids (also those of entities, values and quotations), converts spans to code points, computes
/// codes, dyads, support, confidence, uids, content_key and the words of facts.csv.
/// REQUIRES: `events` are those of find_events(discourse). Deterministic; near-linear in the article.
Extraction assemble(Discourse& discourse, std::vector<Event>& events, const EventTables& tables,
                    const PackIdentity& identity);

}  // namespace wirefacts
