// Passes over names of organizations: acronyms, legal suffixes, parts of longer names.

#include <algorithm>
#include <set>
#include <unordered_map>

#include "resolution/coreference_passes.h"
#include "resolution/name_words.h"

namespace wirefacts {
namespace {

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

/// The folded legal suffix of the name, or "".
std::string suffix_of(const ResolutionTables::Data& tables, std::string_view name) {
  return fold_name(name.substr(without_suffix(tables, name).size()));
}

/// "Agip SpA" and "Agip Canada Ltd" are two companies: each has a legal form of its own.
bool have_different_suffixes(const ResolutionTables::Data& tables, std::string_view one, std::string_view other) {
  const std::string own = suffix_of(tables, one);
  const std::string its = suffix_of(tables, other);
  return !own.empty() && !its.empty() && own != its;
}

bool is_listed(const Coreference& c, Label label, std::string_view word) {
  return label != Label::none && c.tables.knowledge.lists.row(label, word).has_value();
}

/// The word says what kind of body it is ("bank").
bool is_head(const Coreference& c, std::string_view word) { return is_listed(c, c.labels.organization_head, word); }

/// "agriculture ministry" for "Ministry of Agriculture"; "" for other names.
std::string turned(const Coreference& c, std::string_view name) {
  constexpr std::string_view kOf = " of ";
  const std::string folded = fold_name(name);
  const std::size_t of = folded.find(kOf);
  if (of == std::string::npos || !is_head(c, folded.substr(0, of))) return {};
  return folded.substr(of + kOf.size()) + ' ' + folded.substr(0, of);
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

bool begins(const std::vector<std::string>& part, std::vector<std::string>::const_iterator at,
            std::vector<std::string>::const_iterator end) {
  return std::distance(at, end) > static_cast<std::ptrdiff_t>(part.size()) && std::equal(part.begin(), part.end(), at);
}

/// `part` is the beginning of `whole` (two words of it also behind the country: "Farm Bureau" of "American Farm Bureau
/// Federation"), or an end of it that hangs on no preposition: two words at least ("Postal Service"), a head
/// ("the Commission"), or a single one of two that is a name only ("Kodak" of "Eastman Kodak", not "House" of "White
/// House").
bool is_part(const Coreference& c, const std::vector<std::string>& part, const std::vector<std::string>& whole,
             std::size_t country) {
  if (part.empty() || part.size() >= whole.size()) return false;
  if (begins(part, whole.begin(), whole.end())) return true;
  const auto behind_country = whole.begin() + static_cast<std::ptrdiff_t>(country);
  if (part.size() > 1 && country > 0 && begins(part, behind_country, whole.end())) return true;
  if (!std::equal(part.rbegin(), part.rend(), whole.rbegin())) return false;
  constexpr std::size_t kShortest = 4;  // letters
  if (part.size() > 1) {
    return std::none_of(whole.begin(), whole.end() - static_cast<std::ptrdiff_t>(part.size()),
                        [&](const std::string& word) { return is_listed(c, c.labels.preposition, word); });
  }
  if (is_head(c, part.front())) return true;
  return whole.size() == 2 && letter_count(part.front()) >= kShortest && !is_listed(c, c.labels.noun, part.front());
}

/// How many words at the beginning name a country or its people: "U.S." of "U.S. Senate"; 0 for none.
std::size_t country_words(const Coreference& c, std::string_view name) {
  const std::vector<std::string_view> words = name_words(name);
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    if (words.size() <= count) continue;
    const std::string_view last = words[count - 1];
    const auto length = static_cast<std::size_t>(last.data() - name.data()) + last.size();
    for (const Label label : {c.labels.country, c.labels.demonym}) {
      if (is_listed(c, label, name.substr(0, length))) return count;
    }
  }
  return 0;
}

/// "Senate" of "U.S. Senate", wherever they stand.
bool is_without_country(const std::vector<std::string>& part, const std::vector<std::string>& whole,
                        std::size_t country) {
  return country > 0 && part.size() + country == whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

/// The list knows the part as a body of its own: "the EC" is not short for "the EC Commission".
bool is_listed_apart(const Coreference& c, std::string_view part, std::string_view whole) {
  const OrganizationFacts* own = c.tables.organization(part);
  if (own == nullptr) return false;
  const OrganizationFacts* other = c.tables.organization(whole);
  return other == nullptr || fold_name(other->canonical.empty() ? whole : other->canonical) !=
                                 fold_name(own->canonical.empty() ? part : own->canonical);
}

/// The whole stands before its part; only a headline may have the part before.
bool may_be_part(const Coreference& c, EntityId part, EntityId whole) {
  if (c.start(whole) < c.start(part)) return true;
  const std::vector<MentionId>& mentions = c.discourse.entities[part].mentions;
  return std::all_of(mentions.begin(), mentions.end(), [&](MentionId id) {
    const std::uint32_t begin = c.mention(id).span.begin;
    return begin > c.start(whole) || c.discourse.headline(begin);
  });
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
    if (bare_name(c.tables, name) == bare_name(c.tables, shorter) || turned(c, name) == fold_name(shorter)) return true;
    const std::string folded = fold(shorter);
    return letter_count(shorter) > 1 && all_capitals(shorter) &&
           (folded == initials(name, false) || folded == initials(name, true) ||
            folded == initials(without_suffix(c.tables, name), false) ||
            folded == initials(without_suffix(c.tables, name), true));
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
    collect(names.by_capitals, initials(without_suffix(c.tables, name), true));
    collect(names.by_bare_name, turned(c, name));
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

/// Where a name ends that a symbol in angles may follow: the token behind "Ltd" in "Zorvik Ltd <ZVK.ME> (ZH)".
std::uint32_t before_symbol(const Coreference& c, std::uint32_t end) {
  constexpr std::uint32_t kLongestSymbol = 5;  // tokens
  if (end == 0 || c.discourse.word(end - 1) != ">") return end;
  for (std::uint32_t at = end - 1; at > 0 && end - at <= kLongestSymbol; --at) {
    if (c.discourse.word(at - 1) == "<") return at - 1;
  }
  return end;
}

/// The organization that ends where the mention's mark (bracket, comma) stands; kNone when there is none.
MentionId named_before(const Coreference& c, MentionId id) {
  const std::vector<Mention>& mentions = c.discourse.mentions;
  const Mention& m = mentions[id];
  const std::uint32_t end = before_symbol(c, m.span.begin - 1);
  for (MentionId before = id, steps = 0; before-- > 0 && steps < 4; ++steps) {
    const Mention& x = mentions[before];
    if (x.label == m.label && x.span.end == end && x.entity != kNone) return before;
  }
  return kNone;
}

/// "The Feed Research Institute, ITCF, said", "the Association of Juice Industries (Abrassuco)": a word that no list
/// knows, in brackets or as capitals between commas and at the end of no list of names, is the same body in its own
/// language, whatever its letters, if the name before has a head and three words.
bool is_own_acronym(const Coreference& c, const Mention& name, const Mention& m) {
  const std::vector<std::string_view> words = name_words(name.name);
  const std::uint32_t behind = m.span.end + 1;
  const bool has_head =
      std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is_head(c, word); });
  if (words.size() < 3 || !has_head || c.tables.organization(m.name) != nullptr) return false;
  if (behind >= c.discourse.document.token_count() || capitalized(c.discourse.word(behind))) return false;
  return !is_listed(c, c.labels.conjunction, c.discourse.word(behind));
}

/// "Union Pacific Corp (UNP)", "International Cocoa Organization, ICCO,": capitals in brackets directly behind a name,
/// or, if they may abbreviate it, between commas or as a word ("(Tepco)"), are another name of it.
void join_names_in_brackets(Coreference& c, const CoreferencePass& pass) {
  const std::vector<Mention>& mentions = c.discourse.mentions;
  for (MentionId id = 0; id < mentions.size(); ++id) {
    const Mention& m = mentions[id];
    const bool may_be = m.label == c.labels.organization && m.entity != kNone && m.span.begin >= 2 &&
                        m.span.end < c.discourse.document.token_count() && m.form != MentionForm::nominal;
    const bool capitals = may_be && all_capitals(m.name);
    if (!capitals && (!may_be || m.span.end - m.span.begin != 1)) continue;
    const std::string_view mark = c.discourse.word(m.span.begin - 1);
    const bool bracketed = mark == "(" && c.discourse.word(m.span.end) == ")";
    const bool between = capitals && mark == "," && letter_count(m.name) > 2 && c.discourse.word(m.span.end) == ",";
    if (!bracketed && !between) continue;
    const MentionId before = named_before(c, id);
    if (before == kNone) continue;
    const Mention& x = mentions[before];
    const bool fits = x.entity != m.entity && x.form != MentionForm::nominal && c.tables.may_be_same(x.name, m.name) &&
                      ((bracketed && capitals) || may_abbreviate(m.name, x.name) || is_own_acronym(c, x, m));
    if (fits) c.merge(m.entity, x.entity, pass);
  }
}

}  // namespace

/// Organizations: a name is the beginning of exactly one fuller name that stands before it ("Honda" of "Honda Motor
/// Co."), or its end ("the Postal Service"). A headline may have the part before the whole; a name without the country
/// in front of it may stand anywhere.
void part_of_name(Coreference& c, const CoreferencePass& pass) {
  struct Named {
    EntityId id;
    std::vector<std::string> words;
    std::size_t country = 0;  // so many words at the beginning are a country's
  };
  std::unordered_map<std::string, std::vector<Named>> by_edge;  // first word, last word → fuller names
  std::vector<Named> all;
  for (const EntityId id : c.entities("ORG")) {
    for (const std::string& name : c.discourse.names_of(c.entity(id))) {
      Named named{id, folded_words(c.tables, name), country_words(c, name)};
      if (named.words.empty()) continue;
      if (named.words.size() > 1) {
        by_edge[named.words.front()].push_back(named);
        by_edge[named.words.back()].push_back(named);
      }
      Named bare{id, folded_words(c.tables, without_initials(name)), 0};
      if (bare.words.size() > 1 && bare.words.size() < named.words.size())
        by_edge[bare.words.front()].push_back(std::move(bare));
      if (named.words.size() > 2 && is_listed(c, c.labels.given_name, name_words(name).front()))
        by_edge[named.words[1]].push_back({id, {named.words.begin() + 1, named.words.end()}, 0});
      all.push_back(std::move(named));
    }
  }
  for (const Named& part : all) {
    std::set<EntityId> wholes;
    for (const std::string& edge : {part.words.front(), part.words.back()}) {
      const auto found = by_edge.find(edge);
      if (found == by_edge.end() || found->second.size() > Coreference::kMostCandidates) continue;
      for (const Named& whole : found->second) {
        const bool fits = whole.id != part.id && !c.entity(whole.id).mentions.empty() &&
                          (is_without_country(part.words, whole.words, whole.country) ||
                           (may_be_part(c, part.id, whole.id) && is_part(c, part.words, whole.words, whole.country)));
        if (fits) wholes.insert(whole.id);
      }
    }
    if (wholes.size() != 1 || c.entity(part.id).mentions.empty()) continue;
    const auto& names = c.discourse.names_of(c.entity(*wholes.begin()));
    const auto own = c.discourse.names_of(c.entity(part.id));
    const bool allowed = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return std::all_of(own.begin(), own.end(), [&](const std::string& short_name) {
        return c.tables.may_be_same(name, short_name) && !is_listed_apart(c, short_name, name) &&
               !have_different_suffixes(c.tables, short_name, name);
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
