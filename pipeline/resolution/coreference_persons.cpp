// Passes over names of persons: surnames, titles, given names; and the names that no pass joined.

#include <algorithm>
#include <unordered_map>

#include "resolution/coreference_passes.h"
#include "resolution/name_words.h"

namespace wirefacts {
namespace {

/// The parts of a personal name without what stands behind the surname ("Jr.").
std::vector<std::string_view> person_words(const ResolutionTables::Data& tables, std::string_view name) {
  std::vector<std::string_view> words = name_words(name);
  const Label suffix = tables.knowledge.schema.find("NameSuffix");
  const bool has_suffix =
      words.size() > 2 && suffix != Label::none && tables.knowledge.lists.row(suffix, words.back()).has_value();
  if (has_suffix) words.pop_back();
  return words;
}

/// Persons by folded surname, in order of creation.
using Bearers = std::unordered_map<std::string, std::vector<EntityId>>;

/// By one of the words of their full names, as `word_of` picks it.
template <typename WordOf>
Bearers bearers_of(const Coreference& c, WordOf word_of) {
  Bearers bearers;
  for (const EntityId id : c.entities("PERSON")) {
    for (const std::string& name : c.discourse.names_of(c.discourse.entities[id])) {
      const auto words = person_words(c.tables, name);
      if (words.size() < 2) continue;
      auto& ids = bearers[fold_name(word_of(words))];
      if (ids.empty() || ids.back() != id) ids.push_back(id);
    }
  }
  return bearers;
}

Bearers bearers_of_surnames(const Coreference& c) {
  return bearers_of(c, [](const auto& words) { return words.back(); });
}

std::vector<EntityId> compatible_bearers(const Coreference& c, const Bearers& bearers, const Mention& m) {
  std::vector<EntityId> found;
  const auto listed = bearers.find(fold_name(m.name));
  if (listed == bearers.end()) return found;
  // A surname of very many persons: the last ones count, so that one of them may stand near.
  const auto& all = listed->second;
  constexpr std::size_t kMostBearers = 16;
  const std::size_t first = all.size() > kMostBearers ? all.size() - kMostBearers : 0;
  for (std::size_t k = first; k < all.size(); ++k) {
    ++c.discourse.steps;
    if (c.compatible(m, all[k])) found.push_back(all[k]);
  }
  return found;
}

/// The only one; of several the only one that is mentioned shortly before; else kNone.
EntityId meant_bearer(const Coreference& c, MentionId id, const std::vector<EntityId>& bearers) {
  constexpr std::uint32_t kNear = 3;  // sentences
  if (bearers.size() == 1) return bearers.front();
  EntityId meant = kNone;
  bool several = false;
  c.look_back(id, kNear, [&](MentionId other) {
    const EntityId e = c.mention(other).entity;
    if (e == kNone || c.mention(other).span.begin >= c.mention(id).span.begin ||
        std::find(bearers.begin(), bearers.end(), e) == bearers.end()) {
      return false;
    }
    several = several || (meant != kNone && meant != e);
    meant = e;
    return several;
  });
  return several ? kNone : meant;
}

/// Given names agree: equal, nickname and full form, or an initial; a middle name may be missing in one.
bool given_names_agree(const ResolutionTables::Data& tables, const std::string& one, const std::string& other) {
  const auto x = person_words(tables, one);
  const auto y = person_words(tables, other);
  if (x.size() < 2 || y.size() < 2 || x.back() != y.back() || one == other) return false;
  if (x.size() > 2 && y.size() > 2) return false;
  const std::string a(x.front());
  const std::string b(y.front());
  if (a == b || tables.nicknames.count(a + ' ' + b) != 0 || tables.nicknames.count(b + ' ' + a) != 0) return true;
  return (letter_count(a) == 1 || letter_count(b) == 1) && first_letter(a) == first_letter(b);
}

bool same_person(Coreference& c, EntityId a, EntityId b) {
  ++c.discourse.steps;
  if (!genders_agree(c.gender(a), c.gender(b))) return false;
  const auto names = c.discourse.names_of(c.discourse.entities[a]);
  const auto others = c.discourse.names_of(c.discourse.entities[b]);
  for (const std::string& name : names) {
    for (const std::string& other : others) {
      if (given_names_agree(c.tables, fold_name(name), fold_name(other))) return true;
    }
  }
  return false;
}

/// Persons of one surname whose given names may agree: they share a given name, its full form, or (where one of them
/// has only an initial) its first letter. So a surname of many persons costs no more than many surnames.
struct Namesakes {
  std::vector<EntityId> persons;  // in order of creation
  bool wanted = true;             // false: of a first letter that nobody has as initial
};

class NamesakeIndex {
 public:
  explicit NamesakeIndex(const Coreference& c) : tables_(c.tables) {
    for (const EntityId id : c.entities("PERSON")) {
      for (const std::string& name : c.discourse.names_of(c.discourse.entities[id])) add(fold_name(name), id);
    }
  }
  [[nodiscard]] const std::vector<Namesakes>& all() const { return all_; }

 private:
  void add(const std::string& folded, EntityId id) {
    const auto words = person_words(tables_, folded);
    if (words.size() < 2) return;
    const std::string surname = std::string(words.back()) + ' ';
    const std::string given(words.front());
    const bool initial = letter_count(given) == 1;
    Namesakes& by_letter = at(surname + std::string(first_letter(given)) + ".", false);
    enter(by_letter, id);
    by_letter.wanted = by_letter.wanted || initial;
    if (initial) return;
    enter(at(surname + given, true), id);
    const auto full = tables_.full_names.find(given);
    if (full == tables_.full_names.end()) return;
    for (const std::string& name : full->second) enter(at(surname + name, true), id);
  }

  Namesakes& at(const std::string& key, bool wanted) {
    const auto [known, is_new] = numbers_.emplace(key, all_.size());
    if (is_new) all_.push_back({{}, wanted});
    return all_[known->second];
  }

  static void enter(Namesakes& namesakes, EntityId id) {
    if (namesakes.persons.empty() || namesakes.persons.back() != id) namesakes.persons.push_back(id);
  }

  const ResolutionTables::Data& tables_;
  std::unordered_map<std::string, std::size_t> numbers_;  // key → number in all_, in order of first sight
  std::vector<Namesakes> all_;
};

/// Joins those whose given names agree, the later to the earlier.
void join_namesakes(Coreference& c, const std::vector<EntityId>& persons, const CoreferencePass& pass) {
  if (persons.size() > Coreference::kMostCandidates) return;
  for (const EntityId id : persons) {
    for (const EntityId other : persons) {
      if (id == other || c.entity(id).mentions.empty() || c.entity(other).mentions.empty()) continue;
      if (c.start(id) < c.start(other) && same_person(c, id, other)) c.merge(other, id, pass);
    }
  }
}

/// The same for all persons of the article.
void join_given_names(Coreference& c, const CoreferencePass& pass) {
  const NamesakeIndex index(c);
  for (const Namesakes& namesakes : index.all()) {
    if (namesakes.wanted) join_namesakes(c, namesakes.persons, pass);
  }
}

/// Both have offices of known classes, and no class in common.
bool offices_clash(const Coreference& c, EntityId id, const Mention& m) {
  const auto& offices = c.discourse.entities[id].offices;
  const bool known = std::any_of(offices.begin(), offices.end(), [](const Office& o) { return !o.classes.empty(); });
  return known && !m.office_classes.empty() && !c.has_class(id, m.office_classes);
}

void join_surnames(Coreference& c, const Bearers& bearers, const CoreferencePass& pass) {
  for (const MentionId id : c.free(c.labels.person, {MentionForm::name})) {
    const EntityId meant = meant_bearer(c, id, compatible_bearers(c, bearers, c.mention(id)));
    if (meant != kNone) c.join(id, meant, &pass);
  }
}

/// A name alone that is somebody's surname says nothing of a gender, even if it is a given name of others: "Natasha
/// Peter … Peter said she".
void forget_genders_of_surnames(Coreference& c, const Bearers& bearers) {
  for (const MentionId id : c.free(c.labels.person, {MentionForm::name})) {
    if (bearers.contains(fold_name(c.mention(id).name))) c.mention(id).gender.clear();
  }
}

}  // namespace

/// A single-word name without title is the last word of exactly one person of the article; of several the one that
/// stands within three sentences before it, if only one does.
void surname(Coreference& c, const CoreferencePass& pass) {
  const Bearers bearers = bearers_of_surnames(c);
  forget_genders_of_surnames(c, bearers);
  join_surnames(c, bearers, pass);
}

/// Persons of one surname with agreeing given names are one, before and after: title + surname means the one person
/// with that surname whose offices do not clash; without any it is a new person, whom that surname means from now on
/// ("President Putin … Putin").
void title_and_surname(Coreference& c, const CoreferencePass& pass) {
  join_given_names(c, pass);
  Bearers bearers = bearers_of_surnames(c);
  for (const MentionId id : c.free(c.labels.person, {MentionForm::title_name, MentionForm::counterpart})) {
    const Mention& m = c.mention(id);
    if (m.name.empty()) continue;
    std::vector<EntityId> found = compatible_bearers(c, bearers, m);
    found.erase(std::remove_if(found.begin(), found.end(), [&](EntityId e) { return offices_clash(c, e, m); }),
                found.end());
    if (found.size() == 1) {
      c.join(id, found.front(), &pass);
    } else if (found.empty()) {
      bearers[fold_name(person_words(c.tables, m.name).back())].push_back(c.new_entity(id));
    }
  }
  join_surnames(c, bearers, pass);
  join_given_names(c, pass);
}

/// A single-word name without title that is nobody's surname is the given name of exactly one person of the article.
void given_name(Coreference& c, const CoreferencePass& pass) {
  join_surnames(c, bearers_of(c, [](const auto& words) { return words.front(); }), pass);
}

/// Equal names of one label are one entity.
void remaining_names(Coreference& c) {
  std::unordered_map<std::string, EntityId> known;
  // Only persons of that label exist, so their entities need no look at labels.
  for (const EntityId id : c.entities("PERSON")) {
    for (const std::string& name : c.discourse.names_of(c.entity(id))) {
      if (name_words(name).size() > 1) known.emplace("Person " + fold_name(name), id);
    }
  }
  for (MentionId id = 0; id < c.discourse.mentions.size(); ++id) {
    const Mention& m = c.mention(id);
    const bool unnamed = m.form == MentionForm::nominal || m.form == MentionForm::role_bare ||
                         m.form == MentionForm::role_country || m.name.empty();
    if (m.entity != kNone || unnamed) continue;
    const std::string key = c.discourse.knowledge.schema[m.label].name + ' ' + fold_name(m.name);
    const auto found = known.find(key);
    if (found != known.end() && c.compatible(m, found->second)) {
      c.join(id, found->second, nullptr);
    } else {
      known[key] = c.new_entity(id);
    }
  }
}

}  // namespace wirefacts
