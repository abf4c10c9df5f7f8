// The pass over owners: his, her, its before a noun.

#include <algorithm>
#include <array>
#include <tuple>

#include "resolution/coreference_passes.h"
#include "resolution/name_words.h"

namespace wirefacts {
namespace {

/// A capitalized word this far back is not looked for; the owner stays free.
constexpr std::uint32_t kFarthest = 256;  // tokens

bool same_side_of_marks(const Coreference& c, std::uint32_t a, std::uint32_t b) {
  return (c.discourse.direct(a) == kNone) == (c.discourse.direct(b) == kNone);
}

/// The person in the sentence whom his or her means: one of that very gender before one of unknown gender, the
/// subject of the clause before others, the nearest first.
EntityId personal_owner(const Coreference& c, MentionId id) {
  const Mention& m = c.mention(id);
  EntityId best = kNone;
  auto best_rank = std::tuple(true, true);
  c.persons_before(id, 0, [&](MentionId other) {
    const Mention& x = c.mention(other);
    if (!same_side_of_marks(c, x.span.begin, m.span.begin) || !genders_agree(m.gender, c.gender(x.entity)))
      return false;
    const auto rank = std::tuple(c.gender(x.entity) != m.gender, !c.is_subject(x));
    if (best == kNone || rank < best_rank) {
      best = x.entity;
      best_rank = rank;
    }
    return false;
  });
  return best;
}

/// "it" as a subject that means an organization.
bool is_it(const Coreference& c, const Mention& x) {
  return x.label == c.labels.pronoun && x.form == MentionForm::pronoun && x.gender == "n" && c.is_subject(x) &&
         c.discourse.entities[x.entity].type == "ORG";
}

/// Named or nominal organization or country, outside the dateline and not before a noun (U.S. federation); or "it".
bool may_own_thing(const Coreference& c, const Mention& x, const Mention& m) {
  if (x.entity == kNone || x.span.end > m.span.begin) return false;
  const bool it = is_it(c, x);
  if (x.form != MentionForm::name && x.form != MentionForm::nominal && !it) return false;
  if (x.label != c.labels.organization && c.discourse.entities[x.entity].type != "COUNTRY" && !it) return false;
  if (!same_side_of_marks(c, x.span.begin, m.span.begin) || c.discourse.in_dateline(x.span.begin)) return false;
  return is_closed_word(c, x.span.end) || !all_letters(c.discourse.word(x.span.end));
}

/// One of the mentions of its entity is the subject of the clause: "the exchange (PHLX) extends its hours".
bool acts_in_clause(const Coreference& c, const Mention& x, TokenSpan clause) {
  const auto& mentions = c.discourse.mentions;
  for (MentionId id = c.discourse.first_mention_from(clause.begin);
       id < mentions.size() && mentions[id].span.begin <= x.span.begin; ++id) {
    if (mentions[id].entity == x.entity && c.is_subject(mentions[id])) return true;
  }
  return false;
}

/// A preposition stands before it, or before its article, and no other noun behind it. Not "for", behind which one does
/// something oneself ("calls for Norvane to sell its shares"), nor what may begin a clause ("since the mill sold").
bool hangs_on_other(const Coreference& c, const Mention& x) {
  std::uint32_t begin = x.span.begin;
  if (begin > 0 && c.discourse.listed(c.labels.determiner, begin - 1) != AnnotationId::none) --begin;
  const auto before = c.discourse.ending_at(c.labels.preposition, begin);
  return !before.empty() && !c.discourse.clitic(x.span.end) &&
         c.discourse.text_field(before.front(), "class") != "goal" &&
         c.discourse.ending_at(c.labels.subordinator, begin).empty();
}

/// Something capitalized stands between, or the owner follows a comma or conjunction that is not directly behind x. If
/// x does not act, a comma is enough ("filed with the agency, reporting its holding"), unless two hold what x is, and
/// only a name stands before "and its" ("approved by the government and its holders"). Nor does what hangs on a
/// preposition own what another verb is about ("filed with the agency to sell its shares").
bool is_cut_off(const Coreference& c, const Mention& x, const Mention& m) {
  const std::uint32_t begin = m.span.begin;
  if (begin - x.span.end > kFarthest) return true;
  const bool acts = acts_in_clause(c, x, c.discourse.clause(m.span.begin));
  const bool named = x.form == MentionForm::name;
  std::uint32_t commas = 0;
  const bool depends =
      c.discourse.clitic(x.span.end) || !c.discourse.ending_at(c.labels.preposition, x.span.begin).empty();
  bool verb = false, other_verb = false;  // "bought 5 percent of Norvane's stock and raised its bid"
  for (std::uint32_t token = x.span.end; token < begin; ++token) {
    if (capitalized(c.discourse.word(token))) return true;
    if (c.discourse.word(token) == ",") ++commas;
    const TokenSpan group = c.discourse.verb_group(token);
    const bool begins = group.begin == token && !c.discourse.ending_at(c.labels.verb_group, group.end).empty();
    verb = verb || begins;
    other_verb = other_verb || (begins && token > x.span.end &&
                                c.discourse.listed(c.labels.conjunction, token - 1) != AnnotationId::none);
  }
  const bool holds_apposition = commas == 2 && c.discourse.word(x.span.end) == ",";
  if (!acts && ((depends && other_verb) || (commas > 0 && !holds_apposition))) return true;
  if (!acts && verb && hangs_on_other(c, x)) return true;
  const bool joined =
      c.discourse.word(begin - 1) == "," || c.discourse.listed(c.labels.conjunction, begin - 1) != AnnotationId::none;
  return joined && ((!acts && !named) || x.span.end != begin - 1);
}

/// The organization that is subject of the sentence before, if the owner begins its own.
EntityId owner_in_sentence_before(const Coreference& c, const Mention& m) {
  const std::uint32_t own = c.discourse.sentence(m.span.begin);
  if (m.span.begin != c.discourse.sentence_span(own).begin) return kNone;
  const std::uint32_t before = c.sentence_before(own);
  if (before == kNone) return kNone;
  const TokenSpan span = c.discourse.sentence_span(before);
  for (MentionId id = c.discourse.first_mention_from(span.begin);
       id < c.discourse.mentions.size() && c.mention(id).span.begin < span.end; ++id) {
    const Mention& x = c.mention(id);
    if (x.label == c.labels.organization && x.entity != kNone && c.is_subject(x)) return x.entity;
  }
  return kNone;
}

/// The organization that says something, if its owner stands before all verbs of what is said: "said sales of its
/// plant".
EntityId speaker_of_words_before(const Coreference& c, const Mention& m) {
  const QuotationId id = c.discourse.quotation_around(m.span.begin);
  if (id == kNone) return kNone;
  const Quotation& q = c.discourse.quotations[id];
  if (q.kind != "indirect" || q.speaker == kNone || c.discourse.entities[q.speaker].type != "ORG") return kNone;
  if (m.span.begin - q.span.begin > kFarthest) return kNone;
  for (std::uint32_t token = q.span.begin; token < m.span.begin; ++token) {
    if (!c.discourse.ending_at(c.labels.verb_group, token + 1).empty()) return kNone;
  }
  return q.speaker;
}

/// "It retained Norvane as its adviser": behind such a preposition stands what the subject has.
bool is_of_subject(const Coreference& c, const Mention& m) {
  const AnnotationId before =
      m.span.begin == 0 ? AnnotationId::none : c.discourse.listed(c.labels.preposition, m.span.begin - 1);
  return before != AnnotationId::none && c.discourse.text_field(before, "class") == "role";
}

/// Whom its means: the nearest owner before it in the clause.
EntityId impersonal_owner(const Coreference& c, MentionId id) {
  const Mention& m = c.mention(id);
  const bool of_subject = is_of_subject(c, m);
  const std::uint32_t clause_begin = c.discourse.clause(m.span.begin).begin;
  MentionId nearest_owner = kNone;
  c.look_back(id, 0, [&](MentionId other) {
    const Mention& x = c.mention(other);
    if (x.span.begin < clause_begin) return true;
    if (may_own_thing(c, x, m) && (!of_subject || c.is_subject(x))) nearest_owner = other;
    return nearest_owner != kNone;
  });
  if (nearest_owner == kNone) {
    const EntityId speaker = speaker_of_words_before(c, m);
    return speaker != kNone ? speaker : owner_in_sentence_before(c, m);
  }
  const Mention& x = c.mention(nearest_owner);
  return is_cut_off(c, x, m) ? kNone : x.entity;
}

}  // namespace

bool is_closed_word(const Coreference& c, std::uint32_t token) {
  if (token >= c.discourse.document.token_count()) return true;
  if (c.discourse.listed(c.labels.noun, token) != AnnotationId::none) return false;
  const std::array closed = {c.labels.determiner, c.labels.preposition,  c.labels.conjunction,
                             c.labels.auxiliary,  c.labels.modal,        c.labels.adverb,
                             c.labels.verb,       c.labels.subordinator, c.labels.pronoun};
  return std::any_of(closed.begin(), closed.end(),
                     [&](Label label) { return c.discourse.listed(label, token) != AnnotationId::none; });
}

bool may_stand_before_noun(const Coreference& c, std::uint32_t behind) {
  if (behind >= c.discourse.document.token_count()) return false;
  return c.discourse.listed("Adjective", TokenSpan{behind, behind + 1}) != AnnotationId::none ||
         !is_closed_word(c, behind);
}

/// his, her, its before a noun; nothing else ("asking her, …").
void owner(Coreference& c, const CoreferencePass& pass) {
  for (const MentionId id : c.free(c.labels.determiner)) {
    const Mention& m = c.mention(id);
    if (!may_stand_before_noun(c, m.span.end)) continue;
    if (c.discourse.document.word(m.span.end).has(Shape::punct)) continue;
    const EntityId meant = is_he_or_she(m) ? personal_owner(c, id) : m.gender == "n" ? impersonal_owner(c, id) : kNone;
    if (meant != kNone) c.join(id, meant, &pass);
  }
}

}  // namespace wirefacts
