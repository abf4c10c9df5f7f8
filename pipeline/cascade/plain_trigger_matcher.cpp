#include "cascade/plain_trigger_matcher.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "cascade/realis.h"
#include "cascade/reference_matcher.h"

namespace wirefacts {
namespace {

constexpr int kMostJoined = 3;  // verbs of a row behind the trigger

/// The smallest annotation by `rank` of those that are `asked` for, in the whole article.
template <typename Rank, typename Asked>
AnnotationId best(const AnnotationSet& annotations, Rank rank, Asked asked) {
  AnnotationId out = AnnotationId::none;
  for (std::uint32_t i = 0; i < annotations.size(); ++i) {
    const auto id = static_cast<AnnotationId>(i);
    if (!asked(id)) continue;
    if (out == AnnotationId::none || rank(id) < rank(out)) out = id;
  }
  return out;
}

}  // namespace

Capture PlainTriggerMatcher::capture(AnnotationId id) const {
  const TokenSpan span = context_.annotations[id].span;
  return {span, context_.document.bytes(span), id};
}

std::vector<AnnotationId> PlainTriggerMatcher::of_span(TokenSpan span) const {
  std::vector<AnnotationId> out;
  for (std::uint32_t i = 0; i < context_.annotations.size(); ++i) {
    if (context_.annotations[static_cast<AnnotationId>(i)].span == span) out.push_back(static_cast<AnnotationId>(i));
  }
  return out;
}

bool PlainTriggerMatcher::holds(const Atom& atom, AnnotationId id, bool with_neighbors) const {
  const std::vector<AnnotationId> beside =
      with_neighbors ? of_span(context_.annotations[id].span) : std::vector<AnnotationId>{id};
  return fit_annotation(atom, id, beside, context_).holds;
}

bool PlainTriggerMatcher::holds_in_place(const Atom& atom, AnnotationId id) const {
  return holds(atom, id, false) && holds(atom, id, true);
}

bool PlainTriggerMatcher::is(const CompiledStage& stage, const PatternNode& pattern, TokenSpan span,
                             bool one_unit) const {
  const LabelMask none(cascade_.group_labels.size(), false);
  UnitLine line;
  if (one_unit) line.build_word(span, context_.annotations, cascade_.known.groups());
  else line.build(span, none, context_.annotations, kMaxUnits);
  return matches_whole(pattern, UnitTester(stage.atoms, line, context_));
}

std::vector<PlainTriggerMatcher::Word> PlainTriggerMatcher::words(const CompiledStage& stage,
                                                                  const TriggerTest& test) const {
  std::vector<Word> out;
  for (int at = 0; at < line_.size(); ++at) {
    const char letter = line_.letter(at);
    std::vector<TokenSpan> possible;
    if (test.word == TriggerWord::verb && letter == 'V' && line_.main_of(at) != AnnotationId::none) {
      possible.push_back(context_.annotations[line_.main_of(at)].span);
    }
    if (test.word == TriggerWord::noun && letter == 'G') {
      for (const GroupItem& item : line_[at].items) possible.push_back({item.head, item.head + 1});
    }
    if (test.word == TriggerWord::adjective && letter == 'o') {
      possible.push_back(line_[at].span);
      if (line_.letter(at + 1) == 'o') possible.push_back(line_.tokens(at, at + 2));
    }
    for (const TokenSpan span : possible) {
      const bool one_unit = test.word != TriggerWord::adjective || span.size() == 1;
      if (!is(stage, test.pattern, span, one_unit)) continue;
      out.push_back({test.word, span, at});
      break;
    }
  }
  return out;
}

std::vector<RuleMatch> PlainTriggerMatcher::match(const CompiledStage& stage, const CompiledRule& rule,
                                                  const GroupLine& groups) const {
  std::vector<RuleMatch> out;
  for (const TriggerTest& test : rule.triggers) {
    for (const Word& word : words(stage, test)) {
      auto found = one(stage, rule, word);
      if (!found) continue;
      found->bindings[*rule.trigger_slot] = {trigger_of(stage, test, word)};
      found->realis =
          realis_of({word.kind, word.span, static_cast<std::uint32_t>(word.at)}, groups, cascade_, context_);
      out.push_back(std::move(*found));
    }
  }
  return out;
}

/// Of the annotations of the word that have a lemma the one the pattern asks for, else the first.
Capture PlainTriggerMatcher::trigger_of(const CompiledStage& stage, const TriggerTest& test, const Word& word) const {
  UnitLine line;
  line.build_word(word.span, context_.annotations, cascade_.known.groups());
  std::vector<AnnotationId> options = of_span(word.span);
  options.insert(options.begin(),
                 captured_annotation({0, 0, 1, &test.pattern}, UnitTester(stage.atoms, line, context_)));
  Capture trigger{word.span, context_.document.bytes(word.span), AnnotationId::none};
  for (const AnnotationId id : options) {
    if (id == AnnotationId::none || context_.annotations[id].span != word.span) continue;
    const FieldValue* lemma = field_of(context_.annotations[id], cascade_.lemma_field);
    if (lemma == nullptr || lemma->is_null()) continue;
    trigger.annotation = id;
    break;
  }
  return trigger;
}

std::optional<RuleMatch> PlainTriggerMatcher::one(const CompiledStage& stage, const CompiledRule& rule,
                                                  const Word& word) const {
  RuleMatch out;
  out.span = word.span;
  out.bindings.resize(rule.slots.size());
  for (const ArgumentLine& line : rule.lines) {
    std::vector<Capture> found;
    int coordinated = -1;
    Position::Kind first = Position::Kind::anywhere;
    for (const ArgumentPosition& position : line.positions) {
      if (found.empty()) {
        found = find(stage, position, word, out.bindings);
        if (found.empty() && line.slot) found = named_behind(position, word);
        first = position.kind;
        coordinated = line.slot && !found.empty() ? place_of(first, word) : -1;
        if (coordinated >= 0 && !line_[coordinated].span.covers(found.front().tokens)) coordinated = -1;
      } else if (coordinated >= 0 && position.kind == first) {
        for (const Capture& c : heads(coordinated, position.constraint)) {
          const auto taken = [&](const Capture& known) { return known.tokens.overlaps(c.tokens); };
          if (std::find_if(found.begin(), found.end(), taken) == found.end()) found.push_back(c);
        }
      }
    }
    const bool wanted = line.slot ? line.required : !line.negated;
    const bool refused = !line.slot && line.negated;
    if ((wanted && found.empty()) || (refused && !found.empty())) return std::nullopt;
    if (!line.slot) continue;
    for (const Capture& c : found) {
      std::vector<Capture>& own = out.bindings[*line.slot];
      const auto same = [&](const Capture& o) { return o.tokens == c.tokens && o.annotation == c.annotation; };
      if (std::find_if(own.begin(), own.end(), same) == own.end()) own.push_back(c);
    }
  }
  return out;
}

std::vector<Capture> PlainTriggerMatcher::find(const CompiledStage& stage, const ArgumentPosition& position,
                                               const Word& word, const Bindings& bindings) const {
  std::vector<Capture> out;
  switch (position.kind) {
    case Position::Kind::subject: {
      const int place = line_.subject(word.kind, word.at);
      out = heads(place, position.constraint);
      if (!out.empty() || word.kind == TriggerWord::adjective) return out;
      if (word.kind == TriggerWord::noun) return inside(word.at, word.span.begin, position.constraint);
      const bool planned = place >= 0 && place == line_.plan_before(word.at);
      return planned ? inside(place, line_[place].items.front().head, position.constraint) : out;
    }
    case Position::Kind::object: return heads(line_.object(word.kind, word.at), position.constraint);
    case Position::Kind::prep:
      for (const int place : line_.behind_words(word.kind, word.at, position.words)) {
        if (out = heads(place, position.constraint); !out.empty()) break;
      }
      return out;
    case Position::Kind::modifier: return inside(word.at, word.span.begin, position.constraint);
    case Position::Kind::anywhere: {
      const auto [lo, hi] = line_.clause(word.at);
      out = nearest(position, word, line_.tokens(lo, hi), false);
      return out.empty() ? nearest(position, word, line_.window(), false) : out;
    }
    case Position::Kind::when: return when(position, word);
    case Position::Kind::after: return after(stage, position, word, bindings);
  }
  return out;
}

/// "its unit, Norvane Corp.,": the name behind the description that stands there.
std::vector<Capture> PlainTriggerMatcher::named_behind(const ArgumentPosition& position, const Word& word) const {
  int at = -1;
  if (position.kind == Position::Kind::subject) at = line_.subject(word.kind, word.at);
  if (position.kind == Position::Kind::object) at = line_.object(word.kind, word.at);
  if (at < 0) return {};
  for (int tails = 0; tails < 2 && line_.is_of(at + 1) && line_.letter(at + 2) == 'G'; ++tails) at += 2;
  if (line_.letter(at + 1) != ',' || line_.letter(at + 2) != 'G' || line_[at + 2].items.size() != 1) return {};
  const bool closed = at + 3 == line_.size() || line_.letter(at + 3) == ',' || line_.text(at + 3) == ".";
  return closed ? heads(at + 2, position.constraint) : std::vector<Capture>();
}

/// Where a coordination may stand, of which alternatives take what others leave; else -1.
int PlainTriggerMatcher::place_of(Position::Kind kind, const Word& word) const {
  const int place = kind == Position::Kind::subject  ? line_.subject(word.kind, word.at)
                    : kind == Position::Kind::object ? line_.object(word.kind, word.at)
                                                     : -1;
  return place >= 0 && line_[place].items.size() > 1 ? place : -1;
}

/// Of each item the earliest, then longest annotation that lies in it, covers its head and fits.
std::vector<Capture> PlainTriggerMatcher::heads(int place, const Atom& atom) const {
  std::vector<Capture> out;
  if (place < 0) return out;
  const AnnotationSet& all = context_.annotations;
  for (const GroupItem& item : line_[place].items) {
    const AnnotationId found = best(
        all, [&](AnnotationId id) { return std::tuple(all[id].span.begin, ~all[id].span.end, id); },
        [&](AnnotationId id) {
          return item.span.covers(all[id].span) && all[id].span.contains(item.head) && holds(atom, id, true);
        });
    if (found != AnnotationId::none) out.push_back(capture(found));
  }
  return out;
}

/// The earliest, then longest annotation that begins in the group before its noun and fits by itself.
std::vector<Capture> PlainTriggerMatcher::inside(int place, std::uint32_t noun, const Atom& atom) const {
  const AnnotationSet& all = context_.annotations;
  const AnnotationId found = best(
      all, [&](AnnotationId id) { return std::tuple(all[id].span.begin, ~all[id].span.end, id); },
      [&](AnnotationId id) {
        const Annotation& a = all[id];
        if (a.label == cascade_.known.noun_group || a.label == cascade_.known.coordination) return false;
        return a.span.begin >= line_[place].span.begin && a.span.begin < noun && holds_in_place(atom, id);
      });
  return found == AnnotationId::none ? std::vector<Capture>() : std::vector<Capture>{capture(found)};
}

std::vector<Capture> PlainTriggerMatcher::nearest(const ArgumentPosition& position, const Word& word, TokenSpan area,
                                                  bool dates) const {
  const AnnotationSet& all = context_.annotations;
  const auto away = [&](AnnotationId id) {
    const TokenSpan span = all[id].span;
    return span.begin < word.span.begin ? word.span.begin - span.end : span.begin - word.span.end;
  };
  const auto rank = [&](AnnotationId id) {
    const TokenSpan span = all[id].span;
    return std::tuple(away(id), span.begin < word.span.begin, span.begin, ~span.end, id);
  };
  const AnnotationId found = best(all, rank, [&](AnnotationId id) {
    const TokenSpan span = all[id].span;
    if (!area.covers(span) || span.overlaps(word.span)) return false;
    if (position.within && away(id) > *position.within) return false;
    if (!holds_in_place(position.constraint, id)) return false;
    return !dates || dates_it(id, word);
  });
  return found == AnnotationId::none ? std::vector<Capture>() : std::vector<Capture>{capture(found)};
}

/// Around the trigger's own verb, else in front of its subject, else behind the verbs that its row goes on with.
std::vector<Capture> PlainTriggerMatcher::when(const ArgumentPosition& position, const Word& word) const {
  const auto [lo, hi] = line_.ground(word.kind, word.at);
  const TokenSpan area =
      line_.depends(word.kind, word.at) ? line_[word.at].span : line_.tokens(line_.behind_other_deed(lo, word.at), hi);
  std::vector<Capture> out = nearest(position, word, area, true);
  const auto [begin, end] = line_.front(word.kind, word.at);
  if (out.empty() && begin < end)
    out = nearest(position, word, line_.tokens(line_.behind_other_deed(begin, end), end), true);
  int verb = word.kind == TriggerWord::verb ? word.at : -1;
  for (int n = 0; verb >= 0 && out.empty() && n < kMostJoined; ++n) {
    verb = line_.next_of_row(verb);
    if (verb < 0) break;
    const TokenSpan row = line_.tokens(verb, line_.ground(TriggerWord::verb, verb).second);
    out = nearest(position, word, {line_[verb].span.end, row.end}, true);
  }
  return out;
}

/// Nothing says that it dates something else, and no other noun group has it inside.
bool PlainTriggerMatcher::dates_it(AnnotationId time, const Word& word) const {
  const TokenSpan span = context_.annotations[time].span;
  for (const AnnotationId id : of_span(span)) {
    if (context_.annotations[id].label == cascade_.known.elsewhen) return false;
  }
  for (int at = 0; at < line_.size(); ++at) {
    if (at == word.at || !line_[at].span.contains(span.begin)) continue;
    for (const GroupItem& item : line_[at].items) {
      if (item.span.overlaps(span) && !span.contains(item.head)) return false;
    }
  }
  return true;
}

std::vector<Capture> PlainTriggerMatcher::after(const CompiledStage& stage, const ArgumentPosition& position,
                                                const Word& word, const Bindings& bindings) const {
  std::vector<TokenSpan> anchors;
  if (position.anchor) {
    for (const Capture& c : bindings[*position.anchor]) anchors.push_back(c.tokens);
  } else {
    anchors.push_back(word.span);
  }
  UnitLine line;
  line.build(line_.window(), position.visible, context_.annotations, kMaxUnits);
  const UnitTester tester(stage.atoms, line, context_);
  for (const TokenSpan anchor : anchors) {
    std::uint32_t first = 0;
    while (first < line.size() && line.span(first).begin < anchor.end) ++first;
    if (first == line.size()) continue;
    std::uint64_t steps = 0;
    const auto found = first_match(position.pattern, tester, first, steps);
    if (!found || found->end == first) continue;
    const bool several = position.pattern.kind == PatternNode::Kind::sequence && !position.pattern.parts.empty();
    const PatternNode& last = several ? position.pattern.parts.back() : position.pattern;
    const TokenSpan span = line.span(found->end - 1);
    return {{span, context_.document.bytes(span), captured_annotation({0, found->end - 1, found->end, &last}, tester)}};
  }
  return {};
}

}  // namespace wirefacts
