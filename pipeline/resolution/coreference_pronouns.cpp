// Passes over pronouns: he, she and it as subjects, him as an object, I, you and we in direct speech.

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "resolution/coreference_passes.h"
#include "resolution/field_text.h"

namespace wirefacts {
namespace {

bool is_free_pronoun(const Coreference& c, const Mention& m) {
  return m.label == c.labels.pronoun && m.entity == kNone;
}

/// The pronoun "it" itself, where no rule made more of it.
bool is_free_it(const Coreference& c, MentionId id) {
  const Mention& m = c.mention(id);
  return is_free_pronoun(c, m) && m.form == MentionForm::pronoun && m.person == "3" && m.number == "singular" &&
         m.gender == "n" && c.discourse.mention_at(m.span) == id;
}

/// What speaks as "it": an organization or a country.
bool may_be_it(const Coreference& c, EntityId id) {
  const std::string& type = c.discourse.entities[id].type;
  return type == "ORG" || type == "COUNTRY";
}

/// "It was clear that …": an adjective behind the verb says that "it" is nobody.
bool is_nobody(const Coreference& c, const Mention& it) {
  const std::uint32_t behind = c.discourse.verb_group(it.span.end).end;
  return behind < c.discourse.document.token_count() &&
         c.discourse.listed("Adjective", TokenSpan{behind, behind + 1}) != AnnotationId::none;
}

/// "It said …": who spoke last, in the sentence before at most, if that is no person.
EntityId speaker_before(const Coreference& c, MentionId it, const std::set<TokenSpan>& speakers) {
  EntityId found = kNone;
  c.look_back(it, 1, [&](MentionId other) {
    const Mention& x = c.mention(other);
    if (x.entity == kNone || speakers.count(x.span) == 0) return false;
    if (may_be_it(c, x.entity)) found = x.entity;
    return true;
  });
  return found;
}

/// "him" in that list of words.
bool is_object(const Coreference& c, const Mention& m) {
  return c.discourse.text_field(c.discourse.listed(m.label, m.span), "case") == "object";
}

/// The two persons of the only meeting of the article that has exactly two participants, both persons.
std::optional<std::pair<EntityId, EntityId>> meeting_pair(const Coreference& c) {
  std::optional<std::pair<EntityId, EntityId>> pair;
  for (const AnnotationId meeting : c.discourse.all(c.labels.meeting)) {
    const FieldValue participants = c.discourse.field(meeting, "participant");
    std::set<EntityId> people;
    for (const FieldValue& item : items_of(participants)) {
      if (item.kind != FieldValue::Kind::annotation) continue;
      const MentionId m = c.discourse.mention_of(item.annotation);
      if (m != kNone) people.insert(c.mention(m).entity);
    }
    const bool are_persons = std::all_of(people.begin(), people.end(), [&](EntityId e) {
      return e != kNone && c.discourse.entities[e].type == "PERSON";
    });
    if (people.size() != 2 || !are_persons) continue;
    if (pair) return std::nullopt;
    pair = {*people.begin(), *people.rbegin()};
  }
  return pair;
}

/// The first organization that stands inside a mention of the person, outside the dateline: that of the office.
EntityId organization_of_office(const Coreference& c, EntityId person) {
  const Discourse& discourse = c.discourse;
  MentionId best = kNone;
  for (const MentionId own : discourse.entities[person].mentions) {
    const TokenSpan span = c.mention(own).span;
    for (MentionId id = discourse.first_mention_from(span.begin);
         id < discourse.mentions.size() && c.mention(id).span.begin < span.end; ++id) {
      const Mention& x = c.mention(id);
      if (x.label == c.labels.organization && x.entity != kNone && x.span.end <= span.end &&
          !discourse.in_dateline(x.span.begin)) {
        best = std::min(best, id);
      }
    }
  }
  return best == kNone ? kNone : c.mention(best).entity;
}

/// What speaker_and_addressee knows while it goes through the mentions.
struct Speech {
  std::optional<std::pair<EntityId, EntityId>> pair;
  std::unordered_map<EntityId, EntityId> organizations;  // speaker → the one of "we"

  /// The other one of the pair, or kNone.
  [[nodiscard]] EntityId partner(EntityId speaker) const {
    if (!pair) return kNone;
    return speaker == pair->first ? pair->second : speaker == pair->second ? pair->first : kNone;
  }
  EntityId organization(const Coreference& c, EntityId speaker) {
    const auto known = organizations.find(speaker);
    if (known != organizations.end()) return known->second;
    return organizations.emplace(speaker, organization_of_office(c, speaker)).first->second;
  }
};

/// The OFFICE in direct speech: the addressee if he has such an office, else the only other person who has.
EntityId addressed_holder(const Coreference& c, const Mention& m, EntityId speaker, EntityId other) {
  std::vector<EntityId> found = c.holders(m.office_classes);
  found.erase(std::remove(found.begin(), found.end(), speaker), found.end());
  if (other != kNone && std::find(found.begin(), found.end(), other) != found.end()) return other;
  return found.size() == 1 ? found.front() : kNone;
}

/// What the mention means in the mouth of the speaker, or kNone.
EntityId meant_in_speech(const Coreference& c, const Mention& m, EntityId speaker, Speech& speech) {
  if (m.form == MentionForm::role_bare) return addressed_holder(c, m, speaker, speech.partner(speaker));
  if (m.form != MentionForm::pronoun) return kNone;
  if (m.person == "1" && m.number == "singular") return speaker;
  if (m.person == "2") return speech.partner(speaker);
  const bool we = m.person == "1" && m.number == "plural" && m.label == c.labels.pronoun;
  return we ? speech.organization(c, speaker) : kNone;
}

/// "a spokesman said he would not": it may be somebody whom nobody names; not so behind "officials said".
bool is_of_unnamed_speaker(const Coreference& c, std::uint32_t token) {
  const QuotationId id = c.discourse.quotation_around(token);
  if (id == kNone) return false;
  const Quotation& q = c.discourse.quotations[id];
  if (q.speaker != kNone || !q.speaker_span) return false;
  return c.discourse.text_field(c.discourse.listed(c.labels.noun, q.speaker_span->end - 1), "inflection") != "plural";
}

bool is_one_person(const Coreference& c, TokenSpan words) {
  return c.discourse.text_field(c.discourse.listed(c.labels.noun, words.end - 1), "inflection") == "singular";
}

/// Who says something, by the first token of the words that name him.
std::map<std::uint32_t, const Quotation*> reports_by_speaker(const Coreference& c) {
  std::map<std::uint32_t, const Quotation*> reports;
  for (const Quotation& q : c.discourse.quotations) {
    if (q.speaker_span) reports.emplace(q.speaker_span->begin, &q);
  }
  return reports;
}

/// "A spokeswoman confirmed that Lopez had left. She also said": who said something last is one person whom nobody
/// names, so that a pronoun that says more is not somebody who stands before, or in, what was said.
bool goes_on_unnamed(const Coreference& c, const std::map<std::uint32_t, const Quotation*>& reports,
                     TokenSpan pronoun) {
  const auto own = reports.find(pronoun.begin);
  if (own == reports.end() || own == reports.begin()) return false;
  const Quotation& last = *std::prev(own)->second;
  return last.speaker == kNone && is_one_person(c, *last.speaker_span) &&
         c.distance(last.speaker_span->begin, pronoun.begin) <= 1;
}

/// The last of several who speak: "Norvane and Tamar said they".
bool is_one_of_row(const Coreference& c, const Quotation& q) {
  return q.speaker_span && q.speaker_span->begin > 0 &&
         c.discourse.listed(c.labels.conjunction, q.speaker_span->begin - 1) != AnnotationId::none;
}

/// The pronoun that begins what is said may be who says it.
bool may_mean_speaker(const Coreference& c, MentionId id, const Quotation& q) {
  const Mention& m = c.mention(id);
  const std::string& type = c.discourse.entities[q.speaker].type;
  if (is_he_or_she(m)) return type == "PERSON" && genders_agree(m.gender, c.gender(q.speaker));
  if (m.number == "plural") return m.person == "3" && type == "ORG" && !is_one_of_row(c, q);
  return is_free_it(c, id) && may_be_it(c, q.speaker) && !is_nobody(c, m);
}

}  // namespace

/// he or she as speaker of a quotation: going back, the speaker of a quotation or the subject of a clause whose
/// gender agrees; the last one counts. What is said inside quotation marks is not seen from outside. it: the last
/// speaker.
void subject_of_report(Coreference& c, const CoreferencePass& pass) {
  std::set<TokenSpan> speakers;
  for (const Quotation& q : c.discourse.quotations) {
    if (q.speaker_span) speakers.insert(*q.speaker_span);
  }
  const auto reports = reports_by_speaker(c);
  for (const Quotation& q : c.discourse.quotations) {
    const MentionId id = q.speaker_span ? c.discourse.mention_at(*q.speaker_span) : kNone;
    if (id == kNone || !is_free_pronoun(c, c.mention(id))) continue;
    const Mention& m = c.mention(id);
    if (is_free_it(c, id)) {
      if (const EntityId before = speaker_before(c, id, speakers); before != kNone) c.join(id, before, &pass);
      continue;
    }
    if (!is_he_or_she(m) || goes_on_unnamed(c, reports, m.span)) continue;
    EntityId found = kNone;
    c.persons_before(id, pass.within, [&](MentionId other) {
      const Mention& x = c.mention(other);
      const bool inward = c.discourse.direct(x.span.begin) != kNone && c.discourse.direct(m.span.begin) == kNone;
      if (inward || !genders_agree(m.gender, c.gender(x.entity))) return false;
      if (speakers.count(x.span) != 0 || c.is_subject(x)) found = x.entity;
      return found != kNone;
    });
    if (found != kNone) c.join(id, found, &pass);
  }
}

/// X said (that) he …: he or she as first word of indirect speech is its speaker, if the gender agrees; it, if the
/// speaker is no person; they, if it is an organization ("police said they").
void subject_inside_report(Coreference& c, const CoreferencePass& pass) {
  std::unordered_map<std::uint32_t, const Quotation*> reports;  // by the first token of indirect speech
  for (const Quotation& q : c.discourse.quotations) {
    if ((q.kind == "indirect" || q.kind == "mixed") && q.speaker != kNone) reports.emplace(q.span.begin, &q);
  }
  for (const MentionId id : c.free(c.labels.pronoun)) {
    const auto found = reports.find(c.mention(id).span.begin);
    if (found != reports.end() && may_mean_speaker(c, id, *found->second)) c.join(id, found->second->speaker, &pass);
  }
}

/// He, she or it that opens a sentence outside quotation marks: the person of that gender, the organization, who is the
/// subject of the first clause of the sentence before.
void subject_of_sentence(Coreference& c, const CoreferencePass& pass) {
  const Discourse& discourse = c.discourse;
  for (const MentionId id : c.free(c.labels.pronoun)) {
    const Mention& m = c.mention(id);
    const std::uint32_t own = discourse.sentence(m.span.begin);
    const bool person = is_he_or_she(m);
    if (!person && (!is_free_it(c, id) || is_nobody(c, m))) continue;
    if (discourse.quoted(m.span.begin) || !opens_sentence(c, m, discourse.sentence_span(own))) continue;
    const std::uint32_t before = c.sentence_before(own);
    if (before == kNone) continue;
    const TokenSpan first_clause = discourse.clause(discourse.sentence_span(before).begin);
    std::set<EntityId> found;
    c.look_back(id, own - before, [&](MentionId other) {
      const Mention& x = c.mention(other);
      if (x.entity == kNone || !first_clause.contains(x.span.begin) || discourse.quoted(x.span.begin)) return false;
      const std::string& type = discourse.entities[x.entity].type;
      const bool fits = person ? type == "PERSON" && genders_agree(m.gender, c.gender(x.entity)) : type == "ORG";
      if (fits && c.is_subject(x) && !discourse.headline(x.span.begin)) found.insert(x.entity);
      return false;
    });
    if (found.size() == 1) c.join(id, *found.begin(), &pass);
  }
}

/// "Before his death, Ali said": he, she, his or her in the phrase that opens a sentence is the person of that gender
/// who is named directly behind its comma.
void subject_behind(Coreference& c, const CoreferencePass& pass) {
  constexpr std::uint32_t kLongestPhrase = 10;  // tokens
  const Discourse& discourse = c.discourse;
  for (const MentionId id : c.free(pass.labels)) {
    const Mention& m = c.mention(id);
    const TokenSpan sentence = discourse.sentence_span(discourse.sentence(m.span.begin));
    if (!is_he_or_she(m) || is_object(c, m) || discourse.quoted(m.span.begin) || sentence.empty()) continue;
    const bool opens = discourse.listed(c.labels.preposition, sentence.begin) != AnnotationId::none ||
                       discourse.listed(c.labels.subordinator, sentence.begin) != AnnotationId::none;
    if (!opens || m.span.begin == sentence.begin) continue;
    std::uint32_t comma = m.span.end;
    while (comma < sentence.end && comma < sentence.begin + kLongestPhrase && discourse.word(comma) != ",") ++comma;
    if (comma >= sentence.end || discourse.word(comma) != ",") continue;
    const MentionId first = discourse.first_mention_from(sentence.begin),
                    behind = discourse.first_mention_from(comma + 1);
    if (first != id || behind >= discourse.mentions.size()) continue;  // nobody is named before
    const Mention& x = c.mention(behind);
    const bool named = x.span.begin == comma + 1 && x.entity != kNone && x.label == c.labels.person;
    if (named && genders_agree(m.gender, c.gender(x.entity))) c.join(id, x.entity, &pass);
  }
}

/// Him: the only person of that gender who stands before it in its sentence and is not the subject of its clause or
/// directly before its verb ("after Lopez pardoned him"); if
/// there is none, the only one in the sentence before. Of two nobody is meant for sure.
void object_of_sentence(Coreference& c, const CoreferencePass& pass) {
  const Discourse& discourse = c.discourse;
  for (const MentionId id : c.free(c.labels.pronoun)) {
    const Mention& m = c.mention(id);
    if (!is_he_or_she(m) || !is_object(c, m)) continue;
    const TokenSpan clause = discourse.clause(m.span.begin);
    std::set<EntityId> here, before;
    c.persons_before(id, pass.within, [&](MentionId other) {
      const Mention& x = c.mention(other);
      const bool seen = discourse.quoted(x.span.begin) == discourse.quoted(m.span.begin) &&
                        genders_agree(m.gender, c.gender(x.entity));
      const bool acts = discourse.verb_group(x.span.end).end == m.span.begin && x.span.end < m.span.begin;
      if (!seen || acts || (clause.contains(x.span.begin) && c.is_subject(x))) return false;
      (c.distance(x.span.begin, m.span.begin) == 0 ? here : before).insert(x.entity);
      return false;
    });
    const std::set<EntityId>& found = here.empty() ? before : here;
    if (found.size() == 1) c.join(id, *found.begin(), &pass);
  }
}

/// "Lopez asked the president to wait. He": somebody whom only an office names stands nearer.
bool other_holder_between(const Coreference& c, MentionId id, EntityId meant, std::uint32_t within) {
  bool other = false;
  c.look_back(id, within, [&](MentionId before) {
    const Mention& x = c.mention(before);
    other = x.entity == kNone && (x.form == MentionForm::role_bare || x.form == MentionForm::role_country) &&
            x.label == c.labels.person;
    return other || x.entity == meant;
  });
  return other;
}

/// He or she as a subject, his or her, outside quotation marks: the only person of that gender who stands before it in
/// its own sentence and the one before. Of two nobody is meant for sure.
void only_person(Coreference& c, const CoreferencePass& pass) {
  const Discourse& discourse = c.discourse;
  const auto reports = reports_by_speaker(c);
  for (const MentionId id : c.free(pass.labels)) {
    const Mention& m = c.mention(id);
    if (!is_he_or_she(m) || is_object(c, m) || discourse.quoted(m.span.begin)) continue;
    if (m.label == c.labels.determiner && !may_stand_before_noun(c, m.span.end)) continue;
    if (is_of_unnamed_speaker(c, m.span.begin) || goes_on_unnamed(c, reports, m.span)) continue;
    std::set<EntityId> found;
    std::uint32_t nearest = 0;  // end of the last mention that fits
    c.persons_before(id, pass.within, [&](MentionId other) {
      const Mention& x = c.mention(other);
      if (discourse.quoted(x.span.begin) || !genders_agree(m.gender, c.gender(x.entity))) return false;
      found.insert(x.entity);
      nearest = std::max(nearest, x.span.end);
      return false;
    });
    if (found.size() == 1 && !other_holder_between(c, id, *found.begin(), pass.within) &&
        !unnamed_between(c, nearest, m))
      c.join(id, *found.begin(), &pass);
  }
}

/// In direct speech of a person: I, my → the speaker; you → the addressee, who is the other participant of the
/// only two-person meeting; the OFFICE → see addressed_holder; we → the organization of the speaker's office.
void speaker_and_addressee(Coreference& c, const CoreferencePass& pass) {
  Speech speech;
  speech.pair = meeting_pair(c);
  for (MentionId id = 0; id < c.discourse.mentions.size(); ++id) {
    const Mention& m = c.mention(id);
    const QuotationId q = c.discourse.direct(m.span.begin);
    if (m.entity != kNone || q == kNone) continue;
    const EntityId speaker = c.discourse.quotations[q].speaker;
    if (speaker == kNone || c.entity(speaker).type != "PERSON") continue;
    const EntityId meant = meant_in_speech(c, m, speaker, speech);
    if (meant == kNone) continue;
    c.join(id, meant, &pass);
    if (m.form == MentionForm::pronoun && m.person == "2") c.discourse.quotations[q].addressee = meant;
  }
}

}  // namespace wirefacts
