#include "cascade/plain_scan_matcher.h"

#include <algorithm>
#include <functional>
#include <set>

#include "document/offset_map.h"

namespace wirefacts {
namespace {

using CharKind = CharNode::Kind;
using Continue = std::function<bool(std::uint32_t)>;

/// Walks a pattern over bytes [begin, end) of a text, from code point to code point. `steps` may still be made; none
/// left: nothing matches any more, and what was found is not all.
class CharWalker {
 public:
  CharWalker(std::string_view text, ByteSpan bytes, std::uint32_t window, std::uint64_t& steps)
      : text_(text), begin_(bytes.begin), end_(bytes.end), window_(window), steps_(steps) {}

  /// All places where a match of the pattern that begins at one of `starts` may end.
  std::set<std::uint32_t> ends(const CharNode& node, const std::set<std::uint32_t>& starts) const {
    std::set<std::uint32_t> out;
    switch (node.kind) {
      case CharKind::one:
      case CharKind::edge:
      case CharKind::start:
        for (const std::uint32_t at : starts) step(node, at, [&](std::uint32_t to) { return out.insert(to), false; });
        return out;
      case CharKind::sequence:
        out = starts;
        for (const CharNode& part : node.parts) out = ends(part, out);
        return out;
      case CharKind::choice:
        for (const CharNode& part : node.parts) out.merge(ends(part, starts));
        return out;
      case CharKind::capture: return ends(node.parts.front(), starts);
      case CharKind::repeat: break;
    }
    if (node.low == 0) out = starts;
    std::set<std::uint32_t> from = starts;
    for (std::uint32_t n = 1; n <= node.high && !from.empty(); ++n) {
      from = ends(node.parts.front(), from);
      if (n < node.low) continue;
      const std::size_t before = out.size();
      out.insert(from.begin(), from.end());
      if (out.size() == before && n > node.low) break;  // nothing new can follow
    }
    return out;
  }

  /// The first way as written from `at`.
  bool first(const CharNode& node, std::uint32_t at, const Continue& next) {
    switch (node.kind) {
      case CharKind::one:
      case CharKind::edge:
      case CharKind::start: return step(node, at, next);
      case CharKind::sequence: return sequence(node.parts, 0, at, next);
      case CharKind::choice:
        return std::any_of(node.parts.begin(), node.parts.end(),
                           [&](const CharNode& part) { return first(part, at, next); });
      case CharKind::repeat: return repeat(node, at, 0, next);
      case CharKind::capture:
        return first(node.parts.front(), at, [&](std::uint32_t to) {
          const auto before = captures.find(node.number);
          const std::optional<Captured> kept = before == captures.end() ? std::nullopt : std::optional(before->second);
          captures[node.number] = {node.slot, at, to};
          if (next(to)) return true;
          if (kept) captures[node.number] = *kept;
          else captures.erase(node.number);
          return false;
        });
    }
    return false;
  }

  struct Captured {
    std::uint32_t slot = 0, begin = 0, end = 0;
  };
  std::map<std::uint32_t, Captured> captures;  // by their number in the pattern; the last of a repetition

 private:
  bool step(const CharNode& node, std::uint32_t at, const Continue& next) const {
    if (steps_ == 0) return false;
    --steps_;
    if (node.kind == CharKind::start) return at == window_ && next(at);
    if (node.kind == CharKind::edge) return (word_at(at) != (at > begin_ && word_at(at - 1))) != node.inner && next(at);
    if (at >= end_) return false;
    const auto length = static_cast<std::uint32_t>(utf8_sequence(text_, at).length);
    return at + length <= end_ && node.one->matches(text_.substr(at, length)) && next(at + length);
  }

  /// As RE2 has it: ASCII letters, digits, underscore; nothing outside of the match.
  bool word_at(std::uint32_t at) const {
    const char c = at < end_ ? text_[at] : ' ';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  bool sequence(const std::vector<CharNode>& parts, std::size_t part, std::uint32_t at, const Continue& next) {
    if (part == parts.size()) return next(at);
    return first(parts[part], at, [&](std::uint32_t to) { return sequence(parts, part + 1, to, next); });
  }

  bool repeat(const CharNode& node, std::uint32_t at, std::uint32_t count, const Continue& next) {
    if (steps_ == 0) return false;
    --steps_;
    const auto more = [&] {
      return count < node.high && first(node.parts.front(), at, [&](std::uint32_t to) {
               return to > at || count < node.low ? repeat(node, to, count + 1, next) : next(to);
             });
    };
    const auto enough = [&] { return count >= node.low && next(at); };
    return node.lazy ? enough() || more() : more() || enough();
  }

  std::string_view text_;
  std::uint32_t begin_, end_, window_;
  std::uint64_t& steps_;
};

}  // namespace

const CharNode& PlainScanMatcher::pattern_of(std::uint32_t stage, const CompiledRule& rule) {
  const auto known = patterns_.find(rule.number);
  if (known != patterns_.end()) return known->second;
  const Stage& written = cascade_.grammar->stages[stage];
  return patterns_.emplace(rule.number, characters_of(*rule.source->scan, written, rule, knowledge_)).first->second;
}

std::optional<RuleMatch> PlainScanMatcher::longest_at(const CharNode& pattern, const CompiledRule& rule,
                                                      const MatchContext& context, TokenSpan window,
                                                      std::uint32_t token, std::uint64_t& steps) {
  const Document& document = context.document;
  const std::uint32_t begin = document.token(token).begin, text_end = document.token(window.end - 1).end;
  const std::uint32_t limit = std::min(text_end, begin + kMaxScanBytes);
  const std::uint32_t first_byte = document.token(window.begin).begin;
  const std::set<std::uint32_t> ends =
      CharWalker(document.text(), {begin, limit}, first_byte, steps).ends(pattern, {begin});
  for (std::uint32_t last = window.end; last > token; --last) {
    const std::uint32_t edge = document.token(last - 1).end;
    if (!ends.contains(edge)) continue;
    CharWalker walker(document.text(), {begin, edge}, first_byte, steps);
    if (!walker.first(pattern, begin, [&](std::uint32_t to) { return to == edge; })) continue;
    RuleMatch match;
    match.span = {token, last};
    match.bindings.resize(rule.slots.size());
    for (const auto& [number, c] : walker.captures) {
      if (c.begin == c.end) continue;
      const ByteSpan bytes{c.begin, c.end};
      match.bindings[c.slot].push_back({document.tokens_inside(bytes), bytes, AnnotationId::none});
    }
    return match;
  }
  return std::nullopt;
}

}  // namespace wirefacts
