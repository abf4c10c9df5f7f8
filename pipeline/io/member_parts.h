#pragma once
// The members of each record in their order, said once for the writer (extraction_json.cpp), the reader
// (extraction_parser.cpp) and the JSON Schema (extraction_schema.cpp). A `J` is one of them, standing in an object; it
// has, for a key and a value of any kind:
//   must(key, v)      always written; without it there is no record
//   member(key, v)    always written
//   nullable(key, v)  null when empty
//   optional(key, v)  left out when empty
//   constant(key, v)  written; not read
// A span is an object {"start", "end"}; `ends` puts the two into this object; `pair`, `nullable_pair` and
// `optional_pair` write [start, end]. The reader takes absent and null alike, and either form of a span.

#include "records/extraction.h"

namespace wirefacts {

/// The writer only looks at records.
template <class J, class Record>
using Of = typename J::template Of<Record>;

template <class J>
void provenance(J& json, Of<J, Provenance>& from) {
  json.optional("rule", from.rule);
  json.optional("confidence", from.confidence);
}

/// Short and stable id.
template <class J, class Record>
void ids(J& json, Record& record) {
  json.must("id", record.id);
  json.optional("uid", record.uid);
}

}  // namespace wirefacts
