#pragma once
// A match of a rule whose conditions hold → a candidate record: conditions and fields, common to all
// three kinds of rules.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "cascade/cascade.h"
#include "cascade/expression.h"
#include "cascade/realis.h"
#include "cascade/reference_matcher.h"
#include "cascade/trace.h"

namespace wirefacts {

/// A value for a field of a record made earlier, to be taken over if the candidate is kept.
struct PendingAmendment {
  AnnotationId target = AnnotationId::none;
  std::uint32_t field = 0;
  FieldValue value;
};

struct Candidate {
  const CompiledRule* rule = nullptr;
  TokenSpan span;
  std::span<const FieldValue> fields;  // beside the label's fields; empty for vetoes and amendments
  std::vector<PendingAmendment> amendments;
};

/// A raw match: where, and what the slots are bound to.
struct RuleMatch {
  TokenSpan span;
  /// Units before and behind which contexts are tested; a scan or trigger match has none of its own.
  std::optional<std::uint32_t> first_unit, end_unit;
  Bindings bindings;
  std::optional<Realis> realis;  // of an event
};

/// What fields have that no rule fills, by label and field; null where the schema says nothing. Texts are the schema's.
using FieldDefaults = std::vector<std::vector<FieldValue>>;
FieldDefaults field_defaults(const Schema& schema);

/// One worker; works on one article at a time.
class CandidateBuilder {
 public:
  CandidateBuilder(const Schema& schema, const FieldDefaults& defaults, const MatchContext& context,
                   AnnotationSet& annotations, Evaluator& evaluator)
      : schema_(schema), defaults_(defaults), context_(context), annotations_(annotations), evaluator_(evaluator) {}

  /// The match lies in the zones that the rule asks for.
  bool zones_hold(const CompiledRule& rule, TokenSpan span) const;
  /// The units before and behind which contexts of the match are tested.
  static std::pair<std::uint32_t, std::uint32_t> context_units(const RuleMatch& match, const UnitLine& line);
  /// What stands before and behind the match is as the rule asks. `tester`: the units of the stage in this
  /// window.
  bool contexts_hold(const CompiledRule& rule, const RuleMatch& match, const UnitTester& tester) const;
  /// Binds `given` names in `match`. Nothing when another condition fails or a required field has no value (quarantine,
  /// told to `trace`). REQUIRES: zones and contexts hold.
  std::optional<Candidate> build(const CompiledRule& rule, RuleMatch& match, Trace* trace);

 private:
  bool bind_given(const CompiledRule& rule, RuleMatch& match);
  AnnotationId antecedent(const CompiledRule& rule, std::size_t given, RuleMatch& match);
  bool wheres_hold(const CompiledRule& rule, const Bindings& bindings, std::optional<std::size_t> given);
  void fill(const CompiledRule& rule, const RuleMatch& match, std::span<FieldValue> fields);
  bool complete(const CompiledRule& rule, const RuleMatch& match, std::span<const FieldValue> fields,
                Trace* trace) const;
  void amend(const Assignment& assignment, const RuleMatch& match, Candidate& candidate);

  const Schema& schema_;
  const FieldDefaults& defaults_;
  const MatchContext& context_;
  AnnotationSet& annotations_;
  Evaluator& evaluator_;
};

}  // namespace wirefacts
