// Names of all kinds: equal ones are one entity.

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "resolution/coreference_passes.h"
#include "resolution/name_words.h"
#include "resolution/organization_names.h"

namespace wirefacts {
namespace {

/// One row of the user's list is one thing, by whatever alias; names of several rows, or of none, tell nothing ("").
std::string row_key(const Coreference& c, const Mention& m) {
  const auto hits = c.discourse.watch_hits(m);
  if (hits.size() != 1) return {};
  return "watched " + std::to_string(hits.front().row) + ' ' + c.discourse.knowledge.schema[m.label].name;
}

/// What must be equal for two mentions to have the same name; "" when the name alone says too little.
/// A name of the user's list is its row. Persons need two words. Lists give organizations and facilities their
/// canonical name; countries compare by code; named events without what follows their head ("Forum of A and B" =
/// "Forum").
std::string name_key(const Coreference& c, const Mention& m) {
  if (m.name.empty()) return {};
  if (const std::string row = row_key(c, m); !row.empty()) return row;
  if (m.label == c.labels.person) {
    return name_words(m.name).size() > 1 ? "person " + fold_name(m.name) : std::string();
  }
  if (m.label == c.labels.organization) {
    if (m.form == MentionForm::nominal) return {};
    const OrganizationFacts* facts = c.tables.organization(m.name);
    if (facts == nullptr) facts = c.tables.organization(without_suffix(c.tables, m.name));
    return "organization " + fold_name(facts != nullptr && !facts->canonical.empty() ? facts->canonical : m.name);
  }
  if (m.label == c.labels.named_event) {
    const std::string head = fold_name(c.discourse.text_field(m.annotation, "head"));
    std::string name;
    for (const std::string_view word : name_words(m.name)) {
      const std::string folded = fold_name(word);
      name += ' ' + folded;
      if (folded == head) break;
    }
    return "event" + name;
  }
  if (m.label == c.labels.place) {
    const std::string kind = c.discourse.text_field(m.annotation, "place_kind");
    if (kind == "country" && !m.country.empty()) return "country " + m.country;
    const FacilityFacts* facts = kind == "facility" ? c.tables.facility(m.name) : nullptr;
    if (facts != nullptr && !facts->canonical.empty()) return "facility " + fold_name(facts->canonical);
    // One place per form and article: whether it is a city or what lies around it, resolution decides.
    return (kind == "facility" ? "facility " : "place ") + fold_name(m.name);
  }
  return c.discourse.knowledge.schema[m.label].name + ' ' + fold_name(m.name);
}

/// Surnames of the listed persons that the article names in full, by row. A surname alone is left to the passes of
/// surnames even when it is an alias: they know who else bears it, and that it says nothing of a gender.
class ListedSurnames {
 public:
  ListedSurnames(const Coreference& c, const std::vector<MentionId>& mentions) : c_(c) {
    for (const MentionId id : mentions) {
      const Mention& m = c.mention(id);
      const auto words = name_words(m.name);
      if (m.label == c.labels.person && words.size() > 1)
        surnames_.insert(row_key(c, m) + '\n' + fold_name(words.back()));
    }
  }
  [[nodiscard]] bool holds(const Mention& m) const {
    const std::string row = m.label == c_.labels.person ? row_key(c_, m) : std::string();
    return !row.empty() && surnames_.count(row + '\n' + fold_name(m.name)) != 0;
  }

 private:
  const Coreference& c_;
  std::unordered_set<std::string> surnames_;
};

/// Names whose rule says more than that they are equal to another keep it.
bool keeps_rule(MentionForm form) {
  return form == MentionForm::title_name || form == MentionForm::counterpart || form == MentionForm::demonym ||
         form == MentionForm::dateline;
}

}  // namespace

/// Mentions with the same name key are one entity; the first makes it.
void same_name(Coreference& c, const CoreferencePass& pass) {
  std::unordered_map<std::string, EntityId> known;
  const auto free = c.free(pass.labels);
  const ListedSurnames surnames(c, free);
  for (const MentionId id : free) {
    if (surnames.holds(c.mention(id))) continue;
    const std::string key = name_key(c, c.mention(id));
    if (key.empty()) continue;
    const auto found = known.find(key);
    if (found == known.end()) {
      known.emplace(key, c.new_entity(id));
      continue;
    }
    const std::string rule = c.mention(id).rule;
    c.join(id, found->second, &pass);
    if (keeps_rule(c.mention(id).form)) c.mention(id).rule = rule;
  }
}

/// "Norvane, formerly Tharvek", "Jane Smith, known as Ostrig": what the article itself says is one.
void told_alias(Coreference& c, const CoreferencePass& pass) {
  const auto mention_of = [&](AnnotationId alias, std::string_view field) {
    const FieldValue value = c.discourse.field(alias, field);
    return value.kind == FieldValue::Kind::annotation ? c.discourse.mention_of(value.annotation) : MentionId{kNone};
  };
  for (const AnnotationId alias : c.discourse.all(c.labels.alias)) {
    const MentionId of = mention_of(alias, "of"), name = mention_of(alias, "name");
    if (of == kNone || name == kNone || c.mention(of).label != c.mention(name).label) continue;
    const EntityId one = c.mention(of).entity, other = c.mention(name).entity;
    if (one == kNone || one == other) continue;
    if (other == kNone) c.join(name, one, &pass);
    else c.merge(other, one, pass);
  }
}

}  // namespace wirefacts
