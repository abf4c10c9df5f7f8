#include "cascade/alphabet.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kMaxRows = 100'000;

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
  const auto tells = [](const FeatureTest& test) {
    return test.compare == Comparison::equal &&
           std::none_of(test.values.begin(), test.values.end(),
                        [](const FeatureTest::Value& value) { return value.number.has_value(); });
  };
  const auto most = std::max_element(atom.features.begin(), atom.features.end(),
                                     [&](const FeatureTest& a, const FeatureTest& b) { return tells(a) < tells(b); });
  return most != atom.features.end() && tells(*most) ? &*most : nullptr;
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

StageAlphabet::StageAlphabet(const CompiledStage& stage, std::size_t labels)
    : stage_(stage), index_(stage.atoms, labels) {}

std::uint32_t StageAlphabet::test(const UnitView& unit, const MatchContext& context) {
  scratch_.clear();
  index_.for_possible(unit, context, [&](std::uint32_t a) { scratch_.push_back(static_cast<std::uint16_t>(a)); });
  std::sort(scratch_.begin(), scratch_.end());
  scratch_.erase(std::unique(scratch_.begin(), scratch_.end()), scratch_.end());
  std::erase_if(scratch_, [&](std::uint16_t a) { return !fit(stage_.atoms.atoms[a], unit, context).holds; });
  std::string key(reinterpret_cast<const char*>(scratch_.data()), scratch_.size() * sizeof(scratch_[0]));
  const auto [at, added] = by_atoms_.try_emplace(std::move(key), static_cast<std::uint32_t>(rows_.size()));
  if (added) {
    rows_.push_back({static_cast<std::uint32_t>(atoms_.size()), static_cast<std::uint32_t>(scratch_.size())});
    atoms_.insert(atoms_.end(), scratch_.begin(), scratch_.end());
  }
  return at->second;
}

bool StageAlphabet::trim() {
  if (rows_.size() <= kMaxRows) return false;
  by_atoms_.clear();
  rows_.clear();
  atoms_.clear();
  return true;
}

}  // namespace wirefacts
