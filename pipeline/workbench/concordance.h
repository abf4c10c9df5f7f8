#pragma once
// `grep`: where a pattern stands in a corpus, before it is a rule.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "records/extraction.h"
#include "rule_pack_builder.h"
#include "workbench/corpus.h"

namespace wirefacts {

/// A pattern of the rule language. With a stage it sees what that stage sees, in its units and with its
/// defines; without one everything that all stages make, in units of the labels it names.
struct PatternQuery {
  std::string pattern;
  std::string stage;
};

/// A pack that holds the pattern as one more rule of a stage of its own.
struct QueryPack {
  PackBuild build;
  std::uint32_t stage = 0;            // number of that stage
  std::vector<std::string> captures;  // names, in order of first writing
};

/// `build` is not usable when the pattern or the rules have mistakes (render_mistakes).
/// Error (usage): an unknown
/// stage.
/// `choice`: which rules of the layers work.
Result<QueryPack> build_query(std::vector<RuleLayer> layers, const PatternQuery& query, RuleChoice choice = {});

/// The mistakes, each with a caret under its place in the pattern, or in the rules if they have their own.
std::string render_mistakes(const QueryPack& query, const PatternQuery& asked);

struct ConcordanceLine {
  std::uint32_t article = 0;  // number in the corpus
  CharSpan span;
  std::string left, match, right;                // words of the sentence, on one line
  std::vector<std::vector<std::string>> values;  // beside QueryPack::captures
};

/// In the order of the text. REQUIRES: the pack is usable.
std::vector<ConcordanceLine> concordance(const QueryPack& query, const Corpus& corpus, std::uint32_t threads);

/// A line per match, the matches below each other, captures behind.
std::string render(const std::vector<ConcordanceLine>& lines, const QueryPack& query, const Corpus& corpus);
/// How often each value of a capture (folded) occurs: most frequent first, then by the value.
/// REQUIRES: `capture` < captures.size(), or nothing for the whole match.
std::vector<std::pair<std::string, std::uint32_t>> count_values(const std::vector<ConcordanceLine>& lines,
                                                                std::optional<std::size_t> capture);

}  // namespace wirefacts
