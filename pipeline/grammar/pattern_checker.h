#pragma once
// Mistakes in patterns and in the labels they name; private to grammar/.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "grammar/pack_view.h"

namespace wirefacts {

/// What a pattern may name: units of the stage (labels in `uses`), any annotation made earlier
/// (`given`, arguments, triggers), or characters.
enum class PatternUse : std::uint8_t { units, annotations, characters };

/// Checks the patterns of one stage. One thread at a time.
class PatternChecker {
 public:
  PatternChecker(const PackView& pack, std::uint32_t stage, Diagnostics& diagnostics)
      : pack_(pack), number_(stage), stage_(pack.grammar().stages[stage]), defines_(pack.defines(stage)),
        diagnostics_(diagnostics) {}

  void check(const Pattern& pattern, PatternUse use);
  /// `match` and `scan`: also that something in it must be there.
  void check_main(const Pattern& pattern, PatternUse use);
  /// The word that a trigger rule waits for: its lemmas are those of verbs, of nouns, or any.
  void check_trigger(const TriggerClause& clause);
  /// True when the label exists and may be named.
  bool check_label(const Name& name, PatternUse use);
  /// Names, cycles and sizes of the defines.
  void check_defines();

 private:
  void visit(const Pattern& node, PatternUse use);
  void visit_name(const Pattern& node, PatternUse use);
  void visit_word(const Pattern& node);
  void visit_constraint(const Pattern& node, PatternUse use);
  void check_lemma(SourceRange range, const std::string& lemma);
  void check_lemma_seen(const Pattern& node);
  void check_feature(const Pattern& feature, const std::vector<std::string>& labels);
  void check_values(const Pattern& feature, const FieldInfo& field);
  void check_repeat(const Pattern& node, PatternUse use);
  [[nodiscard]] bool is_any(const Pattern& node) const;
  [[nodiscard]] bool mandatory(const Pattern& node, PatternUse use) const;

  const PackView& pack_;
  std::uint32_t number_;
  const Stage& stage_;
  const Defines& defines_;
  Diagnostics& diagnostics_;
  std::string_view inflection_;                           // of the lemmas that stand here; "": any
  std::set<std::pair<std::string, PatternUse>> entered_;  // defines already looked into
};

}  // namespace wirefacts
