#include "cascade/sequence_matcher.h"

#include <algorithm>

namespace wirefacts {
namespace {

bool is_long(const ContextCondition& context) { return longest_match(context.pattern) > kMaxContext; }

bool same(const PatternNode& a, const PatternNode& b) {
  return a.kind == b.kind && a.atom == b.atom && a.low == b.low && a.high == b.high &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), same);
}

/// Where an `after` context of a match that begins at `begin` may begin.
template <std::size_t Words>
PositionSet<Words> context_starts(std::uint32_t begin) {
  return PositionSet<Words>::below(begin + 1).without(PositionSet<Words>::below(begin - std::min(begin, kMaxContext)));
}

}  // namespace

SequenceMatcher::SequenceMatcher(const CompiledStage& stage, std::size_t labels)
    : stage_(stage), alphabet_(stage, labels), rules_(stage.rules.size()) {
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    const CompiledRule& rule = stage.rules[r];
    RuleState& state = rules_[r];
    if (rule.shape == RuleShape::sequence) {
      state.fixed = fixed_shape(rule.match);
      if (!state.fixed) state.program = std::make_unique<SequenceProgram>(rule.match, stage.closing_atom);
    }
    for (const ContextCondition& context : rule.contexts) {
      if (!context.before && is_long(context)) state.long_context = true;
      if (context.before) state.context_behind = true;
      state.contexts.push_back(number_of(context));
    }
  }
}

std::uint32_t SequenceMatcher::number_of(const ContextCondition& context) {
  const auto known = std::find_if(contexts_.begin(), contexts_.end(), [&](const KnownPlaces& places) {
    return places.context->before == context.before && same(places.context->pattern, context.pattern);
  });
  const auto number = static_cast<std::uint32_t>(known - contexts_.begin());
  if (known == contexts_.end()) contexts_.push_back({&context, 0, {}});
  return number;
}

void SequenceMatcher::begin_article(bool words_changed, bool symbols_changed) {
  if (words_changed) alphabet_.forget_words();
  if (symbols_changed) alphabet_.forget_symbols();
  if (!alphabet_.trim()) return;
  for (const RuleState& state : rules_) {
    if (state.program) state.program->alphabet().forget_rows();
  }
}

void SequenceMatcher::read(const UnitLine& line, UnitSymbols& symbols, const MatchContext& context) {
  line_ = &line;
  ++line_number_;
  spelled_ = nullptr;
  tester_.emplace(stage_.atoms, line, context, &columns_);
  columns_.reset(static_cast<std::uint32_t>(stage_.atoms.atoms.size()), line.size());
  rows_.resize(line.size());
  for (std::uint32_t u = 0; u < line.size(); ++u) {
    rows_[u] = row_of(u, symbols, context);
    for (const std::uint16_t atom : alphabet_.atoms(rows_[u])) columns_.set(atom, u);
  }
}

std::uint32_t SequenceMatcher::row_of(std::uint32_t u, UnitSymbols& symbols, const MatchContext& context) {
  const auto row = [&] {
    const UnitView unit = (*line_)[u];
    return alphabet_.row_of(symbols.of(unit, context), unit, context);
  };
  if (!line_->only_listed(u)) return row();
  std::uint32_t& known = alphabet_.plain_row(context.document.word_id(line_->span(u).begin));
  if (known == 0) known = row() + 1;
  return known - 1;
}

bool SequenceMatcher::find_places(std::uint16_t r, std::vector<std::uint32_t>& places) {
  places.clear();
  for (const std::uint32_t atom : stage_.sieves[r].mandatory) {
    if (!columns_.any(atom)) return false;
  }
  const CompiledRule& rule = stage_.rules[r];
  switch (columns_.words()) {
    case 1: return find<1>(rule, rules_[r], places);
    case 2: return find<2>(rule, rules_[r], places);
    default: return find<kMaxUnits / 64 + 1>(rule, rules_[r], places);
  }
}

/// Before which positions a context `after` ends, or behind which one `before` begins.
template <std::size_t Words>
PositionSet<Words> SequenceMatcher::places_of(std::uint32_t context, const PositionMatcher<Words>& positions) {
  KnownPlaces& known = contexts_[context];
  if (known.line == line_number_) return PositionSet<Words>::load(known.positions.data());
  const PatternNode& pattern = known.context->pattern;
  const PositionSet<Words> met =
      known.context->before ? positions.begins(pattern, positions.all()) : positions.ends(pattern, positions.all());
  met.store(known.positions.data());
  known.line = line_number_;
  return met;
}

bool SequenceMatcher::contexts_hold(std::uint16_t r, std::uint32_t begin, std::uint32_t end) {
  switch (columns_.words()) {
    case 1: return contexts_hold<1>(r, begin, end);
    case 2: return contexts_hold<2>(r, begin, end);
    default: return contexts_hold<kMaxUnits / 64 + 1>(r, begin, end);
  }
}

template <std::size_t Words>
bool SequenceMatcher::contexts_hold(std::uint16_t r, std::uint32_t begin, std::uint32_t end) {
  const PositionMatcher<Words> positions(columns_, stage_.closing_atom);
  const std::vector<ContextCondition>& contexts = stage_.rules[r].contexts;
  for (std::size_t c = 0; c < contexts.size(); ++c) {
    const bool met = !contexts[c].before && is_long(contexts[c])
                         ? positions.ends(contexts[c].pattern, context_starts<Words>(begin)).has(begin)
                         : places_of<Words>(rules_[r].contexts[c], positions).has(contexts[c].before ? end : begin);
    if (met == contexts[c].negated) return false;
  }
  return true;
}

template <std::size_t Words>
bool SequenceMatcher::find(const CompiledRule& rule, const RuleState& state, std::vector<std::uint32_t>& places) {
  using Set = PositionSet<Words>;
  const PositionMatcher<Words> positions(columns_, stage_.closing_atom);
  const Set all = positions.all();
  Set begins = positions.begins(rule.match, all) & Set::below(columns_.units());
  Set ends = all;
  for (std::size_t c = 0; c < rule.contexts.size(); ++c) {
    const ContextCondition& context = rule.contexts[c];
    if (begins.empty()) return false;
    if (!context.before && state.long_context && is_long(context)) continue;
    Set& where = context.before ? ends : begins;
    const Set met = places_of<Words>(state.contexts[c], positions);
    where = context.negated ? where.without(met) : where & met;
  }
  if (state.context_behind) begins &= positions.begins(rule.match, ends);
  if (begins.empty()) return false;
  for (std::uint32_t at = begins.next(0); at < columns_.units(); at = begins.next(at + 1)) places.push_back(at);
  if (state.context_behind) {
    end_allowed_.assign(columns_.units() + 1, false);
    for (std::uint32_t at = ends.next(0); at <= columns_.units(); at = ends.next(at + 1)) end_allowed_[at] = true;
  }
  return true;
}

/// The line in the letters of the rule; false: it has more distinct units than letters.
bool SequenceMatcher::spell(SequenceProgram& program) {
  if (!program.usable()) return false;
  if (spelled_ == &program) return true;
  letters_.resize(rows_.size());
  for (std::size_t u = 0; u < rows_.size(); ++u) {
    const std::uint8_t letter = program.alphabet().letter(rows_[u], alphabet_.atoms(rows_[u]));
    if (letter == 0) return false;
    letters_[u] = static_cast<char>(letter);
  }
  if (!program.prepare(letters_)) return false;
  spelled_ = &program;
  return true;
}

const UnitMatch* SequenceMatcher::match_at(std::uint16_t r, std::uint32_t place, std::uint64_t& steps) {
  RuleState& state = rules_[r];
  if (state.fixed) {
    match_.end = place + state.fixed->length;
    match_.captures.assign(state.fixed->captures.begin(), state.fixed->captures.end());
    for (CapturedUnits& capture : match_.captures) {
      capture.begin += place;
      capture.end += place;
    }
    return &match_;  // `before` was decided with the place
  }
  if (spell(*state.program)) {
    if (!state.program->match_at(letters_, place, match_)) return nullptr;
  } else {
    auto found = first_match(stage_.rules[r].match, *tester_, place, steps);
    if (!found) return nullptr;
    match_ = std::move(*found);
  }
  return state.context_behind && !end_allowed_[match_.end] ? nullptr : &match_;
}

}  // namespace wirefacts
