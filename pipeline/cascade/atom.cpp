#include "cascade/atom.h"

#include <algorithm>
#include <array>

namespace wirefacts {

bool same_norm(const std::vector<Symbol>& norm, TokenSpan span, const Document& document) {
  if (span.size() != norm.size()) return false;
  for (std::uint32_t i = 0; i < span.size(); ++i) {
    if (document.word(span.begin + i).symbol != norm[i]) return false;
  }
  return true;
}

namespace {

bool holds(const UnitTest& test, const UnitView& unit, const MatchContext& context) {
  const Document& document = context.document;
  const bool single = unit.span.size() == 1;
  switch (test.kind) {
    case UnitTest::Kind::any: return true;
    case UnitTest::Kind::label:
      return std::any_of(unit.annotations.begin(), unit.annotations.end(),
                         [&](AnnotationId id) { return context.annotations[id].label == test.label; });
    case UnitTest::Kind::shape: return single && document.word(unit.span.begin).has(test.shape);
    case UnitTest::Kind::norm: return same_norm(test.norm, unit.span, document);
    case UnitTest::Kind::exact: return document.text(unit.span) == test.text;
    case UnitTest::Kind::lemma:
      return std::any_of(unit.annotations.begin(), unit.annotations.end(),
                         [&](AnnotationId id) { return lemma_of(id, context) == test.text; });
    case UnitTest::Kind::regex: return single && test.regex->matches(document.word(unit.span.begin).text);
  }
  return false;
}

bool holds(const UnitTerm& term, const UnitView& unit, const MatchContext& context) {
  const bool some = std::any_of(term.any_of.begin(), term.any_of.end(),
                                [&](const UnitTest& test) { return holds(test, unit, context); });
  return some != term.negated;
}

bool holds(const FeatureTest& test, AnnotationId id, const MatchContext& context) {
  const Annotation& a = context.annotations[id];
  const FieldValue* field = field_of(a, test.field);
  FieldValue own;
  std::string storage;
  if (test.common != FeatureTest::Common::none && (field == nullptr || field->is_null())) {
    own = FieldValue::of_text(common_text(test.common, a.span, context, storage));
    field = &own;
  }
  const FieldValue& value = field == nullptr ? own : *field;
  const auto equals = [&](const FeatureTest::Value& v) { return same_value(value, v.text, v.number, context); };
  if (test.compare == Comparison::not_equal) {
    return std::none_of(test.values.begin(), test.values.end(), equals);
  }
  if (test.compare == Comparison::equal) {
    return std::any_of(test.values.begin(), test.values.end(), equals);
  }
  const auto left = number_of(value);
  const auto right = test.values.front().number;
  if (!left || !right) return false;
  switch (test.compare) {
    case Comparison::less: return *left < *right;
    case Comparison::less_equal: return *left <= *right;
    case Comparison::greater: return *left > *right;
    case Comparison::greater_equal: return *left >= *right;
    default: return false;
  }
}

bool names(const Atom& atom, Label label) {
  return std::find(atom.labels.begin(), atom.labels.end(), label) != atom.labels.end();
}

/// The first of `candidates` with a label of the atom and all its features.
AnnotationId first_with_features(const Atom& atom, std::span<const AnnotationId> candidates,
                                 const MatchContext& context) {
  for (const AnnotationId id : candidates) {
    if (!atom.labels.empty() && !names(atom, context.annotations[id].label)) continue;
    if (std::all_of(atom.features.begin(), atom.features.end(),
                    [&](const FeatureTest& test) { return holds(test, id, context); })) {
      return id;
    }
  }
  return AnnotationId::none;
}

AnnotationId fitting_among(const Atom& atom, std::span<const AnnotationId> candidates, const MatchContext& context) {
  if (!atom.positive || !atom.features.empty()) return first_with_features(atom, candidates, context);
  for (const AnnotationId id : candidates) {
    if (names(atom, context.annotations[id].label)) return id;
  }
  return AnnotationId::none;
}

Fit fit_among(const Atom& atom, const UnitView& unit, std::span<const AnnotationId> candidates,
              const MatchContext& context) {
  for (const UnitTerm& term : atom.terms) {
    if (!holds(term, unit, context)) return {};
  }
  if (!atom.positive && atom.features.empty()) return {true, AnnotationId::none};
  if (atom.positive && !holds(*atom.positive, unit, context)) return {};
  const AnnotationId found = fitting_among(atom, candidates, context);
  const bool needs_one = !atom.positive || !atom.features.empty();  // else a word may do
  return {!needs_one || found != AnnotationId::none, found};
}

}  // namespace

std::string_view lemma_of(AnnotationId id, const MatchContext& context) {
  return text_field(context.annotations[id], context.lemma_field);
}

std::optional<Decimal> number_of(const FieldValue& value) {
  if (value.kind == FieldValue::Kind::number) return value.number;
  if (value.kind == FieldValue::Kind::text) return Decimal::parse(value.text);
  return std::nullopt;
}

bool same_value(const FieldValue& value, std::string_view text, const std::optional<Decimal>& number,
                const MatchContext& context) {
  switch (value.kind) {
    case FieldValue::Kind::null: return false;
    case FieldValue::Kind::text:
      if (value.text == text) return true;
      if (!number) return false;
      break;
    case FieldValue::Kind::number:
      if (!number) return false;
      break;
    case FieldValue::Kind::list:
      return std::any_of(value.items.begin(), value.items.end(),
                         [&](const FieldValue& item) { return same_value(item, text, number, context); });
    case FieldValue::Kind::annotation: {
      const FieldValue* name = field_of(context.annotations[value.annotation], context.name_field);
      if (name == nullptr || name->kind == FieldValue::Kind::annotation) return false;
      return same_value(*name, text, number, context);
    }
  }
  const auto own = number_of(value);
  return own && *own == *number;
}

namespace {

/// Of one token: the lemma of an annotation that is no more than it, or its norm.
std::string_view token_lemma(std::uint32_t token, const MatchContext& context) {
  for (const AnnotationId id : context.annotations.starting_at(token)) {
    if (context.annotations[id].span.end != token + 1) continue;
    const std::string_view lemma = lemma_of(id, context);
    if (!lemma.empty()) return lemma;
  }
  return context.document.word(token).norm;
}

}  // namespace

std::string span_lemma(TokenSpan span, const MatchContext& context) {
  std::string out;
  for (std::uint32_t i = span.begin; i + 1 < span.end; ++i) {
    out += context.document.word(i).norm;
    out += ' ';
  }
  return out.append(token_lemma(span.end - 1, context));
}

std::string_view common_text(FeatureTest::Common feature, TokenSpan span, const MatchContext& context,
                             std::string& storage) {
  const bool single = span.size() == 1;
  switch (feature) {
    case FeatureTest::Common::none: return {};
    case FeatureTest::Common::text: return context.document.text(span);
    case FeatureTest::Common::norm:
      if (single) return context.document.word(span.begin).norm;
      return storage = context.document.norm(span);
    case FeatureTest::Common::lemma:
      if (single) return token_lemma(span.begin, context);
      return storage = span_lemma(span, context);
  }
  return {};
}

Fit fit(const Atom& atom, const UnitView& unit, const MatchContext& context) {
  return fit_among(atom, unit, unit.annotations, context);
}

AnnotationId fitting_annotation(const Atom& atom, const UnitView& unit, const MatchContext& context) {
  if (!atom.positive && atom.features.empty()) return AnnotationId::none;
  return fitting_among(atom, unit.annotations, context);
}

bool feature_holds(const FeatureTest& test, AnnotationId annotation, const MatchContext& context) {
  return holds(test, annotation, context);
}

AnnotationId annotation_with_lemma(const Atom& atom, const UnitView& unit, const MatchContext& context) {
  const bool one_lemma = atom.terms.size() == 1 && !atom.terms.front().negated &&
                         atom.terms.front().any_of.size() == 1 &&
                         atom.terms.front().any_of.front().kind == UnitTest::Kind::lemma;
  if (!one_lemma) return AnnotationId::none;
  const std::string& lemma = atom.terms.front().any_of.front().text;
  for (const AnnotationId id : unit.annotations) {
    if (lemma_of(id, context) == lemma) return id;
  }
  return AnnotationId::none;
}

Fit fit_annotation(const Atom& atom, AnnotationId annotation, std::span<const AnnotationId> beside,
                   const MatchContext& context) {
  if (!atom.labels.empty() && !names(atom, context.annotations[annotation].label)) return {};  // most, at little cost
  const UnitView unit{context.annotations[annotation].span, beside};
  const std::array alone{annotation};
  Fit found = fit_among(atom, unit, alone, context);
  // A label of the atom is wanted: a neighbor of the same span must not stand in for it.
  if (found.holds && found.annotation == AnnotationId::none) {
    found.holds = atom.labels.empty();
    if (found.holds) found.annotation = annotation;
  }
  return found;
}

bool fits_in_place(const Atom& atom, AnnotationId annotation, const MatchContext& context) {
  const std::array alone{annotation};
  if (!fit_annotation(atom, annotation, alone, context).holds) return false;
  const AnnotationSet& all = context.annotations;
  const TokenSpan span = all[annotation].span;
  std::vector<AnnotationId> beside;
  for (const AnnotationId id : all.starting_at(span.begin)) {
    if (all[id].span == span) beside.push_back(id);
  }
  return beside.size() == 1 || fit_annotation(atom, annotation, beside, context).holds;
}

}  // namespace wirefacts
