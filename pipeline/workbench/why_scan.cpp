#include <algorithm>

#include "cascade/scan_matcher.h"
#include "workbench/why_attempts.h"

namespace wirefacts {
namespace {

constexpr std::size_t kShownBytes = 24;  // of the text behind the part that matched

/// The first pieces of a scan pattern as an expression of its own.
class ScanPrefix {
 public:
  ScanPrefix(const WhyContext& context, std::size_t pieces) {
    Pattern prefix = *context.rule.source->scan;
    prefix.parts.resize(pieces);
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

}  // namespace

std::vector<WhyAttempt> scan_attempts(const WhyContext& context, TokenSpan window) {
  const StageView& view = context.view;
  UnitLine line;
  line.build(window, view.stage.uses, view.analysis.annotations, kMaxUnits);
  const UnitTester tester(view.stage.atoms, line, view.context);
  std::vector<WhyAttempt> out;
  bool whole = false;
  ScanMatcher(view.context).match(context.rule, window, [&](const RuleMatch& match) {
    whole = true;
    auto failed = failed_condition(context, match, tester);
    if (failed) out.push_back(std::move(*failed));
    return !failed;
  });
  const Pattern& pattern = *context.rule.source->scan;
  if (whole) return out;
  const std::string_view text = view.analysis.document.text(window);
  const std::size_t pieces = pattern.kind == Pattern::Kind::sequence ? pattern.parts.size() : 1;
  for (std::size_t n = pieces; n > 0; --n) {
    if (n < pieces && pattern.kind != Pattern::Kind::sequence) break;
    const auto found = ScanPrefix(context, pattern.kind == Pattern::Kind::sequence ? n : 0).search(text);
    if (!found) continue;
    WhyAttempt attempt = attempt_at(context, window);
    attempt.fitting = static_cast<std::uint32_t>(n);
    attempt.missing = static_cast<std::uint32_t>(pieces - n) + (n == pieces ? 1 : 0);
    for (std::size_t p = 0; p < pieces; ++p) {
      attempt.rows.push_back({p != n, source_text(view.pack, pattern.parts[p].range), "", ""});
    }
    for (std::size_t p = 1; p < n; ++p) attempt.rows[p].words = "(part of it)";
    attempt.rows[0].words = cut(text.substr(found->begin, found->size()));
    if (n == pieces) {
      attempt.range = pattern.range;
      attempt.message =
          "'" + cut(text.substr(found->begin, found->size())) + "' does not start and end where tokens do";
    } else {
      attempt.range = pattern.parts[n].range;
      attempt.message =
          found->end < text.size() ? "sees '" + cut(text.substr(found->end)) + "'" : "the sentence ends here";
    }
    out.push_back(std::move(attempt));
    return out;
  }
  return out;
}

}  // namespace wirefacts
