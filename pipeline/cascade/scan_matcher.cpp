#include "cascade/scan_matcher.h"

#include <algorithm>

namespace wirefacts {

/// Only what follows a token is shown to the expression, so that its anchors mean this token. Tried token by
/// token: an expression that may begin anywhere in the text needs too many states of RE2's.
std::optional<RuleMatch> ScanMatcher::next(const CompiledRule& rule, TokenSpan window, std::uint32_t token) {
  const Document& document = context_.document;
  const std::uint32_t end = document.token(window.end - 1).end;
  std::vector<Regex::Group> whole(1);
  for (; token < window.end; ++token) {
    if (starts_ == nullptr || starts_->may_begin(rule, token)) {
      const std::uint32_t from = document.token(token).begin;
      if (rule.scan.longest->match_at(document.text(ByteSpan{from, end}), 0, whole)) {
        const std::uint32_t stop = from + std::min(whole[0].end, kMaxScanBytes);
        if (auto match = at(rule, window, token, stop)) return match;
      }
    }
    if (rule.scan.anchored) return std::nullopt;
  }
  return std::nullopt;
}

/// The longest match from the start of `token` to a token edge at or before byte `end`.
std::optional<RuleMatch> ScanMatcher::at(const CompiledRule& rule, TokenSpan window, std::uint32_t token,
                                         std::uint32_t end) {
  const Document& document = context_.document;
  const std::uint32_t begin = document.token(token).begin;
  std::uint32_t last = std::min(document.token_at_or_after(end), window.end);
  groups_.assign(rule.scan.group_slots.size() + 1, {});
  for (; last > token; --last) {
    const std::uint32_t edge = document.token(last - 1).end;
    if (edge > end) continue;
    const std::string_view text = document.text(ByteSpan{begin, edge});
    if (!rule.scan.first->match_whole(text, 0, edge - begin, groups_)) continue;
    RuleMatch match;
    match.span = {token, last};
    match.bindings.resize(rule.slots.size());
    for (std::size_t g = 0; g < rule.scan.group_slots.size(); ++g) {
      if (!groups_[g + 1].matched() || groups_[g + 1].begin == groups_[g + 1].end) continue;
      const ByteSpan bytes{begin + groups_[g + 1].begin, begin + groups_[g + 1].end};
      match.bindings[rule.scan.group_slots[g]].push_back({document.tokens_inside(bytes), bytes, AnnotationId::none});
    }
    return match;
  }
  return std::nullopt;
}

}  // namespace wirefacts
