#pragma once
// Scan rules: one regular expression over the characters of a window.

#include <vector>

#include "cascade/candidate.h"
#include "cascade/scan_starts.h"

namespace wirefacts {

/// Matches of the rule in the window, leftmost, each as long as a token edge allows; `accept` turns a
/// match into a candidate and says whether it did: if not, the search goes on at the next token. Of one worker.
class ScanMatcher {
 public:
  /// Without `starts` every token is tried.
  explicit ScanMatcher(const MatchContext& context, ScanStarts* starts = nullptr)
      : context_(context), starts_(starts) {}

  template <typename Accept>
  void match(const CompiledRule& rule, TokenSpan window, Accept accept) {
    if (rule.scan.longest == nullptr) return;
    for (std::uint32_t token = window.begin; token < window.end;) {
      auto found = next(rule, window, token);
      if (!found) return;
      const TokenSpan span = found->span;
      token = accept(*found) ? span.end : span.begin + 1;
      if (rule.scan.anchored) return;
    }
  }

 private:
  /// The first match that starts at `token` or behind it.
  std::optional<RuleMatch> next(const CompiledRule& rule, TokenSpan window, std::uint32_t token);
  std::optional<RuleMatch> at(const CompiledRule& rule, TokenSpan window, std::uint32_t token, std::uint32_t end);

  const MatchContext& context_;
  ScanStarts* starts_;
  std::vector<Regex::Group> groups_;
};

}  // namespace wirefacts
