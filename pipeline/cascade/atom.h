#pragma once
// One-unit tests: literals, shapes, lemmas, regular expressions and constraints, compiled.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/regex.h"
#include "base/symbol.h"
#include "document/annotation_set.h"
#include "document/document.h"
#include "grammar/ast.h"

namespace wirefacts {

/// Label → number of a field of that label, or -1. Indexed by label number.
using FieldMap = std::vector<std::int16_t>;

/// The field of the annotation that the map names; null: its label has no such field.
inline const FieldValue* field_of(const Annotation& annotation, const FieldMap& map) {
  const std::int16_t number = map[static_cast<std::uint16_t>(annotation.label)];
  if (number < 0 || static_cast<std::size_t>(number) >= annotation.fields.size()) return nullptr;
  return &annotation.fields[static_cast<std::size_t>(number)];
}
/// The text in that field; empty: there is no such field, or something else in it.
inline std::string_view text_field(const Annotation& annotation, const FieldMap& map) {
  const FieldValue* value = field_of(annotation, map);
  return value != nullptr && value->kind == FieldValue::Kind::text ? value->text : std::string_view();
}
/// The annotation in that field; none: as above.
inline AnnotationId reference_field(const Annotation& annotation, const FieldMap& map) {
  const FieldValue* value = field_of(annotation, map);
  return value != nullptr && value->kind == FieldValue::Kind::annotation ? value->annotation : AnnotationId::none;
}

/// What tests look at. References into a worker's current article and the immutable cascade.
struct MatchContext {
  const Document& document;
  const AnnotationSet& annotations;
  const FieldMap& lemma_field;
  const FieldMap& name_field;
};

/// A token or a whole annotation, with the visible annotations of exactly its span, in order of
/// addition.
struct UnitView {
  TokenSpan span;
  std::span<const AnnotationId> annotations;
};

struct UnitTest {
  enum class Kind : std::uint8_t { label, shape, any, norm, exact, lemma, regex };
  Kind kind = Kind::any;
  Label label = Label::none;
  Shape shape = Shape::cap;
  std::vector<Symbol> norm;  // one symbol a token
  std::string text;          // exact, lemma
  std::shared_ptr<const Regex> regex;
};

/// One of the tests holds; or, negated, none does.
struct UnitTerm {
  bool negated = false;
  std::vector<UnitTest> any_of;
};

/// feature compare values; a missing feature satisfies only `!=`.
struct FeatureTest {
  enum class Common : std::uint8_t { none, text, norm, lemma };  // features every label has
  std::string name;
  Common common = Common::none;
  Comparison compare = Comparison::equal;
  struct Value {
    std::string text;
    std::optional<Decimal> number;
  };
  std::vector<Value> values;
  FieldMap field;
  /// It holds for nothing but some texts.
  [[nodiscard]] bool names_texts() const {
    return compare == Comparison::equal &&
           std::none_of(values.begin(), values.end(), [](const Value& value) { return value.number.has_value(); });
  }
};

/// A test of one unit. `terms` concern the unit; `positive` is the first term that names labels, and
/// `labels` are those; features must all hold for one annotation, of one of the labels if there are.
struct Atom {
  std::vector<UnitTerm> terms;
  std::optional<UnitTerm> positive;
  std::vector<Label> labels;
  std::vector<FeatureTest> features;
};

struct Fit {
  bool holds = false;
  /// The annotation that satisfies labels and features; none when the atom names neither.
  AnnotationId annotation = AnnotationId::none;
};

/// The tokens of the span are these words.
bool same_norm(const std::vector<Symbol>& norm, TokenSpan span, const Document& document);

/// Tests a unit. Of several fitting annotations the first added counts.
Fit fit(const Atom& atom, const UnitView& unit, const MatchContext& context);

/// The annotation of the Fit, of an atom that holds on the unit.
AnnotationId fitting_annotation(const Atom& atom, const UnitView& unit, const MatchContext& context);

/// Whether one annotation satisfies the atom by itself: `beside` are the annotations of its span
/// that terms such as `!Person` see.
Fit fit_annotation(const Atom& atom, AnnotationId annotation, std::span<const AnnotationId> beside,
                   const MatchContext& context);

/// Whether the annotation satisfies the atom by itself, and still does among all annotations of its span:
/// `[Money !PerUnit]`.
bool fits_in_place(const Atom& atom, AnnotationId annotation, const MatchContext& context);

/// The annotation's field `lemma`; empty when it has none.
std::string_view lemma_of(AnnotationId annotation, const MatchContext& context);

/// Of an atom that is one `<lemma>`: the first annotation of the unit with that lemma; else none.
AnnotationId annotation_with_lemma(const Atom& atom, const UnitView& unit, const MatchContext& context);

/// The feature test holds for the annotation, whatever its label.
bool feature_holds(const FeatureTest& test, AnnotationId annotation, const MatchContext& context);

/// Values are equal: numbers as numbers, a list when one of its items is, an annotation by its name.
bool same_value(const FieldValue& value, std::string_view text, const std::optional<Decimal>& number,
                const MatchContext& context);

/// The value as a number, if it is one.
std::optional<Decimal> number_of(const FieldValue& value);

/// `lemma` of a span that is no annotation with one: norms of its tokens, the last token by its lemma.
std::string span_lemma(TokenSpan span, const MatchContext& context);

/// A feature as every label has it: of the span itself. Valid as long as `storage`, the document and the
/// annotations.
std::string_view common_text(FeatureTest::Common feature, TokenSpan span, const MatchContext& context,
                             std::string& storage);

}  // namespace wirefacts
