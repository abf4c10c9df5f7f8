#pragma once
// `set`, `where`, conversions: expressions over what a rule captured.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cascade/atom.h"
#include "cascade/pattern.h"
#include "document/field_value.h"
#include "grammar/ast.h"
#include "grammar/schema.h"
#include "lexicon/word_lists.h"
#include "values/number.h"

namespace wirefacts {

struct CompiledExpression {
  enum class Kind : std::uint8_t { number, text, slot, list_row, to_number, field, product, first_of, null };
  Kind kind = Kind::null;
  Decimal number;
  std::string text;  // text; field: its name
  std::uint32_t slot = 0;
  Label label = Label::none;  // list_row
  std::vector<CompiledExpression> parts;
};

/// A captured part of the text, and the annotation it is, if it is exactly one.
struct Capture {
  TokenSpan tokens;
  ByteSpan bytes;
  AnnotationId annotation = AnnotationId::none;
};

/// What captures, roles and `given` names stand for: captures of each slot, in text order.
using Bindings = std::vector<std::vector<Capture>>;

/// A value while an expression is computed. Texts live as long as the article.
struct Operand {
  enum class Kind : std::uint8_t { null, capture, value, row, list };
  Kind kind = Kind::null;
  Capture capture;
  FieldValue value;            // text or number
  std::uint32_t row = 0;       // of a list
  std::vector<Operand> items;  // of captures, values
};

/// Computes expressions for one article. Intermediate texts are kept in `annotations`.
class Evaluator {
 public:
  Evaluator(const MatchContext& context, AnnotationSet& annotations, const Schema& schema, const WordLists& lists,
            const NumberWords& numbers, const SymbolTable& symbols)
      : context_(context), annotations_(annotations), schema_(schema), lists_(lists), numbers_(numbers),
        symbols_(symbols) {}

  Operand evaluate(const CompiledExpression& expression, const Bindings& bindings);
  /// left compare right; null is equal to nothing, unequal to everything.
  bool compare(const CompiledExpression& left, Comparison compare, const CompiledExpression& right,
               const Bindings& bindings);
  /// To the type of a field; null when it does not fit.
  FieldValue convert(const Operand& operand, const FieldInfo& field);
  /// convert(evaluate(expression, bindings), field).
  FieldValue value_for(const FieldInfo& field, const CompiledExpression& expression, const Bindings& bindings);
  /// Captures of a slot as one operand: null, one, or a list.
  static Operand of_captures(const std::vector<Capture>& captures);

 private:
  Operand field_of(const Operand& base, std::string_view name);
  FieldValue field_of(const Capture& capture, std::string_view name);
  Operand from_value(const FieldValue& value);
  FieldValue text_of(const Capture& capture);
  FieldValue lemma_of(const Capture& capture);
  FieldValue plain(const Operand& operand);
  std::optional<Capture> joined(const std::vector<Operand>& items) const;
  FieldValue convert_one(const Operand& operand, const FieldInfo& field);
  FieldValue convert_plain(FieldValue value, const FieldInfo& field);
  Operand row_of(const CompiledExpression& call, const Bindings& bindings);
  Operand number_of_text(const CompiledExpression& call, const Bindings& bindings);

  const MatchContext& context_;
  AnnotationSet& annotations_;
  const Schema& schema_;
  const WordLists& lists_;
  const NumberWords& numbers_;
  const SymbolTable& symbols_;
};

/// A bare name that is no slot is a value of an enum. Unknown names give null; the checker has reported them.
CompiledExpression compile_expression(const Expression& expression, const SlotTable& slots, const Schema& schema);

/// Slots that an expression mentions.
void collect_slots(const CompiledExpression& expression, std::vector<std::uint32_t>& slots);

}  // namespace wirefacts
