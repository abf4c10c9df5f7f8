// Passes over names of organizations: acronyms, legal suffixes.

#include <algorithm>
#include <unordered_map>

#include "resolution/coreference_namesakes.h"
#include "resolution/coreference_passes.h"
#include "resolution/name_words.h"
#include "resolution/organization_names.h"

namespace wirefacts {
namespace {

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

/// One of the words of the name: "EC" of "EC Commission" are not its initials.
bool has_word(std::string_view name, std::string_view word) {
  const std::vector<std::string_view> words = name_words(name);
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Some name of `other` is shorter than `name` and stands for it: same bare name, or its initials, if they are not told
/// to be those of a longer name ("Norvane Corp <NRV>").
bool stands_for(const Coreference& c, EntityId other, const std::string& name) {
  const auto names = c.discourse.names_of(c.discourse.entities[other]);
  const bool only_letters = std::all_of(names.begin(), names.end(), [&](const std::string& own) {
    const std::string_view bare = without_suffix(c.tables, own);
    return all_capitals(bare) && name_words(bare).size() == 1;
  });
  return std::any_of(names.begin(), names.end(), [&](const std::string& shorter) {
    if (letter_count(name) <= letter_count(shorter) || !c.tables.may_be_same(name, shorter)) return false;
    if (bare_name(c.tables, name) == bare_name(c.tables, shorter) || turned(c, name) == fold_name(shorter)) return true;
    const std::string folded = fold(shorter);
    return only_letters && letter_count(shorter) > 1 && all_capitals(shorter) && !has_word(name, shorter) &&
           (folded == initials(name, false) || folded == initials(name, true) ||
            folded == initials(without_suffix(c.tables, name), false) ||
            folded == initials(without_suffix(c.tables, name), true));
  });
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

/// The body is called by other capitals than the initials of its name: the International Cocoa Organization is the
/// ICCO, so the ICO is another one.
bool has_own_acronym(const Coreference& c, EntityId id, const std::string& name) {
  const auto names = c.discourse.names_of(c.discourse.entities[id]);
  return std::any_of(names.begin(), names.end(), [&](const std::string& other) {
    return letter_count(other) > 2 && all_capitals(other) && name_words(other).size() == 1 && !all_capitals(name) &&
           fold(other) != initials(name, false) && fold(other) != initials(name, true) && may_abbreviate(other, name);
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
    if (!has_own_acronym(c, id, name)) {
      collect(names.by_capitals, initials(name, false));
      collect(names.by_capitals, initials(name, true));
      collect(names.by_capitals, initials(without_suffix(c.tables, name), false));
      collect(names.by_capitals, initials(without_suffix(c.tables, name), true));
    }
    collect(names.by_bare_name, turned(c, name));
    std::sort(others.begin(), others.end());
    for (const EntityId other : others) {
      if (other != id && !c.entity(other).mentions.empty() && stands_for(c, other, name)) c.merge(other, id, pass);
    }
  }
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
  const std::uint32_t mark = m.span.begin - 1;
  const std::uint32_t end = before_symbol(c, mark);
  const bool in_angles = mark > 0 && c.discourse.word(mark - 1) == ">";  // "<Zorvik Mining Ltd> (ZM)"
  for (MentionId before = id, steps = 0; before-- > 0 && steps < 4; ++steps) {
    const Mention& x = mentions[before];
    const bool ends_there = x.span.end == end || (in_angles && x.span.end == mark - 1);
    if (x.label == m.label && ends_there && x.entity != kNone) return before;
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

/// "the National Statistics Institute ISTAT said": capitals directly behind a name, in front of no other.
bool joins_without_mark(Coreference& c, MentionId id, const CoreferencePass& pass) {
  const std::vector<Mention>& mentions = c.discourse.mentions;
  if (id == 0) return false;
  const Mention& m = mentions[id];
  const Mention& x = mentions[id - 1];
  const bool adjacent = x.label == m.label && x.span.end == m.span.begin && x.form == MentionForm::name &&
                        x.entity != kNone && x.entity != m.entity && !capitalized(c.discourse.word(m.span.end));
  if (!adjacent || letter_count(m.name) < 3 || !is_own_acronym(c, x, m)) return false;
  c.merge(m.entity, x.entity, pass);
  return true;
}

/// "Union Pacific Corp (UNP)", "Norvane Corp <NRV>", "International Cocoa Organization, ICCO,": capitals in brackets
/// or angles directly behind a name, or, if they may abbreviate it, between commas or as a word ("(Tepco)"), are
/// another name of it.
void join_names_in_brackets(Coreference& c, const CoreferencePass& pass) {
  const std::vector<Mention>& mentions = c.discourse.mentions;
  for (MentionId id = 0; id < mentions.size(); ++id) {
    const Mention& m = mentions[id];
    const bool may_be = m.label == c.labels.organization && m.entity != kNone && m.span.begin >= 2 &&
                        m.span.end < c.discourse.document.token_count() && m.form != MentionForm::nominal;
    const bool capitals = may_be && all_capitals(m.name);
    if (!capitals && (!may_be || m.span.end - m.span.begin != 1)) continue;
    if (capitals && joins_without_mark(c, id, pass)) continue;
    const std::string_view mark = c.discourse.word(m.span.begin - 1);
    const std::string_view closing = c.discourse.word(m.span.end);
    const bool angled = mark == "<" && closing == ">";
    const bool bracketed = (mark == "(" && closing == ")") || angled;
    const bool closed = c.discourse.word(m.span.end) == "," ||
                        m.span.end == c.discourse.sentence_span(c.discourse.sentence(m.span.begin)).end - 1;
    const bool between = capitals && mark == "," && letter_count(m.name) > 2 && closed;
    if (!bracketed && !between) continue;
    const MentionId before = named_before(c, id);
    if (before == kNone) continue;
    const Mention& x = mentions[before];
    const bool fits =
        x.entity != m.entity && x.form != MentionForm::nominal && c.tables.may_be_same(x.name, m.name) &&
        (!angled || (first_letter(m.name) == first_letter(x.name) && c.tables.organization(m.name) == nullptr)) &&
        ((bracketed && capitals) || may_abbreviate(m.name, x.name) || is_own_acronym(c, x, m));
    if (fits) c.merge(m.entity, x.entity, pass);
  }
}

/// "Kaneb Services Inc" and "Kaneb Servies Inc": one word of the name is misspelled, the others are the same. A name of
/// one word is trusted less: it is long, or two firms are called alike. Not of two that one sentence names.
void join_misspelled_organizations(Coreference& c, const CoreferencePass& pass) {
  constexpr std::size_t kLongAlone = 8;  // letters
  struct Named {
    EntityId id;
    std::string word;
  };
  std::unordered_map<std::string, std::vector<Named>> by_rest;  // the name without one word → that word
  std::vector<std::pair<EntityId, EntityId>> same;
  for (const EntityId id : c.entities("ORG")) {
    for (const std::string& name : c.discourse.names_of(c.entity(id))) {
      const std::string bare = bare_name(c.tables, name);
      const std::vector<std::string_view> words = name_words(bare);
      constexpr std::size_t kMostWords = 4;
      if (words.size() > kMostWords || (words.size() == 1 && letter_count(bare) < kLongAlone)) continue;
      for (const std::string_view word : words) {
        std::string rest(bare);
        rest.replace(static_cast<std::size_t>(word.data() - bare.data()), word.size(), "*");
        auto& others = by_rest[rest];
        for (const Named& other : others) {
          ++c.discourse.steps;
          if (other.id != id && is_misspelling(other.word, word)) same.emplace_back(other.id, id);
        }
        if (others.size() < Coreference::kMostCandidates) others.push_back({id, std::string(word)});
      }
    }
  }
  for (const auto& [one, other] : same) {
    if (c.entity(one).mentions.empty() || c.entity(other).mentions.empty() || named_together(c, one, other)) continue;
    const bool in_order = c.start(one) <= c.start(other);
    c.merge(in_order ? other : one, in_order ? one : other, pass);
  }
}

}  // namespace

/// Organizations: a name in capitals is the initials of another (with or without small words); a name is
/// another without legal suffix. The shorter joins the longer. So do capitals in brackets behind a name, and
/// names that a misspelling keeps apart.
void acronym_or_suffix(Coreference& c, const CoreferencePass& pass) {
  join_names_in_brackets(c, pass);
  const std::vector<EntityId> organizations = c.entities("ORG");
  const ShortNames names = short_names(c, organizations);
  for (const EntityId id : organizations) {
    if (!c.entity(id).mentions.empty()) take_over_short_names(c, id, names, pass);
  }
  join_misspelled_organizations(c, pass);
}

}  // namespace wirefacts
