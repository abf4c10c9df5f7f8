#include "cascade/alphabet.h"

#include <limits>

namespace wirefacts {
namespace {

constexpr std::uint32_t kUnseen = 1;  // of an annotation that is invisible in the stage; rows begin behind it
constexpr std::size_t kMostRows = 20'000;

}  // namespace

void SymbolNumbers::keep(std::uint32_t symbol, std::size_t stage, std::uint32_t number) {
  if (number > std::numeric_limits<Number>::max()) return;
  const std::size_t block = symbol / kBlock;
  if (block >= blocks_.size()) blocks_.resize(block + 1);
  if (blocks_[block] == nullptr) {
    blocks_[block] = std::make_unique<Number[]>(kBlock * stages_);  // NOLINT(modernize-avoid-c-arrays)
  }
  blocks_[block][place(symbol, stage)] = static_cast<Number>(number);
}

StageAlphabet::StageAlphabet(const CompiledStage& stage, std::size_t number, const FieldMap& lemma_field,
                             const UnitSymbols& symbols, SymbolNumbers& numbers)
    : stage_(stage), number_(number), lemma_field_(lemma_field), symbols_(symbols), numbers_(numbers),
      rows_(kUnseen + std::size_t{1}) {}

StageAlphabet::Tests& StageAlphabet::tests() {
  if (!tests_)
    tests_.emplace(Tests{UnitTests(std::span(&stage_, 1), lemma_field_, &symbols_.tests()),
                         AtomIndex(stage_.atoms, lemma_field_.size(), symbols_.tests())});
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
  if (rows_[row].first == kUntried) try_atoms(rows_[row], line[unit], symbol, context);
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
  numbers_.keep(symbol, number_, row);
  return row;
}

std::uint32_t StageAlphabet::word_row(std::uint32_t symbol, TokenSpan span, const MatchContext& context) {
  const UnitTests& unit = tests().unit;
  if (span.size() != 1) {
    unit.read_phrase(span, context, key_);
    return intern(key_.bytes);
  }
  const Word& word = context.document.word(span.begin);
  const std::vector<int>& matched = symbols_.expressions_of(symbol);
  const std::optional<std::uint8_t> shapes = unit.only_shapes(word, matched);
  if (shapes && shape_rows_[*shapes] != 0) return shape_rows_[*shapes];
  unit.read_word(word, matched, key_);
  const std::uint32_t row = intern(key_.bytes);
  if (shapes) shape_rows_[*shapes] = row;
  return row;
}

/// A number for annotations of which the stage's tests say the same.
std::uint32_t StageAlphabet::kind(const UnitSymbols::Step& step, AnnotationId id, const MatchContext& context) {
  if (const std::uint32_t known = numbers_.of(step.kind, number_); known != 0) return known;
  std::uint32_t seen = kUnseen;
  if (stage_.uses[static_cast<std::uint16_t>(step.label)]) {
    tests().unit.read_annotation(id, context, key_);
    seen = intern(key_.bytes);
  }
  numbers_.keep(step.kind, number_, seen);
  return seen;
}

std::uint32_t StageAlphabet::intern(const std::string& key) {
  const auto [row, added] = interned_.try_emplace(key, static_cast<std::uint32_t>(rows_.size()));
  if (added) add();
  return row;
}

void StageAlphabet::try_atoms(Row& row, const UnitView& unit, std::uint32_t symbol, const MatchContext& context) {
  const auto first = static_cast<std::uint32_t>(atoms_.size());
  tests().index.find(unit, symbols_.expressions_of(symbols_.word_of(symbol)), context, atoms_);
  row = {first, static_cast<std::uint32_t>(atoms_.size()) - first};
}

bool StageAlphabet::trim() {
  if (rows_.size() <= kMostRows) return false;
  interned_.clear();
  shape_rows_ = {};
  steps_.clear();
  rows_.assign(kUnseen + std::size_t{1}, {});
  atoms_.clear();
  return true;
}

}  // namespace wirefacts
