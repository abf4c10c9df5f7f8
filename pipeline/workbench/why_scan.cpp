#include <algorithm>

#include "cascade/scan_matcher.h"
#include "workbench/why_attempts.h"

namespace wirefacts {
namespace {

constexpr std::size_t kShownBytes = 24;  // of the text behind the part that matched

/// What a pattern says behind the names of captures of all of it.
template <typename AnyPattern>
AnyPattern& body_of(AnyPattern& pattern) {
  AnyPattern* body = &pattern;
  while (body->kind == Pattern::Kind::capture) body = &body->parts.front();
  return *body;
}

/// The first pieces of a scan pattern as an expression of its own.
class ScanPrefix {
 public:
  ScanPrefix(const WhyContext& context, std::size_t pieces) {
    Pattern prefix = *context.rule.source->scan;
    if (Pattern& body = body_of(prefix); body.kind == Pattern::Kind::sequence) body.parts.resize(pieces);
    PatternCompiler compiler(context.view.pack.schema, context.view.pack.segmentation, symbols_);
    SlotTable slots;
    Diagnostics ignored;  // the whole pattern has compiled
    pattern_ = compile_scan(prefix, stage_of(context), context.view.pack.schema, context.view.pack.lists, compiler,
                            slots, ignored);
  }

  /// The longest match that starts first; bytes of `text`.
  std::optional<ByteSpan> search(std::string_view text) const {
    if (pattern_.longest == nullptr) return std::nullopt;
    std::vector<Regex::Group> whole(1);
    const bool found =
        pattern_.anchored ? pattern_.longest->match_at(text, 0, whole) : pattern_.longest->search(text, 0, whole);
    if (!found || whole[0].begin == whole[0].end) return std::nullopt;
    return ByteSpan{whole[0].begin, whole[0].end};
  }

 private:
  static const Stage& stage_of(const WhyContext& context) {
    const auto number = static_cast<std::size_t>(&context.view.stage - context.view.pack.cascade.stages.data());
    return context.view.pack.cascade.grammar->stages[number];
  }

  SymbolTable symbols_;
  ScanPattern pattern_;
};

std::string cut(std::string_view text) {
  std::size_t end = std::min(text.size(), kShownBytes);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  std::string out(text.substr(0, end));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return end < text.size() ? out + "…" : out;
}

/// The elements of a sequence; anything else is one piece.
std::vector<const Pattern*> pieces_of(const Pattern& pattern) {
  const Pattern& body = body_of(pattern);
  if (body.kind != Pattern::Kind::sequence) return {&pattern};
  std::vector<const Pattern*> out;
  for (const Pattern& part : body.parts) out.push_back(&part);
  return out;
}

/// The whole pattern matches somewhere: what then fails, match by match.
bool whole_matches(const WhyContext& context, TokenSpan window, std::vector<WhyAttempt>& out) {
  const UnitsSeen units(context.view, window);
  bool whole = false;
  ScanMatcher(context.view.context).match(context.rule, window, [&](const RuleMatch& match) {
    whole = true;
    auto failed = failed_condition(context, match, units.tester());
    if (failed) out.push_back(std::move(*failed));
    return !failed;
  });
  return whole;
}

/// The first `fitting` of the pieces match the bytes `found` of the window.
WhyAttempt near_miss(const WhyContext& context, TokenSpan window, const std::vector<const Pattern*>& pieces,
                     std::size_t fitting, ByteSpan found) {
  const StageView& view = context.view;
  const std::string_view text = view.analysis.document.text(window);
  const std::string words = cut(text.substr(found.begin, found.size()));
  WhyAttempt out = attempt_at(context, window);
  out.fitting = static_cast<std::uint32_t>(fitting);
  out.missing = static_cast<std::uint32_t>(pieces.size() - fitting);
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    const std::string part = p > 0 && p < fitting ? "(part of it)" : "";
    out.rows.push_back({p != fitting, source_text(view.pack, pieces[p]->range), part, ""});
  }
  out.rows[0].words = words;
  if (fitting == pieces.size()) {
    ++out.missing;
    out.range = context.rule.source->scan->range;
    out.message = "'" + words + "' does not start and end where tokens do";
  } else {
    out.range = pieces[fitting]->range;
    out.message = found.end < text.size() ? "sees '" + cut(text.substr(found.end)) + "'" : "the sentence ends here";
  }
  return out;
}

}  // namespace

std::vector<WhyAttempt> scan_attempts(const WhyContext& context, TokenSpan window) {
  std::vector<WhyAttempt> out;
  if (whole_matches(context, window, out)) return out;
  const std::string_view text = context.view.analysis.document.text(window);
  const std::vector<const Pattern*> pieces = pieces_of(*context.rule.source->scan);
  for (std::size_t n = pieces.size(); n > 0; --n) {
    if (const auto found = ScanPrefix(context, n).search(text)) {
      out.push_back(near_miss(context, window, pieces, n, *found));
      break;
    }
  }
  return out;
}

}  // namespace wirefacts
