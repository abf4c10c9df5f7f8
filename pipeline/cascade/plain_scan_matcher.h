#pragma once
// Scan rules by definition, from the rule as written: a pattern over characters walked by backtracking, one code point
// after the other. Slow; the oracle of ScanMatcher, which asks RE2 and a gate first.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cascade/candidate.h"
#include "cascade/cascade.h"

namespace wirefacts {

/// A part of a scan pattern; expressions between slashes are taken apart, too.
struct CharNode {
  enum class Kind : std::uint8_t { one, edge, start, sequence, choice, repeat, capture };
  Kind kind = Kind::sequence;
  std::shared_ptr<const Regex> one;  // one: what a single code point must match, as it is or in another case
  bool inner = false;                // edge: `\B`, else `\b`
  std::uint32_t low = 0, high = 0;   // repeat
  bool lazy = false;                 // repeat: as few as possible
  std::uint32_t slot = 0;            // capture
  std::uint32_t number = 0;          // capture: in the order of the pattern
  std::vector<CharNode> parts;
};

/// Of one worker: keeps the patterns of rules.
class PlainScanMatcher {
 public:
  PlainScanMatcher(const Cascade& cascade, const CascadeKnowledge& knowledge)
      : cascade_(cascade), knowledge_(knowledge) {}

  /// At each token from the left the longest match that ends at a token edge at most kMaxScanBytes on, its captures
  /// those of the first way as written; `accept` says whether the search goes on behind it or at the next token.
  /// Walking back can take time exponential in the text: after kMostSteps code points tried the window is given up,
  /// with the matches before that place. False then; such a window says nothing about the fast engine.
  /// REQUIRES: the cascade has its grammar.
  template <typename Accept>
  [[nodiscard]] bool match(std::uint32_t stage, const CompiledRule& rule, const MatchContext& context, TokenSpan window,
                           Accept accept) {
    const CharNode& pattern = pattern_of(stage, rule);
    std::uint64_t steps = kMostSteps;
    for (std::uint32_t token = window.begin; token < window.end;) {
      auto found = longest_at(pattern, rule, context, window, token, steps);
      if (steps == 0) return false;
      token = found && accept(*found) ? found->span.end : token + 1;
      if (rule.scan.anchored) return true;
    }
    return true;
  }

  static constexpr std::uint64_t kMostSteps = 20'000'000;  // of a rule in a window; a second or two

 private:
  const CharNode& pattern_of(std::uint32_t stage, const CompiledRule& rule);
  static std::optional<RuleMatch> longest_at(const CharNode& pattern, const CompiledRule& rule,
                                             const MatchContext& context, TokenSpan window, std::uint32_t token,
                                             std::uint64_t& steps);

  const Cascade& cascade_;
  const CascadeKnowledge& knowledge_;
  std::map<std::uint32_t, CharNode> patterns_;  // by rule number
};

/// The pattern of a scan as characters; captures get the slots of `rule`.
CharNode characters_of(const Pattern& pattern, const Stage& stage, const CompiledRule& rule,
                       const CascadeKnowledge& knowledge);

}  // namespace wirefacts
