#pragma once
// Mistakes in one rule; private to grammar/.

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "grammar/expression_checker.h"
#include "grammar/pack_view.h"
#include "grammar/pattern_checker.h"

namespace wirefacts {

/// Of a rule with an unread line only what its other lines say by themselves. One thread at a time.
class RuleChecker {
 public:
  RuleChecker(const PackView& pack, const Stage& stage, const Rule& rule, PatternChecker& patterns,
              Diagnostics& diagnostics)
      : pack_(pack), stage_(stage), rule_(rule), patterns_(patterns), diagnostics_(diagnostics) {}

  void run(const Defines& defines);

 private:
  void check_readable_lines(const Defines& defines);
  [[nodiscard]] std::string remedy_of_no_pattern() const;
  void check_header();
  void check_vetoes();
  void check_patterns();
  void check_main(const Pattern& pattern, PatternUse use);
  bool check_anchor_of(const ContextClause& clause);
  void forbid_captures(const Pattern& pattern);
  void check_trigger(const Pattern& pattern);
  void check_lines();
  void check_role(const RoleLine& line, std::vector<std::string>& above);
  [[nodiscard]] SourceRange first_line_of(const std::string& role) const;
  void check_positions(const RoleLine& line, const std::vector<std::string>& above);
  void find_made();
  void check_set_fields();
  void check_made();
  void check_roles_of(const LabelInfo& made);
  void check_required(const LabelInfo& made);
  void check_set(const SetClause& set);
  void check_amended(const SetClause& set);
  void check_set_twice();
  void check_span_and_where();
  void check_examples();
  void check_expected(const Expectation& expectation);
  [[nodiscard]] const FieldInfo* target_of(const SetClause& set) const;
  [[nodiscard]] static std::string without_role(const RoleLine& line);
  [[nodiscard]] bool role_is_read(const std::string& role) const;
  [[nodiscard]] std::string fields_hint(const std::string& field, std::string_view what) const;

  const PackView& pack_;
  const Stage& stage_;
  const Rule& rule_;
  PatternChecker& patterns_;
  Diagnostics& diagnostics_;
  Scope scope_;
  const LabelInfo* made_ = nullptr;  // the type the rule makes, if it is one
};

}  // namespace wirefacts
