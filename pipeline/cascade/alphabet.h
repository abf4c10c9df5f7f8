#pragma once
// Units as rows: which of a stage's atoms hold on a unit, once for all units that the stage cannot tell apart.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/pair_table.h"
#include "cascade/cascade.h"
#include "cascade/unit_symbols.h"
#include "cascade/unit_tests.h"

namespace wirefacts {

/// Atoms of a stage by what makes them possible, so that few are tried on a unit. Immutable; `atoms` must stay.
class AtomIndex {
 public:
  AtomIndex(const AtomTable& atoms, std::size_t labels);
  /// Calls f(atom) for every atom that may hold.
  template <typename F>
  void for_possible(const UnitView& unit, const MatchContext& context, F f) const {
    const auto all = [&](const Atoms& atoms) {
      for (const std::uint32_t a : atoms) f(a);
    };
    const auto named = [&](const auto& map, const auto& key) {
      if (const auto at = map.find(key); at != map.end()) all(at->second);
    };
    all(always_);
    for (const AnnotationId id : unit.annotations) {
      const Annotation& annotation = context.annotations[id];
      const auto label = static_cast<std::uint16_t>(annotation.label);
      all(by_label_[label]);
      for (const ByField& field : by_field_[label]) for_field(field, annotation.fields, all);
      if (!by_lemma_.empty()) named(by_lemma_, lemma_of(id, context));
    }
    const Word& word = context.document.word(unit.span.begin);
    named(by_word_, static_cast<std::uint32_t>(word.symbol));
    if (!by_text_.empty()) named(by_text_, context.document.text(unit.span));
    if (unit.span.size() != 1) return;
    for (const auto& [shape, atoms] : by_shape_) {
      if (word.has(shape)) all(atoms);
    }
  }

 private:
  using Atoms = std::vector<std::uint32_t>;
  /// Atoms that ask one field of a label to be one of some texts.
  struct ByField {
    std::size_t field = 0;
    Atoms all;
    std::unordered_map<std::string_view, Atoms> by_text;
  };
  template <typename All>
  static void for_field(const ByField& of, std::span<const FieldValue> fields, All all) {
    if (of.field >= fields.size()) return all(of.all);
    const FieldValue& value = fields[of.field];
    if (value.kind == FieldValue::Kind::number) return;  // equal to none
    if (value.kind != FieldValue::Kind::text) return all(of.all);
    if (const auto at = of.by_text.find(value.text); at != of.by_text.end()) all(at->second);
  }
  void add(const UnitTest& test, const FeatureTest* feature, std::uint32_t atom);
  bool add_by_field(Label label, const FeatureTest& feature, std::uint32_t atom);

  Atoms always_;
  std::vector<Atoms> by_label_;
  std::vector<std::vector<ByField>> by_field_;        // by label
  std::unordered_map<std::uint32_t, Atoms> by_word_;  // the first of a literal
  std::unordered_map<std::string_view, Atoms> by_lemma_, by_text_;
  std::vector<std::pair<Shape, Atoms>> by_shape_;
};

/// For every stage, a number for a symbol. What one unit asks stage after stage lies together; blocks of symbols are
/// made when they are first asked for. Of one worker.
class SymbolNumbers {
 public:
  explicit SymbolNumbers(std::size_t stages) : stages_(stages) {}

  /// 0: not known yet. Good until `clear`.
  [[nodiscard]] std::uint32_t& of(std::uint32_t symbol, std::size_t stage) {
    const std::size_t block = symbol / kBlock;
    if (block >= blocks_.size()) blocks_.resize(block + 1);
    if (blocks_[block] == nullptr)
      blocks_[block] = std::make_unique<std::uint32_t[]>(kBlock * stages_);  // NOLINT(modernize-avoid-c-arrays)
    return blocks_[block][symbol % kBlock * stages_ + stage];
  }
  /// It will be asked for soon.
  void prefetch(std::uint32_t symbol, std::size_t stage) const {
    const std::size_t block = symbol / kBlock;
    if (block >= blocks_.size() || blocks_[block] == nullptr) return;
    __builtin_prefetch(blocks_[block].get() + symbol % kBlock * stages_ + stage);
  }
  /// Symbols, or numbers, have changed their meaning.
  void clear() { blocks_.clear(); }

 private:
  static constexpr std::size_t kBlock = 256;
  std::size_t stages_;
  std::vector<std::unique_ptr<std::uint32_t[]>> blocks_;  // NOLINT(modernize-avoid-c-arrays)
};

/// Units as one stage sees them, of one worker: a row for all units that satisfy the same tests of the stage, and
/// the atoms that hold on it. Rows are numbered in order of first sight; numbers never reach output. Grows with
/// distinct rows; `trim` between articles bounds it.
class StageAlphabet {
 public:
  /// `number` is that of the stage; symbols and their numbers are shared by all stages of the worker.
  StageAlphabet(const CompiledStage& stage, std::size_t number, const FieldMap& lemma_field, const UnitSymbols& symbols,
                SymbolNumbers& numbers);

  /// It will be asked for soon.
  void prefetch(std::uint32_t symbol) const { numbers_.prefetch(symbol, number_); }
  /// The row of the unit, which has this symbol. From 1 on.
  std::uint32_t row_of(std::uint32_t symbol, const UnitLine& line, std::uint32_t unit, const MatchContext& context) {
    const std::uint32_t row = numbers_.of(symbol, number_);
    return row != 0 && rows_[row].first != kUntried ? row : find(symbol, line, unit, context);
  }
  /// Atoms of the stage that hold in the row, ascending.
  [[nodiscard]] std::span<const std::uint16_t> atoms(std::uint32_t row) const {
    return std::span(atoms_).subspan(rows_[row].first, rows_[row].count);
  }
  /// Forgets everything when there are too many rows; true: row numbers have changed their meaning.
  bool trim();

 private:
  static constexpr std::uint32_t kUntried = 0xFFFFFFFF;
  struct Row {
    std::uint32_t first = kUntried;
    std::uint32_t count = 0;
  };
  /// What only a stage that meets a new unit needs.
  struct Tests {
    UnitTests unit;
    AtomIndex index;
  };

  std::uint32_t find(std::uint32_t symbol, const UnitLine& line, std::uint32_t unit, const MatchContext& context);
  std::uint32_t find(std::uint32_t symbol, TokenSpan span, std::span<const AnnotationId> own,
                     const MatchContext& context);
  std::uint32_t word_row(std::uint32_t symbol, TokenSpan span, const MatchContext& context);
  std::uint32_t kind(const UnitSymbols::Step& step, AnnotationId id, const MatchContext& context);
  std::uint32_t intern(const std::string& key);
  std::uint32_t add();
  void try_atoms(Row& row, const UnitView& unit, const MatchContext& context);
  const Tests& tests();

  const CompiledStage& stage_;
  std::size_t number_;
  const FieldMap& lemma_field_;
  const UnitSymbols& symbols_;
  SymbolNumbers& numbers_;
  std::optional<Tests> tests_;
  std::vector<Row> rows_;  // kinds of annotations share the numbering, and have no atoms
  std::vector<std::uint16_t> atoms_;
  std::unordered_map<std::string, std::uint32_t> interned_;  // words and kinds, by their keys
  PairTable steps_;                                          // (row, kind) → row
  std::vector<std::uint16_t> scratch_;
  std::vector<AnnotationId> own_;
  UnitKey key_;
};

}  // namespace wirefacts
