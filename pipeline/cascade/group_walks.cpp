// Who stands where around a trigger: bounded walks along the line of groups.

#include "cascade/group_line.h"

#include <algorithm>

#include "cascade/grammar_values.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kMaxWalk = 24;  // steps to the left of a verb
constexpr std::uint32_t kMaxSkip = 3;   // other units between verb and object
constexpr int kMaxPartners = 3;         // verbs asked whether another is joined to them
constexpr int kMaxDepth = 16;           // verbs that pass their subject on

}  // namespace

GroupLine::Position GroupLine::verb_left(std::uint32_t i) const {
  for (std::uint32_t k = i; k-- > 0;) {
    if (is(k, GroupKind::clause_break)) return std::nullopt;
    if (is(k, GroupKind::verb)) return k;
  }
  return std::nullopt;
}

GroupLine::Position GroupLine::noun_before(std::uint32_t i) const {
  for (std::uint32_t k = i; k-- > 0;) {
    if (is(k, GroupKind::noun)) return k;
  }
  return std::nullopt;
}

/// What the relative pronoun means: what its rule says ("an attack in Rome that killed 12"), else the noun before it.
GroupLine::Position GroupLine::antecedent(std::uint32_t relative) const {
  const AnnotationId told = reference_field(groups_[relative].annotation, cascade_.fields.head);
  if (told != AnnotationId::none) {
    const std::uint32_t group = group_at(context_.annotations[told].span.begin);
    if (group < relative && is(group, GroupKind::noun)) return group;
  }
  return noun_before(relative);
}

std::string_view GroupLine::main_field(std::uint32_t verb, const FieldMap& field) const {
  const AnnotationId main = reference_field(groups_[verb].annotation, cascade_.fields.main);
  return main == AnnotationId::none ? std::string_view() : text_field(main, field);
}

/// The inflection of the main verb: base, ing, participle …
std::string_view GroupLine::form(std::uint32_t verb) const { return main_field(verb, cascade_.fields.inflection); }

/// Only adverbs and the like between a comma and the verb: ", apparently attacking".
bool GroupLine::follows_comma(std::uint32_t verb) const {
  std::uint32_t k = verb;
  while (k > 0 && is(k - 1, GroupKind::other)) --k;
  return k > 0 && is(k - 1, GroupKind::comma);
}

/// The verb that a participle behind a comma goes with; none that only says which noun is meant: "shot at a bus
/// carrying guards, killing 12".
GroupLine::Position GroupLine::host(std::uint32_t participle) const {
  const Position verb = verb_left(participle);
  const bool says_which =
      verb && *verb > 0 && is(*verb - 1, GroupKind::noun) && !finite(*verb) && form(*verb) != forms::kBase;
  const Position outer = says_which ? verb_left(*verb) : std::nullopt;
  return outer ? outer : verb;
}

/// For a participle behind a comma the verb whose subject and ground it shares, for one that "and" joins to it the
/// same: "struck Rome, killing 12 and wounding three".
GroupLine::Position GroupLine::main_verb(std::uint32_t participle) const {
  Position at = participle;
  while (at && form(*at) == forms::kIng && !finite(*at)) {
    if (follows_comma(*at)) return host(*at);
    at = *at > 0 && is(*at - 1, GroupKind::conjunction) ? verb_left(*at - 1) : std::nullopt;
  }
  return std::nullopt;
}

/// The verb that one behind "and" is joined to: `before`, or a past form near it for a past form ("said prices would
/// fall and called for cuts").
std::uint32_t GroupLine::partner(std::uint32_t verb, std::uint32_t before) const {
  if (form(verb) != forms::kPast || form(before) == forms::kPast) return before;
  std::uint32_t at = before;
  for (int steps = 0; steps < kMaxPartners; ++steps) {
    const Position next = verb_left(at);
    if (!next) break;
    if (finite(*next) && form(*next) == forms::kPast) return *next;
    at = *next;
  }
  return before;
}

/// The verb that one behind a comma is joined to in a row: "raided the house, arrested three men and left". Of a comma
/// that closes a parenthesis there is none.
GroupLine::Position GroupLine::row_before(std::uint32_t verb) const {
  if (!finite(verb) || !follows_comma(verb)) return std::nullopt;
  std::uint32_t comma = verb - 1;
  while (!is(comma, GroupKind::comma)) --comma;
  if (over_parenthesis(comma)) return std::nullopt;
  const Position before = verb_left(comma);
  return before && finite(*before) && form(*before) == form(verb) ? before : std::nullopt;
}

/// The verb before a conjunction. A comma before that closes a relative clause: "met men who led the strike, and left".
GroupLine::Position GroupLine::verb_before(std::uint32_t conjunction) const {
  const Position verb = verb_left(conjunction);
  const bool closed = verb && *verb > 0 && is(*verb - 1, GroupKind::relative) && is(conjunction - 1, GroupKind::comma);
  const Position main = closed ? verb_left(*verb - 1) : std::nullopt;
  return main ? main : verb;
}

bool GroupLine::reports(std::uint32_t verb) const {
  const AnnotationId main = reference_field(groups_[verb].annotation, cascade_.fields.main);
  return main != AnnotationId::none && is_of_class(main, kReport);
}

/// A clause is its object, not somebody: "critics who say Norvane should pay".
bool GroupLine::tells(std::uint32_t verb) const {
  return reports(verb) && main_field(verb, cascade_.fields.controls) != kYes;
}

/// The verb whose subject one behind "and" or in a row shares: "A met B and signed C".
GroupLine::Position GroupLine::joined_before(std::uint32_t verb) const {
  const bool behind_and = verb > 1 && is(verb - 1, GroupKind::conjunction);
  const Position before = behind_and ? verb_before(verb - 1) : std::nullopt;
  return before ? Position(partner(verb, *before)) : row_before(verb);
}

GroupLine::Position GroupLine::joined_behind(std::uint32_t verb) const {
  const std::uint32_t end = clause(verb).second;
  for (std::uint32_t k = verb + 1; k < end && !is(k, GroupKind::relative); ++k) {
    if (!is(k, GroupKind::verb)) continue;
    const bool joined = joined_before(k) == verb && is_bare(k) && form(k) == form(verb) && passive(k) == passive(verb);
    if (joined) return reports(k) ? std::nullopt : Position(k);
    if (finite(k)) return std::nullopt;
  }
  return std::nullopt;
}

bool GroupLine::is_infinitive(std::uint32_t verb) const {
  return is(verb, GroupKind::verb) && !finite(verb) && form(verb) == forms::kBase;
}

/// "calls for rebels to leave Rome": a bare form behind a noun behind a preposition of a goal.
bool GroupLine::is_told_to(std::uint32_t verb) const {
  return verb > 1 && is_infinitive(verb) && is(verb - 1, GroupKind::noun) && behind_preposition(verb - 1) &&
         link(verb - 2) == links::kGoal;
}

/// The verb before an infinitive that something stands behind; none for auxiliaries ("is the first to visit"), none
/// behind an apposition or a row of nouns: "X, the first to visit".
GroupLine::Position GroupLine::verb_of_infinitive(std::uint32_t infinitive) const {
  const bool apart = infinitive > 0 && !is(infinitive - 1, GroupKind::verb) && !is_told_to(infinitive);
  if (!apart || !is_infinitive(infinitive)) return std::nullopt;
  const bool joined = infinitive > 1 && is(infinitive - 1, GroupKind::noun) &&
                      (is(infinitive - 2, GroupKind::comma) || is(infinitive - 2, GroupKind::conjunction));
  if (joined) return std::nullopt;
  const Position before = verb_left(infinitive);
  return before && !form(*before).empty() ? before : std::nullopt;
}

/// A noun whose infinitive says what is planned: "a bid to buy".
bool GroupLine::is_plan(std::uint32_t noun) const { return is_of_class(groups_[noun].annotation, kPlan); }

bool GroupLine::is_of_class(AnnotationId id, std::string_view wanted) const {
  const FieldValue* sorts = field_of(context_.annotations[id], cascade_.fields.group_class);
  if (sorts == nullptr) return false;
  return sorts->text == wanted || std::any_of(sorts->items.begin(), sorts->items.end(),
                                              [&](const FieldValue& sort) { return sort.text == wanted; });
}

/// Who has made the plan carries it out: a decision; not a call, which leaves open whether anybody does.
bool GroupLine::is_own_plan(std::uint32_t noun) const {
  return is_plan(noun) && word_field(groups_[noun].span.end - 1, cascade_.fields.imposes) != kHypothetical;
}

/// "A decision by Norvane to close a plant": Norvane.
GroupLine::Position GroupLine::planner(std::uint32_t infinitive) const {
  const bool behind = infinitive > 2 && is_infinitive(infinitive) && is(infinitive - 1, GroupKind::noun) &&
                      behind_preposition(infinitive - 1) && is(infinitive - 3, GroupKind::noun);
  if (!behind) return std::nullopt;
  const std::string_view sort = link(infinitive - 2);
  const bool own = sort == links::kAgent || sort == links::kGenitive;
  return own && is_own_plan(infinitive - 3) ? Position(infinitive - 1) : std::nullopt;
}

bool GroupLine::carries_out(std::uint32_t verb, std::uint32_t plan) const {
  return is_infinitive(verb) && plan + 1 == verb && is_own_plan(plan);
}

/// The noun whose plan the infinitive is: "a bid to buy", "a call on rebels to leave"; not "went out of her way to
/// thank X".
std::optional<std::uint32_t> GroupLine::plan_of(std::uint32_t infinitive, Position object) const {
  const std::uint32_t noun = infinitive - 1;
  if (!is(noun, GroupKind::noun)) return std::nullopt;
  if (is_plan(noun)) {  // "left in a bid to meet X", but not "spoke against a bid to meet X"
    const bool shared = !object && behind_preposition(noun) && link(noun - 1) != links::kTopic;
    return shared ? std::nullopt : Position(noun);
  }
  return object && behind_preposition(noun) && is_plan(*object) ? object : std::nullopt;
}

/// Behind an adjective that says what the object may do: "declared X unfit to stand trial".
bool GroupLine::follows_quality(std::uint32_t infinitive) const {
  if (!is(infinitive - 1, GroupKind::other)) return false;
  for (const AnnotationId id : context_.annotations.starting_at(groups_[infinitive - 1].span.begin)) {
    if (!text_field(id, cascade_.fields.modality).empty()) return true;
  }
  return false;
}

/// "Sent troops to fight": the object of a verb that tells or lets it do so; "visited Rome to meet X": the subject of
/// the verb. A plan is its own: "rejected a bid to buy X" does not say who buys.
GroupLine::Position GroupLine::left_of_infinitive(std::uint32_t infinitive, std::uint32_t before, int depth) const {
  if (passive(before)) return left(before, depth + 1);
  const Position found = right(before);
  const Position object = found && *found < infinitive ? found : std::nullopt;
  const bool receives =
      object && is(*object + 1, GroupKind::noun) && is_plan(*object + 1);  // "gave Iran a right to buy"
  if (receives || (object && follows_quality(infinitive))) return object;
  if (object && main_field(before, cascade_.fields.controls) == kYes) return object;
  const std::optional<std::uint32_t> plan = plan_of(infinitive, object);
  return plan ? plan : left(before, depth + 1);
}

/// The name of a place behind "in" does nothing: "protesters in Israel demanding reform".
bool GroupLine::is_site(std::uint32_t noun) const {
  if (noun == 0 || !is(noun - 1, GroupKind::preposition) || link(noun - 1) != links::kPlace) return false;
  const TokenSpan span = groups_[noun].span;
  for (std::uint32_t token = span.begin; token < span.end; ++token) {
    for (const AnnotationId id : context_.annotations.starting_at(token)) {
      const Annotation& name = context_.annotations[id];
      if (name.label == cascade_.known.place && name.span.end == span.end) return true;
    }
  }
  return false;
}

/// A form in -ing, "threatening to leave", or a participle: no infinitive, as in "ordered B, a rival, to leave".
bool GroupLine::adds(std::uint32_t verb) const {
  return form(verb) != forms::kBase || word_field(groups_[verb].span.begin, cascade_.fields.inflection) == forms::kIng;
}

/// The noun group that stands as the subject of the verb group.
GroupLine::Position GroupLine::left(std::uint32_t verb, int depth) const {
  if (depth > kMaxDepth) return std::nullopt;
  if (const Position v = joined_before(verb)) return left(*v, depth + 1);
  if (adds(verb) && !finite(verb) && !passive(verb) && follows_comma(verb)) {  // "A bought B, raising its stake"
    if (const Position v = host(verb)) return left(*v, depth + 1);
  }
  if (is_means(verb)) {  // "A cited B in defending C"
    if (const Position v = verb_left(verb)) return left(*v, depth + 1);
  }
  if (const Position v = outer_verb(verb)) return left(*v, depth + 1);
  if (const Position noun = before_aside(verb)) return noun;
  if (const Position by = planner(verb)) return by;
  if (const Position v = verb_of_infinitive(verb)) return left_of_infinitive(verb, *v, depth);
  const bool behind_noun = verb > 0 && is(verb - 1, GroupKind::noun) && !finite(verb) && form(verb) != forms::kBase;
  if (behind_noun && !(form(verb) == forms::kIng && is_site(verb - 1))) {
    return verb - 1;  // "the death of miners trapped in Lima", "taxes on farmers selling grain"
  }
  std::uint32_t k = verb;  // one behind the group looked at
  for (std::uint32_t steps = 0; k > 0 && steps < kMaxWalk; ++steps) {
    const std::uint32_t at = k - 1;
    if (is(at, GroupKind::clause_break)) break;
    if (is(at, GroupKind::relative)) return antecedent(at);
    if (const Position relative = relative_around(at, verb)) {
      const Position noun = antecedent(*relative);  // "the quake that struck Rome killed"
      if (!noun) return std::nullopt;
      k = *noun + 1;
      continue;
    }
    if (is(at, GroupKind::verb)) {
      if (!finite(verb) || !is_told_to(at)) {
        const Position noun = left(at, depth + 1);
        const bool aside = noun && *noun > 0 && *noun < at && is(*noun - 1, GroupKind::noun) && ends_clause(at, verb);
        return aside ? Position(*noun - 1) : noun;  // "the general the rebels captured was freed"
      }
      k = at - 2;  // "cannot wait for Congress to act and urged": who acts is nobody's subject but its own
      continue;
    }
    if (is(at, GroupKind::noun)) {
      if (at == 0) return at;
      // "men holding arms fled", but "denying she was there"
      const bool object = finite(verb) && is(at - 1, GroupKind::verb) && !finite(at - 1) && !tells(at - 1);
      if (object) return left(at - 1, depth + 1);
      if (!is(at - 1, GroupKind::preposition) || (at + 1 == verb && is_told_to(verb))) return at;
      k = at - 1;
      continue;
    }
    k = at;
    if (is(at, GroupKind::comma)) {
      if (const auto opening = over_parenthesis(at); opening && *opening > 0) k = *opening;
    } else if (is_word(groups_[at], ")")) {
      if (const auto opening = over_brackets(at); opening && *opening > 0) k = *opening;
    } else if (is_dash(at)) {
      if (const auto opening = over_dashes(at); opening && *opening > 0) k = *opening;
    } else if (is(at, GroupKind::other)) {
      if (const auto opening = over_quotation(at); opening && *opening > 0) k = *opening;
    }
  }
  return finite(verb) ? std::nullopt : left_of_next_finite(verb, depth);
}

/// A form in -ing behind "in" or "by".
bool GroupLine::is_means(std::uint32_t verb) const {
  if (verb == 0 || !is(verb - 1, GroupKind::preposition) || finite(verb) || form(verb) != forms::kIng) return false;
  const std::string_view sort = link(verb - 1);
  return sort == links::kPlace || sort == links::kAgent;
}

/// "Ann, after meeting Y, said": Ann.
GroupLine::Position GroupLine::before_aside(std::uint32_t verb) const {
  const bool aside = verb > 2 && is(verb - 1, GroupKind::clause_break) && is(verb - 2, GroupKind::comma) &&
                     is(verb - 3, GroupKind::noun) && !finite(verb);
  return aside ? Position(verb - 3) : std::nullopt;
}

/// The finite verb before a form in -ing or a passive with its own "after", "before", "if": "called off the strike
/// after reaching a deal", "left after being charged"; not behind "that", where such a form is a subject ("said that
/// closing it is wrong").
GroupLine::Position GroupLine::outer_verb(std::uint32_t verb) const {
  const bool shares = !finite(verb) && (form(verb) == forms::kIng || passive(verb));
  if (verb == 0 || !is(verb - 1, GroupKind::clause_break) || !shares) return std::nullopt;
  bool joins = false;
  for (const AnnotationId id : context_.annotations.starting_at(groups_[verb - 1].span.begin)) {
    joins = joins || context_.annotations[id].label == cascade_.known.subordinator;
  }
  const Position outer = joins ? verb_left(verb - 1) : std::nullopt;
  const bool aside = outer && passive(verb) && tells(*outer) && *outer + 3 == verb && is(*outer + 1, GroupKind::comma);
  return outer && finite(*outer) && !aside ? outer : std::nullopt;  // not of ", police said, before being shot"
}

/// "After greeting X, Y said", "Kidnapped in May, Y was freed": the subject of the clause that follows, for what opens
/// the sentence, with one word before it or none, also behind a comma that parts them.
GroupLine::Position GroupLine::left_of_next_finite(std::uint32_t verb, int depth) const {
  bool opens = verb == 0 || (verb == 1 && (is(0, GroupKind::clause_break) || is(0, GroupKind::preposition)));
  const bool told = tells(verb) && verb + 1 < size() && is(verb + 1, GroupKind::noun);  // "After saying she was ill,"
  for (std::uint32_t k = verb + 1; k < size(); ++k) {
    if (is(k, GroupKind::clause_break)) {
      if (!opens || !is_word(groups_[k], ",")) return std::nullopt;
      opens = false;
    }
    if (!is(k, GroupKind::verb) || !finite(k) || (told && k == verb + 2)) continue;
    for (std::uint32_t n = k; n-- > 0;) {
      if (is(n, GroupKind::noun) && !(n > 0 && is(n - 1, GroupKind::preposition))) {
        return n > verb ? left(k, depth + 1) : std::nullopt;
      }
      if (is(n, GroupKind::clause_break) || is(n, GroupKind::verb)) return std::nullopt;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

/// Behind a time with its preposition: "opened on Friday a school".
std::uint32_t GroupLine::behind_time(std::uint32_t k) const {
  const std::uint32_t from = k < size() && is(k, GroupKind::preposition) ? k + 1 : k;
  if (from >= size() || !is(from, GroupKind::other)) return k;
  for (const AnnotationId id : context_.annotations.starting_at(groups_[from].span.begin)) {
    const Annotation& a = context_.annotations[id];
    if (a.label != cascade_.known.time) continue;
    std::uint32_t behind = from;
    while (behind < size() && groups_[behind].span.begin < a.span.end) ++behind;
    return behind;
  }
  return k;
}

/// The noun group that stands as the object of the verb group.
GroupLine::Position GroupLine::right(std::uint32_t verb) const {
  const bool shared =
      verb + 2 < size() && is(verb + 1, GroupKind::conjunction) && is(verb + 2, GroupKind::verb) && !passive(verb + 2);
  if (shared) return right(verb + 2);  // "arrested and questioned two men"
  const std::uint32_t first = behind_time(verb + 1);
  for (std::uint32_t k = first; k < size() && k <= first + kMaxSkip; ++k) {
    if (is(k, GroupKind::noun)) {
      const bool relative = verb > 0 && is(verb - 1, GroupKind::relative);  // "men who held two guards fled"
      const bool subject = !relative && k + 1 < size() && is(k + 1, GroupKind::verb) && finite(k + 1);
      return subject ? std::nullopt : Position(k);
    }
    if (!is(k, GroupKind::other)) return std::nullopt;
  }
  return std::nullopt;
}

bool GroupLine::takes_by(std::uint32_t group) const {
  const std::uint32_t last = groups_[group].span.end - 1;
  for (const AnnotationId id : context_.annotations.starting_at(last)) {
    if (context_.annotations[id].label == cascade_.known.noun && text_field(id, cascade_.fields.by) == kYes) {
      return true;
    }
  }
  return false;
}

GroupLine::Position GroupLine::agent(std::uint32_t verb) const {
  for (std::uint32_t k = verb + 1; k + 1 < size(); ++k) {
    if (is(k, GroupKind::clause_break) || is(k, GroupKind::verb) || is(k, GroupKind::relative)) {
      return std::nullopt;
    }
    if (is(k, GroupKind::preposition) && is(k + 1, GroupKind::noun) && link(k) == links::kAgent) {
      for (std::uint32_t owner = verb + 1; owner < k; ++owner) {  // "concluded during a visit to Rome by X"
        if (is(owner, GroupKind::noun) && takes_by(owner)) return std::nullopt;
      }
      return k + 1;
    }
  }
  return std::nullopt;
}

/// The verb behind a noun that is its subject: "said a takeover of Norvane might be". Only phrases with
/// prepositions stand between them.
GroupLine::Position GroupLine::verb_of_subject(std::uint32_t noun) const {
  if (behind_preposition(noun)) return std::nullopt;
  std::uint32_t k = noun + 1;
  while (k + 1 < size() && is(k, GroupKind::preposition) && is(k + 1, GroupKind::noun)) k += 2;
  return k < size() && is(k, GroupKind::verb) && finite(k) ? Position(k) : std::nullopt;
}

GroupLine::Position GroupLine::governor(const Trigger& trigger) const {
  if (const Position v = verb_of_subject(trigger.group)) return v;
  if (const Position v = verb_left(trigger.group)) return v;
  for (std::uint32_t k = trigger.group + 1; k < size(); ++k) {
    if (is(k, GroupKind::clause_break)) return std::nullopt;
    if (is(k, GroupKind::verb)) return k;
  }
  return std::nullopt;
}

std::pair<std::uint32_t, std::uint32_t> GroupLine::front(const Trigger& trigger) const {
  const std::uint32_t lo = clause(trigger.group).first;
  const Position subject = trigger.word == TriggerWord::verb ? left(trigger.group) : std::nullopt;
  if (!subject || *subject >= trigger.group || *subject < lo) return {lo, lo};
  for (std::uint32_t k = lo; k < *subject; ++k) {
    if (is(k, GroupKind::verb) || is(k, GroupKind::relative)) return {lo, lo};
  }
  return {lo, *subject};
}

bool GroupLine::depends(const Trigger& trigger) const {
  const std::uint32_t t = trigger.group;
  if (trigger.word != TriggerWord::noun || behind_preposition(t)) return false;
  const bool complete = t + 2 < size() && is(t + 1, GroupKind::preposition) && is(t + 2, GroupKind::noun);
  const Position own = verb_left(t);
  return !complete && own && !light(*own) && is_object_of(*own, t);
}

GroupLine::Position GroupLine::conjoined(std::uint32_t verb) const {
  if (verb > 0 && is(verb - 1, GroupKind::verb) && !finite(verb) && !passive(verb)) return verb - 1;
  if (verb < 2 || !is(verb - 1, GroupKind::conjunction)) return std::nullopt;
  const bool shares = (form(verb) == forms::kBase || form(verb) == forms::kParticiple) && is_bare(verb);
  return shares ? verb_left(verb - 1) : std::nullopt;
}

bool GroupLine::is_bare(std::uint32_t verb) const {
  const AnnotationId main = reference_field(groups_[verb].annotation, cascade_.fields.main);
  return main != AnnotationId::none && context_.annotations[main].span == groups_[verb].span;
}

std::uint32_t GroupLine::group_at(std::uint32_t token) const {
  const auto behind = std::upper_bound(groups_.begin(), groups_.end(), token,
                                       [](std::uint32_t t, const Group& group) { return t < group.span.begin; });
  if (behind == groups_.begin()) return size();
  const auto at = behind - 1;
  return token < at->span.end ? static_cast<std::uint32_t>(at - groups_.begin()) : size();
}

bool GroupLine::light(std::uint32_t verb) const {
  const AnnotationId main = reference_field(groups_[verb].annotation, cascade_.fields.main);
  return main != AnnotationId::none && !text_field(main, cascade_.fields.light).empty();
}

bool GroupLine::supports(std::uint32_t verb, std::uint32_t noun) const {
  if (!light(verb)) return false;
  if (verb < noun || passive(verb)) return true;
  return text_field(reference_field(groups_[verb].annotation, cascade_.fields.main), cascade_.fields.light) == kYes;
}

/// "After the crash in May, police left": May is when it crashed; "during the talks in May" it is when they left, too.
std::uint32_t GroupLine::past_other_deed(std::uint32_t begin, std::uint32_t end) const {
  const bool other = begin + 1 < end && is(begin, GroupKind::preposition) && is(begin + 1, GroupKind::noun) &&
                     !text_field(groups_[begin].annotation, cascade_.fields.imposes).empty() &&
                     link(begin) != links::kConcurrent;
  std::uint32_t comma = begin;
  while (other && comma < end && !is(comma, GroupKind::comma)) ++comma;
  return comma < end ? comma : begin;
}

/// What else stands between a comma and a finite verb is the verb's: "who met in May, on Friday left".
std::uint32_t GroupLine::behind_comma(std::uint32_t verb, std::uint32_t least) const {
  if (!is(verb, GroupKind::verb) || !finite(verb)) return verb;
  std::uint32_t k = verb;
  while (k > least && (is(k - 1, GroupKind::other) || is(k - 1, GroupKind::preposition))) --k;
  return k > least && is(k - 1, GroupKind::comma) ? k : verb;
}

/// Behind a preposition that says neither when nor where the verb's object is.
bool GroupLine::is_aside(std::uint32_t noun, std::uint32_t verb) const {
  if (noun < verb || !behind_preposition(noun) || is_object_of(verb, noun)) return false;
  const std::string_view sort = link(noun - 1);
  return sort != links::kPlace && sort != links::kConcurrent;
}

/// A verb claims what follows it up to the next verb or border; what comes first in a clause belongs to
/// its first verb. A noun has the ground of the verb that governs it, if that says only that it happened.
std::pair<std::uint32_t, std::uint32_t> GroupLine::ground(const Trigger& trigger) const {
  const auto [lo, hi] = clause(trigger.group);
  const Position own = trigger.word == TriggerWord::verb ? Position(trigger.group) : governor(trigger);
  const auto claims = [&](std::uint32_t k) {
    return is(k, GroupKind::relative) || (is(k, GroupKind::verb) && own != k);
  };
  std::uint32_t right = trigger.group + 1;
  while (right < hi && !claims(right)) ++right;
  if (right < hi) right = behind_comma(right, trigger.group + 1);
  // "the strike was ruled illegal on Friday", "ended it this week in response to the strike"
  if (trigger.word == TriggerWord::noun && own && (!light(*own) || is_aside(trigger.group, *own))) {
    return {trigger.group, *own > trigger.group ? std::min(right, *own) : right};
  }
  if (const Position main = trigger.word == TriggerWord::verb ? main_verb(trigger.group) : std::nullopt) {
    return {ground({TriggerWord::verb, {}, *main}).first, right};
  }
  std::uint32_t left = trigger.group;
  while (left > lo && !claims(left - 1)) --left;
  const bool opens = left == lo || (own == trigger.group && is(left - 1, GroupKind::relative));
  if (opens) return {left, right};  // "that last year bought Norvane"
  return {own && *own < trigger.group ? std::max(left, *own + 1) : trigger.group, right};
}

}  // namespace wirefacts
