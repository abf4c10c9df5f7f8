#pragma once
// Trigger rules by definition: every annotation of the article is asked whether it stands where a line looks. Slow; the
// oracle of TriggerMatcher.

#include <vector>

#include "cascade/candidate.h"
#include "cascade/plain_groups.h"

namespace wirefacts {

/// Of one window. Of one worker.
class PlainTriggerMatcher {
 public:
  PlainTriggerMatcher(const MatchContext& context, const Cascade& cascade, TokenSpan window)
      : context_(context), cascade_(cascade), line_(cascade, context, window) {}

  /// As TriggerMatcher::match. `groups`: the same window; only the realis of events is read from it.
  std::vector<RuleMatch> match(const CompiledStage& stage, const CompiledRule& rule, const GroupLine& groups) const;

 private:
  struct Word {
    TriggerWord kind = TriggerWord::verb;
    TokenSpan span;
    int at = 0;  // its place in the line
  };

  [[nodiscard]] std::vector<Word> words(const CompiledStage& stage, const TriggerTest& test) const;
  [[nodiscard]] bool is(const CompiledStage& stage, const PatternNode& pattern, TokenSpan span, bool one_unit) const;
  [[nodiscard]] Capture trigger_of(const CompiledStage& stage, const TriggerTest& test, const Word& word) const;
  [[nodiscard]] std::optional<RuleMatch> one(const CompiledStage& stage, const CompiledRule& rule,
                                             const Word& word) const;
  [[nodiscard]] std::vector<Capture> find(const CompiledStage& stage, const ArgumentPosition& position,
                                          const Word& word, const Bindings& bindings) const;
  [[nodiscard]] std::vector<Capture> named_behind(const ArgumentPosition& position, const Word& word) const;
  [[nodiscard]] int place_of(Position::Kind kind, const Word& word) const;
  [[nodiscard]] std::vector<Capture> heads(int place, const Atom& atom) const;
  [[nodiscard]] std::vector<Capture> inside(int place, std::uint32_t noun, const Atom& atom) const;
  [[nodiscard]] std::vector<Capture> nearest(const ArgumentPosition& position, const Word& word, TokenSpan area,
                                             bool dates) const;
  [[nodiscard]] std::vector<Capture> when(const ArgumentPosition& position, const Word& word) const;
  [[nodiscard]] std::vector<Capture> after(const CompiledStage& stage, const ArgumentPosition& position,
                                           const Word& word, const Bindings& bindings) const;
  [[nodiscard]] bool dates_it(AnnotationId time, const Word& word) const;
  [[nodiscard]] bool holds(const Atom& atom, AnnotationId id, bool with_neighbors) const;
  /// By itself, and still among all annotations of its span.
  [[nodiscard]] bool holds_in_place(const Atom& atom, AnnotationId id) const;
  [[nodiscard]] std::vector<AnnotationId> of_span(TokenSpan span) const;
  [[nodiscard]] Capture capture(AnnotationId id) const;

  const MatchContext& context_;
  const Cascade& cascade_;
  PlainGroups line_;
};

}  // namespace wirefacts
