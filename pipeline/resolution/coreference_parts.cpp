// The pass over parts of names of organizations: "Honda" of "Honda Motor Co.".

#include <algorithm>
#include <set>
#include <unordered_map>

#include "resolution/coreference_passes.h"
#include "resolution/name_words.h"
#include "resolution/organization_names.h"

namespace wirefacts {
namespace {

/// The folded legal suffix of the name, or "".
std::string suffix_of(const ResolutionTables::Data& tables, std::string_view name) {
  return fold_name(name.substr(without_suffix(tables, name).size()));
}

/// "Agip SpA" is no short name of "Agip Canada Ltd", nor "Norvane Co" of "Norvane Bottling Co": it has a legal form of
/// its own, which "Bond Corp" of "Bond Corp Holdings Ltd" has not.
bool has_own_suffix(const ResolutionTables::Data& tables, std::string_view part, std::string_view whole) {
  return !suffix_of(tables, part).empty() && fold_name(whole).rfind(fold_name(part) + ' ', 0) != 0;
}

/// The words of a folded name.
std::vector<std::string> folded_words(const ResolutionTables::Data& tables, std::string_view name) {
  const std::string bare = bare_name(tables, name);
  std::vector<std::string> words;
  for (std::string_view word : name_words(bare)) {
    if (word.size() > 1 && word.back() == ',') word.remove_suffix(1);  // "Kidder, Peabody and Co"
    words.emplace_back(word);
  }
  return words;
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

/// A single word for a kind of body begins a name of another: "Senate" is not short for "Senate Banking Committee", but
/// "the Bank" for "Bank of England".
bool is_other_body(const Coreference& c, const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return part.size() == 1 && is_head(c, part.front()) && !is_listed(c, c.labels.preposition, whole[1]);
}

/// `part` is the beginning of `whole` (two words of it also behind the country: "Farm Bureau" of "American Farm Bureau
/// Federation"), or an end of it that hangs on no preposition: two words at least ("Postal Service"), a head
/// ("the Commission"), or a single one of two that is a name only ("Kodak" of "Eastman Kodak", not "House" of "White
/// House").
bool is_part(const Coreference& c, const std::vector<std::string>& part, const std::vector<std::string>& whole,
             std::size_t country) {
  if (part.empty() || part.size() >= whole.size()) return false;
  if (begins(part, whole.begin(), whole.end())) return !is_other_body(c, part, whole);
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

/// "Norvane Corp" of "Norvane Corp of America": the name with its legal form, and where it is.
bool is_without_place(const Coreference& c, const std::string& part, const std::string& whole) {
  if (suffix_of(c.tables, part).empty() || whole.rfind(part + ' ', 0) != 0) return false;
  const auto rest = name_words(std::string_view(whole).substr(part.size() + 1));
  return rest.size() > 1 && is_listed(c, c.labels.preposition, rest.front());
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

/// Of several firms that begin with the word ("Maryland National Corp", "Maryland National Bank") the one that stands
/// first gives its name to the others and is meant; kNone when the first one is the beginning of none of them.
EntityId house_of(const Coreference& c, const std::vector<std::string>& part, const std::set<EntityId>& wholes) {
  const EntityId first =
      *std::min_element(wholes.begin(), wholes.end(), [&](EntityId a, EntityId b) { return c.start(a) < c.start(b); });
  const auto begins_all = [&](EntityId id) {
    const auto names = c.discourse.names_of(c.discourse.entities[id]);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      const auto words = folded_words(c.tables, name);
      return begins(part, words.begin(), words.end());
    });
  };
  return std::all_of(wholes.begin(), wholes.end(), begins_all) ? first : kNone;
}

/// "Hughes" is rather "Hughes Tool" than "Baker Hughes": names that begin with the part go before those it ends.
void keep_those_that_begin(const Coreference& c, const std::vector<std::string>& part, std::set<EntityId>& wholes) {
  std::set<EntityId> beginning;
  for (const EntityId id : wholes) {
    for (const std::string& name : c.discourse.names_of(c.discourse.entities[id])) {
      const auto words = folded_words(c.tables, name);
      if (begins(part, words.begin(), words.end())) beginning.insert(id);
    }
  }
  if (!beginning.empty()) wholes = std::move(beginning);
}

}  // namespace

/// Organizations: a name is the beginning of a fuller name that stands before it ("Honda" of "Honda Motor Co."; of
/// several the first), or the end of exactly one ("the Postal Service"). A headline may have the part before the whole;
/// a name without the country in front of it may stand anywhere.
void part_of_name(Coreference& c, const CoreferencePass& pass) {
  struct Named {
    EntityId id;
    std::vector<std::string> words;
    std::size_t country = 0;  // so many words at the beginning are a country's
    std::string name;         // as a whole, folded; "" for a part of one
  };
  std::unordered_map<std::string, std::vector<Named>> by_edge;  // first word, last word → fuller names
  std::vector<Named> all;
  for (const EntityId id : c.entities("ORG")) {
    for (const std::string& name : c.discourse.names_of(c.entity(id))) {
      Named named{id, folded_words(c.tables, name), country_words(c, name), fold_name(name)};
      if (named.words.empty()) continue;
      if (named.words.size() > 1) {
        by_edge[named.words.front()].push_back(named);
        by_edge[named.words.back()].push_back(named);
      }
      Named bare{id, folded_words(c.tables, without_initials(name)), 0, {}};
      if (bare.words.size() > 1 && bare.words.size() < named.words.size())
        by_edge[bare.words.front()].push_back(std::move(bare));
      if (named.words.size() > 2 && is_listed(c, c.labels.given_name, name_words(name).front()))
        by_edge[named.words[1]].push_back({id, {named.words.begin() + 1, named.words.end()}, 0, {}});
      all.push_back(std::move(named));
    }
  }
  for (const Named& part : all) {
    std::set<EntityId> wholes;
    for (const std::string& edge : {part.words.front(), part.words.back()}) {
      const auto found = by_edge.find(edge);
      if (found == by_edge.end() || found->second.size() > Coreference::kMostCandidates) continue;
      for (const Named& whole : found->second) {
        const bool fits =
            whole.id != part.id && !c.entity(whole.id).mentions.empty() &&
            (is_without_place(c, part.name, whole.name) || is_without_country(part.words, whole.words, whole.country) ||
             (may_be_part(c, part.id, whole.id) && is_part(c, part.words, whole.words, whole.country)));
        if (fits) wholes.insert(whole.id);
      }
    }
    if (wholes.empty() || c.entity(part.id).mentions.empty()) continue;
    keep_those_that_begin(c, part.words, wholes);
    const EntityId whole = wholes.size() == 1 ? *wholes.begin() : house_of(c, part.words, wholes);
    if (whole == kNone) continue;
    const auto& names = c.discourse.names_of(c.entity(whole));
    const auto own = c.discourse.names_of(c.entity(part.id));
    const bool allowed = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return std::all_of(own.begin(), own.end(), [&](const std::string& short_name) {
        return c.tables.may_be_same(name, short_name) && !is_listed_apart(c, short_name, name) &&
               !has_own_suffix(c.tables, short_name, name);
      });
    });
    if (allowed) c.merge(part.id, whole, pass);
  }
}

}  // namespace wirefacts
