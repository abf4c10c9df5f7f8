#include "workbench/nearest_match.h"
#include "workbench/why_attempts.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kMostSteps = 200'000;  // of one start: then the nearest match is shown instead

RuleMatch bound_match(const WhyContext& context, const UnitLine& line, std::uint32_t begin, const UnitMatch& found,
                      const UnitTester& tester) {
  RuleMatch match;
  match.first_unit = begin;
  match.end_unit = found.end;
  match.span = {line.span(begin).begin, line.span(found.end - 1).end};
  match.bindings.resize(context.rule.slots.size());
  for (const CapturedUnits& c : found.captures) {
    if (c.begin == c.end) continue;
    const TokenSpan span{line.span(c.begin).begin, line.span(c.end - 1).end};
    match.bindings[c.slot].push_back(
        {span, context.view.analysis.document.bytes(span), captured_annotation(c, tester)});
  }
  return match;
}

/// Rows of an alignment; the first failing element becomes the message.
class AlignmentTable {
 public:
  AlignmentTable(const WhyContext& context, const UnitLine& line, WhyAttempt& attempt)
      : view_(context.view), line_(line), attempt_(attempt) {}

  void add(const AlignedElement& e) {
    using Fate = AlignedElement::Fate;
    WhyRow row;
    row.holds = e.fate == Fate::fits;
    if (e.element != nullptr) row.element = element_text(view_.pack, view_.stage, e.element->range);
    const bool edge = e.element != nullptr &&
                      (e.element->kind == PatternNode::Kind::start || e.element->kind == PatternNode::Kind::end);
    if (edge && row.holds) row.words = e.element->kind == PatternNode::Kind::start ? "(start)" : "(end)";
    if (e.fate != Fate::missing && !edge) {
      row.words = words_of(view_, line_.span(e.unit));
      row.note = labels_of(view_, line_[e.unit]);
    }
    if (!row.holds && attempt_.message.empty()) blame(e, edge, row);
    attempt_.rows.push_back(std::move(row));
  }

  /// Where to point when a unit is too many: the element behind it.
  void expect(SourceRange next) { next_range_ = next; }

 private:
  void blame(const AlignedElement& e, bool edge, const WhyRow& row) {
    using Fate = AlignedElement::Fate;
    attempt_.range = e.element != nullptr ? e.element->range : next_range_;
    if (edge) {
      attempt_.message = e.element->kind == PatternNode::Kind::start ? "the match does not start the sentence"
                                                                     : "the match does not end the sentence";
    } else if (e.fate == Fate::missing) {
      attempt_.message = e.unit < line_.size()
                             ? "nothing stands for this before '" + words_of(view_, line_.span(e.unit)) + "'"
                             : "the sentence ends here";
    } else if (e.fate == Fate::extra) {
      attempt_.message = "'" + row.words + "' stands in between";
    } else {
      const std::string reason = why_unit_fails(view_, *e.element, line_[e.unit]);
      attempt_.message = "sees '" + row.words + "'" + (reason.empty() ? "" : ", which " + reason);
    }
  }

  const StageView& view_;
  const UnitLine& line_;
  WhyAttempt& attempt_;
  SourceRange next_range_;
};

WhyAttempt near_miss(const WhyContext& context, const UnitLine& line, const NearestMatch& nearest) {
  WhyAttempt out = attempt_at(context, line.window());
  out.missing = nearest.errors;
  out.fitting = nearest.fitting;
  AlignmentTable table(context, line, out);
  for (std::size_t i = 0; i < nearest.elements.size(); ++i) {
    if (i + 1 < nearest.elements.size() && nearest.elements[i + 1].element != nullptr) {
      table.expect(nearest.elements[i + 1].element->range);
    }
    table.add(nearest.elements[i]);
  }
  return out;
}

}  // namespace

std::vector<WhyAttempt> sequence_attempts(const WhyContext& context, TokenSpan window) {
  const UnitsSeen units(context.view, window);
  const UnitLine& line = units.line();
  const UnitTester& tester = units.tester();
  std::vector<WhyAttempt> out;
  bool whole = false;
  for (std::uint32_t at = 0; at < line.size(); ++at) {
    std::uint64_t steps = 0;
    const auto found = first_match(context.rule.match, tester, at, steps, kMostSteps);
    if (!found || found->end == at) continue;
    whole = true;
    const RuleMatch match = bound_match(context, line, at, *found, tester);
    if (auto failed = failed_condition(context, match, tester)) {
      out.push_back(std::move(*failed));
    } else {
      at = found->end - 1;
    }
  }
  if (whole) return out;
  if (const auto nearest = nearest_match(context.rule.match, tester)) out.push_back(near_miss(context, line, *nearest));
  return out;
}

}  // namespace wirefacts
