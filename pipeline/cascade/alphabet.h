#pragma once
// Units as rows: which of a stage's atoms hold on a unit, once for all units that the stage cannot tell apart.

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/pair_table.h"
#include "base/text_table.h"
#include "cascade/atom_index.h"
#include "cascade/cascade.h"
#include "cascade/unit_symbols.h"
#include "cascade/unit_tests.h"

namespace wirefacts {

/// For every stage, a number for a symbol. What one unit asks stage after stage lies together; blocks of symbols are
/// made when they are first asked for. Of one worker.
class SymbolNumbers {
 public:
  explicit SymbolNumbers(std::size_t stages) : stages_(stages) {}

  /// 0: not known.
  [[nodiscard]] std::uint32_t of(std::uint32_t symbol, std::size_t stage) const {
    const std::size_t block = symbol / kBlock;
    return block < blocks_.size() && blocks_[block] != nullptr ? blocks_[block][place(symbol, stage)] : 0;
  }
  /// A number that is too large is not kept.
  void keep(std::uint32_t symbol, std::size_t stage, std::uint32_t number);
  /// It will be asked for soon.
  void prefetch(std::uint32_t symbol, std::size_t stage) const {
    const std::size_t block = symbol / kBlock;
    if (block >= blocks_.size() || blocks_[block] == nullptr) return;
    __builtin_prefetch(blocks_[block].get() + place(symbol, stage));
  }
  /// Symbols, or numbers, have changed their meaning.
  void clear() { blocks_.clear(); }

 private:
  using Number = std::uint16_t;  // half of what the processor's caches would hold else
  static constexpr std::size_t kBlock = 256;
  [[nodiscard]] std::size_t place(std::uint32_t symbol, std::size_t stage) const {
    return symbol % kBlock * stages_ + stage;
  }
  std::size_t stages_;
  std::vector<std::unique_ptr<Number[]>> blocks_;  // NOLINT(modernize-avoid-c-arrays)
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
  /// Atoms of the stage that hold in the row, in no promised order.
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
  void try_atoms(Row& row, const UnitView& unit, std::uint32_t symbol, const MatchContext& context);
  Tests& tests();

  const CompiledStage& stage_;
  std::size_t number_;
  const FieldMap& lemma_field_;
  const UnitSymbols& symbols_;
  SymbolNumbers& numbers_;
  std::optional<Tests> tests_;
  std::vector<Row> rows_;  // kinds of annotations share the numbering, and have no atoms
  std::vector<std::uint16_t> atoms_;
  TextTable interned_;                           // words and kinds, by their keys
  std::array<std::uint32_t, 256> shape_rows_{};  // of words of which only shapes count; 0: not known yet
  PairTable steps_;                              // (row, kind) → row
  std::vector<AnnotationId> own_;
  UnitKey key_;
};

}  // namespace wirefacts
