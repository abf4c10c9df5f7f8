#include "cascade/trigger_matcher.h"

#include <algorithm>
#include <tuple>

namespace wirefacts {
namespace {

constexpr int kMostJoined = 3;  // verbs behind the trigger that may bring its time

bool same_capture(const Capture& a, const Capture& b) { return a.tokens == b.tokens && a.annotation == b.annotation; }

const PatternNode& last_atom(const PatternNode& node) {
  return node.kind == PatternNode::Kind::sequence && !node.parts.empty() ? node.parts.back() : node;
}

}  // namespace

Capture TriggerMatcher::capture(AnnotationId id) const {
  const TokenSpan span = context_.annotations[id].span;
  return {span, context_.document.bytes(span), id};
}

const TriggerMatcher::Around& TriggerMatcher::around(const Trigger& trigger, const GroupLine& groups) {
  const auto at = std::find_if(around_.begin(), around_.end(), [&](const Around& known) {
    return known.group == trigger.group && known.word == trigger.word;
  });
  if (at != around_.end()) return *at;
  around_.push_back({trigger.word, trigger.group, groups.subject(trigger), groups.object(trigger)});
  return around_.back();
}

GroupLine::Position TriggerMatcher::party(Position::Kind kind, const Trigger& trigger, const GroupLine& groups) {
  const Around& known = around(trigger, groups);
  return kind == Position::Kind::subject ? known.subject : known.object;
}

bool TriggerMatcher::is_trigger(const CompiledStage& stage, const TriggerTest& test, TokenSpan span, bool as_one_unit) {
  const std::vector<Symbol>& words = test.first_words;
  if (!words.empty() && !std::binary_search(words.begin(), words.end(), context_.document.word(span.begin).symbol)) {
    return false;
  }
  if (as_one_unit) {
    units_.build_word(span, context_.annotations, cascade_.known.groups());
  } else {
    units_.build(span, no_labels_, context_.annotations, kMaxUnits);
  }
  return matches_whole(test.pattern, UnitTester(stage.atoms, units_, context_));
}

std::vector<Trigger> TriggerMatcher::triggers(const CompiledStage& stage, const TriggerTest& test,
                                              const GroupLine& groups) {
  std::vector<Trigger> out;
  const auto add = [&](TokenSpan span, std::uint32_t group, bool one) {
    if (!is_trigger(stage, test, span, one)) return false;
    out.push_back({test.word, span, group});
    return true;
  };
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    const Group& group = groups[g];
    if (test.word == TriggerWord::verb && group.kind == GroupKind::verb) {
      const AnnotationId main = groups.reference_field(group.annotation, cascade_.fields.main);
      if (main != AnnotationId::none) add(context_.annotations[main].span, g, true);
    } else if (test.word == TriggerWord::noun && group.kind == GroupKind::noun) {
      for (const GroupItem& item : group.items) {
        if (add({item.head, item.head + 1}, g, true)) break;
      }
    } else if (test.word == TriggerWord::adjective && group.kind == GroupKind::other) {
      if (add(group.span, g, group.span.size() == 1)) continue;
      if (g + 1 < groups.size() && groups[g + 1].kind == GroupKind::other) {
        add({group.span.begin, groups[g + 1].span.end}, g, false);
      }
    }
  }
  return out;
}

std::vector<RuleMatch> TriggerMatcher::match(const CompiledStage& stage, const CompiledRule& rule,
                                             const GroupLine& groups) {
  effort_ = {};
  std::vector<RuleMatch> out;
  for (const TriggerTest& test : rule.triggers) {
    for (const Trigger& trigger : triggers(stage, test, groups)) {
      auto found = one(stage, rule, trigger, groups);
      if (!found) continue;
      found->bindings[*rule.trigger_slot] = {trigger_capture(stage, test, trigger)};
      out.push_back(std::move(*found));
    }
  }
  return out;
}

std::optional<RuleMatch> TriggerMatcher::one(const CompiledStage& stage, const CompiledRule& rule,
                                             const Trigger& trigger, const GroupLine& groups) {
  RuleMatch match;
  match.span = trigger.span;
  match.bindings.resize(rule.slots.size());
  for (const ArgumentLine& line : rule.lines) {
    const std::vector<Capture> found = first_found(stage, line, trigger, groups, match.bindings);
    if (!line.slot) {
      if (found.empty() != line.negated) return std::nullopt;
      continue;
    }
    if (line.required && found.empty()) return std::nullopt;
    std::vector<Capture>& own = match.bindings[*line.slot];
    for (const Capture& capture : found) {
      const auto same = [&](const Capture& c) { return same_capture(c, capture); };
      if (std::none_of(own.begin(), own.end(), same)) own.push_back(capture);
    }
  }
  match.realis = realis_of(trigger, groups, cascade_, context_);
  return match;
}

/// The trigger's words with the annotation that its pattern asks for, else the first that has a lemma: "closing" is a
/// Noun, too.
Capture TriggerMatcher::trigger_capture(const CompiledStage& stage, const TriggerTest& test, const Trigger& trigger) {
  const auto has_lemma = [&](AnnotationId id) {
    const FieldValue* lemma = field_of(context_.annotations[id], context_.lemma_field);
    return lemma != nullptr && !lemma->is_null();
  };
  Capture word{trigger.span, context_.document.bytes(trigger.span), AnnotationId::none};
  units_.build_word(trigger.span, context_.annotations, cascade_.known.groups());
  const AnnotationId asked = captured_annotation({0, 0, 1, &test.pattern}, UnitTester(stage.atoms, units_, context_));
  if (asked != AnnotationId::none && context_.annotations[asked].span == trigger.span && has_lemma(asked)) {
    word.annotation = asked;
    return word;
  }
  for (const AnnotationId id : context_.annotations.starting_at(trigger.span.begin)) {
    if (context_.annotations[id].span != trigger.span || !has_lemma(id)) continue;
    word.annotation = id;
    break;
  }
  return word;
}

std::vector<Capture> TriggerMatcher::first_found(const CompiledStage& stage, const ArgumentLine& line,
                                                 const Trigger& trigger, const GroupLine& groups,
                                                 const Bindings& bindings) {
  for (std::size_t i = 0; i < line.positions.size(); ++i) {
    std::vector<Capture> found = find(stage, line.positions[i], trigger, groups, bindings);
    if (found.empty() && line.slot) found = apposed(line.positions[i], trigger, groups);
    if (found.empty()) continue;
    if (line.slot) add_other_items(std::span(line.positions).subspan(i), trigger, groups, found);
    return found;
  }
  return {};
}

/// A subject or object that is a description may be named behind it.
std::vector<Capture> TriggerMatcher::apposed(const ArgumentPosition& position, const Trigger& trigger,
                                             const GroupLine& groups) {
  if (position.kind != Position::Kind::subject && position.kind != Position::Kind::object) return {};
  const GroupLine::Position described = party(position.kind, trigger, groups);
  const GroupLine::Position name = described ? groups.apposed(*described) : std::nullopt;
  return name ? fits(groups[*name], position.constraint) : std::vector<Capture>();
}

/// What the first position leaves of a coordination its alternatives may take: in "Maria Lopez and her brother" one
/// is a Person, the other a NounGroup. They come behind what the first has found.
void TriggerMatcher::add_other_items(std::span<const ArgumentPosition> positions, const Trigger& trigger,
                                     const GroupLine& groups, std::vector<Capture>& found) {
  const Position::Kind kind = positions.front().kind;
  if (positions.size() < 2 || (kind != Position::Kind::subject && kind != Position::Kind::object)) return;
  const GroupLine::Position at = party(kind, trigger, groups);
  if (!at || groups[*at].items.size() <= found.size() || !groups[*at].span.covers(found.front().tokens)) return;
  for (const ArgumentPosition& other : positions.subspan(1)) {
    if (other.kind != kind) continue;
    for (Capture& item : fits(groups[*at], other.constraint)) {
      const auto taken = [&](const Capture& known) { return known.tokens.overlaps(item.tokens); };
      if (std::none_of(found.begin(), found.end(), taken)) found.push_back(std::move(item));
    }
  }
}

std::vector<Capture> TriggerMatcher::find(const CompiledStage& stage, const ArgumentPosition& position,
                                          const Trigger& trigger, const GroupLine& groups, const Bindings& bindings) {
  const Atom& constraint = position.constraint;
  switch (position.kind) {
    case Position::Kind::subject:
    case Position::Kind::object: {
      const bool subject = position.kind == Position::Kind::subject;
      const GroupLine::Position group = party(position.kind, trigger, groups);
      std::vector<Capture> found = group ? fits(groups[*group], constraint) : std::vector<Capture>();
      if (found.empty() && subject && trigger.word == TriggerWord::noun) {
        found = inside(groups[trigger.group], constraint, trigger.span.begin);  // possessor or demonym
      }
      if (found.empty() && subject && group && groups.carries_out(trigger.group, *group)) {
        found = inside(groups[*group], constraint, groups[*group].items.front().head);  // "Peru's decision to sign"
      }
      return found;
    }
    case Position::Kind::prep:
      for (const std::uint32_t group : groups.prepositional(trigger, position.words)) {
        std::vector<Capture> found = fits(groups[group], constraint);
        if (!found.empty()) return found;
      }
      return {};
    case Position::Kind::modifier: return inside(groups[trigger.group], constraint, trigger.span.begin);
    case Position::Kind::anywhere: return anywhere(position, trigger, groups);
    case Position::Kind::when: return when(position, trigger, groups);
    case Position::Kind::after: return behind(stage, position, trigger, groups, bindings);
  }
  return {};
}

/// Annotations that lie in the item and cover its head: the earliest, then longest first.
void TriggerMatcher::read_options(const GroupItem& item) {
  const AnnotationSet& annotations = context_.annotations;
  options_.clear();
  for (std::uint32_t token = item.span.begin; token <= item.head; ++token) {
    const auto here = static_cast<std::ptrdiff_t>(options_.size());
    for (const AnnotationId id : annotations.starting_at(token)) {
      const std::uint32_t end = annotations[id].span.end;
      if (end > item.span.end || end <= item.head) continue;
      const auto shorter = [&](AnnotationId other) { return annotations[other].span.end < end; };
      options_.insert(std::find_if(options_.begin() + here, options_.end(), shorter), id);
    }
  }
}

/// For each item of the group: the first annotation of its options that satisfies the constraint.
std::vector<Capture> TriggerMatcher::fits(const Group& group, const Atom& constraint) {
  std::vector<Capture> out;
  for (const GroupItem& item : group.items) {
    read_options(item);
    for (auto first = options_.begin(); first != options_.end();) {
      const TokenSpan span = context_.annotations[*first].span;
      const auto last = std::find_if_not(first, options_.end(),
                                         [&](AnnotationId id) { return context_.annotations[id].span == span; });
      const std::span<const AnnotationId> beside(first, last);
      const auto found = std::find_if(
          first, last, [&](AnnotationId id) { return fit_annotation(constraint, id, beside, context_).holds; });
      if (found != last) {
        out.push_back(capture(*found));
        break;
      }
      first = last;
    }
  }
  return out;
}

/// The first annotation that starts in the group before its noun and satisfies the constraint; a possessor or a
/// demonym.
std::vector<Capture> TriggerMatcher::inside(const Group& group, const Atom& constraint, std::uint32_t noun) {
  const AnnotationSet& annotations = context_.annotations;
  for (std::uint32_t token = group.span.begin; token < noun; ++token) {
    std::vector<AnnotationId> options;
    for (const AnnotationId id : annotations.starting_at(token)) {
      const Label label = annotations[id].label;
      if (label != cascade_.known.noun_group && label != cascade_.known.coordination) options.push_back(id);
    }
    std::stable_sort(options.begin(), options.end(),
                     [&](AnnotationId a, AnnotationId b) { return annotations[a].span.end > annotations[b].span.end; });
    for (const AnnotationId id : options) {
      if (fits_in_place(constraint, id, context_)) return {capture(id)};
    }
  }
  return {};
}

/// The nearest fitting annotation of the area; ties: behind the trigger, then earlier, then longer. With
/// `dated`, only what can date the trigger.
std::optional<Capture> TriggerMatcher::nearest(const ArgumentPosition& position, const Trigger& trigger, TokenSpan area,
                                               const GroupLine* dated) {
  const AnnotationSet& annotations = context_.annotations;
  std::optional<std::tuple<std::uint32_t, bool, std::uint32_t, std::uint32_t, AnnotationId>> best;
  for (std::uint32_t token = area.begin; token < area.end; ++token) {
    for (const AnnotationId id : annotations.starting_at(token)) {
      const TokenSpan span = annotations[id].span;
      if (span.end > area.end || span.overlaps(trigger.span)) continue;
      const bool before = span.begin < trigger.span.begin;
      const std::uint32_t gap = before ? trigger.span.begin - span.end : span.begin - trigger.span.end;
      if (position.within && gap > *position.within) continue;
      const auto rank = std::tuple(gap, before, span.begin, ~span.end, id);
      if (best && *best < rank) continue;
      if (!fits_in_place(position.constraint, id, context_)) continue;
      if (!dated || dates_it(id, trigger, *dated)) best = rank;
    }
  }
  return best ? std::optional(capture(std::get<4>(*best))) : std::nullopt;
}

/// In the clause, else in the window.
std::vector<Capture> TriggerMatcher::anywhere(const ArgumentPosition& position, const Trigger& trigger,
                                              const GroupLine& groups) {
  const auto [lo, hi] = groups.clause(trigger.group);
  const TokenSpan clause{groups[lo].span.begin, groups[hi - 1].span.end};
  for (const TokenSpan area : {clause, groups.window()}) {
    if (const auto found = nearest(position, trigger, area, nullptr)) return {*found};
  }
  return {};
}

/// An adverbial of the trigger's own verb: "signed it on Monday", not "met, and on Monday signed it"; or of all verbs
/// of its row: "met and signed it on Monday".
std::vector<Capture> TriggerMatcher::when(const ArgumentPosition& position, const Trigger& trigger,
                                          const GroupLine& groups) {
  const auto [lo, hi] = groups.ground(trigger);
  const std::uint32_t own = groups.past_other_deed(lo, trigger.group);
  const TokenSpan all{groups[own].span.begin, groups[hi - 1].span.end};
  const TokenSpan area = groups.depends(trigger) ? groups[trigger.group].span : all;
  auto found = nearest(position, trigger, area, &groups);
  if (const auto [begin, end] = groups.front(trigger); !found && begin < end) {
    const std::uint32_t first = groups.past_other_deed(begin, end);
    found = nearest(position, trigger, {groups[first].span.begin, groups[end - 1].span.end}, &groups);
  }
  // What stands behind the last verb of a row is said of all.
  std::optional<std::uint32_t> verb = trigger.word == TriggerWord::verb ? std::optional(trigger.group) : std::nullopt;
  for (int steps = 0; verb && !found && steps < kMostJoined; ++steps) {
    verb = groups.joined_behind(*verb);
    if (!verb) break;
    const std::uint32_t end = groups.ground({TriggerWord::verb, {}, *verb}).second;
    found = nearest(position, trigger, {groups[*verb].span.end, groups[end - 1].span.end}, &groups);
  }
  return found ? std::vector<Capture>{*found} : std::vector<Capture>();
}

/// No rule says that it dates something else, and it is not part of another noun group ("signed the 1986 pact").
bool TriggerMatcher::dates_it(AnnotationId time, const Trigger& trigger, const GroupLine& groups) const {
  const TokenSpan span = context_.annotations[time].span;
  for (const AnnotationId id : context_.annotations.starting_at(span.begin)) {
    const Annotation& beside = context_.annotations[id];
    if (beside.label == cascade_.known.elsewhen && beside.span == span) return false;
  }
  const std::uint32_t at = groups.group_at(span.begin);
  if (at == groups.size() || at == trigger.group) return true;
  for (const GroupItem& item : groups[at].items) {
    if (item.span.overlaps(span) && !span.contains(item.head)) return false;
  }
  return true;
}

std::vector<Capture> TriggerMatcher::behind(const CompiledStage& stage, const ArgumentPosition& position,
                                            const Trigger& trigger, const GroupLine& groups, const Bindings& bindings) {
  std::vector<TokenSpan> anchors;
  if (!position.anchor) {
    anchors.push_back(trigger.span);
  } else {
    for (const Capture& c : bindings[*position.anchor]) anchors.push_back(c.tokens);
  }
  for (const TokenSpan anchor : anchors) {
    units_.build(groups.window(), position.visible, context_.annotations, kMaxUnits);
    const std::uint32_t first = units_.unit_from(anchor.end);
    if (first == units_.size()) continue;
    const UnitTester tester(stage.atoms, units_, context_);
    std::uint64_t steps = 0;
    const auto found = first_match(position.pattern, tester, first, steps);
    effort_.steps += steps;
    effort_.most = std::max(effort_.most, steps);
    if (!found || found->end == first) continue;
    const CapturedUnits last{0, found->end - 1, found->end, &last_atom(position.pattern)};
    const TokenSpan span = units_.span(found->end - 1);
    return {{span, context_.document.bytes(span), captured_annotation(last, tester)}};
  }
  return {};
}

}  // namespace wirefacts
