#pragma once
// Trigger rules: events from groups (rules/README.md, "Trigger rules").

#include <vector>

#include "cascade/candidate.h"
#include "cascade/group_line.h"

namespace wirefacts {

/// Finds triggers of rules in a line of groups and their arguments. Of one line: what it has found out about that is
/// kept for the next rule.
class TriggerMatcher {
 public:
  TriggerMatcher(const MatchContext& context, const Cascade& cascade) : context_(context), cascade_(cascade) {}

  /// Every trigger of the rule in the line with its roles filled; required roles and conditions hold.
  /// One trigger, one match.
  std::vector<RuleMatch> match(const CompiledStage& stage, const CompiledRule& rule, const GroupLine& groups);

  /// The triggers alone, in order of the text.
  std::vector<Trigger> triggers(const CompiledStage& stage, const TriggerTest& test, const GroupLine& groups);

  /// Units that the patterns of `after` lines read for the last rule; above kMostMatchSteps one gave up.
  struct Effort {
    std::uint64_t steps = 0, most = 0;
  };
  [[nodiscard]] Effort effort() const { return effort_; }

  /// What a position finds for a trigger (for `why`, too).
  std::vector<Capture> find(const CompiledStage& stage, const ArgumentPosition& position, const Trigger& trigger,
                            const GroupLine& groups, const Bindings& bindings);

 private:
  /// Who stands around a trigger, whatever is asked of them.
  struct Around {
    TriggerWord word = TriggerWord::verb;
    std::uint32_t group = 0;
    GroupLine::Position subject, object;
  };
  const Around& around(const Trigger& trigger, const GroupLine& groups);
  /// Of a position of this kind. REQUIRES: subject or object.
  GroupLine::Position party(Position::Kind kind, const Trigger& trigger, const GroupLine& groups);
  bool is_trigger(const CompiledStage& stage, const TriggerTest& test, TokenSpan span, bool as_one_unit);
  std::optional<RuleMatch> one(const CompiledStage& stage, const CompiledRule& rule, const Trigger& trigger,
                               const GroupLine& groups);
  Capture trigger_capture(const CompiledStage& stage, const TriggerTest& test, const Trigger& trigger);
  /// Of the positions of a line the first that finds something; see `add_other_items`.
  std::vector<Capture> first_found(const CompiledStage& stage, const ArgumentLine& line, const Trigger& trigger,
                                   const GroupLine& groups, const Bindings& bindings);
  std::vector<Capture> apposed(const ArgumentPosition& position, const Trigger& trigger, const GroupLine& groups);
  void add_other_items(std::span<const ArgumentPosition> positions, const Trigger& trigger, const GroupLine& groups,
                       std::vector<Capture>& found);
  void read_options(const GroupItem& item);
  std::vector<Capture> fits(const Group& group, const Atom& constraint);
  std::vector<Capture> inside(const Group& group, const Atom& constraint, std::uint32_t noun);
  std::vector<Capture> anywhere(const ArgumentPosition& position, const Trigger& trigger, const GroupLine& groups);
  std::vector<Capture> when(const ArgumentPosition& position, const Trigger& trigger, const GroupLine& groups);
  std::optional<Capture> nearest(const ArgumentPosition& position, const Trigger& trigger, TokenSpan area,
                                 const GroupLine* dated);
  bool dates_it(AnnotationId time, const Trigger& trigger, const GroupLine& groups) const;
  std::vector<Capture> behind(const CompiledStage& stage, const ArgumentPosition& position, const Trigger& trigger,
                              const GroupLine& groups, const Bindings& bindings);
  Capture capture(AnnotationId id) const;

  const MatchContext& context_;
  const Cascade& cascade_;
  LabelMask no_labels_ = LabelMask(cascade_.group_labels.size(), false);
  std::vector<Around> around_;         // of the triggers asked for
  UnitLine units_;                     // scratch
  std::vector<AnnotationId> options_;  // scratch
  Effort effort_;
};

}  // namespace wirefacts
