#pragma once
// `suggest`: frequent contexts of gold records that no rule found, as draft rules.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/gold_reader.h"
#include "rule_pack.h"
#include "workbench/corpus.h"

namespace wirefacts {

struct DraftRule {
  std::string stage;  // where it belongs: the first stage that makes the label
  std::string label;
  std::string text;             // the rule with its examples
  std::uint32_t missed = 0;     // gold records without a found one that it would cover
  std::uint32_t elsewhere = 0;  // other places of its pattern that the gold does not have; of events not known: 0
};

struct SuggestionReport {
  std::uint64_t articles = 0, missed = 0;  // missed: mentions and events of the gold
  std::vector<DraftRule> drafts;           // most covered records first
};

struct SuggestionLimits {
  std::uint32_t fewest = 2;  // missed records that a draft must cover
  std::size_t most_drafts = 20;
};

/// Names: the words before and behind, and the shapes of the name itself, where at least half of the places that fit
/// are of the gold. Events: the lemma of the trigger, with a line for each role where its fillers mostly stand.
/// Pronouns are left to coreference. The same for any number of threads. Errors as of score().
Result<SuggestionReport> suggest(const RulePack& pack, const std::vector<GoldArticle>& gold, const Corpus& corpus,
                                 std::uint32_t threads, const SuggestionLimits& limits);

/// Drafts by stage, as a rule file each in canonical layout; remarks say how much they cover.
std::string render(const SuggestionReport& report);

}  // namespace wirefacts
