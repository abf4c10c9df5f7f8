#include "workbench/element_words.h"

#include <algorithm>
#include <utility>

#include "grammar/defines.h"
#include "workbench/stage_view.h"

namespace wirefacts {
namespace {

using NodeKind = PatternNode::Kind;

/// The capture that is nothing but this element; its text has the name.
const PatternNode* capture_of(const PatternNode& pattern, const PatternNode* element) {
  for (const PatternNode& part : pattern.parts) {
    if (&part == element) return pattern.kind == NodeKind::capture ? &pattern : nullptr;
    if (const PatternNode* found = capture_of(part, element)) return found;
  }
  return nullptr;
}

bool same_place(SourceRange a, SourceRange b) { return a.file == b.file && a.begin == b.begin && a.end == b.end; }

/// Tells the elements of one match.
class MatchTeller {
 public:
  MatchTeller(const RulePack& pack, const CompiledStage& stage, const CompiledRule& rule, const RuleMatch& match,
              const UnitTester& tester)
      : pack_(pack), stage_(stage), rule_(rule), match_(match), tester_(tester) {}

  std::vector<ElementWords> tell() {
    const auto [first, end] = CandidateBuilder::context_units(match_, tester_.line());
    add_contexts(first, true);
    switch (rule_.shape) {
      case RuleShape::sequence:
        add_units(rule_.match, tester_, taken_units(rule_.match, tester_, first, end), "");
        break;
      case RuleShape::trigger: add_roles(); break;
      case RuleShape::scan: add_captures(); break;
      case RuleShape::none: break;
    }
    add_contexts(end, false);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string text_of(SourceRange range) const { return element_text(pack_, stage_, range); }
  [[nodiscard]] const Document& document() const { return tester_.context().document; }

  void add_units(const PatternNode& pattern, const UnitTester& tester, const std::vector<TakenUnits>& taken,
                 const std::string& before) {
    const PatternNode* last = nullptr;
    for (const TakenUnits& t : taken) {
      if (t.begin == t.end) continue;  // an empty gap
      const ByteSpan words = document().bytes({tester.line().span(t.begin).begin, tester.line().span(t.end - 1).end});
      const bool one = t.element->kind == NodeKind::atom;
      const AnnotationId annotation =
          one ? captured_annotation({0, t.begin, t.end, t.element}, tester) : AnnotationId::none;
      if (last != nullptr && annotation == AnnotationId::none && same_place(last->range, t.element->range)) {
        out_.back().words.end = words.end;  // the next word of one literal, or of a repetition
      } else {
        const PatternNode* capture = capture_of(pattern, t.element);
        out_.push_back({before + text_of(capture != nullptr ? capture->range : t.element->range), words, annotation});
      }
      last = t.element;
    }
  }

  /// What `after` saw in front of the match, or `before` behind it.
  void add_contexts(std::uint32_t edge, bool in_front) {
    for (const ContextCondition& context : rule_.contexts) {
      if (context.negated || context.before == in_front) continue;
      for (std::uint32_t size = 1; size <= kMaxContext; ++size) {
        if (in_front ? size > edge : edge + size > tester_.line().size()) break;
        const std::uint32_t begin = in_front ? edge - size : edge;
        const auto taken = taken_units(context.pattern, tester_, begin, begin + size);
        if (taken.empty()) continue;
        add_units(context.pattern, tester_, taken, in_front ? "after " : "before ");
        break;
      }
    }
  }

  void add_captures() {
    walk(*rule_.source->scan, [&](const Pattern& node) {
      const auto slot = node.kind == Pattern::Kind::capture ? rule_.slots.find(node.text) : std::nullopt;
      if (!slot || *slot >= match_.bindings.size()) return;
      bool whole = false;
      walk(node.parts.front(), [&](const Pattern& part) { whole = whole || part.kind == Pattern::Kind::capture; });
      const std::string text = whole ? node.text + ":(…)" : text_of(node.range);
      for (const Capture& c : match_.bindings[*slot]) out_.push_back({text, c.bytes, AnnotationId::none});
    });
    std::stable_sort(out_.begin(), out_.end(), [](const ElementWords& a, const ElementWords& b) {
      return std::pair(a.words.begin, ~a.words.end) < std::pair(b.words.begin, ~b.words.end);
    });
  }

  void add_roles() {
    const Cascade& cascade = pack_.cascade;
    GroupLine groups(cascade, tester_.context());
    groups.build(tester_.line().window());
    TriggerMatcher matcher(tester_.context(), cascade);
    for (const TriggerTest& test : rule_.triggers) {
      for (const Trigger& trigger : matcher.triggers(stage_, test, groups)) {
        if (trigger.span != match_.span) continue;
        add_trigger(test, trigger);
        return add_lines(matcher, trigger, groups);
      }
    }
  }

  void add_trigger(const TriggerTest& test, const Trigger& trigger) {
    UnitLine unit;
    unit.build_single(trigger.span, tester_.context().annotations);
    const UnitTester alone(stage_.atoms, unit, tester_.context());
    const auto taken = taken_units(test.pattern, alone, 0, unit.size());
    const std::string word = std::string(name_of(test.word)) + " ";
    if (taken.size() == 1) return add_units(test.pattern, alone, taken, word);
    out_.push_back({word + text_of(test.pattern.range), document().bytes(trigger.span), AnnotationId::none});
  }

  void add_lines(TriggerMatcher& matcher, const Trigger& trigger, const GroupLine& groups) {
    Bindings bindings(rule_.slots.size());
    for (std::size_t i = 0; i < rule_.lines.size(); ++i) {
      const ArgumentLine& line = rule_.lines[i];
      const auto [position, found] = fill_line(matcher, stage_, line, trigger, groups, bindings);
      if (found.empty()) continue;
      const RoleLine& source = rule_.source->lines[i];
      const std::string role = source.role.text + (source.required ? "!" : "") + (source.role.text.empty() ? "" : " ");
      const std::string text = role + source_text(pack_, source.positions[position].range);
      for (const Capture& c : found) out_.push_back({text, c.bytes, c.annotation});
      if (line.slot) bindings[*line.slot].insert(bindings[*line.slot].end(), found.begin(), found.end());
    }
  }

  const RulePack& pack_;
  const CompiledStage& stage_;
  const CompiledRule& rule_;
  const RuleMatch& match_;
  const UnitTester& tester_;
  std::vector<ElementWords> out_;
};

/// The tokens of the record: those of `span`, else of the match.
TokenSpan covered(const CompiledRule& rule, const RuleMatch& match) {
  if (!rule.span) return match.span;
  const std::vector<Capture>& captures = match.bindings[*rule.span];
  return captures.empty() ? match.span : TokenSpan{captures.front().tokens.begin, captures.back().tokens.end};
}

}  // namespace

void ElementRecorder::matched(const CompiledStage& stage, const CompiledRule& rule, const RuleMatch& match,
                              const UnitTester& tester) {
  const TokenSpan span = covered(rule, match);
  std::vector<ElementWords>& own = found_[{rule.number, span}];
  if (own.empty()) own = MatchTeller(pack_, stage, rule, match, tester).tell();
}

const std::vector<ElementWords>& ElementRecorder::of(std::uint32_t rule, TokenSpan span) const {
  static const std::vector<ElementWords> none;
  const auto at = found_.find({rule, span});
  return at == found_.end() ? none : at->second;
}

FilledLine fill_line(TriggerMatcher& matcher, const CompiledStage& stage, const ArgumentLine& line,
                     const Trigger& trigger, const GroupLine& groups, const Bindings& bindings) {
  for (std::size_t p = 0; p < line.positions.size(); ++p) {
    std::vector<Capture> found = matcher.find(stage, line.positions[p], trigger, groups, bindings);
    if (!found.empty()) return {p, std::move(found)};
  }
  return {};
}

const char* name_of(TriggerWord word) {
  switch (word) {
    case TriggerWord::verb: return "verb";
    case TriggerWord::noun: return "noun";
    case TriggerWord::adjective: return "adjective";
  }
  return "";
}

}  // namespace wirefacts
