#include "resolution/coreference_namesakes.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "resolution/name_words.h"

namespace wirefacts {
namespace {

/// The row of what stands behind the surname.
std::optional<std::uint32_t> suffix_row(const ResolutionTables::Data& tables,
                                        const std::vector<std::string_view>& words) {
  const Label suffix = tables.knowledge.schema.find("NameSuffix");
  if (words.size() < 3 || suffix == Label::none) return std::nullopt;
  return tables.knowledge.lists.row(suffix, words.back());
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

/// Only headlines leave out whom of a family a name means.
bool stands_in_headline(const Coreference& c, EntityId id) {
  const std::vector<MentionId>& own = c.discourse.entities[id].mentions;
  return std::all_of(own.begin(), own.end(),
                     [&](MentionId m) { return c.discourse.headline(c.mention(m).span.begin); });
}

/// "Ann Lee Jr." may be called Ann Lee from then on; an Ann Lee who was named before is another.
bool generations_agree(const Coreference& c, EntityId earlier, const std::string& name, const std::string& later_name) {
  const std::string before = generation(c.tables, name), later = generation(c.tables, later_name);
  return later.empty() || later == before || (before.empty() && stands_in_headline(c, earlier));
}

/// The first is named before the second.
bool same_person(Coreference& c, EntityId a, EntityId b) {
  ++c.discourse.steps;
  if (!genders_agree(c.gender(a), c.gender(b))) return false;
  const auto names = c.discourse.names_of(c.discourse.entities[a]);
  const auto others = c.discourse.names_of(c.discourse.entities[b]);
  for (const std::string& name : names) {
    for (const std::string& other : others) {
      if (given_names_agree(c.tables, fold_name(name), fold_name(other)) && generations_agree(c, a, name, other))
        return true;
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

/// The later to the earlier, if both are there still.
void join_if_genders_agree(Coreference& c, EntityId one, EntityId other, const CoreferencePass& pass) {
  if (c.entity(one).mentions.empty() || c.entity(other).mentions.empty()) return;
  if (!genders_agree(c.gender(one), c.gender(other))) return;
  const bool in_order = c.start(one) <= c.start(other);
  c.merge(in_order ? other : one, in_order ? one : other, pass);
}

/// Calls `visit` with every full name and its person.
template <typename Visit>
void each_full_name(const Coreference& c, Visit visit) {
  for (const EntityId id : c.entities("PERSON")) {
    for (const std::string& name : c.discourse.names_of(c.discourse.entities[id])) {
      const std::string folded = fold_name(name);
      if (name_words(folded).size() > 1) visit(folded, id);
    }
  }
}

/// "Jiao Bozhong" and "Bozhong Jiao": two words in the other order are the same name.
void join_reversed_names(Coreference& c, const CoreferencePass& pass) {
  std::unordered_map<std::string, EntityId> known;
  std::vector<std::pair<EntityId, EntityId>> same;
  each_full_name(c, [&](const std::string& name, EntityId id) {
    const auto words = name_words(name);
    if (words.size() != 2) return;
    known.emplace(name, id);
    const auto reversed = known.find(std::string(words[1]) + ' ' + std::string(words[0]));
    if (reversed != known.end() && reversed->second != id) same.emplace_back(reversed->second, id);
  });
  for (const auto& [one, other] : same) join_if_genders_agree(c, one, other, pass);
}

/// "Hernandez Grisanti" is Arturo Hernandez Grisanti, "Ahmad Zahid" is Ahmad Zahid Hamidi: two words and more that end
/// or begin the name of one person alone. Words behind a name in a headline may be none of its own.
void join_ends_of_names(Coreference& c, const CoreferencePass& pass) {
  constexpr std::size_t kMostWords = 6;
  std::unordered_map<std::string, std::vector<EntityId>> by_end;  // the words at either end of longer names
  std::vector<std::pair<std::string, EntityId>> short_names;
  each_full_name(c, [&](const std::string& name, EntityId id) {
    const auto words = name_words(name);
    if (words.size() > kMostWords) return;
    const auto joined = [&](std::size_t begin, std::size_t end) {
      std::string out(words[begin]);
      for (std::size_t k = begin + 1; k < end; ++k) out.append(" ").append(words[k]);
      return out;
    };
    if (words.size() < kMostWords) short_names.emplace_back(joined(0, words.size()), id);
    if (c.discourse.headline(c.start(id))) return;
    for (std::size_t length = 2; length < words.size(); ++length) {
      for (const std::size_t begin : {std::size_t{0}, words.size() - length}) {
        auto& longer = by_end[joined(begin, begin + length)];
        if (longer.empty() || longer.back() != id) longer.push_back(id);
      }
    }
  });
  for (const auto& [name, id] : short_names) {
    const auto longer = by_end.find(name);
    if (longer == by_end.end() || longer->second.size() != 1 || longer->second.front() == id) continue;
    if (is_elder(c, id, longer->second.front())) continue;
    join_if_genders_agree(c, longer->second.front(), id, pass);
  }
}

/// "Her sister Christine Moreno": somebody else's.
bool is_told_by_kinship(const Coreference& c, EntityId id) {
  const std::vector<MentionId>& own = c.discourse.entities[id].mentions;
  return std::any_of(own.begin(), own.end(), [&](MentionId m) {
    const std::uint32_t begin = c.mention(m).span.begin;
    return begin > 0 && c.discourse.listed(c.labels.kinship, begin - 1) != AnnotationId::none;
  });
}

/// "Kristin Wilkins" and "Kristen Wilkins": one word of the name is misspelled, the others are the same.
/// Not of two whom one sentence names, or one of whom is somebody's relative.
void join_misspelled_persons(Coreference& c, const CoreferencePass& pass) {
  struct Named {
    EntityId id;
    std::string word;
  };
  std::unordered_map<std::string, std::vector<Named>> by_rest;  // the name without one word → that word
  std::vector<std::pair<EntityId, EntityId>> same;
  each_full_name(c, [&](const std::string& name, EntityId id) {
    const auto words = name_words(name);
    constexpr std::size_t kMostWords = 4;
    if (words.size() > kMostWords) return;
    for (std::size_t k = 0; k < words.size(); ++k) {
      std::string rest(name);
      rest.replace(static_cast<std::size_t>(words[k].data() - name.data()), words[k].size(), "*");
      auto& others = by_rest[rest];
      for (const Named& other : others) {
        ++c.discourse.steps;
        if (other.id != id && is_misspelling(other.word, words[k])) same.emplace_back(other.id, id);
      }
      if (others.size() < Coreference::kMostCandidates) others.push_back({id, std::string(words[k])});
    }
  });
  for (const auto& [one, other] : same) {
    if (!named_together(c, one, other) && !is_told_by_kinship(c, one) && !is_told_by_kinship(c, other))
      join_if_genders_agree(c, one, other, pass);
  }
}

}  // namespace

bool named_together(const Coreference& c, EntityId one, EntityId other) {
  constexpr std::size_t kMentionsAsked = 64;
  const auto sentences = [&](EntityId id) {
    std::set<std::uint32_t> found;
    const std::vector<MentionId>& own = c.discourse.entities[id].mentions;
    for (std::size_t i = 0; i < std::min(own.size(), kMentionsAsked); ++i) {
      found.insert(c.discourse.sentence(c.mention(own[i]).span.begin));
    }
    return found;
  };
  const std::set<std::uint32_t> ones = sentences(one), others = sentences(other);
  return std::any_of(ones.begin(), ones.end(), [&](std::uint32_t sentence) { return others.count(sentence) != 0; });
}

bool is_misspelling(std::string_view one, std::string_view other) {
  constexpr std::size_t kShortest = 6;  // bytes: shorter words are often two names ("Jan", "Jon")
  if (one.size() > other.size()) std::swap(one, other);
  if (one.size() < kShortest || other.size() - one.size() > 1 || one == other) return false;
  const auto [a, b] = std::mismatch(one.begin(), one.end(), other.begin());
  const auto rest = [](std::string_view word, auto at) {
    return word.substr(static_cast<std::size_t>(at - word.begin()));
  };
  const std::string_view x = rest(one, a);
  const std::string_view y = rest(other, b);
  if (one.size() != other.size()) return x == y.substr(1);
  const bool swapped = x.size() > 1 && x[0] == y[1] && x[1] == y[0] && x.substr(2) == y.substr(2);
  return swapped || x.substr(1) == y.substr(1);
}

std::vector<std::string_view> person_words(const ResolutionTables::Data& tables, std::string_view name) {
  std::vector<std::string_view> words = name_words(name);
  if (suffix_row(tables, words)) words.pop_back();
  return words;
}

std::string generation(const ResolutionTables::Data& tables, std::string_view name) {
  const std::optional<std::uint32_t> row = suffix_row(tables, name_words(name));
  return row ? tables.cell(*row, "generation") : std::string();
}

bool is_elder(const Coreference& c, EntityId one, EntityId other) {
  std::set<std::string> given;
  for (const std::string& name : c.discourse.names_of(c.discourse.entities[one])) {
    if (!generation(c.tables, name).empty()) return false;
    given.insert(fold_name(name_words(name).front()));
  }
  const auto names = c.discourse.names_of(c.discourse.entities[other]);
  const bool younger = !names.empty() && std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return !generation(c.tables, name).empty() && given.count(fold_name(name_words(name).front())) != 0;
  });
  return younger && c.start(one) < c.start(other) && !stands_in_headline(c, one);
}

void join_full_names(Coreference& c, const CoreferencePass& pass) {
  join_given_names(c, pass);
  join_reversed_names(c, pass);
  join_ends_of_names(c, pass);
  join_misspelled_persons(c, pass);
}

}  // namespace wirefacts
