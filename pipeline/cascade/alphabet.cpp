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

}  // namespace

AtomIndex::AtomIndex(const AtomTable& atoms, std::size_t labels) : by_label_(labels) {
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
    for (const UnitTest& test : term->any_of) add(test, a);
  }
}

void AtomIndex::add(const UnitTest& test, std::uint32_t atom) {
  switch (test.kind) {
    case UnitTest::Kind::label: by_label_[static_cast<std::uint16_t>(test.label)].push_back(atom); break;
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
