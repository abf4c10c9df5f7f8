#pragma once
// What the gold of a corpus has that no rule found, grouped by what stands around it. For suggestion.cpp and
// rule_drafter.cpp.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "extractor.h"
#include "io/gold_reader.h"
#include "workbench/context_miner.h"
#include "workbench/suggestion.h"

namespace wirefacts {

/// Where in a sentence the fillers of a role stand, seen from the trigger.
struct RoleVotes {
  std::map<std::string, std::uint32_t> positions;  // `subject`, `prep "in"`
  std::uint32_t events = 0;                        // that have a filler of the role in the sentence
};

/// One missed event, or many with the same trigger.
struct TriggerGroup {
  std::uint32_t missed = 0;
  std::map<std::string, RoleVotes> roles;
  std::vector<DraftExample> examples;
};

struct ContextGroup {
  std::uint32_t missed = 0, right = 0, all = 0;  // places of the pattern: right ones are in the gold
  std::vector<DraftExample> examples;
  std::vector<std::uint32_t> names;  // numbers of missed names
};

using ContextKey = std::pair<std::string, NameContext>;                // type, context
using TriggerKey = std::tuple<std::string, std::string, std::string>;  // type, "verb", `<walk>`

/// What one article adds.
struct ArticleFindings {
  struct MissedName {
    std::string type;
    std::vector<NameContext> contexts;
    std::string example;
  };
  bool stranger = false;  // the gold is of another text
  std::vector<MissedName> names;
  std::map<TriggerKey, TriggerGroup> triggers;
  std::map<std::string, std::set<std::pair<std::uint32_t, std::uint32_t>>> gold_names;  // type → token spans
  std::vector<std::pair<TokenSpan, std::vector<NameContext>>> places;
  std::uint64_t missed = 0;
};

/// One article against its gold. `found` is its extraction, `analysis` that of an extractor's last call for it.
ArticleFindings missed_gold(const RulePack& pack, const Analysis& analysis, const Article& article,
                            const GoldArticle& gold, const Extraction& found);

/// Contexts of missed names, with counts of all places that they fit.
std::map<ContextKey, ContextGroup> count_contexts(const std::vector<ArticleFindings>& articles);

/// Triggers of missed events of all articles together, with the first examples.
std::map<TriggerKey, TriggerGroup> join_triggers(const std::vector<ArticleFindings>& articles);

}  // namespace wirefacts
