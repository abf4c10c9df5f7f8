#include "cascade/atom_index.h"

#include <algorithm>
#include <string>

namespace wirefacts {
namespace {

/// A test that a field is one of some texts, which tells most annotations of a label apart; null: there is none.
const FeatureTest* telling_feature(const Atom& atom) {
  const auto tells = std::find_if(atom.features.begin(), atom.features.end(),
                                  [](const FeatureTest& test) { return test.names_texts(); });
  return tells != atom.features.end() ? &*tells : nullptr;
}

void append(std::string& key, std::uint32_t number) {
  key.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

/// Equal for tests that are met by the same.
void append(std::string& key, const UnitTest& test) {
  key += static_cast<char>(test.kind);
  append(key, static_cast<std::uint32_t>(test.label));
  key += static_cast<char>(test.shape);
  append(key, static_cast<std::uint32_t>(test.norm.size()));
  for (const Symbol word : test.norm) append(key, static_cast<std::uint32_t>(word));
  const std::string_view text = test.regex ? std::string_view(test.regex->pattern()) : std::string_view(test.text);
  append(key, static_cast<std::uint32_t>(text.size()));
  key += text;
}

}  // namespace

/// Equal terms have one number, whether an atom negates them or not.
class AtomIndex::TermNumbers {
 public:
  /// The number; `second`: the term is new.
  std::pair<std::uint32_t, bool> of(const UnitTerm& term) {
    key_.clear();
    for (const UnitTest& test : term.any_of) append(key_, test);
    const auto [at, added] = numbers_.try_emplace(key_, static_cast<std::uint32_t>(numbers_.size()));
    return {at->second, added};
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  std::string key_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

AtomIndex::AtomIndex(const AtomTable& atoms, std::size_t labels, const UnitTests& all)
    : atoms_(atoms), by_label_(labels), by_expression_(all.expressions()), labeled_(labels), by_field_(labels),
      tried_(atoms.atoms.size()) {
  TermNumbers numbers;
  const auto add_term = [&](const UnitTerm& term) {
    const auto [number, added] = numbers.of(term);
    terms_.push_back({number, term.negated});
    if (!added) return;
    for (const UnitTest& test : term.any_of) add_test(test, number, all);
  };
  for (const Atom& atom : atoms.atoms) {
    if (atom.positive) add_term(*atom.positive);
    for (const UnitTerm& term : atom.terms) add_term(term);
    begins_.push_back(static_cast<std::uint32_t>(terms_.size()));
  }
  met_.resize(numbers.size());
  by_term_.resize(numbers.size());
  for (std::uint32_t a = 0; a < atoms.atoms.size(); ++a) add_need(a);
}

void AtomIndex::add_test(const UnitTest& test, std::uint32_t term, const UnitTests& all) {
  switch (test.kind) {
    case UnitTest::Kind::any: anything_.push_back(term); break;
    case UnitTest::Kind::label: by_label_[static_cast<std::uint16_t>(test.label)].push_back(term); break;
    case UnitTest::Kind::exact: by_text_[test.text].push_back(term); break;
    case UnitTest::Kind::lemma: by_lemma_[test.text].push_back(term); break;
    case UnitTest::Kind::regex: by_expression_[all.number_of(*test.regex)].push_back(term); break;
    case UnitTest::Kind::norm:
      if (test.norm.size() == 1) by_word_[static_cast<std::uint32_t>(test.norm.front())].push_back(term);
      if (test.norm.size() > 1) by_phrase_[static_cast<std::uint32_t>(test.norm.front())].push_back({&test, term});
      break;
    case UnitTest::Kind::shape: {
      auto at =
          std::find_if(by_shape_.begin(), by_shape_.end(), [&](const auto& of) { return of.first == test.shape; });
      if (at == by_shape_.end()) at = by_shape_.emplace(at, test.shape, Numbers());
      at->second.push_back(term);
      break;
    }
  }
}

/// The first term that is not negated decides: the one that names labels, if there is one.
void AtomIndex::add_need(std::uint32_t a) {
  const Atom& atom = atoms_.atoms[a];
  if (const FeatureTest* feature = telling_feature(atom); feature != nullptr && atom.positive) {
    for (const Label label : atom.labels) {
      if (!add_by_field(label, *feature, a)) labeled_[static_cast<std::uint16_t>(label)].push_back(a);
    }
    return;
  }
  for (std::uint32_t t = begins_[a]; t < begins_[a + 1]; ++t) {
    if (!terms_[t].negated) return by_term_[terms_[t].number].push_back(a);
  }
  always_.push_back(a);
}

/// False: annotations of the label have no such field, or may be asked for another one instead.
bool AtomIndex::add_by_field(Label label, const FeatureTest& feature, std::uint32_t atom) {
  const std::int16_t number = feature.field[static_cast<std::uint16_t>(label)];
  if (number < 0) return false;
  const auto field = static_cast<std::size_t>(number);
  std::vector<ByField>& fields = by_field_[static_cast<std::uint16_t>(label)];
  auto at = std::find_if(fields.begin(), fields.end(), [&](const ByField& of) { return of.field == field; });
  if (at == fields.end()) at = fields.insert(at, {field, {}, {}});
  at->all.push_back(atom);
  for (const FeatureTest::Value& value : feature.values) at->by_text[value.text].push_back(atom);
  return true;
}

void AtomIndex::meet(std::uint32_t term) {
  if (met_[term] == unit_) return;
  met_[term] = unit_;
  met_terms_.push_back(term);
}

void AtomIndex::meet(const Numbers& terms) {
  for (const std::uint32_t term : terms) meet(term);
}

void AtomIndex::meet_terms(const UnitView& unit, const std::vector<int>& matched, const MatchContext& context) {
  meet(anything_);
  for (const AnnotationId id : unit.annotations) {
    meet(by_label_[static_cast<std::uint16_t>(context.annotations[id].label)]);
    if (by_lemma_.empty()) continue;
    if (const Numbers* terms = by_lemma_.find(lemma_of(id, context)); terms != nullptr) meet(*terms);
  }
  if (!by_text_.empty()) {
    if (const Numbers* terms = by_text_.find(context.document.text(unit.span)); terms != nullptr) meet(*terms);
  }
  meet_word(unit.span, matched, context.document);
}

void AtomIndex::meet_word(TokenSpan span, const std::vector<int>& matched, const Document& document) {
  const Word& word = document.word(span.begin);
  const auto symbol = static_cast<std::uint32_t>(word.symbol);
  if (span.size() > 1) {
    const auto at = by_phrase_.find(symbol);
    if (at == by_phrase_.end()) return;
    for (const Phrase& phrase : at->second) {
      if (same_norm(phrase.literal->norm, span, document)) meet(phrase.term);
    }
    return;
  }
  if (const auto at = by_word_.find(symbol); at != by_word_.end()) meet(at->second);
  for (const auto& [shape, terms] : by_shape_) {
    if (word.has(shape)) meet(terms);
  }
  for (const int expression : matched) meet(by_expression_[static_cast<std::size_t>(expression)]);
}

/// Calls f(atom, named) for every atom that has what it needs, perhaps twice. `named`: an annotation of one of its
/// labels has one of the texts that it asks for first.
template <typename F>
void AtomIndex::for_possible(const UnitView& unit, const MatchContext& context, F f) const {
  const auto all = [&](const Numbers& atoms, bool named = false) {
    for (const std::uint32_t a : atoms) f(a, named);
  };
  const auto in_field = [&](const ByField& of, std::span<const FieldValue> fields) {
    if (of.field >= fields.size()) return all(of.all);
    const FieldValue& value = fields[of.field];
    if (value.kind == FieldValue::Kind::number) return;  // equal to none
    if (value.kind != FieldValue::Kind::text) return all(of.all);
    if (const Numbers* atoms = of.by_text.find(value.text); atoms != nullptr) all(*atoms, true);
  };
  all(always_);
  for (const std::uint32_t term : met_terms_) all(by_term_[term]);
  for (const AnnotationId id : unit.annotations) {
    const Annotation& annotation = context.annotations[id];
    const auto label = static_cast<std::uint16_t>(annotation.label);
    all(labeled_[label]);
    for (const ByField& field : by_field_[label]) in_field(field, annotation.fields);
  }
}

bool AtomIndex::terms_hold(std::uint32_t atom) const {
  for (std::uint32_t t = begins_[atom]; t < begins_[atom + 1]; ++t) {
    if ((met_[terms_[t].number] == unit_) == terms_[t].negated) return false;
  }
  return true;
}

void AtomIndex::find(const UnitView& unit, const std::vector<int>& matched, const MatchContext& context,
                     std::vector<std::uint16_t>& holding) {
  ++unit_;
  met_terms_.clear();
  meet_terms(unit, matched, context);
  for_possible(unit, context, [&](std::uint32_t a, bool named) {
    if (tried_[a] == unit_) return;
    tried_[a] = unit_;
    const Atom& atom = atoms_.atoms[a];
    const bool told = atom.features.empty() || (named && atom.features.size() == 1);
    const bool holds = terms_hold(a) && (told || fitting_annotation(atom, unit, context) != AnnotationId::none);
    if (holds) holding.push_back(static_cast<std::uint16_t>(a));
  });
}

}  // namespace wirefacts
