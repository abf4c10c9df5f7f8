#include "workbench/stage_view.h"

#include <algorithm>

#include "base/text.h"

namespace wirefacts {
namespace {

const std::string& name_of(const StageView& view, Label label) { return view.pack.schema[label].name; }

std::string shapes_of(const Word& word) {
  std::vector<std::string> out;
  if (word.has(Shape::all_caps)) out.emplace_back("AllCaps");
  else if (word.has(Shape::cap)) out.emplace_back("Cap");
  if (word.has(Shape::lower)) out.emplace_back("Lower");
  if (word.has(Shape::initial)) out.emplace_back("Initial");
  if (word.has(Shape::punct)) out.emplace_back("Punct");
  return join(out, " ");
}

/// Finds the part of one atom that a unit does not satisfy.
class AtomDoctor {
 public:
  AtomDoctor(const StageView& view, const Atom& atom, const UnitView& unit) : view_(view), atom_(atom), unit_(unit) {}

  std::string diagnose() {
    for (const UnitTerm& term : atom_.terms) {
      Atom alone;
      alone.terms.push_back(term);
      if (!fit(alone, unit_, view_.context).holds) return term.negated ? forbidden(term) : other_lemma(term);
    }
    if (atom_.positive && !atom_.labels.empty() && labeled().empty()) return no_label();
    return wrong_feature();
  }

 private:
  /// Of `<sign>`: the lemmas that the unit has instead.
  [[nodiscard]] std::string other_lemma(const UnitTerm& term) const {
    const bool asked = std::all_of(term.any_of.begin(), term.any_of.end(),
                                   [](const UnitTest& test) { return test.kind == UnitTest::Kind::lemma; });
    if (!asked) return {};
    std::vector<std::string> lemmas;
    for (const AnnotationId id : unit_.annotations) {
      const std::string lemma(lemma_of(id, view_.context));
      const std::string named = name_of(view_, view_.context.annotations[id].label) + " '" + lemma + "'";
      if (!lemma.empty() && std::find(lemmas.begin(), lemmas.end(), named) == lemmas.end()) lemmas.push_back(named);
    }
    return lemmas.empty() ? "has no lemma here" : "is a form of " + join(lemmas, ", ");
  }

  std::string forbidden(const UnitTerm& term) {
    for (const UnitTest& test : term.any_of) {
      Atom alone;
      alone.terms.push_back({false, {test}});
      if (!fit(alone, unit_, view_.context).holds) continue;
      return test.kind == UnitTest::Kind::label ? "is also " + name_of(view_, test.label) : "is excluded by '!'";
    }
    return {};
  }

  [[nodiscard]] bool wanted(Label label) const {
    return std::find(atom_.labels.begin(), atom_.labels.end(), label) != atom_.labels.end();
  }

  [[nodiscard]] std::vector<AnnotationId> labeled() const {
    std::vector<AnnotationId> out;
    std::copy_if(unit_.annotations.begin(), unit_.annotations.end(), std::back_inserter(out),
                 [&](AnnotationId id) { return wanted(view_.context.annotations[id].label); });
    return out;
  }

  std::string no_label() {
    std::vector<std::string> names;
    for (const Label label : atom_.labels) names.push_back(name_of(view_, label));
    std::string out = "is no " + join(names, " or ");
    const AnnotationSet& annotations = view_.context.annotations;
    const auto [first, last] = around();
    for (std::uint32_t token = first; token < last; ++token) {
      for (const AnnotationId id : annotations.starting_at(token)) {
        const Annotation& a = annotations[id];
        if (!wanted(a.label) || !a.span.overlaps(unit_.span) || a.span == unit_.span) continue;
        const bool inside = unit_.span.covers(a.span);
        return out + "; the " + name_of(view_, a.label) + " '" + words_of(view_, a.span) + "' " +
               (inside ? "lies inside this longer unit" : "does not start a unit here");
      }
    }
    return out;
  }

  /// Tokens where an annotation that touches the unit may start.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> around() const {
    constexpr std::uint32_t kBack = 12;
    return {unit_.span.begin - std::min(unit_.span.begin, kBack), unit_.span.end};
  }

  std::string wrong_feature() {
    std::vector<AnnotationId> candidates = labeled();
    if (candidates.empty()) candidates.assign(unit_.annotations.begin(), unit_.annotations.end());
    for (const AnnotationId id : candidates) {
      for (const FeatureTest& test : atom_.features) {
        Atom alone;
        alone.features.push_back(test);
        const AnnotationId only[] = {id};
        if (fit_annotation(alone, id, only, view_.context).holds) continue;
        return "is " + name_of(view_, view_.context.annotations[id].label) + ", but its " + test.name + " is " +
               actual(test, id);
      }
    }
    return atom_.features.empty() ? std::string() : "has no annotation with '" + atom_.features.front().name + "'";
  }

  std::string actual(const FeatureTest& test, AnnotationId id) {
    const Annotation& a = view_.context.annotations[id];
    const FieldValue* field = field_of(a, test.field);
    if (field != nullptr && !field->is_null()) return show_value(view_, *field);
    switch (test.common) {
      case FeatureTest::Common::text: return "\"" + words_of(view_, a.span) + "\"";
      case FeatureTest::Common::norm: return "\"" + view_.context.document.norm(a.span) + "\"";
      case FeatureTest::Common::lemma: return "\"" + span_lemma(a.span, view_.context) + "\"";
      case FeatureTest::Common::none: break;
    }
    return "missing";
  }

  const StageView& view_;
  const Atom& atom_;
  UnitView unit_;
};

}  // namespace

std::vector<TokenSpan> windows_of(const StageView& view) {
  const Document& document = view.analysis.document;
  const AnnotationSet& annotations = view.analysis.annotations;
  std::vector<TokenSpan> out;
  UnitLine line;
  for (TokenSpan window : view.stage.over_paragraph ? document.paragraphs() : document.sentences()) {
    for (const Label label : view.stage.skips) {
      while (!window.empty() && annotations.touched(label, {window.begin, window.begin + 1})) ++window.begin;
      while (!window.empty() && annotations.touched(label, {window.end - 1, window.end})) --window.end;
    }
    while (!window.empty()) {
      line.build(window, view.stage.uses, annotations, kMaxUnits);
      out.push_back(line.window());
      window.begin = line.window().end;
    }
  }
  return out;
}

std::string words_of(const StageView& view, TokenSpan span) {
  return span.empty() ? std::string() : with_single_blanks(view.analysis.document.text(span));
}

std::string source_text(const RulePack& pack, SourceRange range) {
  if (range.file >= pack.sources.size()) return {};
  return with_single_blanks(pack.sources[range.file].text().substr(range.begin, range.end - range.begin));
}

std::string element_text(const RulePack& pack, const CompiledStage& stage, SourceRange range) {
  const auto number = static_cast<std::size_t>(&stage - pack.cascade.stages.data());
  for (const auto& [name, pattern] : pack.cascade.grammar->stages[number].defines) {
    const SourceRange& whole = pattern.range;
    if (whole.file != range.file || range.begin < whole.begin || range.end > whole.end) continue;
    return name + ": " + source_text(pack, range);
  }
  return source_text(pack, range);
}

std::string labels_of(const StageView& view, const UnitView& unit) {
  std::vector<std::string> out;
  for (const AnnotationId id : unit.annotations) {
    const Label label = view.context.annotations[id].label;
    const auto number = static_cast<std::size_t>(label);
    if (number >= view.stage.uses.size() || !view.stage.uses[number]) continue;
    if (std::find(out.begin(), out.end(), name_of(view, label)) == out.end()) out.push_back(name_of(view, label));
  }
  if (out.empty() && unit.span.size() == 1) return shapes_of(view.analysis.document.word(unit.span.begin));
  return join(out, " ");
}

std::string why_unit_fails(const StageView& view, const PatternNode& element, const UnitView& unit) {
  if (element.kind == PatternNode::Kind::atom)
    return AtomDoctor(view, view.stage.atoms.atoms[element.atom], unit).diagnose();
  std::vector<std::string> out;
  for (const PatternNode& part : element.parts) {
    const std::string reason = AtomDoctor(view, view.stage.atoms.atoms[part.atom], unit).diagnose();
    if (!reason.empty() && std::find(out.begin(), out.end(), reason) == out.end()) out.push_back(reason);
  }
  return join(out, "; ");
}

std::string show_value(const StageView& view, const FieldValue& value) {
  switch (value.kind) {
    case FieldValue::Kind::null: return "null";
    case FieldValue::Kind::text: return "\"" + std::string(value.text) + "\"";
    case FieldValue::Kind::number: return value.number.to_string();
    case FieldValue::Kind::annotation: {
      const Annotation& a = view.context.annotations[value.annotation];
      return name_of(view, a.label) + " '" + words_of(view, a.span) + "'";
    }
    case FieldValue::Kind::list: {
      std::vector<std::string> items;
      for (const FieldValue& item : value.items) items.push_back(show_value(view, item));
      return "[" + join(items, ", ") + "]";
    }
  }
  return {};
}

}  // namespace wirefacts
