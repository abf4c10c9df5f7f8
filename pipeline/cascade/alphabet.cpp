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

/// What a unit is, as far as it decides every test: one token, its listed words (which follow from the
/// word), perhaps a numeral, perhaps one mark without fields.
struct PlainUnit {
  bool plain = false;
  bool has_number = false;
  Label mark = Label::none;
};

PlainUnit plain_unit(const UnitView& unit, const MatchContext& context) {
  PlainUnit out;
  if (unit.span.size() != 1) return out;
  for (const AnnotationId id : unit.annotations) {
    const Annotation& a = context.annotations[id];
    if (a.source.is_list_row()) continue;
    if (a.label == labels::kNumber) {
      out.has_number = true;
    } else if (a.fields.empty() && (out.mark == Label::none || out.mark == a.label)) {
      out.mark = a.label;
    } else {
      return out;
    }
  }
  out.plain = true;
  return out;
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
  const PlainUnit known = plain_unit(unit, context);
  if (!known.plain) return test(unit, context);
  const std::size_t key =
      std::size_t{context.document.word_id(unit.span.begin)} * 2 + (known.has_number ? 1 : 0);
  if (known.mark != Label::none) {
    const std::uint64_t marked = (key << 16) | static_cast<std::uint16_t>(known.mark);
    const auto at = marked_.find(marked);
    return at != marked_.end() ? at->second : marked_.emplace(marked, test(unit, context)).first->second;
  }
  if (key >= plain_.size()) plain_.resize(std::max(key + 1, plain_.size() * 2), 0);
  if (plain_[key] == 0) plain_[key] = test(unit, context) + 1;
  return plain_[key] - 1;
}

std::uint32_t StageAlphabet::test(const UnitView& unit, const MatchContext& context) {
  std::fill(scratch_.begin(), scratch_.end(), 0);
  index_.for_possible(unit, context, [&](std::uint32_t a) {
    const std::uint64_t bit = std::uint64_t{1} << (a % 64);
    if ((scratch_[a / 64] & bit) == 0 && fit(stage_.atoms.atoms[a], unit, context).holds) {
      scratch_[a / 64] |= bit;
    }
  });
  return intern(scratch_);
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
    marked_.clear();
    generation_ = word_generation;
  }
  if (rows_ <= kMaxRows) return false;
  plain_.clear();
  marked_.clear();
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
