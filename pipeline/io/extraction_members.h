#pragma once
// The members of all records, for the writer (extraction_json.cpp), the reader (extraction_parser.cpp) and the JSON
// Schema (extraction_schema.cpp).

#include "io/document_members.h"
#include "io/entity_members.h"
#include "io/event_members.h"
#include "io/value_members.h"

namespace wirefacts {

template <class J>
void members(J& json, Of<J, Extraction>& extraction) {
  json.must("doc", extraction.doc);
  json.member("entities", extraction.entities);
  json.member("places", extraction.places);
  json.member("times", extraction.times);
  json.member("quantities", extraction.quantities);
  json.member("quotes", extraction.quotes);
  json.member("events", extraction.events);
  json.member("claims", extraction.claims);
  json.optional("watch", extraction.watch);
  json.member("meta", extraction.meta);
}

}  // namespace wirefacts
