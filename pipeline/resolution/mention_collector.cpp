#include "resolution/mention_collector.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "resolution/field_text.h"
#include "resolution/name_words.h"
#include "resolution/organization_names.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

/// Values of the enum mention_kind.
MentionForm form_of(const std::string& kind) {
  static constexpr std::array<std::pair<std::string_view, MentionForm>, 9> kForms = {{
      {"name", MentionForm::name},
      {"title_name", MentionForm::title_name},
      {"counterpart", MentionForm::counterpart},
      {"role_country", MentionForm::role_country},
      {"role_bare", MentionForm::role_bare},
      {"nominal", MentionForm::nominal},
      {"demonym", MentionForm::demonym},
      {"dateline", MentionForm::dateline},
      {"byline", MentionForm::byline},
  }};
  for (const auto& [name, form] : kForms) {
    if (name == kind) return form;
  }
  return MentionForm::name;
}

bool is_personal(const std::string& gender) { return gender == "m" || gender == "f"; }

/// Honorific in the mention, else persons.tsv by full name, else the given-name list by first word.
std::string gender_of_name(const Discourse& discourse, const Mention& m) {
  const ResolutionTables::Data& tables = *discourse.tables;
  for (std::uint32_t token = m.span.begin; token < m.span.end; ++token) {
    for (const AnnotationId id : discourse.beginning_at(tables.labels.honorific, token)) {
      const std::string gender = discourse.text_field(id, "gender");
      if (is_personal(gender)) return gender;
    }
  }
  if (m.name.empty()) return {};
  if (const PersonFacts* facts = tables.person(m.name); facts != nullptr && is_personal(facts->gender)) {
    return facts->gender;
  }
  if (tables.labels.given_name == Label::none) return {};
  const auto words = name_words(m.name);
  const auto row =
      words.empty() ? std::nullopt : discourse.knowledge.lists.row(tables.labels.given_name, words.front());
  const std::string gender = row ? tables.cell(*row, "gender") : std::string();
  return is_personal(gender) ? gender : std::string();
}

Mention mention_of_rule(const Discourse& discourse, AnnotationId id) {
  const Annotation& a = discourse.at(id);
  const KnownLabels& labels = discourse.tables->labels;
  Mention m;
  m.label = a.label;
  m.span = a.span;
  m.annotation = id;
  m.form = form_of(discourse.text_field(id, "kind"));
  m.name = discourse.text_field(id, "name");
  m.office = discourse.text_field(id, "office");
  m.office_classes = discourse.tables->office_classes(discourse.text_field(id, "office_class"));
  m.country = discourse.text_field(id, "country");
  m.rule = discourse.rule_name(id);
  if (a.label == labels.place && discourse.in_dateline(a.span.begin)) m.form = MentionForm::dateline;
  if (a.label == labels.person) m.gender = gender_of_name(discourse, m);
  return m;
}

Mention mention_of_pronoun(const Discourse& discourse, AnnotationId id) {
  const std::string gender = discourse.text_field(id, "gender");
  Mention m;
  m.label = discourse.at(id).label;
  m.span = discourse.at(id).span;
  m.form = MentionForm::pronoun;
  m.number = discourse.text_field(id, "number");
  m.person = discourse.text_field(id, "person");
  m.gender = is_personal(gender) || gender == "n" ? gender : std::string();
  return m;
}

bool is_candidate(const Discourse& discourse, AnnotationId id) {
  const Annotation& a = discourse.at(id);
  const KnownLabels& labels = discourse.tables->labels;
  if (a.label == labels.pronoun) {
    return discourse.text_field(id, "case") != "object" || is_personal(discourse.text_field(id, "gender"));
  }
  return a.label == labels.determiner && discourse.text_field(id, "owner") == "yes";
}

/// What a later stage found to be part of an organization's name is no mention: the people in "Niagara Mohawk", the
/// country in "American Barrick", which only "American Barrick Resources Corp" has made a name. Names
/// that a later stage found inside (places, persons) stay. Nor is the surname at the end of a longer name: "Lopez" in
/// "Maria Lopez". REQUIRES: mentions in text order.
void drop_nested(Discourse& discourse) {
  const KnownLabels& labels = discourse.tables->labels;
  TokenSpan around, person;
  AnnotationId name = AnnotationId::none;
  const auto is_nested = [&](const Mention& m) {
    if (m.label == labels.organization && m.form == MentionForm::name && m.span.begin >= around.end) {
      around = m.span;
      name = m.annotation;
      return false;
    }
    if (m.label == labels.person && !m.name.empty()) {
      if (m.span != person && person.covers(m.span) && m.span.end == person.end) return true;
      person = m.span;
      return false;
    }
    return (m.label == labels.group || m.label == labels.organization || m.label == labels.place) &&
           around.covers(m.span) && m.span != around && m.annotation < name;
  };
  discourse.mentions.erase(std::remove_if(discourse.mentions.begin(), discourse.mentions.end(), is_nested),
                           discourse.mentions.end());
}

/// "Lopez said prices rose. It said": a pronoun that a rule took for a body, whose name is a person's.
void drop_persons_as_bodies(Discourse& discourse) {
  const KnownLabels& labels = discourse.tables->labels;
  std::set<std::string> persons;
  for (const Mention& m : discourse.mentions) {
    if (m.label == labels.person && !m.name.empty()) persons.insert(fold_name(m.name));
  }
  std::erase_if(discourse.mentions, [&](const Mention& m) {
    const bool is_pronoun = discourse.listed(labels.pronoun, m.span) != AnnotationId::none ||
                            discourse.listed(labels.determiner, m.span) != AnnotationId::none;
    return m.label == labels.organization && is_pronoun && persons.count(fold_name(m.name)) != 0;
  });
}

/// "Zorvik Tharvek said" is the firm if the article has Zorvik Tharvek Inc or Zorvik Tharvek Mining Inc and nobody of
/// that family name is introduced by a title.
void take_persons_as_firms(Discourse& discourse) {
  const ResolutionTables::Data& tables = *discourse.tables;
  std::set<std::string> firms, families;
  for (const Mention& m : discourse.mentions) {
    if (m.label == tables.labels.organization && m.form == MentionForm::name) {
      const std::string_view bare = without_suffix(tables, m.name);
      const std::vector<std::string_view> words = name_words(bare);
      if (bare.size() == m.name.size() || words.size() < 2) continue;
      firms.insert(fold_name(bare));
      firms.insert(fold_name(words[0]) + ' ' + fold_name(words[1]));
    } else if (m.label == tables.labels.person && m.form != MentionForm::name && !m.name.empty()) {
      families.insert(fold_name(name_words(m.name).back()));
    }
  }
  if (firms.empty()) return;
  for (Mention& m : discourse.mentions) {
    if (m.label != tables.labels.person || m.form != MentionForm::name || name_words(m.name).size() < 2) continue;
    const bool is_family = families.count(fold_name(name_words(m.name).back())) != 0;
    if (is_family || firms.count(fold_name(m.name)) == 0 || tables.person(m.name) != nullptr) continue;
    m.label = tables.labels.organization;
    m.gender.clear();
  }
}

}  // namespace

void collect_mentions(Discourse& discourse) {
  const std::uint32_t tokens = discourse.document.token_count();
  std::vector<bool> in_group(tokens, false);
  std::vector<AnnotationId> found, pronouns;
  for (std::uint32_t token = 0; token < tokens; ++token) {
    if (discourse.hidden(token)) continue;
    bool has_pronoun = false;
    for (AnnotationId id = discourse.annotations.first_at(token); id != AnnotationId::none;
         id = discourse.annotations.next(id)) {
      const Annotation& a = discourse.at(id);
      if (discourse.kind(id) == LabelKind::entity && a.source.is_rule()) {
        found.push_back(id);
        if (a.label == discourse.tables->labels.group) {
          std::fill(in_group.begin() + a.span.begin, in_group.begin() + a.span.end, true);
        }
      } else if (!has_pronoun && is_candidate(discourse, id)) {
        pronouns.push_back(id);
        has_pronoun = true;
      }
    }
  }
  for (const AnnotationId id : pronouns) {
    if (!in_group[discourse.at(id).span.begin]) found.push_back(id);
  }
  std::stable_sort(found.begin(), found.end(), [&](AnnotationId one, AnnotationId other) {
    const TokenSpan a = discourse.at(one).span, b = discourse.at(other).span;
    return std::tuple(a.begin, b.end) < std::tuple(b.begin, a.end);
  });
  discourse.mentions.reserve(found.size());
  for (const AnnotationId id : found) {
    const bool named = discourse.kind(id) == LabelKind::entity && discourse.at(id).source.is_rule();
    discourse.mentions.push_back(named ? mention_of_rule(discourse, id) : mention_of_pronoun(discourse, id));
  }
  drop_nested(discourse);
  drop_persons_as_bodies(discourse);
  take_persons_as_firms(discourse);
  discourse.index_mentions();
}

}  // namespace wirefacts
