// The pass over pronouns that mean somebody whom nobody names: "Rebel leaders left. They threatened".

#include <algorithm>
#include <string>
#include <string_view>

#include "resolution/coreference_passes.h"
#include "resolution/field_text.h"

namespace wirefacts {
namespace {

/// The noun group at exactly these tokens, or none.
AnnotationId noun_group_at(const Coreference& c, TokenSpan span) {
  for (const AnnotationId id : c.discourse.beginning_at(c.labels.noun_group, span.begin)) {
    if (c.discourse.at(id).span == span) return id;
  }
  return AnnotationId::none;
}

/// The list of pronouns says which classes of nouns a pronoun may stand for.
bool has_class_for(const Coreference& c, AnnotationId group, const FieldValue& stands_for) {
  const FieldValue classes = c.discourse.field(group, "class");
  for (const FieldValue& own : items_of(classes)) {
    for (const FieldValue& wanted : items_of(stands_for)) {
      if (own.text == wanted.text) return true;
    }
  }
  return false;
}

/// Number, gender and class agree: "the rebels" and they, "a woman" and she.
bool may_stand_for(const Coreference& c, const Mention& pronoun, AnnotationId group, const FieldValue& stands_for) {
  const Discourse& discourse = c.discourse;
  const AnnotationId head = discourse.listed(c.labels.noun, discourse.at(group).span.end - 1);
  std::string number = discourse.text_field(group, "number");
  if (number.empty()) number = discourse.text_field(head, "inflection");  // "two men"
  if (number != pronoun.number) return false;
  const std::string gender = discourse.text_field(head, "gender");
  return genders_agree(pronoun.gender, gender) && has_class_for(c, group, stands_for);
}

/// Between the two stands somebody else who may be meant: a name of the kind, a coordination, another such noun.
bool is_rivalled(const Coreference& c, const Mention& pronoun, TokenSpan subject, const FieldValue& stands_for) {
  const Discourse& discourse = c.discourse;
  const bool plural = pronoun.number == "plural";
  const bool person = is_he_or_she(pronoun);
  const auto is_rival = [&](const Mention& x) {
    return x.label == (person ? c.labels.person : c.labels.organization) &&
           (!person || x.entity == kNone || genders_agree(pronoun.gender, c.gender(x.entity)));
  };
  for (std::uint32_t token = subject.end; token < pronoun.span.begin; ++token) {
    if (plural && !discourse.beginning_at(c.labels.coordination, token).empty()) return true;
    for (const AnnotationId other : discourse.beginning_at(c.labels.noun_group, token)) {
      if (may_stand_for(c, pronoun, other, stands_for)) return true;
    }
  }
  for (MentionId id = discourse.first_mention_from(subject.end);
       !plural && id < discourse.mentions.size() && discourse.mentions[id].span.begin < pronoun.span.begin; ++id) {
    if (is_rival(discourse.mentions[id])) return true;
  }
  return false;
}

/// The subject of the sentence before, of a pronoun that opens one; else that of the first clause of its own sentence,
/// of a pronoun that is the subject of a later clause. Empty when there is none.
TokenSpan subject_before(const Coreference& c, const Mention& pronoun) {
  const Discourse& discourse = c.discourse;
  const std::uint32_t own = discourse.sentence(pronoun.span.begin);
  const TokenSpan sentence = discourse.sentence_span(own);
  const TokenSpan none{0, 0};
  if (!opens_sentence(c, pronoun, sentence)) {
    const bool later = discourse.clause(pronoun.span.begin).begin > sentence.begin && c.is_subject(pronoun);
    const TokenSpan subject = later ? c.subject_of_clause(sentence.begin) : none;
    return subject.end <= pronoun.span.begin ? subject : none;
  }
  const std::uint32_t before = c.sentence_before(own);
  if (before == kNone || discourse.headline(discourse.sentence_span(before).begin)) return none;
  return c.subject_of_clause(discourse.sentence_span(before).begin);
}

/// The noun group that the pronoun means, or none; what an earlier pronoun stands for is passed on.
AnnotationId meant_by(const Coreference& c, const Mention& pronoun, const FieldValue& stands_for) {
  const Discourse& discourse = c.discourse;
  const TokenSpan subject = subject_before(c, pronoun);
  if (subject.empty() || discourse.quoted(subject.begin)) return AnnotationId::none;
  const AnnotationId group = noun_group_at(c, subject);
  if (group == AnnotationId::none || is_rivalled(c, pronoun, subject, stands_for)) return AnnotationId::none;
  if (const AnnotationId known = discourse.described_by(subject); known != AnnotationId::none) {
    return may_stand_for(c, pronoun, known, stands_for) ? known : AnnotationId::none;
  }
  const MentionId named = discourse.mention_of(group);
  const bool unnamed = (named == kNone || discourse.mentions[named].entity == kNone) &&
                       discourse.listed(c.labels.pronoun, subject) == AnnotationId::none;
  return unnamed && may_stand_for(c, pronoun, group, stands_for) ? group : AnnotationId::none;
}

/// "With a man": not "as a man", which says what the subject is, nor the one of whom the pronoun's own clause speaks
/// ("against a rival whom she accused").
bool is_somebody_else(const Coreference& c, AnnotationId group, const Mention& pronoun) {
  const std::uint32_t begin = c.discourse.at(group).span.begin;
  const AnnotationId relative = c.discourse.relative(pronoun.span.begin);
  const bool own =
      relative != AnnotationId::none && c.discourse.at(relative).span.begin == c.discourse.at(group).span.end;
  if (own) return false;
  const auto before = c.discourse.ending_at(c.labels.preposition, begin);
  const AnnotationId determiner = c.discourse.listed(c.labels.determiner, begin);
  return !before.empty() && c.discourse.text_field(before.front(), "class") != "role" &&
         c.discourse.text_field(determiner, "article") == "yes" && c.discourse.text_field(group, "definite") != "yes";
}

}  // namespace

bool unnamed_between(const Coreference& c, std::uint32_t begin, const Mention& pronoun) {
  const Discourse& discourse = c.discourse;
  const FieldValue stands_for = discourse.field(discourse.listed(c.labels.pronoun, pronoun.span), "stands_for");
  for (std::uint32_t token = begin; token < pronoun.span.begin; ++token) {
    for (const AnnotationId group : discourse.beginning_at(c.labels.noun_group, token)) {
      if (is_somebody_else(c, group, pronoun) && may_stand_for(c, pronoun, group, stands_for)) return true;
    }
  }
  return false;
}

/// He, she, it and they outside quotation marks, whom no name stands for: the unnamed subject of the sentence before,
/// or of the sentence's first clause, if number, gender and class agree and nobody else stands between.
void unnamed_subject(Coreference& c, const CoreferencePass& pass) {
  Discourse& discourse = c.discourse;
  for (const MentionId id : c.free(pass.labels, {MentionForm::pronoun})) {
    const Mention& m = c.mention(id);
    const FieldValue stands_for = discourse.field(discourse.listed(c.labels.pronoun, m.span), "stands_for");
    if (stands_for.is_missing() || discourse.quoted(m.span.begin)) continue;
    if (discourse.described_by(m.span) != AnnotationId::none) continue;
    const AnnotationId meant = meant_by(c, m, stands_for);
    if (meant != AnnotationId::none) discourse.describe(m.span, meant);
  }
}

}  // namespace wirefacts
