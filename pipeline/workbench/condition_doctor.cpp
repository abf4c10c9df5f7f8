#include "workbench/condition_doctor.h"

#include <algorithm>

namespace wirefacts {
namespace {

constexpr std::uint32_t kShownUnits = 4;  // beside a match

SourceRange from_to(SourceRange first, SourceRange last) { return {first.file, first.begin, last.end}; }

bool mentions(const WhereCondition& where, std::uint32_t slot) {
  return std::find(where.slots.begin(), where.slots.end(), slot) != where.slots.end();
}

/// The tests that can be made when the first `bound` antecedents are known.
std::vector<WhereCondition> testable(const CompiledRule& rule, std::size_t bound) {
  std::vector<WhereCondition> out;
  for (const WhereCondition& where : rule.where) {
    const bool later = std::any_of(rule.given.begin() + static_cast<std::ptrdiff_t>(bound), rule.given.end(),
                                   [&](const GivenCondition& g) { return mentions(where, g.slot); });
    if (!later) out.push_back(where);
  }
  return out;
}

}  // namespace

ConditionDoctor::ConditionDoctor(const StageView& view)
    : view_(view), evaluator_(view.context, view.analysis.annotations, view.pack.schema, view.pack.lists,
                              view.pack.numbers, view.pack.symbols),
      defaults_(field_defaults(view.pack.schema)),
      builder_(view.pack.schema, defaults_, view.context, view.analysis.annotations, evaluator_) {}

std::optional<FailedCondition> ConditionDoctor::diagnose(const CompiledRule& rule, const RuleMatch& match,
                                                         const UnitTester& tester) {
  if (auto failed = zone(rule, match)) return failed;
  if (auto failed = context(rule, match, tester)) return failed;
  if (auto failed = given(rule, match)) return failed;
  if (auto failed = where(rule, match)) return failed;
  return rest(rule, match);
}

std::optional<FailedCondition> ConditionDoctor::zone(const CompiledRule& rule, const RuleMatch& match) {
  for (std::size_t i = 0; i < rule.zones.size(); ++i) {
    const ZoneCondition& zone = rule.zones[i];
    const auto inside = std::find_if(zone.labels.begin(), zone.labels.end(), [&](Label label) {
      return view_.analysis.annotations.covered(label, match.span);
    });
    if ((inside != zone.labels.end()) != zone.negated) continue;
    const std::vector<Name>& names = rule.source->in[i].labels;
    const SourceRange range = from_to(names.front().range, names.back().range);
    if (zone.negated) return FailedCondition{range, "the match lies inside " + view_.pack.schema[*inside].name};
    return FailedCondition{range, "the match does not lie inside " + source_text(view_.pack, range)};
  }
  return std::nullopt;
}

std::optional<FailedCondition> ConditionDoctor::context(const CompiledRule& rule, const RuleMatch& match,
                                                        const UnitTester& tester) {
  const UnitLine& line = tester.line();
  for (std::size_t i = 0; i < rule.contexts.size(); ++i) {
    CompiledRule alone;
    alone.contexts = {rule.contexts[i]};
    if (builder_.contexts_hold(alone, match, tester)) continue;
    const ContextCondition& context = rule.contexts[i];
    std::string beside;
    if (context.before) {
      const std::uint32_t at = match.end_unit.value_or(line.unit_from(match.span.end));
      const std::uint32_t last = std::min(line.size(), at + kShownUnits);
      if (at < last) beside = words_of(view_, {line.span(at).begin, line.span(last - 1).end});
    } else {
      const std::uint32_t at = match.first_unit.value_or(line.unit_at(match.span.begin));
      const std::uint32_t first = at - std::min(at, kShownUnits);
      if (first < at) beside = words_of(view_, {line.span(first).begin, line.span(at - 1).end});
    }
    const std::string where = context.before ? "behind the match" : "before the match";
    const std::string seen = beside.empty() ? "nothing stands " + where : where + " stands '" + beside + "'";
    return FailedCondition{rule.source->contexts[i].range, context.negated ? seen + ", which is excluded" : seen};
  }
  return std::nullopt;
}

/// Whether the first antecedents are found with these tests alone.
bool ConditionDoctor::binds(const CompiledRule& rule, const RuleMatch& match, std::size_t given,
                            const std::vector<WhereCondition>& where) {
  CompiledRule alone;
  alone.vetoes = {Label::none};  // makes and amends nothing: only the conditions count
  alone.given.assign(rule.given.begin(), rule.given.begin() + static_cast<std::ptrdiff_t>(given));
  alone.where = where;
  RuleMatch own = match;
  return builder_.build(alone, own, nullptr).has_value();
}

std::optional<FailedCondition> ConditionDoctor::given(const CompiledRule& rule, const RuleMatch& match) {
  for (std::size_t g = 1; g <= rule.given.size(); ++g) {
    const std::vector<WhereCondition> tests = testable(rule, g);
    if (binds(rule, match, g, tests)) continue;
    const GivenClause& clause = rule.source->given[g - 1];
    const SourceRange range = from_to(clause.name.range, clause.constraint.range);
    if (!binds(rule, match, g, testable(rule, g - 1))) {
      return FailedCondition{range, clause.sentences == 0 ? "nothing such stands before it in the sentence"
                                                          : "nothing such stands before it, up to " +
                                                                std::to_string(clause.sentences) + " sentences back"};
    }
    for (std::size_t w = 0; w < rule.where.size(); ++w) {
      if (!mentions(rule.where[w], rule.given[g - 1].slot) || binds(rule, match, g, {rule.where[w]})) continue;
      const WhereTest& test = rule.source->where[w];
      return FailedCondition{from_to(test.left.range, test.right.range),
                             "no '" + clause.name.text + "' before it has this"};
    }
    return FailedCondition{range, "no '" + clause.name.text + "' before it satisfies all tests of 'where'"};
  }
  return std::nullopt;
}

std::string ConditionDoctor::side(const CompiledExpression& expression, const SourceRange& range,
                                  const RuleMatch& match) {
  const Operand value = evaluator_.evaluate(expression, match.bindings);
  std::string shown = "null";
  if (value.kind == Operand::Kind::capture) shown = "'" + words_of(view_, value.capture.tokens) + "'";
  if (value.kind == Operand::Kind::value) shown = show_value(view_, value.value);
  if (value.kind == Operand::Kind::row) shown = "a row of a list";
  if (value.kind == Operand::Kind::list) shown = "a list of " + std::to_string(value.items.size());
  const std::string source = source_text(view_.pack, range);
  return source == shown || expression.kind == CompiledExpression::Kind::text ? source : source + " is " + shown;
}

std::optional<FailedCondition> ConditionDoctor::where(const CompiledRule& rule, const RuleMatch& match) {
  for (std::size_t w = 0; w < rule.where.size(); ++w) {
    const auto of_given = [&](const GivenCondition& g) { return mentions(rule.where[w], g.slot); };
    if (std::any_of(rule.given.begin(), rule.given.end(), of_given)) continue;  // tested with its antecedent
    if (binds(rule, match, 0, {rule.where[w]})) continue;
    const WhereTest& test = rule.source->where[w];
    return FailedCondition{
        from_to(test.left.range, test.right.range),
        side(rule.where[w].left, test.left.range, match) + ", " + side(rule.where[w].right, test.right.range, match)};
  }
  return std::nullopt;
}

/// What is left: the span, required fields, something to amend.
std::optional<FailedCondition> ConditionDoctor::rest(const CompiledRule& rule, const RuleMatch& match) {
  Trace trace;
  RuleMatch own = match;
  if (builder_.build(rule, own, &trace)) return std::nullopt;
  if (rule.span && match.bindings[*rule.span].empty()) {
    return FailedCondition{rule.source->span->range, "capture '" + rule.source->span->text + "' is empty here"};
  }
  if (!trace.entries.empty()) {
    const std::string& field = view_.pack.schema[rule.makes].fields[trace.entries.back().field].name;
    return FailedCondition{rule.source->name.range, "the required field '" + field + "' gets no value"};
  }
  for (const SetClause& set : rule.source->set) {
    if (set.record) return FailedCondition{set.field.range, "there is no record to amend, or no value for it"};
  }
  return FailedCondition{rule.source->name.range, "a condition does not hold"};
}

}  // namespace wirefacts
