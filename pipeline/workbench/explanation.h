#pragma once
// Why an article gave the records it gave: rules, lists, what lost against them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor.h"
#include "records/extraction.h"
#include "rule_pack.h"
#include "workbench/derivation.h"

namespace wirefacts {

/// A rule, or a step of coreference or merging, at work on some words.
struct RuleMatchPlace {
  std::string rule;   // "stage.rule", "coreference.surname"
  std::string place;  // "stages/names.rules:12"; empty for what no file holds
  CharSpan span;
  std::string step;                   // merged parts: the step that joined it
  std::optional<std::uint32_t> node;  // in Explanation::nodes; nothing for steps
};

struct RecordExplanation {
  std::string id, type;  // "E1", "AGREEMENT_SIGN"; a mention has those of its entity
  RuleMatchPlace match;
  std::vector<RuleMatchPlace> merged;  // the other matches that speak of the same event
  CharSpan sentence;                   // that holds the words, or the sentences
};

/// A match that a veto removed: it made no record.
struct VetoedMatch {
  RuleMatchPlace match, veto;
};

struct Explanation {
  std::vector<RecordExplanation> records;  // by first character, longer first, then in output order
  std::vector<DerivationNode> nodes;
  std::vector<VetoedMatch> vetoed;  // in the order of the text
};

/// Near-linear. REQUIRES: `analysis` of the whole cascade, its trace with `elements` as observer, and `extraction` are
/// of the same article.
Explanation explain(const RulePack& pack, const Analysis& analysis, const Trace& trace, const ElementRecorder& elements,
                    const Extraction& extraction);
/// The same of an article that was not read yet. The extraction is as without: a trace changes nothing.
Explanation explain(Extractor& extractor, const RulePack& pack, const Article& article);

/// The records whose words hold code point `at` (all without one), each on several lines: with its parts and what it
/// beat; with `at` also the counter line for the case that it is wrong, and matches that a veto removed there.
std::string render(const Explanation& explanation, std::string_view text, std::optional<std::uint32_t> at);

}  // namespace wirefacts
