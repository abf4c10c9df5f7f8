#include "cascade/realis.h"

#include <optional>

#include "cascade/grammar_values.h"

namespace wirefacts {
namespace {

/// "If the man who was arrested talks": what a relative clause tells of the past is told, whatever its clause says.
bool is_told_in_passing(const Trigger& trigger, const GroupLine& line, const Cascade& cascade) {
  if (trigger.word != TriggerWord::verb || !line.finite(trigger.group)) return false;
  const AnnotationId main = line.reference_field(line[trigger.group].annotation, cascade.fields.main);
  if (main == AnnotationId::none) return false;
  const std::string_view form = line.text_field(main, cascade.fields.inflection);
  if (form != forms::kPast && form != forms::kParticiple) return false;
  const std::uint32_t lo = line.clause(trigger.group).first;
  for (std::uint32_t k = trigger.group; k-- > lo;) {
    if (line[k].kind == GroupKind::relative) return true;
    if (line[k].kind == GroupKind::verb) return false;
  }
  return false;
}

/// The modality that the border in front of the clause gives ("if").
std::string_view condition(const Trigger& trigger, const GroupLine& line, const Cascade& cascade,
                           const MatchContext& context) {
  const std::uint32_t lo = line.clause(trigger.group).first;
  if (lo == 0 || is_told_in_passing(trigger, line, cascade)) return {};
  const TokenSpan border = line[lo - 1].span;
  for (const AnnotationId id : context.annotations.starting_at(border.begin)) {
    if (context.annotations[id].span != border) continue;
    const std::string_view modality = line.text_field(id, cascade.fields.modality);
    if (!modality.empty()) return modality;
  }
  return {};
}

/// "The army denied that it shelled the town", "denied a report that …".
bool is_denied(const Trigger& trigger, const GroupLine& line, const Cascade& cascade) {
  const std::uint32_t lo = line.clause(trigger.group).first;
  if (lo < 2 || is_told_in_passing(trigger, line, cascade)) return false;
  std::uint32_t verb = lo - 2;
  if (line[verb].kind == GroupKind::noun && verb > 0) --verb;
  if (line[verb].kind != GroupKind::verb) return false;
  const AnnotationId main = line.reference_field(line[verb].annotation, cascade.fields.main);
  return main != AnnotationId::none && line.text_field(main, cascade.fields.imposes) == kDenied;
}

bool is_question(const Trigger& trigger, const GroupLine& line, const MatchContext& context) {
  if (!context.annotations.covered(labels::kHeadline, trigger.span)) return false;
  const TokenSpan last = line[line.size() - 1].span;
  return context.document.text(last) == "?";
}

/// What an adjective or participle before the noun says: "the planned takeover".
std::string_view modifier(const Trigger& trigger, const GroupLine& line, const Cascade& cascade,
                          const MatchContext& context) {
  for (std::uint32_t token = line[trigger.group].span.begin; token < trigger.span.begin; ++token) {
    for (const AnnotationId id : context.annotations.starting_at(token)) {
      const std::string_view form = line.text_field(id, cascade.fields.inflection);
      if (!form.empty() && form != forms::kParticiple) continue;
      const std::string_view imposed = line.text_field(id, cascade.fields.imposes);
      if (!imposed.empty() && context.annotations[id].span.end <= trigger.span.begin) return imposed;
    }
  }
  return {};
}

/// What the preposition before the trigger says, or the noun before that: "after talks", "hope of talks".
std::string_view preposition(const Trigger& trigger, const GroupLine& line, const Cascade& cascade) {
  if (!line.behind_preposition(trigger.group)) return {};
  const Group& before = line[trigger.group - 1];
  const std::string_view own = line.text_field(before.annotation, cascade.fields.imposes);
  if (!own.empty() || trigger.group < 2) return own;
  const Group& noun = line[trigger.group - 2];
  return noun.kind == GroupKind::noun ? line.word_field(noun.span.end - 1, cascade.fields.imposes) : std::string_view();
}

/// A word such as "no" in the group.
bool negates(std::optional<std::uint32_t> group, const GroupLine& line, const Cascade& cascade) {
  if (!group) return false;
  const TokenSpan span = line[*group].span;
  return line.word_field(span.begin, cascade.fields.polarity) == kNegative;
}

/// "no reports of talks", "no plans for talks"; but "no role in the attack", "no comment on the talks" and "no ransom
/// for the release" are about what there was.
bool is_absent(std::uint32_t before, const Trigger& trigger, const GroupLine& line, const Cascade& cascade) {
  if (trigger.group < 2 || !negates(before, line, cascade)) return false;
  const std::string_view imposed = preposition(trigger, line, cascade);
  const bool known = line.text_field(line[trigger.group].annotation, cascade.fields.definite) == kYes;
  const bool sought = line.link(trigger.group - 1) == links::kGoal && (!known || !imposed.empty());
  return (line.is_genitive(trigger.group - 1) || sought) && imposed != kActual;
}

/// What a participle behind the noun says: "the meeting scheduled for June".
std::string_view participle(const Trigger& trigger, const GroupLine& line, const Cascade& cascade) {
  const std::uint32_t next = trigger.group + 1;
  if (next >= line.size() || line[next].kind != GroupKind::verb) return {};
  if (line.finite(next) || !line.passive(next)) return {};
  const AnnotationId main = line.reference_field(line[next].annotation, cascade.fields.main);
  return main == AnnotationId::none ? std::string_view() : line.text_field(main, cascade.fields.imposes);
}

std::string_view imposed_on_noun(const Trigger& trigger, const GroupLine& line, const Cascade& cascade,
                                 const MatchContext& context) {
  std::string_view own = modifier(trigger, line, cascade, context);
  if (own.empty()) own = participle(trigger, line, cascade);
  return own.empty() ? preposition(trigger, line, cascade) : own;
}

/// What the verb group itself or the verb that governs the noun says. What comes before the verb behind a preposition
/// is not what it hopes for or denies: "at the meeting, Norvane promised".
std::string_view of_verb(const Trigger& trigger, std::uint32_t verb, const GroupLine& line, const Cascade& cascade) {
  const AnnotationId group = line[verb].annotation;
  const bool aside = verb > trigger.group && line.behind_preposition(trigger.group);
  if (trigger.word != TriggerWord::verb && !aside) {
    const AnnotationId main = line.reference_field(group, cascade.fields.main);
    const std::string_view imposed =
        main == AnnotationId::none ? std::string_view() : line.text_field(main, cascade.fields.imposes);
    // "denied involvement in the attack" denies the involvement.
    const bool other = imposed == kDenied && line.behind_preposition(trigger.group) && trigger.group > verb + 2 &&
                       !line.is_genitive(trigger.group - 1);
    if (!imposed.empty() && !other) return imposed;
  }
  const std::string_view own = line.text_field(group, cascade.fields.modality);
  if (!own.empty() && own != kActual) return own;
  const std::optional<std::uint32_t> first = line.conjoined(verb);
  if (!first) return {};
  const AnnotationId governor = line.reference_field(line[*first].annotation, cascade.fields.main);
  const bool direct = *first + 1 == verb && governor != AnnotationId::none;  // "anticipates paying"
  const std::string_view imposed = direct ? line.text_field(governor, cascade.fields.imposes) : std::string_view();
  return imposed.empty() ? of_verb(trigger, *first, line, cascade) : imposed;
}

}  // namespace

Realis realis_of(const Trigger& trigger, const GroupLine& line, const Cascade& cascade, const MatchContext& context) {
  Realis out;
  const bool verbal = trigger.word == TriggerWord::verb;
  const std::optional<std::uint32_t> verb = verbal ? std::optional(trigger.group) : line.governor(trigger);
  const bool adjunct = !verbal && line.behind_preposition(trigger.group);  // the verb's "not" is not about it
  out.realis = {};
  if (trigger.word == TriggerWord::noun) out.realis = imposed_on_noun(trigger, line, cascade, context);
  // "in danger of collapsing"; what the verb says itself goes before: "after failing to reach a deal".
  const bool open = verbal && line.text_field(line[trigger.group].annotation, cascade.fields.modality) == kActual;
  if (open) out.realis = preposition(trigger, line, cascade);
  if (is_denied(trigger, line, cascade)) out.realis = kDenied;
  // "the resignation can hurt" takes it for granted, "a resignation can hurt" does not.
  const bool known = trigger.word == TriggerWord::noun && verb && *verb > trigger.group &&
                     !line.supports(*verb, trigger.group) &&
                     line.text_field(line[trigger.group].annotation, cascade.fields.definite) == kYes;
  const std::string_view governed = verb && !known ? of_verb(trigger, *verb, line, cascade) : std::string_view();
  // "will sign after talks": what comes first lies ahead, too.
  const bool ahead = verb && line.text_field(line[*verb].annotation, cascade.fields.modality) == kFuture;
  if (out.realis.empty() || (out.realis == kActual && ahead)) out.realis = governed;
  // "whether the strike is legal": a noun with another verb is taken for granted.
  const bool granted = trigger.word == TriggerWord::noun && verb && !line.supports(*verb, trigger.group);
  if (!granted && (out.realis.empty() || out.realis == kFuture)) {  // "whether he will resign" is open
    const std::string_view border = condition(trigger, line, cascade, context);
    if (out.realis.empty() || border == kHypothetical) out.realis = border;
  }
  if (out.realis.empty() && is_question(trigger, line, context)) out.realis = kHypothetical;
  if (out.realis.empty()) out.realis = kActual;

  // "the talks did not help": there were talks; "the strike was not approved" tells of none.
  const bool held = known && !line.passive(*verb);
  // "has not condemned the attack": an attack there was.
  const bool presumed = !verbal && verb && of_verb(trigger, *verb, line, cascade) == kActual;
  const std::string_view polarity = verb && !adjunct && !held && !presumed
                                        ? line.text_field(line[*verb].annotation, cascade.fields.polarity)
                                        : std::string_view();
  if (!polarity.empty()) out.polarity = polarity;
  const bool none =
      verbal
          ? negates(line.subject(trigger), line, cascade) || negates(line.object(trigger), line, cascade)
          : negates(trigger.group, line, cascade) || (adjunct && is_absent(trigger.group - 2, trigger, line, cascade));
  if (none || out.realis == kDenied) out.polarity = kNegative;
  return out;
}

std::optional<Realis> realis_in(TokenSpan words, const GroupLine& line, const Cascade& cascade,
                                const MatchContext& context) {
  for (std::uint32_t g = line.group_at(words.begin); g < line.size() && line[g].span.begin < words.end; ++g) {
    if (line[g].kind != GroupKind::verb) continue;
    const AnnotationId main = line.reference_field(line[g].annotation, cascade.fields.main);
    if (main == AnnotationId::none) continue;
    const TokenSpan verb = context.annotations[main].span;
    if (words.covers(verb)) return realis_of({TriggerWord::verb, verb, g}, line, cascade, context);
    // "threatened to leave" is one group: what it says of leaving does not hold for the threat.
    const Trigger outer{TriggerWord::verb, words, g};
    if (is_denied(outer, line, cascade)) return Realis{kDenied, kNegative};
    const std::string_view imposed = condition(outer, line, cascade, context);
    return imposed.empty() ? std::nullopt : std::optional(Realis{imposed});
  }
  return std::nullopt;
}

}  // namespace wirefacts
