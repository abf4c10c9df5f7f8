#pragma once
// Sequence rules on a line of units: where a match can begin, with all contexts; then, at each such place, how
// far the match reaches and what it captures. For rules of other shapes, whether their contexts hold.

#include <array>
#include <cstdint>
#include <tuple>
#include <vector>

#include "cascade/alphabet.h"
#include "cascade/cascade.h"
#include "cascade/pattern_machine.h"
#include "cascade/reference_matcher.h"
#include "cascade/unit_columns.h"
#include "cascade/unit_symbols.h"

namespace wirefacts {

/// The rules of one stage, of one worker. Keeps its alphabet from line to line.
class SequenceMatcher {
 public:
  /// The symbols and their numbers are shared by all stages of the worker.
  SequenceMatcher(const CompiledStage& stage, std::size_t number, const FieldMap& lemma_field, UnitSymbols& symbols,
                  SymbolNumbers& numbers);

  /// To be called between articles; true: row numbers have changed their meaning.
  bool trim() { return alphabet_.trim(); }

  /// Reads a line; it must stay until the next call. Everything below is about it.
  void read(const UnitLine& line, const MatchContext& context);
  [[nodiscard]] const UnitColumns& columns() const { return columns_; }

  /// Places where rule number `rule` of the stage may match with its contexts, ascending, in `places`; a
  /// place is certain to match but for its contexts when these read more than sets can say.
  /// False: there are none.
  bool find_places(std::uint16_t rule, std::vector<std::uint32_t>& places);
  /// The match at one of the places last found, the first way as written; nothing when `before` forbids where it
  /// ends. Valid until the next call.
  const UnitMatch* match_at(std::uint16_t rule, std::uint32_t place);
  /// The contexts of a rule whose match takes the units [begin, end) hold.
  bool contexts_hold(std::uint16_t rule, std::uint32_t begin, std::uint32_t end);
  /// The rule has contexts that sets of positions do not decide: to be tested on the match.
  [[nodiscard]] bool has_long_context(std::uint16_t rule) const { return rules_[rule].long_context; }

 private:
  static constexpr std::size_t kMostWords = kMaxUnits / 64 + 1;
  struct RuleState {
    bool long_context = false;
    bool context_behind = false;
  };
  /// Sets of the steps of programs, for lines of up to Words × 64 units.
  template <std::size_t Words>
  struct Sets {
    std::vector<PositionSet<Words>> match, other;
  };
  template <std::size_t Words>
  using Machine = PatternMachine<Words>;

  template <std::size_t Words>
  PositionSet<Words> places_of(const ContextCondition& context, const Machine<Words>& machine);
  template <std::size_t Words>
  bool contexts_hold(std::uint16_t rule, std::uint32_t begin, std::uint32_t end);
  template <std::size_t Words>
  bool find(std::uint16_t rule, std::vector<std::uint32_t>& places);
  template <std::size_t Words>
  void walk(std::uint16_t rule, std::uint32_t place);

  const CompiledStage& stage_;
  UnitSymbols& symbols_;
  StageAlphabet alphabet_;
  std::vector<RuleState> rules_;
  /// Where contexts are met on the line, by number.
  struct KnownPlaces {
    std::uint64_t line = 0;  // for which it is known
    std::array<std::uint64_t, kMostWords> positions{};
  };
  std::vector<KnownPlaces> contexts_;
  std::uint64_t line_number_ = 0;

  const UnitLine* line_ = nullptr;
  UnitColumns columns_;
  std::vector<std::uint32_t> line_rows_;  // by unit: first its symbol, then its row
  std::tuple<Sets<1>, Sets<2>, Sets<kMostWords>> sets_;
  std::vector<bool> end_allowed_;  // by position, of the rule last asked for
  UnitMatch match_;
  std::vector<std::uint32_t> opened_;  // captures, of the walk
};

}  // namespace wirefacts
