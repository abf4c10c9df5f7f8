#pragma once
// A record as JSON → Extraction, for tests: the way back from what sinks write.

#include <string>

#include "records/extraction.h"

namespace wirefacts::test {

/// REQUIRES: a well-formed record of schema wirefacts/1. The words of events stay empty.
Extraction read_extraction(const std::string& json);

}  // namespace wirefacts::test
