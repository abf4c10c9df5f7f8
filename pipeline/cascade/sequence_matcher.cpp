#include "cascade/sequence_matcher.h"

#include <algorithm>

namespace wirefacts {
namespace {

/// Where an `after` context of a match that begins at `begin` may begin.
template <std::size_t Words>
PositionSet<Words> context_starts(std::uint32_t begin) {
  return PositionSet<Words>::below(begin + 1).without(PositionSet<Words>::below(begin - std::min(begin, kMaxContext)));
}

}  // namespace

SequenceMatcher::SequenceMatcher(const CompiledStage& stage, std::size_t number, const FieldMap& lemma_field,
                                 UnitSymbols& symbols, SymbolNumbers& numbers)
    : stage_(stage), symbols_(symbols), alphabet_(stage, number, lemma_field, symbols, numbers),
      rules_(stage.rules.size()), contexts_(stage.contexts.size()) {
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    for (const ContextCondition& context : stage.rules[r].contexts) {
      if (context.is_long) rules_[r].long_context = true;
      if (context.before) rules_[r].context_behind = true;
    }
  }
}

void SequenceMatcher::read(const UnitLine& line, const MatchContext& context) {
  line_ = &line;
  ++line_number_;
  columns_.reset(static_cast<std::uint32_t>(stage_.atoms.atoms.size()), line.size());
  // Three walks, so that what one needs from memory is on its way while another goes on.
  line_rows_.resize(line.size());
  for (std::uint32_t u = 0; u < line.size(); ++u) {
    line_rows_[u] = symbols_.of(line.span(u), context);
    alphabet_.prefetch(line_rows_[u]);
  }
  for (std::uint32_t u = 0; u < line.size(); ++u) line_rows_[u] = alphabet_.row_of(line_rows_[u], line, u, context);
  for (std::uint32_t u = 0; u < line.size(); ++u) columns_.set(alphabet_.atoms(line_rows_[u]), u);
}

bool SequenceMatcher::find_places(std::uint16_t r, std::vector<std::uint32_t>& places) {
  places.clear();
  switch (columns_.words()) {
    case 1: return find<1>(r, places);
    case 2: return find<2>(r, places);
    default: return find<kMostWords>(r, places);
  }
}

/// Before which positions a context `after` ends, or behind which one `before` begins.
template <std::size_t Words>
PositionSet<Words> SequenceMatcher::places_of(const ContextCondition& context, const Machine<Words>& machine) {
  using Direction = PatternProgram::Direction;
  KnownPlaces& known = contexts_[context.number];
  if (known.line == line_number_) return PositionSet<Words>::load(known.positions.data());
  const PatternProgram& program = stage_.contexts[context.number];
  auto& sets = std::get<Sets<Words>>(sets_).other;
  const PositionSet<Words> met = context.before ? machine.template run<Direction::begins>(program, machine.all(), sets)
                                                : machine.template run<Direction::ends>(program, machine.all(), sets);
  met.store(known.positions.data());
  known.line = line_number_;
  return met;
}

bool SequenceMatcher::contexts_hold(std::uint16_t r, std::uint32_t begin, std::uint32_t end) {
  switch (columns_.words()) {
    case 1: return contexts_hold<1>(r, begin, end);
    case 2: return contexts_hold<2>(r, begin, end);
    default: return contexts_hold<kMostWords>(r, begin, end);
  }
}

template <std::size_t Words>
bool SequenceMatcher::contexts_hold(std::uint16_t r, std::uint32_t begin, std::uint32_t end) {
  using Direction = PatternProgram::Direction;
  const Machine<Words> machine(columns_, stage_.closing_atom);
  const auto met = [&](const ContextCondition& context) {
    if (!context.is_long) return places_of<Words>(context, machine).has(context.before ? end : begin);
    return machine
        .template run<Direction::ends>(stage_.contexts[context.number], context_starts<Words>(begin),
                                       std::get<Sets<Words>>(sets_).other)
        .has(begin);
  };
  const std::vector<ContextCondition>& contexts = stage_.rules[r].contexts;
  return std::all_of(contexts.begin(), contexts.end(),
                     [&](const ContextCondition& context) { return met(context) != context.negated; });
}

template <std::size_t Words>
bool SequenceMatcher::find(std::uint16_t r, std::vector<std::uint32_t>& places) {
  using Set = PositionSet<Words>;
  constexpr auto kBegins = PatternProgram::Direction::begins;
  if (!stage_.chains.may_match<Words>(r, columns_)) return false;
  const CompiledRule& rule = stage_.rules[r];
  const Machine<Words> machine(columns_, stage_.closing_atom);
  Sets<Words>& sets = std::get<Sets<Words>>(sets_);
  Set begins = Set::below(columns_.units()), ends = machine.all();
  const auto contexts_leave_some = [&](bool negated) {
    for (const ContextCondition& context : rule.contexts) {
      if (context.is_long || context.negated != negated) continue;
      Set& where = context.before ? ends : begins;
      const Set met = places_of<Words>(context, machine);
      where = negated ? where.without(met) : where & met;
      if (where.empty()) return false;
    }
    return true;
  };
  if (!contexts_leave_some(false)) return false;
  begins &= machine.template run<kBegins>(rule.program, machine.all(), sets.match);
  if (begins.empty() || !contexts_leave_some(true)) return false;  // what is forbidden seldom decides: last
  if (rules_[r].context_behind) begins &= machine.template run<kBegins>(rule.program, ends, sets.other);
  if (begins.empty()) return false;
  for (std::uint32_t at = begins.next(0); at < columns_.units(); at = begins.next(at + 1)) places.push_back(at);
  if (rules_[r].context_behind) {
    end_allowed_.assign(columns_.units() + 1, false);
    for (std::uint32_t at = ends.next(0); at <= columns_.units(); at = ends.next(at + 1)) end_allowed_[at] = true;
  }
  return true;
}

template <std::size_t Words>
void SequenceMatcher::walk(std::uint16_t r, std::uint32_t place) {
  const Machine<Words> machine(columns_, stage_.closing_atom);
  machine.walk(stage_.rules[r].program, std::get<Sets<Words>>(sets_).match, place, match_, opened_);
}

const UnitMatch* SequenceMatcher::match_at(std::uint16_t r, std::uint32_t place) {
  switch (columns_.words()) {
    case 1: walk<1>(r, place); break;
    case 2: walk<2>(r, place); break;
    default: walk<kMostWords>(r, place); break;
  }
  return rules_[r].context_behind && !end_allowed_[match_.end] ? nullptr : &match_;
}

}  // namespace wirefacts
