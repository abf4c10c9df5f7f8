#include "cascade/alphabet.h"

#include <algorithm>
#include <array>

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

bool is_plain(const UnitView& unit, const MatchContext& context, bool& has_number) {
  if (unit.span.size() != 1) return false;
  for (const AnnotationId id : unit.annotations) {
    const Annotation& a = context.annotations[id];
    if (a.label == labels::kNumber) {
      has_number = true;
    } else if (!a.source.is_list_row()) {
      return false;
    }
  }
  return true;
}

}  // namespace

AtomIndex::AtomIndex(const AtomTable& atoms, std::size_t labels) : by_label_(labels) {
  for (std::uint32_t a = 0; a < atoms.atoms.size(); ++a) {
    const UnitTerm* term = deciding_term(atoms.atoms[a]);
    const bool indexed =
        term != nullptr && std::all_of(term->any_of.begin(), term->any_of.end(), [](const UnitTest& t) {
          return t.kind == UnitTest::Kind::label || t.kind == UnitTest::Kind::norm;
        });
    if (!indexed) {
      always_.push_back(a);
      continue;
    }
    for (const UnitTest& test : term->any_of) {
      if (test.kind == UnitTest::Kind::label) {
        by_label_[static_cast<std::uint16_t>(test.label)].push_back(a);
      } else if (!test.norm.empty()) {
        by_word_[static_cast<std::uint32_t>(test.norm.front())].push_back(a);
      }
    }
  }
}

StageAlphabet::StageAlphabet(const CompiledStage& stage, std::size_t labels)
    : stage_(stage), index_(stage.atoms, labels), words_(stage.atoms.atoms.size() / 64 + 1),
      scratch_(words_) {}

std::uint32_t StageAlphabet::row_of(const UnitView& unit, const MatchContext& context) {
  bool has_number = false;
  const bool plain = is_plain(unit, context, has_number);
  std::size_t key = 0;
  if (plain) {
    key = std::size_t{context.document.word_id(unit.span.begin)} * 2 + (has_number ? 1 : 0);
    if (key >= plain_.size()) plain_.resize(std::max(key + 1, plain_.size() * 2), 0);
    if (plain_[key] != 0) return plain_[key] - 1;
  }
  std::fill(scratch_.begin(), scratch_.end(), 0);
  index_.for_possible(unit, context, [&](std::uint32_t a) {
    const std::uint64_t bit = std::uint64_t{1} << (a % 64);
    if ((scratch_[a / 64] & bit) == 0 && fit(stage_.atoms.atoms[a], unit, context).holds) {
      scratch_[a / 64] |= bit;
    }
  });
  const std::uint32_t row = intern(scratch_);
  if (plain) plain_[key] = row + 1;
  return row;
}

std::uint32_t StageAlphabet::intern(const std::vector<std::uint64_t>& truth) {
  std::string bytes(reinterpret_cast<const char*>(truth.data()), truth.size() * sizeof(std::uint64_t));
  const auto [at, added] = by_truth_.try_emplace(std::move(bytes), rows_);
  if (added) {
    truth_.insert(truth_.end(), truth.begin(), truth.end());
    ++rows_;
  }
  return at->second;
}

bool StageAlphabet::trim(std::uint64_t word_generation) {
  if (word_generation != generation_) {
    plain_.clear();
    generation_ = word_generation;
  }
  if (rows_ <= kMaxRows) return false;
  plain_.clear();
  by_truth_.clear();
  truth_.clear();
  rows_ = 0;
  return true;
}

std::uint8_t RuleAlphabet::letter(std::uint32_t row, const std::uint64_t* truth) {
  if (row >= by_row_.size()) by_row_.resize(row + 1, 0);
  if (by_row_[row] != 0) return static_cast<std::uint8_t>(by_row_[row] - 1);
  std::string vector(atoms_.size(), '\0');
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    vector[i] = static_cast<char>((truth[atoms_[i] / 64] >> (atoms_[i] % 64)) & 1);
  }
  std::uint8_t letter = 0;
  if (const auto known = by_vector_.find(vector); known != by_vector_.end()) {
    letter = known->second;
  } else if (vectors_.size() < 255) {
    vectors_.push_back(vector);
    letter = static_cast<std::uint8_t>(vectors_.size());
    by_vector_.emplace(std::move(vector), letter);
  }
  by_row_[row] = static_cast<std::uint16_t>(letter + 1);
  return letter;
}

std::string RuleAlphabet::byte_class(std::uint32_t atom, bool holds) const {
  const auto at = static_cast<std::size_t>(std::find(atoms_.begin(), atoms_.end(), atom) - atoms_.begin());
  constexpr std::array<char, 17> kHex = {"0123456789abcdef"};
  std::string inside;
  for (std::size_t i = 0; i < vectors_.size(); ++i) {
    if ((vectors_[i][at] != 0) != holds) continue;
    inside += "\\x";
    inside += kHex[(i + 1) / 16];
    inside += kHex[(i + 1) % 16];
  }
  return inside.empty() ? "[^\\x00-\\xff]" : "[" + inside + "]";
}

}  // namespace wirefacts
