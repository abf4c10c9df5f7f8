// Passes over names of persons: surnames, titles, given names; and the names that no pass joined. Full names of one
// person: coreference_namesakes.cpp.

#include <algorithm>
#include <span>
#include <unordered_map>

#include "resolution/coreference_namesakes.h"
#include "resolution/coreference_passes.h"
#include "resolution/name_words.h"

namespace wirefacts {
namespace {

/// Persons by folded surname, in order of creation.
using Bearers = std::unordered_map<std::string, std::vector<EntityId>>;

/// A word behind a short particle with hyphen: "Mudhaf" of "Al-Mudhaf"; "" for others.
std::string_view without_particle(std::string_view word) {
  constexpr std::size_t kLongest = 3;  // letters
  const std::size_t hyphen = word.find('-');
  return hyphen == std::string_view::npos || letter_count(word.substr(0, hyphen)) > kLongest ? std::string_view()
                                                                                             : word.substr(hyphen + 1);
}

using Words = std::span<const std::string_view>;

Words first_word(Words name) { return name.first(1); }
Words last_word(Words name) { return name.last(1); }
Words inner_words(Words name) { return name.subspan(1, name.size() - 2); }

/// By words of their full names, as `words_of` picks them.
Bearers bearers_of(const Coreference& c, Words (*words_of)(Words)) {
  Bearers bearers;
  const auto enter = [&](std::string_view word, EntityId id) {
    if (word.empty()) return;
    auto& ids = bearers[fold_name(word)];
    if (ids.empty() || ids.back() != id) ids.push_back(id);
  };
  for (const EntityId id : c.entities("PERSON")) {
    for (const std::string& name : c.discourse.names_of(c.discourse.entities[id])) {
      const auto words = person_words(c.tables, name);
      if (words.size() < 2) continue;
      for (const std::string_view word : words_of(words)) {
        enter(word, id);
        enter(without_particle(word), id);
      }
    }
  }
  return bearers;
}

/// Bearers of one of the folded names whom the mention may mean.
std::vector<EntityId> compatible_bearers(const Coreference& c, const Bearers& bearers, const Mention& m,
                                         const std::vector<std::string>& names) {
  std::vector<EntityId> found;
  for (const std::string& name : names) {
    const auto listed = bearers.find(name);
    if (listed == bearers.end()) continue;
    // A surname of very many persons: the last ones count, so that one of them may stand near.
    const auto& all = listed->second;
    constexpr std::size_t kMostBearers = 16;
    const std::size_t first = all.size() > kMostBearers ? all.size() - kMostBearers : 0;
    for (std::size_t k = first; k < all.size(); ++k) {
      ++c.discourse.steps;
      if (c.compatible(m, all[k]) && std::find(found.begin(), found.end(), all[k]) == found.end()) {
        found.push_back(all[k]);
      }
    }
  }
  std::vector<EntityId> meant;  // the elder of two who share a whole name
  std::copy_if(found.begin(), found.end(), std::back_inserter(meant), [&](EntityId e) {
    return std::none_of(found.begin(), found.end(), [&](EntityId other) { return is_elder(c, other, e); });
  });
  return meant;
}

/// The name, also without its particle: "al-Mudhaf" may be Mudhaf.
std::vector<std::string> surname_forms(std::string_view name) {
  std::vector<std::string> names{fold_name(name)};
  if (const std::string_view rest = without_particle(name); !rest.empty()) names.push_back(fold_name(rest));
  return names;
}

/// The name and what it may be short for: "Jeff" is Jeffrey, too.
std::vector<std::string> full_forms(const ResolutionTables::Data& tables, const std::string& given) {
  std::vector<std::string> names{given};
  if (const auto full = tables.full_names.find(given); full != tables.full_names.end()) {
    names.insert(names.end(), full->second.begin(), full->second.end());
  }
  return names;
}

/// Those that are named before the mention; if it stands in front of all of them (in a headline), the first.
std::vector<EntityId> introduced(const Coreference& c, const Mention& m, std::vector<EntityId> bearers) {
  const auto by_start = [&](EntityId a, EntityId b) { return c.start(a) < c.start(b); };
  const EntityId first = *std::min_element(bearers.begin(), bearers.end(), by_start);
  bearers.erase(std::remove_if(bearers.begin(), bearers.end(), [&](EntityId e) { return c.start(e) > m.span.begin; }),
                bearers.end());
  if (bearers.empty()) bearers.push_back(first);
  return bearers;
}

/// "his father Carlos Lopez", "his daughter, the singer Ana Lopez": one who is introduced as somebody's relative.
bool is_relative(const Coreference& c, EntityId id) {
  const Discourse& d = c.discourse;
  if (c.labels.kinship == Label::none) return false;
  const auto follows_kinship = [&](std::uint32_t token) {
    return token > 0 && !d.ending_at(c.labels.kinship, token).empty();
  };
  const auto is_apposed = [&](std::uint32_t token) {
    return token > 0 && d.word(token - 1) == "," && follows_kinship(token - 1);
  };
  const TokenSpan name = c.mention(d.entities[id].mentions.front()).span;
  if (follows_kinship(name.begin) || is_apposed(name.begin)) return true;
  const auto groups = d.ending_at(c.labels.noun_group, name.end);
  return std::any_of(groups.begin(), groups.end(),
                     [&](AnnotationId group) { return is_apposed(d.at(group).span.begin); });
}

/// Who is named in the last sentences; kNone where nobody or several are.
EntityId only_near(const Coreference& c, MentionId id, const std::vector<EntityId>& bearers) {
  constexpr std::uint32_t kNear = 3;  // sentences
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

/// Whom the article is about: named often before, and far more often than all others; else kNone.
EntityId main_bearer(const Coreference& c, const Mention& m, const std::vector<EntityId>& bearers) {
  constexpr std::size_t kOften = 3;
  constexpr std::size_t kLookedAt = 64;  // more mentions tell no more
  std::size_t most = 0;
  std::size_t second = 0;
  EntityId meant = kNone;
  for (const EntityId e : bearers) {
    const auto& mentions = c.discourse.entities[e].mentions;
    const auto end = mentions.begin() + static_cast<std::ptrdiff_t>(std::min(mentions.size(), kLookedAt));
    const auto count = static_cast<std::size_t>(
        std::count_if(mentions.begin(), end, [&](MentionId id) { return c.mention(id).span.begin < m.span.begin; }));
    c.discourse.steps += count;
    if (count > most) {
      second = most;
      most = count;
      meant = e;
    } else {
      second = std::max(second, count);
    }
  }
  return most >= kOften && most >= 2 * second ? meant : kNone;
}

/// Whom a surname means: of several bearers one that is introduced already and is nobody's relative; of these the only
/// one named shortly before, else the one the article is about; kNone where none of that tells.
EntityId meant_bearer(const Coreference& c, MentionId id, std::vector<EntityId> bearers) {
  if (bearers.empty()) return kNone;
  const Mention& m = c.mention(id);
  if (bearers.size() > 1) bearers = introduced(c, m, std::move(bearers));
  if (bearers.size() > 1) {
    std::vector<EntityId> own = bearers;
    own.erase(std::remove_if(own.begin(), own.end(), [&](EntityId e) { return is_relative(c, e); }), own.end());
    if (!own.empty()) bearers = std::move(own);
  }
  if (bearers.size() == 1) return bearers.front();
  const EntityId near = only_near(c, id, bearers);
  return near != kNone ? near : main_bearer(c, m, bearers);
}

/// Both have offices of known classes, and no class in common.
bool offices_clash(const Coreference& c, EntityId id, const Mention& m) {
  const auto& offices = c.discourse.entities[id].offices;
  const bool known = std::any_of(offices.begin(), offices.end(), [](const Office& o) { return !o.classes.empty(); });
  return known && !m.office_classes.empty() && !c.has_class(id, m.office_classes);
}

void join_surnames(Coreference& c, const Bearers& bearers, const CoreferencePass& pass) {
  for (const MentionId id : c.free(c.labels.person, {MentionForm::name})) {
    const Mention& m = c.mention(id);
    const EntityId meant = meant_bearer(c, id, compatible_bearers(c, bearers, m, surname_forms(m.name)));
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
  const Bearers bearers = bearers_of(c, last_word);
  forget_genders_of_surnames(c, bearers);
  join_surnames(c, bearers, pass);
}

/// Persons of one surname with agreeing given names are one, before and after: title + surname means the one person
/// with that surname whose offices do not clash, or with that given name ("President Gotabaya", "Sheikh Ahmad"), or
/// with that name inside ("President Obiang" of Teodoro Obiang Nguema); without any it is a new person, whom that
/// surname means from now on ("President Putin … Putin").
void title_and_surname(Coreference& c, const CoreferencePass& pass) {
  join_full_names(c, pass);
  Bearers bearers = bearers_of(c, last_word);
  const Bearers by_given_name = bearers_of(c, first_word);
  const Bearers by_inner_word = bearers_of(c, inner_words);
  for (const MentionId id : c.free(c.labels.person, {MentionForm::title_name, MentionForm::counterpart})) {
    const Mention& m = c.mention(id);
    if (m.name.empty()) continue;
    std::vector<EntityId> found = compatible_bearers(c, bearers, m, surname_forms(m.name));
    found.erase(std::remove_if(found.begin(), found.end(), [&](EntityId e) { return offices_clash(c, e, m); }),
                found.end());
    for (const Bearers* others : {&by_given_name, &by_inner_word}) {
      if (found.empty()) found = compatible_bearers(c, *others, m, {fold_name(m.name)});
    }
    if (found.size() == 1) {
      c.join(id, found.front(), &pass);
    } else if (found.empty()) {
      bearers[fold_name(person_words(c.tables, m.name).back())].push_back(c.new_entity(id));
    }
  }
  join_surnames(c, bearers, pass);
  join_full_names(c, pass);
}

/// A single-word name without title that is nobody's surname is the given name of a person of the article, or short
/// for it; or a surname inside the name ("Santos" of "Fernando Santos Alvite", "Tan" of "David Tan Siong Sun").
void given_name(Coreference& c, const CoreferencePass& pass) {
  const Bearers by_given_name = bearers_of(c, first_word);
  const Bearers by_inner_word = bearers_of(c, inner_words);
  for (const MentionId id : c.free(c.labels.person, {MentionForm::name})) {
    const Mention& m = c.mention(id);
    const auto names = full_forms(c.tables, fold_name(m.name));
    EntityId meant = meant_bearer(c, id, compatible_bearers(c, by_given_name, m, names));
    if (meant == kNone) meant = meant_bearer(c, id, compatible_bearers(c, by_inner_word, m, {fold_name(m.name)}));
    if (meant != kNone) c.join(id, meant, &pass);
  }
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
