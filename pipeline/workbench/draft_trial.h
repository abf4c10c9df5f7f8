#pragma once
// Drafts of `suggest` laid over the pack and tried: what a linguist gets compiles, its examples hold, and it says
// what else it finds.

#include <vector>

#include "base/result.h"
#include "io/gold_reader.h"
#include "rule_choice.h"
#include "rule_pack_builder.h"
#include "workbench/corpus.h"
#include "workbench/suggestion.h"

namespace wirefacts {

/// Drafts that stand over `layers`: of each example as much as holds; left out, with the reason, is a draft that
/// does not compile, none of whose examples holds, or of whose records in the corpus the gold has less than half.
/// `choice` is that of the pack. The same for any number of threads. Errors as of score().
Result<SuggestionReport> try_drafts(SuggestionReport report, std::vector<RuleLayer> layers, const RuleChoice& choice,
                                    const std::vector<GoldArticle>& gold, const Corpus& corpus, std::uint32_t threads);

}  // namespace wirefacts
