// Which groups fill the places of a trigger: subject, object, phrases with a preposition.

#include <algorithm>

#include "cascade/grammar_values.h"
#include "cascade/group_line.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kMaxPhrases = 24;  // before a preposition that are looked back on
constexpr std::uint32_t kMaxTails = 2;     // "of" phrases between a description and its name

}  // namespace

bool GroupLine::is_genitive(std::uint32_t i) const {
  return is(i, GroupKind::preposition) && link(i) == links::kGenitive;
}

/// The noun group is the verb's object, or stands in it: "held a round of talks", "will result in signing".
bool GroupLine::is_object_of(std::uint32_t verb, std::uint32_t group) const {
  std::uint32_t nouns = 0;
  for (std::uint32_t k = verb + 1; k < group; ++k) {
    if (is(k, GroupKind::noun)) ++nouns;
    if (is(k, GroupKind::preposition) && nouns > 0 && !is_genitive(k)) return false;
    if (is(k, GroupKind::comma) || is(k, GroupKind::relative)) return false;
  }
  return true;
}

GroupLine::Position GroupLine::subject_of_noun(const Trigger& trigger) const {
  if (const Position by = agent(trigger.group)) return by;
  if (const Position v = verb_left(trigger.group)) {
    if (light(*v) && (passive(*v) || is_object_of(*v, trigger.group))) {
      return passive(*v) ? agent(*v) : left(*v);
    }
  }
  const Position v = governor(trigger);
  if (v && *v > trigger.group && passive(*v)) return agent(*v);
  return std::nullopt;
}

GroupLine::Position GroupLine::subject(const Trigger& trigger) const {
  if (trigger.word == TriggerWord::verb) {
    return passive(trigger.group) ? agent(trigger.group) : left(trigger.group);
  }
  if (trigger.word == TriggerWord::noun) return subject_of_noun(trigger);
  if (trigger.group > 0 && is(trigger.group - 1, GroupKind::noun)) return trigger.group - 1;  // "12 dead"
  const Position v = verb_left(trigger.group);
  return v ? left(*v) : std::nullopt;
}

GroupLine::Position GroupLine::object(const Trigger& trigger) const {
  const std::uint32_t t = trigger.group;
  if (trigger.word == TriggerWord::noun) {
    if (t + 2 >= size() || !is(t + 1, GroupKind::preposition) || !is(t + 2, GroupKind::noun)) return std::nullopt;
    return is_genitive(t + 1) ? Position(t + 2) : std::nullopt;
  }
  if (trigger.word != TriggerWord::verb) return std::nullopt;
  if (passive(t)) return left(t);
  const Position behind = right(t);
  if (behind) return behind;
  const Position before = left(t);  // "the pact that Russia signed"
  if (before && *before > 0 && *before < t && is(*before - 1, GroupKind::relative)) return antecedent(*before - 1);
  return std::nullopt;
}

GroupLine::Position GroupLine::apposed(std::uint32_t group) const {
  std::uint32_t k = group + 1;  // behind "of" phrases; not "the summit at Davos, Switzerland,"
  while (k + 1 < size() && k <= group + 2 * kMaxTails && is_genitive(k) && is(k + 1, GroupKind::noun)) k += 2;
  const bool named = k + 1 < size() && is(k, GroupKind::comma) && is(k + 1, GroupKind::noun);
  if (!named || groups_[k + 1].items.size() != 1) return std::nullopt;
  const bool closed = k + 2 == size() || is(k + 2, GroupKind::comma) || is_word(groups_[k + 2], ".");
  return closed ? Position(k + 1) : std::nullopt;
}

std::vector<std::uint32_t> GroupLine::prepositional(const Trigger& trigger,
                                                    const std::vector<std::string>& words) const {
  const auto [lo, hi] = ground(trigger);
  std::vector<std::uint32_t> out;
  // "after talks in Rome with X, Y signed": with whom the talks were.
  const auto of_other_deed = [&](std::uint32_t k) {
    if (link(k) != links::kPartner) return false;
    for (std::uint32_t steps = 0; steps < kMaxPhrases && k > 1; ++steps, k -= 2) {
      if (!is(k - 1, GroupKind::noun) || k - 1 == trigger.group || !behind_preposition(k - 1)) return false;
      const bool deed = !text_field(groups_[k - 2].annotation, cascade_.fields.imposes).empty();
      if (deed && link(k - 2) != links::kConcurrent) return true;
    }
    return false;
  };
  const auto fits = [&, hi = hi](std::uint32_t k) {
    if (!is(k, GroupKind::preposition) || k + 1 >= hi || !is(k + 1, GroupKind::noun)) return false;
    if (k + 1 == trigger.group) return false;
    const std::string norm = context_.document.norm(groups_[k].span);
    return std::find(words.begin(), words.end(), norm) != words.end() && !of_other_deed(k);
  };
  bool partnered = false;  // "met with a team responsible for talks with Norvane"
  for (std::uint32_t k = trigger.group + 1; k < hi; ++k) {
    if (!fits(k)) continue;
    const bool partner = link(k) == links::kPartner;
    if (!partner || !partnered) out.push_back(k + 1);
    partnered = partnered || partner;
  }
  // What stands between the subject and its verb belongs to the subject: "the head of the bank resigned".
  const bool verb = trigger.word == TriggerWord::verb;
  const Position subject = verb ? left(trigger.group) : std::nullopt;
  const std::uint32_t its_verb = verb ? main_verb(trigger.group).value_or(trigger.group) : trigger.group;
  for (std::uint32_t k = trigger.group; k-- > lo;) {
    if (subject && k >= *subject && k < its_verb) continue;
    if (fits(k)) out.push_back(k + 1);
  }
  return out;
}

}  // namespace wirefacts
