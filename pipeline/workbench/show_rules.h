#pragma once
// Rules as a page tells them.

#include <string>
#include <vector>

#include "io/json_writer.h"
#include "rule_pack.h"

namespace wirefacts {

/// An object by rule name: place, confidence, clauses as written, first example and counter, verdicts of precision.tsv.
/// Names of steps have a place only; unknown names are left out.
void write_rules(const RulePack& pack, const std::vector<std::string>& names, JsonWriter& json);

}  // namespace wirefacts
