#pragma once
// The passes, by what they join. Each is described where it is defined; knowledge is in the tables.

#include "resolution/coreference.h"

namespace wirefacts {

// Names: coreference_names.cpp, coreference_organizations.cpp, coreference_parts.cpp, coreference_persons.cpp
void same_name(Coreference& c, const CoreferencePass& pass);
void acronym_or_suffix(Coreference& c, const CoreferencePass& pass);
void part_of_name(Coreference& c, const CoreferencePass& pass);
void told_alias(Coreference& c, const CoreferencePass& pass);
void surname(Coreference& c, const CoreferencePass& pass);
void title_and_surname(Coreference& c, const CoreferencePass& pass);
void given_name(Coreference& c, const CoreferencePass& pass);
/// Free names at the end: each an entity of its own, equal ones the same.
void remaining_names(Coreference& c);

// Offices: coreference_offices.cpp
void apposition(Coreference& c, const CoreferencePass& pass);
void office_and_country(Coreference& c, const CoreferencePass& pass);
void bare_office(Coreference& c, const CoreferencePass& pass);

// Nouns: coreference_nouns.cpp
void definite_head(Coreference& c, const CoreferencePass& pass);
void same_head(Coreference& c, const CoreferencePass& pass);

// Pronouns: coreference_pronouns.cpp, coreference_owners.cpp
void subject_of_report(Coreference& c, const CoreferencePass& pass);
void subject_inside_report(Coreference& c, const CoreferencePass& pass);
void subject_of_sentence(Coreference& c, const CoreferencePass& pass);
void subject_behind(Coreference& c, const CoreferencePass& pass);
void object_of_sentence(Coreference& c, const CoreferencePass& pass);
void only_person(Coreference& c, const CoreferencePass& pass);
void speaker_and_addressee(Coreference& c, const CoreferencePass& pass);
void owner(Coreference& c, const CoreferencePass& pass);
/// The token is of a closed class or a verb: no noun follows there, and an owner before it owns nothing.
bool is_closed_word(const Coreference& c, std::uint32_t token);
/// No such word, or one that may describe a noun, too ("his own plan").
bool may_stand_before_noun(const Coreference& c, std::uint32_t behind);

/// The first word of its sentence, or the subject behind an opening in which nobody acts or is named ("Today it").
bool opens_sentence(const Coreference& c, const Mention& m, TokenSpan sentence);

// Pronouns of the unnamed: coreference_unnamed.cpp
/// Behind the token somebody new stands before the pronoun who may be meant, and only a noun names him ("with a man").
bool unnamed_between(const Coreference& c, std::uint32_t begin, const Mention& pronoun);
void unnamed_subject(Coreference& c, const CoreferencePass& pass);

// Groups: coreference_groups.cpp
void plural(Coreference& c, const CoreferencePass& pass);
void sized_group(Coreference& c, const CoreferencePass& pass);
void mutual(Coreference& c, const CoreferencePass& pass);

}  // namespace wirefacts
