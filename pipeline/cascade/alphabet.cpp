#include "cascade/alphabet.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kUnseen = 1;  // of an annotation that is invisible in the stage; rows begin behind it
constexpr std::size_t kMostRows = 20'000;

/// The tests of which one must hold for the atom to hold; null: none is known.
const UnitTerm* deciding_term(const Atom& atom) {
  if (atom.positive) return &*atom.positive;
  for (const UnitTerm& term : atom.terms) {
    if (!term.negated) return &term;
  }
  return nullptr;
}

/// A test that a field is one of some texts, which tells most annotations of a label apart; null: there is none.
const FeatureTest* telling_feature(const Atom& atom) {
  const auto tells = std::find_if(atom.features.begin(), atom.features.end(),
                                  [](const FeatureTest& test) { return test.names_texts(); });
  return tells != atom.features.end() ? &*tells : nullptr;
}

}  // namespace

AtomIndex::AtomIndex(const AtomTable& atoms, std::size_t labels) : by_label_(labels), by_field_(labels) {
  for (std::uint32_t a = 0; a < atoms.atoms.size(); ++a) {
    const UnitTerm* term = deciding_term(atoms.atoms[a]);
    const bool indexed =
        term != nullptr && std::none_of(term->any_of.begin(), term->any_of.end(), [](const UnitTest& t) {
          return t.kind == UnitTest::Kind::regex || t.kind == UnitTest::Kind::any;
        });
    if (!indexed) {
      always_.push_back(a);
      continue;
    }
    const FeatureTest* feature = telling_feature(atoms.atoms[a]);
    for (const UnitTest& test : term->any_of) add(test, feature, a);
  }
}

void AtomIndex::add(const UnitTest& test, const FeatureTest* feature, std::uint32_t atom) {
  switch (test.kind) {
    case UnitTest::Kind::label:
      if (feature == nullptr || !add_by_field(test.label, *feature, atom))
        by_label_[static_cast<std::uint16_t>(test.label)].push_back(atom);
      break;
    case UnitTest::Kind::norm:
      if (!test.norm.empty()) by_word_[static_cast<std::uint32_t>(test.norm.front())].push_back(atom);
      break;
    case UnitTest::Kind::exact: by_text_[test.text].push_back(atom); break;
    case UnitTest::Kind::lemma: by_lemma_[test.text].push_back(atom); break;
    case UnitTest::Kind::shape: {
      auto at =
          std::find_if(by_shape_.begin(), by_shape_.end(), [&](const auto& of) { return of.first == test.shape; });
      if (at == by_shape_.end()) at = by_shape_.emplace(at, test.shape, Atoms());
      at->second.push_back(atom);
      break;
    }
    case UnitTest::Kind::regex:
    case UnitTest::Kind::any: break;
  }
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

StageAlphabet::StageAlphabet(const CompiledStage& stage, std::size_t number, const FieldMap& lemma_field,
                             const UnitSymbols& symbols, SymbolNumbers& numbers)
    : stage_(stage), number_(number), lemma_field_(lemma_field), symbols_(symbols), numbers_(numbers),
      rows_(kUnseen + std::size_t{1}) {}

const StageAlphabet::Tests& StageAlphabet::tests() {
  if (!tests_)
    tests_.emplace(Tests{UnitTests(std::span(&stage_, 1), lemma_field_, &symbols_.tests()),
                         AtomIndex(stage_.atoms, lemma_field_.size())});
  return *tests_;
}

std::uint32_t StageAlphabet::add() {
  rows_.emplace_back();
  return static_cast<std::uint32_t>(rows_.size() - 1);
}

std::uint32_t StageAlphabet::find(std::uint32_t symbol, const UnitLine& line, std::uint32_t unit,
                                  const MatchContext& context) {
  const TokenSpan span = line.span(unit);
  own_.clear();
  for (const AnnotationId id : context.annotations.starting_at(span.begin)) {
    if (context.annotations[id].span == span) own_.push_back(id);
  }
  const std::uint32_t row = find(symbol, span, own_, context);
  if (rows_[row].first == kUntried) try_atoms(rows_[row], line[unit], context);
  return row;
}

/// Of a unit with all its annotations, visible or not: a symbol is made of them one by one.
std::uint32_t StageAlphabet::find(std::uint32_t symbol, TokenSpan span, std::span<const AnnotationId> own,
                                  const MatchContext& context) {
  if (const std::uint32_t known = numbers_.of(symbol, number_); known != 0) return known;
  std::uint32_t row = 0;
  if (const UnitSymbols::Step last = symbols_.step_to(symbol); last.before == 0) {
    row = word_row(symbol, span, context);
  } else {
    row = find(last.before, span, own.first(own.size() - 1), context);
    if (const std::uint32_t seen = kind(last, own.back(), context); seen != kUnseen) {
      const auto [next, added] = steps_.try_emplace(row, seen, static_cast<std::uint32_t>(rows_.size()));
      row = added ? add() : next;
    }
  }
  return numbers_.of(symbol, number_) = row;
}

std::uint32_t StageAlphabet::word_row(std::uint32_t symbol, TokenSpan span, const MatchContext& context) {
  if (span.size() == 1) {
    tests().unit.read_word(context.document.word(span.begin), symbols_.expressions_of(symbol), key_);
  } else {
    tests().unit.read_phrase(span, context, key_);
  }
  return intern(key_.bytes);
}

/// A number for annotations of which the stage's tests say the same.
std::uint32_t StageAlphabet::kind(const UnitSymbols::Step& step, AnnotationId id, const MatchContext& context) {
  std::uint32_t& known = numbers_.of(step.kind, number_);
  if (known != 0) return known;
  if (!stage_.uses[static_cast<std::uint16_t>(step.label)]) return known = kUnseen;
  tests().unit.read_annotation(id, context, key_);
  return known = intern(key_.bytes);
}

std::uint32_t StageAlphabet::intern(const std::string& key) {
  const auto [at, added] = interned_.try_emplace(key, static_cast<std::uint32_t>(rows_.size()));
  if (added) add();
  return at->second;
}

void StageAlphabet::try_atoms(Row& row, const UnitView& unit, const MatchContext& context) {
  scratch_.clear();
  tests().index.for_possible(unit, context,
                             [&](std::uint32_t a) { scratch_.push_back(static_cast<std::uint16_t>(a)); });
  std::sort(scratch_.begin(), scratch_.end());
  scratch_.erase(std::unique(scratch_.begin(), scratch_.end()), scratch_.end());
  std::erase_if(scratch_, [&](std::uint16_t a) { return !fit(stage_.atoms.atoms[a], unit, context).holds; });
  row = {static_cast<std::uint32_t>(atoms_.size()), static_cast<std::uint32_t>(scratch_.size())};
  atoms_.insert(atoms_.end(), scratch_.begin(), scratch_.end());
}

bool StageAlphabet::trim() {
  if (rows_.size() <= kMostRows) return false;
  interned_.clear();
  steps_.clear();
  rows_.assign(kUnseen + std::size_t{1}, {});
  atoms_.clear();
  return true;
}

}  // namespace wirefacts
