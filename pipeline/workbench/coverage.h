#pragma once
// What each rule and each of its elements did in a corpus: `cover`, and what only texts tell a linter.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_file.h"
#include "rule_pack.h"
#include "workbench/corpus.h"

namespace wirefacts {

/// Nanoseconds of some clock that only moves forward. Null: times stay 0.
using Clock = std::function<std::uint64_t()>;

/// A word, label or branch of a pattern, a trigger, a line of roles, a capture of a scan.
struct ElementCoverage {
  SourceRange range;       // as written; of a define: there
  std::uint64_t used = 0;  // matches in which it took part
};

struct RuleCoverage {
  std::uint64_t windows = 0;  // in which the sieves let it be tried
  std::uint64_t tokens = 0;   // of those windows
  std::uint64_t matched = 0;  // its conditions hold
  std::uint64_t kept = 0, beaten = 0, vetoed = 0, quarantined = 0;
  std::uint64_t dropped = 0;                         // kept, but the event lacks a required role: no record
  std::uint64_t removed = 0;                         // a veto: candidates that it took away
  std::uint64_t nanoseconds = 0;                     // its own matching, without what the rules of a stage share
  std::map<std::uint32_t, std::uint64_t> beaten_by;  // rule → times
  std::vector<ElementCoverage> elements;             // as written
};

struct Coverage {
  std::uint64_t articles = 0, tokens = 0;
  std::vector<RuleCoverage> rules;  // by rule number
};

/// Counts are the same for any number of threads; times are not.
Coverage cover(const RulePack& pack, const Corpus& corpus, std::uint32_t threads, const Clock& clock);

/// Which rules are shown, by name ("stage.rule"); null: all.
using RuleFilter = std::function<bool(std::string_view)>;

/// A line per rule in the order of the cascade, below it elements that took part in no match. `dead_only`: rules
/// without a match and rules with such elements.
std::string render(const Coverage& coverage, const RulePack& pack, bool dead_only, const RuleFilter& shown = {});
/// One page, no network: rule files with the counts beside their lines.
std::string render_html(const Coverage& coverage, const RulePack& pack, const std::string& title);

}  // namespace wirefacts
