// What represents an entity in records: its canonical name and facts, the kind of each mention.

#include <algorithm>
#include <tuple>

#include "resolution/discourse.h"
#include "resolution/field_text.h"
#include "resolution/name_words.h"
#include "resolution/named_country.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

/// The name with most words, then most letters, then one not all in capitals; the first of equal ones; "".
std::string fullest_name(const Discourse& discourse, const Entity& e) {
  const auto size = [](const std::string& name) {
    return std::tuple(name_words(name).size(), letter_count(name), !all_capitals(name));
  };
  std::string best;
  for (const std::string& name : discourse.names_of(e)) {
    if (best.empty() || size(name) > size(best)) best = name;
  }
  return best;
}

std::string gender_of(const Discourse& discourse, const Entity& e) {
  for (const MentionId id : e.mentions) {
    if (!discourse.mentions[id].gender.empty()) return discourse.mentions[id].gender;
  }
  return {};
}

void describe_person(const Discourse& discourse, Entity& e) {
  if (e.canonical.empty()) e.canonical = fullest_name(discourse, e);
  if (const PersonFacts* facts = discourse.tables->person(e.canonical)) e.kb = facts->kb;
  e.gender = gender_of(discourse, e);
}

/// The article has a name of several words that shares none with what the list calls the body of these letters: "the
/// Directorate of Education (DoE)" is no Energy Department.
bool is_called_otherwise(const Discourse& discourse, const Entity& e, std::string_view letters,
                         const OrganizationFacts& facts) {
  constexpr std::size_t kMostLetters = 5;
  const std::string listed = fold_name(facts.canonical);
  const auto known = name_words(listed);
  if (letter_count(letters) > kMostLetters || known.size() < 2) return false;
  for (const std::string& name : discourse.names_of(e)) {
    const std::string folded = fold_name(name);
    const auto words = name_words(folded);
    const bool shares = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return letter_count(word) > 3 && std::find(known.begin(), known.end(), word) != known.end();
    });
    if (words.size() > 1 && !shares && discourse.tables->organization(name) == nullptr) return true;
  }
  return false;
}

/// "Nigeria's Securities and Exchange Commission": a mention is said to be of another country than the list's body.
bool is_elsewhere(const Discourse& discourse, const Entity& e, const OrganizationFacts& facts) {
  return !facts.iso3.empty() && std::any_of(e.mentions.begin(), e.mentions.end(), [&](MentionId id) {
    const Mention& m = discourse.mentions[id];
    return m.label == discourse.tables->labels.organization && !m.country.empty() && m.country != facts.iso3;
  });
}

/// The country that its mentions or their names tell, if they agree.
std::string told_country(const Discourse& discourse, const Entity& e) {
  std::string country;
  for (const MentionId id : e.mentions) {
    const Mention& m = discourse.mentions[id];
    if (m.label != discourse.tables->labels.organization || m.form != MentionForm::name) continue;
    const OrganizationFacts* listed = discourse.tables->organization(m.name);
    const bool said = !m.country.empty() && (listed == nullptr || m.country != listed->iso3);
    std::string told = said ? m.country : country_in_name(discourse, m);
    if (!told.empty() && !country.empty() && told != country) return {};
    if (!told.empty()) country = std::move(told);
  }
  return country;
}

void describe_organization(const Discourse& discourse, Entity& e) {
  const OrganizationFacts* facts = nullptr;
  std::string subtype;
  for (const MentionId id : e.mentions) {
    const Mention& m = discourse.mentions[id];
    if (facts == nullptr && m.label == discourse.tables->labels.organization) {
      facts = discourse.tables->organization(m.name);
      if (facts != nullptr && is_called_otherwise(discourse, e, m.name, *facts)) facts = nullptr;
      if (facts != nullptr && is_elsewhere(discourse, e, *facts)) facts = nullptr;
    }
    if (subtype.empty()) subtype = discourse.text_field(m.annotation, "subtype");
  }
  if (facts != nullptr) {
    if (e.canonical.empty()) e.canonical = facts->canonical;
    if (!facts->subtype.empty()) subtype = facts->subtype;
    if (!facts->iso3.empty()) e.country = facts->iso3;
    e.kb = facts->kb;
  }
  if (e.country.empty()) e.country = told_country(discourse, e);
  if (e.canonical.empty()) e.canonical = fullest_name(discourse, e);
  e.subtype = subtype;
}

/// The longest mention by name, with ordinal and "of" part, without determiner.
void describe_named_event(const Discourse& discourse, Entity& e) {
  std::string longest;
  for (const MentionId id : e.mentions) {
    const Mention& m = discourse.mentions[id];
    if (!e.ordinal) e.ordinal = to_integer(discourse.field(m.annotation, "ordinal"));
    TokenSpan span = m.span;
    if (m.form != MentionForm::name) continue;
    if (span.size() > 1 && discourse.listed(discourse.tables->labels.determiner, span.begin) != AnnotationId::none)
      ++span.begin;
    const std::string_view text = discourse.words(span);
    if (letter_count(text) > letter_count(longest)) longest = text;
  }
  e.has_several_names = discourse.names_of(e).size() > 1;
  e.canonical = longest.empty() ? fullest_name(discourse, e) : longest;
}

/// Without members: its first mention that is no pronoun.
void describe_group(const Discourse& discourse, Entity& e) {
  const Mention* first = nullptr;
  for (const MentionId id : e.mentions) {
    const Mention& m = discourse.mentions[id];
    if (m.form != MentionForm::pronoun && (first == nullptr || m.span.begin < first->span.begin)) first = &m;
  }
  if (first == nullptr) return;
  e.canonical = discourse.words(first->span);
  e.subtype = discourse.text_field(first->annotation, "subtype");
}

std::string pronoun_kind(const Mention& m) {
  if (m.person == "1") return m.number == "plural" ? "pronoun.1pl" : "pronoun.1sg";
  if (m.person == "2") return "pronoun.2sg";
  return m.number == "plural" ? "pronoun.pl" : "pronoun";
}

std::string person_kind(const Mention& m) {
  const bool full = name_words(m.name).size() > 1;
  switch (m.form) {
    case MentionForm::title_name: return full ? "title+name.full" : "title+surname";
    case MentionForm::counterpart: return "counterpart+title+name.full";
    case MentionForm::role_country: return "role.country";
    case MentionForm::role_bare: return "role.bare";
    default: return full ? "name.full" : "name.surname";
  }
}

}  // namespace

void describe_entities(Discourse& discourse) {
  for (Entity& e : discourse.entities) {
    if (e.mentions.empty() && e.members.empty()) continue;
    if (e.type == "PERSON") describe_person(discourse, e);
    else if (e.type == "ORG") describe_organization(discourse, e);
    else if (e.type == "EVENT_NAME") describe_named_event(discourse, e);
    else if (e.type == "GROUP" && e.members.empty()) describe_group(discourse, e);
    else if (e.place_kind == PlaceKind::none && e.type != "GROUP") e.canonical = fullest_name(discourse, e);
  }
  for (Entity& e : discourse.entities) {
    if (e.type != "GROUP" || e.members.empty()) continue;
    e.canonical.clear();
    for (const EntityId member : e.members) {
      if (!e.canonical.empty()) e.canonical += " & ";
      e.canonical += discourse.entities[member].canonical;
    }
  }
}

std::string mention_kind(const Discourse& discourse, const Mention& m) {
  const KnownLabels& labels = discourse.tables->labels;
  const Entity& e = discourse.entities[m.entity];
  if (m.form == MentionForm::pronoun) return pronoun_kind(m);
  if (m.form == MentionForm::demonym) return "demonym";
  // A rule may know what a pronoun of the third person means ("Norvane Corp. said it").
  if (m.label == labels.organization && m.span.size() == 1 &&
      discourse.listed(labels.pronoun, m.span.begin) != AnnotationId::none) {
    return "pronoun";
  }
  if (m.form == MentionForm::dateline) return "dateline";
  if (m.form == MentionForm::byline) return "byline";
  if (m.metonym) return "name.metonym";
  if (m.form == MentionForm::nominal) return m.label == labels.group && !e.members.empty() ? "nominal.pl" : "nominal";
  if (m.label == labels.person) return person_kind(m);
  if (m.label == labels.named_event) {
    const bool full = e.has_several_names && discourse.words(m.span).find(e.canonical) != std::string_view::npos;
    return full ? "name.full" : "name";
  }
  if (m.label == labels.organization) {
    constexpr std::size_t kLongestAcronym = 5;
    const OrganizationFacts* facts = discourse.tables->organization(m.name);
    const std::string& known = facts != nullptr && !facts->canonical.empty() ? facts->canonical : m.name;
    return all_capitals(known) && letter_count(known) <= kLongestAcronym ? "acronym" : "name";
  }
  return "name";
}

}  // namespace wirefacts
