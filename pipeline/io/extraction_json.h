#pragma once
// Extraction ↔ JSON, as wirefacts.schema.json says.

#include <string>
#include <string_view>

#include "base/result.h"
#include "records/extraction.h"

namespace wirefacts {

/// Appends one object on one line, without line end: keys in the order of member_parts.h, numbers in shortest
/// form. Ill-formed UTF-8 becomes U+FFFD, one per sequence. Linear.
void append_json(const Extraction& extraction, std::string& out);

/// Reads what append_json writes, or written by hand: unknown keys are passed over, absent and null are
/// alike. Words for readers (EventRecord::words) are not in the JSON and stay empty. Error (bad_data) with
/// the place in the object.
Result<Extraction> parse_extraction(std::string_view json);

}  // namespace wirefacts
