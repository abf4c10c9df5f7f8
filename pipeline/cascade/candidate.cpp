#include "cascade/candidate.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace wirefacts {
namespace {

constexpr std::size_t kMaxAntecedents = 64;  // that `given` tries

FieldValue default_of(const FieldInfo& field) {
  if (!field.default_value) return {};
  const bool numeric = field.type == FieldType::integer || field.type == FieldType::decimal;
  const auto number = numeric ? Decimal::parse(*field.default_value) : std::nullopt;
  return number ? FieldValue::of_number(*number) : FieldValue::of_text(*field.default_value);
}

}  // namespace

FieldDefaults field_defaults(const Schema& schema) {
  FieldDefaults out(schema.size());
  for (std::size_t label = 0; label < out.size(); ++label) {
    for (const FieldInfo& field : schema[static_cast<Label>(label)].fields) out[label].push_back(default_of(field));
  }
  return out;
}

bool CandidateBuilder::zones_hold(const CompiledRule& rule, TokenSpan span) const {
  return std::all_of(rule.zones.begin(), rule.zones.end(), [&](const ZoneCondition& zone) {
    const bool inside = std::any_of(zone.labels.begin(), zone.labels.end(),
                                    [&](Label label) { return annotations_.covered(label, span); });
    return inside != zone.negated;
  });
}

std::pair<std::uint32_t, std::uint32_t> CandidateBuilder::context_units(const RuleMatch& match, const UnitLine& line) {
  return {match.first_unit ? *match.first_unit : line.unit_at(match.span.begin),
          match.end_unit ? *match.end_unit : line.unit_from(match.span.end)};
}

bool CandidateBuilder::contexts_hold(const CompiledRule& rule, const RuleMatch& match, const UnitTester& tester) const {
  if (rule.contexts.empty()) return true;
  const auto [first, end] = context_units(match, tester.line());
  return std::all_of(rule.contexts.begin(), rule.contexts.end(),
                     [&, first = first, end = end](const ContextCondition& c) {
                       bool holds = false;
                       if (c.before) {
                         holds = !match_ends(c.pattern, tester, {end}).empty();
                       } else {
                         std::vector<std::uint32_t> starts(std::min(first, kMaxContext) + 1);
                         std::iota(starts.begin(), starts.end(), first - std::min(first, kMaxContext));
                         const std::vector<std::uint32_t> ends = match_ends(c.pattern, tester, std::move(starts));
                         holds = std::binary_search(ends.begin(), ends.end(), first);
                       }
                       return holds != c.negated;
                     });
}

/// All tests that mention the slots bound so far; of a `given` only those about it.
bool CandidateBuilder::wheres_hold(const CompiledRule& rule, const Bindings& bindings,
                                   std::optional<std::size_t> given) {
  return std::all_of(rule.where.begin(), rule.where.end(), [&](const WhereCondition& where) {
    if (given) {
      const auto mentions = [&](std::uint32_t slot) {
        return std::find(where.slots.begin(), where.slots.end(), slot) != where.slots.end();
      };
      if (!mentions(rule.given[*given].slot)) return true;
      for (std::size_t later = *given + 1; later < rule.given.size(); ++later) {
        if (mentions(rule.given[later].slot)) return true;  // tested when that one is bound
      }
    }
    return evaluator_.compare(where.left, where.compare, where.right, bindings);
  });
}

/// The nearest annotation before the match that fits and for which the tests about it hold.
AnnotationId CandidateBuilder::antecedent(const CompiledRule& rule, std::size_t given, RuleMatch& match) {
  const GivenCondition& condition = rule.given[given];
  const std::uint32_t sentence = context_.document.sentence_of(match.span.begin);
  const std::uint32_t first = sentence - std::min(sentence, condition.sentences);
  const std::uint32_t floor = context_.document.sentences()[first].begin;
  std::vector<AnnotationId> found;
  for (const Label label : condition.constraint.labels) {
    std::size_t taken = 0;
    const std::span<const AnnotationId> ids = annotations_.by_end(label);
    const auto behind =
        std::upper_bound(ids.begin(), ids.end(), match.span.begin,
                         [&](std::uint32_t token, AnnotationId id) { return token < annotations_[id].span.end; });
    for (auto at = behind; at != ids.begin() && taken < kMaxAntecedents;) {
      const AnnotationId id = *--at;
      if (annotations_[id].span.end <= floor) break;
      if (annotations_[id].span.begin < floor || !fits_in_place(condition.constraint, id, context_)) continue;
      found.push_back(id);
      ++taken;
    }
  }
  std::sort(found.begin(), found.end(), [&](AnnotationId a, AnnotationId b) {
    const TokenSpan x = annotations_[a].span;
    const TokenSpan y = annotations_[b].span;
    return std::tuple(y.end, x.begin, a) < std::tuple(x.end, y.begin, b);
  });
  if (found.size() > kMaxAntecedents) found.resize(kMaxAntecedents);
  for (const AnnotationId id : found) {
    const TokenSpan span = annotations_[id].span;
    match.bindings[condition.slot] = {{span, context_.document.bytes(span), id}};
    if (wheres_hold(rule, match.bindings, given)) return id;
  }
  match.bindings[condition.slot].clear();
  return AnnotationId::none;
}

bool CandidateBuilder::bind_given(const CompiledRule& rule, RuleMatch& match) {
  for (std::size_t g = 0; g < rule.given.size(); ++g) {
    if (antecedent(rule, g, match) == AnnotationId::none) return false;
  }
  return true;
}

/// Fields in the order of precedence: `set`, captures and roles of the field's name, defaults.
void CandidateBuilder::fill(const CompiledRule& rule, const RuleMatch& match, std::span<FieldValue> fields) {
  const std::vector<FieldInfo>& infos = schema_[rule.makes].fields;
  const std::vector<FieldValue>& defaults = defaults_[static_cast<std::uint16_t>(rule.makes)];
  const auto set_by_name = [&](std::string_view name, std::string_view value) {
    if (const auto field = schema_.field(rule.makes, name)) fields[*field] = FieldValue::of_text(value);
  };
  if (rule.event && match.realis) {
    set_by_name("realis", match.realis->realis);
    set_by_name("polarity", match.realis->polarity);
  }
  for (const Assignment& assignment : rule.set) {
    if (assignment.record) continue;
    const FieldValue value = evaluator_.value_for(infos[assignment.field], assignment.value, match.bindings);
    if (!value.is_null()) fields[assignment.field] = value;
  }
  for (std::size_t f = 0; f < infos.size(); ++f) {
    if (fields[f].is_null() && rule.field_slots[f]) {
      fields[f] = evaluator_.convert(Evaluator::of_captures(match.bindings[*rule.field_slots[f]]), infos[f]);
    }
    if (fields[f].is_null()) fields[f] = defaults[f];
  }
}

bool CandidateBuilder::complete(const CompiledRule& rule, const RuleMatch& match, std::span<const FieldValue> fields,
                                Trace* trace) const {
  const std::vector<FieldInfo>& infos = schema_[rule.makes].fields;
  for (std::uint32_t f = 0; f < infos.size(); ++f) {
    if (!infos[f].required || !fields[f].is_missing()) continue;
    // An event may get the role when it is merged: until then one filled role is enough.
    const bool some_role = std::any_of(rule.lines.begin(), rule.lines.end(), [&](const ArgumentLine& line) {
      return line.slot && !match.bindings[*line.slot].empty();
    });
    if (rule.event && some_role) continue;
    if (trace != nullptr) {
      trace->entries.push_back(
          {.outcome = TraceEntry::Outcome::quarantined, .rule = rule.number, .span = match.span, .field = f});
    }
    return false;
  }
  return true;
}

void CandidateBuilder::amend(const Assignment& assignment, const RuleMatch& match, Candidate& candidate) {
  const Operand value = evaluator_.evaluate(assignment.value, match.bindings);
  for (const Capture& capture : match.bindings[*assignment.record]) {
    if (capture.annotation == AnnotationId::none) continue;
    const Annotation& target = annotations_[capture.annotation];
    const auto field = schema_.field(target.label, assignment.field_name);
    if (!field || !target.source.is_rule()) continue;
    const FieldValue converted = evaluator_.convert(value, schema_[target.label].fields[*field]);
    if (!converted.is_null()) candidate.amendments.push_back({capture.annotation, *field, converted});
  }
}

std::optional<Candidate> CandidateBuilder::build(const CompiledRule& rule, RuleMatch& match, Trace* trace) {
  if (!bind_given(rule, match) || !wheres_hold(rule, match.bindings, std::nullopt)) return std::nullopt;
  Candidate candidate;
  candidate.rule = &rule;
  candidate.span = match.span;
  if (rule.span) {
    const std::vector<Capture>& captures = match.bindings[*rule.span];
    if (captures.empty() || captures.front().tokens.empty()) return std::nullopt;
    candidate.span = {captures.front().tokens.begin, captures.back().tokens.end};
  }
  for (const Assignment& assignment : rule.set) {
    if (assignment.record) amend(assignment, match, candidate);
  }
  if (rule.makes != Label::none) {
    const std::span<FieldValue> fields = annotations_.make_fields(schema_[rule.makes].fields.size());
    fill(rule, match, fields);
    if (!complete(rule, match, fields, trace)) return std::nullopt;
    candidate.fields = fields;
  }
  if (rule.amends() && candidate.amendments.empty()) return std::nullopt;
  return candidate;
}

}  // namespace wirefacts
