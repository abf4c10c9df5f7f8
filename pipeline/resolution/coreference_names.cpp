// Passes over names of all kinds: equal names, acronyms, legal suffixes.

#include <algorithm>
#include <set>
#include <unordered_map>

#include "resolution/coreference_passes.h"
#include "resolution/name_words.h"

namespace wirefacts {
namespace {

/// What must be equal for two mentions to have the same name; "" when the name alone says too little.
/// A name of the user's list is its row. Persons need two words. Lists give organizations and facilities their
/// canonical name; countries compare by code; named events without what follows their head ("Forum of A and B" =
/// "Forum").
std::string name_key(const Coreference& c, const Mention& m) {
  if (m.name.empty()) return {};
  // One row of the user's list is one thing, by whatever alias; names of several rows tell nothing.
  if (const auto hits = c.discourse.watch_hits(m); hits.size() == 1) {
    return "watched " + std::to_string(hits.front().row) + ' ' + c.discourse.knowledge.schema[m.label].name;
  }
  if (m.label == c.labels.person) {
    return name_words(m.name).size() > 1 ? "person " + fold_name(m.name) : std::string();
  }
  if (m.label == c.labels.organization) {
    if (m.form == MentionForm::nominal) return {};
    const OrganizationFacts* facts = c.tables.organization(m.name);
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

/// Names whose rule says more than that they are equal to another keep it.
bool keeps_rule(MentionForm form) {
  return form == MentionForm::title_name || form == MentionForm::counterpart || form == MentionForm::demonym ||
         form == MentionForm::dateline;
}

/// The folded name without legal suffix ("inc").
std::string bare_name(const ResolutionTables::Data& tables, std::string_view name) {
  std::string folded = fold_name(name);
  const std::size_t blank = folded.rfind(' ');
  if (blank != std::string::npos && tables.legal_suffixes.count(folded.substr(blank + 1)) != 0) folded.resize(blank);
  return folded;
}

/// The name without legal suffix, as it is written.
std::string_view without_suffix(const ResolutionTables::Data& tables, std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  const bool has_suffix =
      blank != std::string_view::npos && tables.legal_suffixes.count(fold_name(name.substr(blank + 1))) != 0;
  return has_suffix ? name.substr(0, blank) : name;
}

std::string initials(std::string_view name, bool small_words_too) {
  std::string letters;
  for (const std::string_view word : name_words(name)) {
    if (small_words_too || capitalized(word)) letters += first_letter(word);
  }
  return fold(letters);
}

/// Organizations by the ways in which a longer name may call them.
struct ShortNames {
  std::unordered_map<std::string, std::vector<EntityId>> by_bare_name, by_capitals;
};

/// The words of a folded name.
std::vector<std::string> folded_words(const ResolutionTables::Data& tables, std::string_view name) {
  const std::string bare = bare_name(tables, name);
  const std::vector<std::string_view> words = name_words(bare);
  return {words.begin(), words.end()};
}

/// The name without the initials it begins with ("E.F. Hutton Group" is called Hutton); the same if it has none.
std::string_view without_initials(std::string_view name) {
  for (const std::string_view word : name_words(name)) {
    const bool initial = word.find('.') != std::string_view::npos || letter_count(word) == 1;
    if (!initial) return name.substr(static_cast<std::size_t>(word.data() - name.data()));
  }
  return name;
}

/// `part` is the beginning of `whole`, or an end of it that has two words at least ("Postal Service").
bool is_part(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.empty() || part.size() >= whole.size()) return false;
  if (std::equal(part.begin(), part.end(), whole.begin())) return true;
  return part.size() > 1 && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

/// The list knows the part as a body of its own: "the EC" is not short for "the EC Commission".
bool is_listed_apart(const Coreference& c, std::string_view part, std::string_view whole) {
  const OrganizationFacts* own = c.tables.organization(part);
  if (own == nullptr) return false;
  const OrganizationFacts* other = c.tables.organization(whole);
  return other == nullptr || fold_name(other->canonical.empty() ? whole : other->canonical) !=
                                 fold_name(own->canonical.empty() ? part : own->canonical);
}

/// The whole stands before its part, or the part nowhere but in the headline.
bool may_be_part(const Coreference& c, EntityId part, EntityId whole) {
  if (c.start(whole) < c.start(part)) return true;
  const std::vector<MentionId>& mentions = c.discourse.entities[part].mentions;
  return std::all_of(mentions.begin(), mentions.end(),
                     [&](MentionId id) { return c.discourse.headline(c.mention(id).span.begin); });
}

ShortNames short_names(const Coreference& c, const std::vector<EntityId>& organizations) {
  ShortNames names;
  for (const EntityId id : organizations) {
    for (const std::string& name : c.discourse.names_of(c.discourse.entities[id])) {
      names.by_bare_name[bare_name(c.tables, name)].push_back(id);
      if (letter_count(name) > 1 && all_capitals(name)) names.by_capitals[fold(name)].push_back(id);
    }
  }
  return names;
}

/// Some name of `other` is shorter than `name` and stands for it: same bare name, or its initials.
bool stands_for(const Coreference& c, EntityId other, const std::string& name) {
  const auto names = c.discourse.names_of(c.discourse.entities[other]);
  return std::any_of(names.begin(), names.end(), [&](const std::string& shorter) {
    if (letter_count(name) <= letter_count(shorter) || !c.tables.may_be_same(name, shorter)) return false;
    if (bare_name(c.tables, name) == bare_name(c.tables, shorter)) return true;
    const std::string folded = fold(shorter);
    return letter_count(shorter) > 1 && all_capitals(shorter) &&
           (folded == initials(name, false) || folded == initials(name, true) ||
            folded == initials(without_suffix(c.tables, name), false));
  });
}

void take_over_short_names(Coreference& c, EntityId id, const ShortNames& names, const CoreferencePass& pass) {
  // Names that come in by merging may have short forms, too.
  for (std::size_t k = 0; k < c.discourse.names_of(c.entity(id)).size(); ++k) {
    const std::string name = c.discourse.names_of(c.entity(id))[k];
    std::vector<EntityId> others;
    const auto collect = [&](const auto& index, const std::string& key) {
      if (const auto found = index.find(key); found != index.end()) {
        others.insert(others.end(), found->second.begin(), found->second.end());
      }
    };
    collect(names.by_bare_name, bare_name(c.tables, name));
    collect(names.by_capitals, initials(name, false));
    collect(names.by_capitals, initials(name, true));
    collect(names.by_capitals, initials(without_suffix(c.tables, name), false));
    std::sort(others.begin(), others.end());
    for (const EntityId other : others) {
      if (other != id && !c.entity(other).mentions.empty() && stands_for(c, other, name)) c.merge(other, id, pass);
    }
  }
}

/// The letters of the short name stand in the long one in that order, its first letter first: "ICCO" of
/// "International Cocoa Organization".
bool may_abbreviate(std::string_view short_name, std::string_view name) {
  const std::string letters = fold(short_name);
  const std::string folded = fold(name);
  if (letters.empty() || folded.empty() || letters.front() != folded.front()) return false;
  std::size_t at = 0;
  for (const char letter : letters) {
    at = folded.find(letter, at);
    if (at == std::string::npos) return false;
    ++at;
  }
  return true;
}

/// The organization that ends where the mention's mark (bracket, comma) stands; kNone when there is none.
MentionId named_before(const std::vector<Mention>& mentions, MentionId id) {
  const Mention& m = mentions[id];
  for (MentionId before = id, steps = 0; before-- > 0 && steps < 4; ++steps) {
    const Mention& x = mentions[before];
    if (x.label == m.label && x.span.end == m.span.begin - 1 && x.entity != kNone) return before;
  }
  return kNone;
}

/// "Union Pacific Corp (UNP)", "International Cocoa Organization, ICCO,": capitals in brackets directly behind a name,
/// or between commas if they may abbreviate it, are another name of it.
void join_names_in_brackets(Coreference& c, const CoreferencePass& pass) {
  const std::vector<Mention>& mentions = c.discourse.mentions;
  for (MentionId id = 0; id < mentions.size(); ++id) {
    const Mention& m = mentions[id];
    const bool capitals = m.label == c.labels.organization && m.entity != kNone && m.span.begin >= 2 &&
                          m.span.end < c.discourse.document.token_count() && all_capitals(m.name);
    if (!capitals) continue;
    const std::string_view mark = c.discourse.word(m.span.begin - 1);
    const bool bracketed = mark == "(" && c.discourse.word(m.span.end) == ")";
    const bool between = mark == "," && letter_count(m.name) > 2 && c.discourse.word(m.span.end) == ",";
    if (!bracketed && !between) continue;
    const MentionId before = named_before(mentions, id);
    if (before == kNone) continue;
    const Mention& x = mentions[before];
    const bool fits = x.entity != m.entity && x.form != MentionForm::nominal && c.tables.may_be_same(x.name, m.name) &&
                      (bracketed || may_abbreviate(m.name, x.name));
    if (fits) c.merge(m.entity, x.entity, pass);
  }
}

}  // namespace

/// Mentions with the same name key are one entity; the first makes it.
void same_name(Coreference& c, const CoreferencePass& pass) {
  std::unordered_map<std::string, EntityId> known;
  for (const MentionId id : c.free(pass.labels)) {
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

/// Organizations: a name is the beginning of exactly one fuller name that stands before it ("Honda" of "Honda Motor
/// Co."), or its end of two words and more ("the Postal Service"). A headline may have the part before the whole.
void part_of_name(Coreference& c, const CoreferencePass& pass) {
  struct Named {
    EntityId id;
    std::vector<std::string> words;
  };
  std::unordered_map<std::string, std::vector<Named>> by_edge;  // first word, last word → fuller names
  std::vector<Named> all;
  for (const EntityId id : c.entities("ORG")) {
    for (const std::string& name : c.discourse.names_of(c.entity(id))) {
      Named named{id, folded_words(c.tables, name)};
      if (named.words.empty()) continue;
      if (named.words.size() > 1) {
        by_edge[named.words.front()].push_back(named);
        by_edge[named.words.back()].push_back(named);
      }
      Named bare{id, folded_words(c.tables, without_initials(name))};
      if (bare.words.size() > 1 && bare.words.size() < named.words.size())
        by_edge[bare.words.front()].push_back(std::move(bare));
      all.push_back(std::move(named));
    }
  }
  for (const Named& part : all) {
    std::set<EntityId> wholes;
    for (const std::string& edge : {part.words.front(), part.words.back()}) {
      const auto found = by_edge.find(edge);
      if (found == by_edge.end() || found->second.size() > Coreference::kMostCandidates) continue;
      for (const Named& whole : found->second) {
        const bool fits = whole.id != part.id && may_be_part(c, part.id, whole.id) &&
                          is_part(part.words, whole.words) && !c.entity(whole.id).mentions.empty();
        if (fits) wholes.insert(whole.id);
      }
    }
    if (wholes.size() != 1 || c.entity(part.id).mentions.empty()) continue;
    const auto& names = c.discourse.names_of(c.entity(*wholes.begin()));
    const auto own = c.discourse.names_of(c.entity(part.id));
    const bool allowed = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return std::all_of(own.begin(), own.end(), [&](const std::string& short_name) {
        return c.tables.may_be_same(name, short_name) && !is_listed_apart(c, short_name, name);
      });
    });
    if (allowed) c.merge(part.id, *wholes.begin(), pass);
  }
}

/// Organizations: a name in capitals is the initials of another (with or without small words); a name is
/// another without legal suffix. The shorter joins the longer. So do capitals in brackets behind a name.
void acronym_or_suffix(Coreference& c, const CoreferencePass& pass) {
  const std::vector<EntityId> organizations = c.entities("ORG");
  const ShortNames names = short_names(c, organizations);
  for (const EntityId id : organizations) {
    if (!c.entity(id).mentions.empty()) take_over_short_names(c, id, names, pass);
  }
  join_names_in_brackets(c, pass);
}

}  // namespace wirefacts
