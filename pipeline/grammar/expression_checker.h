#pragma once
// Mistakes in expressions: names, fields, functions, conversions; private to grammar/.

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "grammar/pack_view.h"

namespace wirefacts {

/// What is known of the value of an expression before any text is seen.
struct ValueKind {
  enum class Kind { unknown, text, number, enumeration, annotation };
  Kind kind = Kind::unknown;
  std::string enumeration;
  std::vector<std::string> labels;                // annotation: one of these; empty: any
  bool of_trigger = false;                        // words of the article where the trigger stands
  std::optional<std::vector<std::string>> texts;  // all that it may be; none: not known
  std::string list, column;                       // a cell of this list; empty: it is none
};

/// What to write instead of what finds a `label` where a `ref` is wanted.
std::string remedy_of_label(const PackView& pack, const std::string& label, const std::string& ref, bool trigger_rule);

/// Checks the expressions of one rule. One thread at a time.
class ExpressionChecker {
 public:
  ExpressionChecker(const PackView& pack, const Scope& scope, Diagnostics& diagnostics)
      : pack_(pack), scope_(scope), diagnostics_(diagnostics) {}

  /// A value for `target` (null: a field that is not known).
  void check_value(const Expression& value, const FieldInfo* target);
  /// A comparison of `where`.
  void check_test(const WhereTest& test);
  /// What fills the field of its name without `set`: a capture or role.
  void check_filling(const Captured& captured, const FieldInfo& target);

 private:
  ValueKind visit(const Expression& node, const FieldInfo* target);
  ValueKind visit_ref(const Expression& node, const FieldInfo* target);
  ValueKind visit_call(const Expression& node);
  ValueKind visit_field(const Expression& node);
  ValueKind visit_text(const Expression& node, const FieldInfo* target);
  ValueKind visit_product(const Expression& node, const FieldInfo* target);
  [[nodiscard]] bool is_same_elsewhere(const std::vector<std::string>& labels, const FieldInfo& field) const;
  void check_compared(const ValueKind& with, const Expression& literal);
  void check_conversion(SourceRange range, const ValueKind& from, const FieldInfo& to);
  void check_words(SourceRange range, const ValueKind& from, const FieldInfo& to);
  void check_cells(SourceRange range, const ValueKind& from, const FieldInfo& to);
  [[nodiscard]] ValueKind kind_of(const FieldInfo& field) const;
  [[nodiscard]] const std::vector<std::string>* values_of(const FieldInfo* field) const;

  const PackView& pack_;
  const Scope& scope_;
  Diagnostics& diagnostics_;
};

}  // namespace wirefacts
