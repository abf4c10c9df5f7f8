// Passes over common nouns: the NOUN, and bare institutions (police, the government).

#include <algorithm>
#include <set>
#include <unordered_map>

#include "resolution/coreference_passes.h"
#include "resolution/field_text.h"
#include "resolution/name_words.h"

namespace wirefacts {
namespace {

/// A bare institution: the rule that makes it sets kind nominal and a head.
bool is_institution(const Coreference& c, const Mention& m) {
  return m.label == c.labels.organization && m.form == MentionForm::nominal &&
         !c.discourse.text_field(m.annotation, "head").empty();
}

/// What a definite noun must share with what it refers to: of organizations the subtype, of the others a head.
std::vector<std::string> head_keys(const Coreference& c, const Mention& m) {
  std::vector<std::string> keys;
  if (m.label == c.labels.organization) {
    const std::string subtype = c.discourse.text_field(m.annotation, "subtype");
    if (!subtype.empty() && !is_institution(c, m)) keys.push_back(subtype);
    return keys;
  }
  if (std::string head = c.discourse.text_field(m.annotation, "head"); !head.empty()) keys.push_back(std::move(head));
  for (std::uint32_t token = m.span.begin; token < m.span.end; ++token) {
    for (const AnnotationId id : c.discourse.beginning_at(c.labels.facility_noun, token)) {
      if (c.discourse.at(id).span.end <= m.span.end) keys.push_back(c.discourse.text_field(id, "lemma"));
    }
  }
  return keys;
}

/// "the board" is no commission, "the committee" not the House: a name with another head noun is not meant, unless the
/// noun stands for any body of its subtype (OrgHead bare=any); heads that are only parts of names (bare=name) do not
/// count. "the exchange" (bare=self) needs a name that has the very noun.
bool may_stand_for(const Coreference& c, const Mention& m, const Mention& x) {
  if (m.label != c.labels.organization) return true;
  const std::uint32_t last = m.span.end - 1;
  const AnnotationId noun = c.discourse.listed("OrgHead", TokenSpan{last, m.span.end});
  if (noun == AnnotationId::none || c.discourse.text_field(noun, "bare") == "any") return true;
  bool has_other = !c.discourse.ending_at(c.labels.noun, x.span.end).empty();
  const auto look_at = [&](TokenSpan name) {
    for (std::uint32_t token = name.begin; token < name.end; ++token) {
      if (c.discourse.document.word(token).norm == c.discourse.document.word(last).norm) return true;
      const AnnotationId head = c.discourse.listed("OrgHead", TokenSpan{token, token + 1});
      has_other = has_other || (head != AnnotationId::none && c.discourse.text_field(head, "bare") != "name");
    }
    return false;
  };
  if (look_at(x.span)) return true;
  // Letters say nothing of the kind: the "GAO" is the office that the article names.
  if (x.entity != kNone && all_capitals(x.name) && !c.discourse.headline(x.span.begin)) {
    for (const MentionId own : c.discourse.entities[x.entity].mentions) {
      const Mention& full = c.mention(own);
      if (full.form == MentionForm::name && full.span.end - full.span.begin > 1 && look_at(full.span)) return true;
    }
  }
  return !has_other && c.discourse.text_field(noun, "bare") != "self";
}

/// Country of the demonym inside the mention ("the Kazakh company"), or "".
std::string demonym_country(const Coreference& c, const Mention& m) {
  const auto& mentions = c.discourse.mentions;
  for (MentionId id = c.discourse.first_mention_from(m.span.begin);
       id < mentions.size() && mentions[id].span.begin < m.span.end; ++id) {
    if (mentions[id].label == c.labels.place && mentions[id].form == MentionForm::demonym) return mentions[id].country;
  }
  return {};
}

/// x is in the clause of m and what one says is not in between: "NEC owns part of the company" means another one,
/// "Norvane said the company left" does not.
bool in_one_clause(const Coreference& c, const Mention& x, const Mention& m) {
  return c.discourse.clause(x.span.begin).covers(m.span) &&
         c.discourse.quotation_around(x.span.begin) == c.discourse.quotation_around(m.span.begin);
}

/// "its Zorvik unit said": whose body it is stands before the name, and "the company" means the owner.
bool has_owner(const Coreference& c, MentionId id) {
  const auto& mentions = c.discourse.mentions;
  return id > 0 && mentions[id - 1].label == c.labels.determiner &&
         mentions[id - 1].span.end == mentions[id].span.begin;
}

/// Two bodies of one kind, or, for a noun with a capital, a name that ends with it: "the Commission" after "the EC
/// Commission".
bool is_of_kind(const Coreference& c, const Mention& x, const Mention& m, const std::vector<std::string>& keys) {
  if (have_common(head_keys(c, x), keys)) return true;
  const auto& document = c.discourse.document;
  return m.label == c.labels.organization && x.form == MentionForm::name && !keys.empty() &&
         capitalized(c.discourse.word(m.span.end - 1)) &&
         document.word(x.span.end - 1).norm == document.word(m.span.end - 1).norm;
}

/// The name has the very noun: "the Commission" after "the European Commission".
bool has_noun_of(const Coreference& c, const Mention& x, const Mention& m) {
  const auto noun = c.discourse.document.word(m.span.end - 1).norm;
  for (std::uint32_t token = x.span.begin; token < x.span.end; ++token) {
    if (c.discourse.document.word(token).norm == noun) return x.form == MentionForm::name;
  }
  return false;
}

/// Who says what is quoted or reported.
std::set<TokenSpan> speakers_of(const Coreference& c) {
  std::set<TokenSpan> speakers;
  for (const Quotation& q : c.discourse.quotations) {
    if (q.speaker_span) speakers.insert(*q.speaker_span);
  }
  return speakers;
}

/// What a definite noun may mean: the subject that stands nearest (of several in a sentence the first; the nearest name
/// with that noun counts as one), and the only entity of that kind at all. With `speakers`, only they count as
/// subjects.
struct Antecedents {
  MentionId subject = kNone;
  MentionId only = kNone;
  bool several = false;
};

Antecedents antecedents_of(const Coreference& c, MentionId id, std::uint32_t within, const std::string& country,
                           const std::set<TokenSpan>* speakers) {
  const Mention& m = c.mention(id);
  const std::vector<std::string> keys = head_keys(c, m);
  Antecedents found;
  if (keys.empty()) return found;
  c.look_back(id, within, [&](MentionId other) {
    const Mention& x = c.mention(other);
    const MentionId best = found.subject;
    if (best != kNone && c.discourse.sentence(x.span.begin) != c.discourse.sentence(c.mention(best).span.begin))
      return true;
    if (x.entity == kNone || x.label != m.label || x.span.end > m.span.begin || x.form == MentionForm::pronoun ||
        c.discourse.in_dateline(x.span.begin) || !is_of_kind(c, x, m, keys) || !may_stand_for(c, m, x)) {
      return false;
    }
    const std::string own = c.discourse.country_of(c.discourse.entities[x.entity]);
    if (!country.empty() && !own.empty() && own != country) return false;
    found.several = found.several || (found.only != kNone && c.mention(found.only).entity != x.entity);
    found.only = other;
    const bool speaks = speakers == nullptr || speakers->count(x.span) != 0;
    const bool counts = speaks && (speakers != nullptr || c.is_subject_itself(x));
    const bool nearest_of_that_noun = best == kNone && speaks && has_noun_of(c, x, m);
    if (nearest_of_that_noun || (counts && !has_owner(c, other) && !in_one_clause(c, x, m))) found.subject = other;
    return false;
  });
  return found;
}

}  // namespace

/// "A Norvane spokesman said the company had no comment": the body in the words for who says it.
MentionId body_of_spokesman(const Coreference& c, const Mention& m) {
  const QuotationId id = c.discourse.quotation_around(m.span.begin);
  if (id == kNone || m.label != c.labels.organization) return kNone;
  const Quotation& q = c.discourse.quotations[id];
  const std::vector<std::string> keys = head_keys(c, m);
  if (!q.speaker_span || keys.empty()) return kNone;
  for (MentionId other = c.discourse.first_mention_from(q.speaker_span->begin);
       other < c.discourse.mentions.size() && c.mention(other).span.begin < q.speaker_span->end; ++other) {
    const Mention& x = c.mention(other);
    const bool inside = x.span != *q.speaker_span && q.speaker_span->covers(x.span) && x.span.end != m.span.end;
    if (inside && x.label == m.label && x.entity != kNone && is_of_kind(c, x, m, keys) && may_stand_for(c, m, x))
      return other;
  }
  return kNone;
}

/// "Norvane's Tamar unit said it paid. The company said": who spoke last is a body that only hangs on the one that is
/// named in its words, which is not meant then.
EntityId owner_of_last_speaker(const Coreference& c, const Mention& m) {
  const auto& quotations = c.discourse.quotations;
  for (auto q = quotations.rbegin(); q != quotations.rend(); ++q) {
    ++c.discourse.steps;
    if (!q->speaker_span || q->speaker_span->end > m.span.begin) continue;
    const TokenSpan speaker = *q->speaker_span;
    const AnnotationId head = c.discourse.listed(c.labels.noun, speaker.end - 1);
    const FieldValue classes = c.discourse.field(head, "class");
    const auto items = items_of(classes);
    const bool is_body =
        std::any_of(items.begin(), items.end(), [](const FieldValue& item) { return to_text(item) == "firm"; });
    if (!is_body || c.discourse.text_field(head, "inflection") == "plural") return kNone;
    const MentionId own = c.discourse.mention_at(speaker);
    if (own != kNone && c.mention(own).entity != kNone) return kNone;
    const MentionId owner = c.discourse.first_mention_from(speaker.begin);
    const bool inside = owner < c.discourse.mentions.size() && speaker.covers(c.mention(owner).span);
    return inside && c.mention(owner).label == c.labels.organization ? c.mention(owner).entity : kNone;
  }
  return kNone;
}

/// Between the last mention of what is meant and m another body of that kind is named: what is no subject may mean it,
/// unless the headline says that the report is about that one and not about the other.
bool other_is_nearer(const Coreference& c, MentionId id, EntityId meant, std::uint32_t within) {
  const Mention& m = c.mention(id);
  const auto in_headline = [&](EntityId entity) {
    const auto& mentions = c.discourse.entities[entity].mentions;
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](MentionId own) { return c.discourse.headline(c.mention(own).span.begin); });
  };
  const bool is_topic = in_headline(meant);
  const std::vector<std::string> keys = head_keys(c, m);
  bool other_named = false, nearer = false;
  c.look_back(id, within, [&](MentionId other) {
    const Mention& x = c.mention(other);
    if (x.entity == meant) {
      nearer = other_named;
      return true;
    }
    other_named = other_named || (x.entity != kNone && x.label == m.label && x.form == MentionForm::name &&
                                  x.span.end <= m.span.begin && is_of_kind(c, x, m, keys) && may_stand_for(c, m, x) &&
                                  !(is_topic && !in_headline(x.entity)));
    return false;
  });
  return nearer;
}

bool is_aside(const Coreference& c, const Mention& m) {
  return m.annotation != AnnotationId::none && c.discourse.text_field(m.annotation, "aside") == "yes";
}

/// Who acts in the sentence before the token, by a name, as it or its, or as the owner of what is done.
std::set<EntityId> acting_before(const Coreference& c, MentionId id) {
  std::set<EntityId> acting;
  c.look_back(id, 0, [&](MentionId other) {
    const Mention& x = c.mention(other);
    const bool owns = c.discourse.clitic(x.span.end) && x.label == c.labels.organization;
    if (x.entity != kNone && (x.form != MentionForm::name || owns || c.is_subject(x))) acting.insert(x.entity);
    return false;
  });
  return acting;
}

/// "Norvane said it raised its stake in the company": nobody holds or buys himself, so that another is meant, whose
/// shares were spoken of before. kNone: nobody for sure.
MentionId held_by_other(const Coreference& c, MentionId id, std::uint32_t within, const std::set<EntityId>& acting) {
  MentionId found = kNone;
  c.look_back(id, within, [&](MentionId other) {
    const Mention& x = c.mention(other);
    if (x.entity != kNone && x.form == MentionForm::name && is_aside(c, x) && acting.count(x.entity) == 0)
      found = other;
    return found != kNone;
  });
  return found;
}

/// "An investor group"; with `owned` "Kenya's central bank", too.
bool introduces(const Coreference& c, TokenSpan group, bool owned) {
  const AnnotationId article = c.discourse.listed(c.labels.determiner, group.begin);
  if (c.discourse.text_field(article, "article") == "yes") return c.discourse.text_field(article, "definite") != "yes";
  for (std::uint32_t token = group.begin; owned && token < group.end; ++token) {
    if (c.discourse.clitic(token)) return true;
  }
  return false;
}

/// "An investor group raised its stake. The group said": somebody without a name was introduced by that noun before,
/// and not to say what a name is ("Norvane, a group of mills"). With `owned` by an owner, too ("Kenya's central bank").
bool is_introduced_unnamed(const Coreference& c, const Mention& m, bool owned) {
  constexpr std::uint32_t kFarthest = 256;  // tokens
  const auto noun = c.discourse.document.word(m.span.end - 1).norm;
  const std::uint32_t last = m.span.begin > kFarthest ? m.span.begin - kFarthest : 0;
  for (std::uint32_t token = m.span.begin; token-- > last;) {
    if (c.discourse.document.word(token).norm != noun || capitalized(c.discourse.word(token))) continue;
    for (const AnnotationId id : c.discourse.ending_at(c.labels.noun_group, token + 1)) {
      const std::uint32_t begin = c.discourse.at(id).span.begin;
      if (!introduces(c, {begin, token + 1}, owned)) continue;
      const bool begins = begin == c.discourse.sentence_span(c.discourse.sentence(begin)).begin;
      if (begins) return true;
    }
  }
  return false;
}

/// the NOUN: the nearest subject before it of that label with the same head or subtype, else the only entity that fits.
/// "the company said" is rather who spoke before than who was spoken of.
/// A demonym must not contradict the country; it adds it. What is held or bought is not who acts in the sentence.
void definite_head(Coreference& c, const CoreferencePass& pass) {
  const std::set<TokenSpan> speakers = speakers_of(c);
  for (const MentionId id : c.free(pass.labels, {MentionForm::nominal})) {
    const Mention& m = c.mention(id);
    const std::string country = demonym_country(c, m);
    Antecedents found;
    if (speakers.count(m.span) != 0) found = antecedents_of(c, id, pass.within, country, &speakers);
    const bool spoke = found.subject != kNone;
    if (!spoke) found = antecedents_of(c, id, pass.within, country, nullptr);
    MentionId best = found.subject != kNone || found.several ? found.subject : found.only;
    if (best != kNone && speakers.count(m.span) != 0 && c.mention(best).entity == owner_of_last_speaker(c, m))
      best = kNone;
    const bool acts = best != kNone && c.is_subject(c.mention(best));
    if (best != kNone && !spoke && is_introduced_unnamed(c, m, !acts) && !has_noun_of(c, c.mention(best), m))
      best = kNone;
    const MentionId of_spokesman = body_of_spokesman(c, m);
    if (of_spokesman != kNone) best = of_spokesman;
    const bool begins = m.span.begin == c.discourse.clause(m.span.begin).begin;
    const bool object = m.label == c.labels.organization && !begins && !c.is_subject(m) && speakers.count(m.span) == 0;
    if (best != kNone && of_spokesman == kNone && object &&
        other_is_nearer(c, id, c.mention(best).entity, pass.within)) {
      best = kNone;
    }
    if (best != kNone && is_aside(c, m)) {
      const std::set<EntityId> acting = acting_before(c, id);
      if (acting.count(c.mention(best).entity) != 0) best = held_by_other(c, id, pass.within, acting);
    }
    if (best == kNone) continue;
    const EntityId e = c.mention(best).entity;
    c.join(id, e, &pass);
    if (!country.empty() && c.entity(e).country.empty()) c.entity(e).country = country;
  }
}

/// Bare institutions with the same head noun are one entity of the article.
void same_head(Coreference& c, const CoreferencePass& pass) {
  std::unordered_map<std::string, EntityId> known;
  for (const MentionId id : c.free(c.labels.organization, {MentionForm::nominal})) {
    if (!is_institution(c, c.mention(id))) continue;
    const std::string head = c.discourse.text_field(c.mention(id).annotation, "head");
    const auto found = known.find(fold_name(head));
    if (found != known.end()) {
      c.join(id, found->second, &pass);
    } else {
      const EntityId e = c.new_entity(id);
      c.entity(e).canonical = head;
      known.emplace(fold_name(head), e);
    }
  }
}

}  // namespace wirefacts
