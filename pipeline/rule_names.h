#pragma once
// Rules by their names: which ones a pattern means, and where they stand.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rule_pack.h"

namespace wirefacts {

/// Which rules a user means. Immutable.
class RuleSelection {
 public:
  /// Each pattern is "stage.rule", a rule, or a stage, with '*' for any letters; no pattern: all rules.
  /// Error (usage) with a suggestion: a pattern that no rule of the pack has.
  static Result<RuleSelection> of(const std::vector<std::string>& patterns, const RulePack& pack);
  /// The same where rules of several packs may be meant; `names`: "stage.rule" of all of them.
  static Result<RuleSelection> of(const std::vector<std::string>& patterns, const std::vector<std::string>& names);

  /// `name`: "stage.rule".
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  explicit RuleSelection(std::vector<std::string> patterns) : patterns_(std::move(patterns)) {}
  std::vector<std::string> patterns_;
};

/// '*' stands for any characters, also none. Linear but for the number of stars.
bool matches_stars(std::string_view pattern, std::string_view text);

/// "stages/names.rules:12" of "names.person_after_office"; the line of a table for "coreference.surname" and
/// "merging.meeting"; "" when the pack has no such rule.
std::string place_of_rule(const RulePack& pack, std::string_view name);

}  // namespace wirefacts
