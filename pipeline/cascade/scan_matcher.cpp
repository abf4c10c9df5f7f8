#include "cascade/scan_matcher.h"

#include <algorithm>

namespace wirefacts {

std::optional<RuleMatch> ScanMatcher::next(const CompiledRule& rule, TokenSpan window, std::uint32_t token) {
  const Document& document = context_.document;
  const std::uint32_t end = document.token(window.end - 1).end;
  std::vector<Regex::Group> whole(1);
  while (token < window.end) {
    const std::uint32_t from = document.token(token).begin;
    // Only what follows is shown to the expression, so that its anchors mean this window.
    const std::string_view text = document.text(ByteSpan{from, end});
    const bool found = rule.scan.anchored ? rule.scan.longest->match_at(text, 0, whole)
                                          : rule.scan.longest->search(text, 0, whole);
    if (!found) return std::nullopt;
    const std::uint32_t begin = from + whole[0].begin;
    const std::uint32_t first = document.token_at_or_after(begin);
    if (first < window.end && document.token(first).begin == begin) {
      const std::uint32_t stop = std::min(from + whole[0].end, begin + kMaxScanBytes);
      if (auto match = at(rule, window, first, stop)) return match;
    }
    if (rule.scan.anchored) return std::nullopt;
    token = document.token(first).begin > begin ? first : first + 1;
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
