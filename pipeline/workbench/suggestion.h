#pragma once
// `suggest`: frequent contexts of gold records that no rule found, as draft rules.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/source_file.h"
#include "io/gold_reader.h"
#include "rule_pack.h"
#include "workbench/corpus.h"

namespace wirefacts {

/// A sentence of the corpus as an example of a draft.
struct DraftExample {
  std::string sentence;                   // between backticks, what the rule makes in brackets
  std::vector<std::string> expectations;  // `place "Paris"`
};

struct DraftRule {
  std::string stage;  // where it belongs: the first stage that makes the label
  std::string label;
  std::string name;
  std::string text;  // the rule without its examples
  std::vector<DraftExample> examples;
  std::uint32_t missed = 0;  // gold records without a found one that it was drafted from
  /// What the draft makes in the corpus, once tried (draft_trial.h): all, and what the gold has.
  std::uint32_t found = 0, right = 0;
  std::vector<std::string> wrong;  // some of the others, in their sentences
};

struct SuggestionReport {
  std::uint64_t articles = 0, missed = 0;  // missed: mentions and events of the gold
  std::vector<DraftRule> drafts;           // most covered records first
  std::vector<std::string> left_out;       // drafts that failed their trial: "draft_x: why"
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

/// Drafts as the files of a layer, one for each stage, in canonical layout; remarks say what they find.
SourceSet layer_of(const std::vector<DraftRule>& drafts);

/// How many drafts there are, and which were left out.
std::string render_summary(const SuggestionReport& report);

}  // namespace wirefacts
