#pragma once
// One stage at work on one article, for those who ask about single elements: units, annotations and
// pieces of rules in words.

#include <cstdint>
#include <string>
#include <vector>

#include "cascade/reference_matcher.h"
#include "extractor.h"
#include "rule_pack.h"

namespace wirefacts {

/// References into a pack and the current article of an extractor (Extractor::analyze_before).
struct StageView {
  const RulePack& pack;
  const CompiledStage& stage;
  Analysis analysis;
  MatchContext context;

  StageView(const RulePack& p, std::uint32_t stage_number, Analysis a)
      : pack(p), stage(p.cascade.stages[stage_number]),
        analysis(a), context{a.document, a.annotations, p.cascade.lemma_field, p.cascade.name_field} {}
};

/// The units of a window as the stage sees them, and what holds on them. The view outlives it. One thread at a time.
class UnitsSeen {
 public:
  UnitsSeen(const StageView& view, TokenSpan window) : tester_(view.stage.atoms, line_, view.context) {
    line_.build(window, view.stage.uses, view.analysis.annotations, kMaxUnits);
  }
  UnitsSeen(const UnitsSeen&) = delete;
  UnitsSeen& operator=(const UnitsSeen&) = delete;
  [[nodiscard]] const UnitLine& line() const { return line_; }
  [[nodiscard]] const UnitTester& tester() const { return tester_; }

 private:
  UnitLine line_;
  UnitTester tester_;
};

/// Sentences or paragraphs as the stage sees them: hidden text at the ends left out; cut at 400 units.
std::vector<TokenSpan> windows_of(const StageView& view);

/// The words as written, on one line.
std::string words_of(const StageView& view, TokenSpan span);
/// A piece of a rule as its author wrote it, on one line.
std::string source_text(const RulePack& pack, SourceRange range);
/// The same; a piece of a define behind its name: "Tail: [Surname]".
std::string element_text(const RulePack& pack, const CompiledStage& stage, SourceRange range);

/// Labels of the annotations with exactly the unit's span that make units here: "Place NounGroup"; of a plain
/// token its shapes; may be empty.
std::string labels_of(const StageView& view, const UnitView& unit);

/// Why the unit does not satisfy the element (an atom or a choice between atoms): the failing test, and what
/// near by would have done. "is no Place", "place_kind is 'country'".
std::string why_unit_fails(const StageView& view, const PatternNode& element, const UnitView& unit);

/// A value as rules write it.
std::string show_value(const StageView& view, const FieldValue& value);

}  // namespace wirefacts
