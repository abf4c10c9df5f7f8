#pragma once
// The JSON Schema of a line of JSON Lines.

#include <string>

namespace wirefacts {

/// Draft 7, made of the same description as the lines themselves (extraction_members.h), so it cannot differ from them.
/// Says which members there are, which are always there, which may be null; values of enums are those of the rules and
/// stand as strings. Indented, ends with a line end. The file pipeline/io/wirefacts.schema.json is this text.
std::string extraction_schema();

}  // namespace wirefacts
