#pragma once
// Why an article gave the records it gave: rule, place, what lost against it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractor.h"
#include "records/extraction.h"
#include "rule_pack.h"

namespace wirefacts {

/// A rule at work on some words.
struct RuleMatchPlace {
  std::string rule;   // "stage.rule"
  std::string place;  // "stages/names.rules:12"; empty for what no rule file holds
  CharSpan span;      // code points
  std::string words;
};

struct RecordExplanation {
  std::string id, type;  // "E1", "AGREEMENT_SIGN"; mentions: id of their entity, "mention"
  RuleMatchPlace match;
  std::vector<RuleMatchPlace> merged;  // the other matches that speak of the same event, with the step as rule
  std::vector<RuleMatchPlace> beaten;  // matches that lost against this one, or were vetoed by its rule
};

/// By first character, then length (longer first), then output order. Near-linear. `at`: only records
/// whose words hold this code point. The extraction is as without: a trace changes nothing.
std::vector<RecordExplanation> explain(Extractor& extractor, const RulePack& pack, const Article& article,
                                       std::optional<std::uint32_t> at = std::nullopt);

/// One record and what belongs to it, several lines.
std::string render(const RecordExplanation& explanation);

}  // namespace wirefacts
