// Passes over groups: they, the two countries, our mutual trade.

#include <algorithm>
#include <map>
#include <set>

#include "resolution/coreference_passes.h"
#include "resolution/counted_nouns.h"
#include "resolution/field_text.h"
#include "resolution/plural_words.h"

namespace wirefacts {
namespace {

/// A coordination whose items are all entities of one type.
struct Coordinated {
  TokenSpan span;
  std::vector<EntityId> entities;  // each once, in text order
};

/// In text order.
std::vector<Coordinated> coordinations(const Coreference& c, std::string_view type) {
  std::vector<Coordinated> found;
  for (const AnnotationId id : c.discourse.all(c.labels.coordination)) {
    const FieldValue items = c.discourse.field(id, "item");
    Coordinated group{c.discourse.at(id).span, {}};
    bool fits = !items_of(items).empty();
    for (const FieldValue& item : items_of(items)) {
      const MentionId m = item.kind == FieldValue::Kind::annotation ? c.discourse.mention_of(item.annotation) : kNone;
      const EntityId e = m == kNone ? kNone : c.mention(m).entity;
      fits = fits && e != kNone && c.discourse.entities[e].type == type;
      if (fits && std::find(group.entities.begin(), group.entities.end(), e) == group.entities.end()) {
        group.entities.push_back(e);
      }
    }
    if (fits) found.push_back(std::move(group));
  }
  return found;
}

std::vector<EntityId> sorted(std::vector<EntityId> ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// The last coordination before the token, within the limit, that `fits`; null when there is none.
template <typename Fits>
const Coordinated* last_before(const Coreference& c, const std::vector<Coordinated>& all, std::uint32_t token,
                               std::uint32_t within, Fits fits) {
  auto at = std::partition_point(all.begin(), all.end(), [&](const Coordinated& x) { return x.span.begin < token; });
  for (std::uint32_t steps = 0; at != all.begin() && steps < Coreference::kLookBack; ++steps) {
    --at;
    if (c.distance(at->span.begin, token) > within) return nullptr;
    if (at->span.end <= token && fits(*at)) return &*at;
  }
  return nullptr;
}

bool has_country(const Coreference& c, const Coordinated& group, const std::string& country) {
  return std::any_of(group.entities.begin(), group.entities.end(),
                     [&](EntityId e) { return c.discourse.country_of(c.discourse.entities[e]) == country; });
}

bool is_they(const Mention& m) { return m.form == MentionForm::pronoun && m.number == "plural" && m.person == "3"; }

/// What a they may mean: the members of a coordination, or what a count counts.
struct Antecedent {
  std::uint32_t end = 0;
  std::vector<EntityId> pair;  // sorted; empty: a count
  CountKey count;
  friend bool operator==(const Antecedent& a, const Antecedent& b) { return a.pair == b.pair && a.count == b.count; }
};

/// The pass `plural` over one article.
class PluralPronouns {
 public:
  PluralPronouns(Coreference& c, const CoreferencePass& pass)
      : c_(c), pass_(pass), pairs_(coordinations(c, "PERSON")), counts_(counted_people(c.discourse)),
        words_(c.discourse) {
    // Of organizations only those that act: "Norvane and Tamar said they will merge".
    for (Coordinated& firms : coordinations(c, "ORG")) {
      const MentionId first = c.discourse.first_mention_from(firms.span.begin);
      if (first < c.discourse.mentions.size() && c.is_subject(c.mention(first))) pairs_.push_back(std::move(firms));
    }
    std::stable_sort(pairs_.begin(), pairs_.end(),
                     [](const Coordinated& a, const Coordinated& b) { return a.span.begin < b.span.begin; });
    // "One banker said. They …": one is nobody's they.
    std::erase_if(counts_, [](const CountedPeople& count) { return count.key.value == Decimal(1); });
    for (const CountedPeople& count : counts_) counts_of_[count.key].push_back(count);
    // Nor are they those of whom only a relative clause speaks ("the front, which claims two million members").
    std::erase_if(counts_, [&](const CountedPeople& count) {
      return c.discourse.relative(count.span.begin) != AnnotationId::none;
    });
    for (const Coordinated& pair : pairs_) last_order_[sorted(pair.entities)] = pair.entities;
  }

  void resolve() {
    for (const MentionId id : c_.free(pass_.labels, {MentionForm::pronoun})) {
      if (is_they(c_.mention(id))) resolve(id);
    }
    if (!nouns_.empty()) c_.rebuild_mentions(std::move(nouns_), [](const Mention&) { return true; });
  }

 private:
  void resolve(MentionId id);
  std::vector<Antecedent> antecedents(std::uint32_t token) const;
  MentionId pronoun_before(MentionId id) const;
  EntityId group_of_count(const CountKey& key);

  Coreference& c_;
  const CoreferencePass& pass_;
  std::vector<Coordinated> pairs_;
  std::vector<CountedPeople> counts_;
  PluralWords words_;
  std::map<std::vector<EntityId>, std::vector<EntityId>> last_order_;  // members sorted → as last coordinated
  std::map<CountKey, std::vector<CountedPeople>> counts_of_;
  std::map<CountKey, EntityId> groups_;
  std::vector<Mention> nouns_;  // of counted groups, to be taken in at the end
};

std::vector<Antecedent> PluralPronouns::antecedents(std::uint32_t token) const {
  std::vector<Antecedent> found;
  const auto add = [&](const auto& all, auto make) {
    auto at = std::partition_point(all.begin(), all.end(), [&](const auto& x) { return x.span.begin < token; });
    for (std::uint32_t steps = 0; at != all.begin() && steps < Coreference::kLookBack; ++steps) {
      --at;
      if (c_.distance(at->span.begin, token) > pass_.within) return;
      if (at->span.end <= token) make(*at);
    }
  };
  add(pairs_, [&](const Coordinated& x) {
    if (x.entities.size() > 1) found.push_back({x.span.end, sorted(x.entities), {}});
  });
  add(counts_, [&](const CountedPeople& x) { found.push_back({x.span.end, {}, x.key}); });
  return found;
}

/// The last they before it that has a group, within the limit.
MentionId PluralPronouns::pronoun_before(MentionId id) const {
  MentionId found = kNone;
  c_.look_back(id, pass_.within, [&](MentionId other) {
    const Mention& x = c_.mention(other);
    if (is_they(x) && x.entity != kNone && x.span.end <= c_.mention(id).span.begin) found = other;
    return found != kNone;
  });
  return found;
}

void PluralPronouns::resolve(MentionId id) {
  const std::uint32_t token = c_.mention(id).span.begin;
  const std::vector<Antecedent> options = antecedents(token);
  const MentionId known = pronoun_before(id);
  std::uint32_t end = known == kNone ? 0 : c_.mention(known).span.end;
  for (const Antecedent& option : options) end = std::max(end, option.end);
  if ((options.empty() && known == kNone) || words_.plural_noun_between(end, token)) return;
  if (known != kNone && c_.mention(known).span.end == end) {
    c_.join(id, c_.mention(known).entity, &pass_);
    return;
  }
  const Antecedent& meant = options.front();
  if (!std::all_of(options.begin(), options.end(), [&](const Antecedent& x) { return x == meant; })) return;
  c_.join(id, meant.pair.empty() ? group_of_count(meant.count) : c_.group_of(last_order_[meant.pair]), &pass_);
}

/// One GROUP for each noun and value; the nouns of all such counts that are no parts are its mentions.
EntityId PluralPronouns::group_of_count(const CountKey& key) {
  if (const auto known = groups_.find(key); known != groups_.end()) return known->second;
  const EntityId id = c_.new_group();
  groups_.emplace(key, id);
  c_.entity(id).count = {key.unit, key.value};
  for (const CountedPeople& count : counts_of_[key]) {
    if (!count.noun || count.is_part) continue;
    Mention noun;
    noun.label = c_.labels.group;
    noun.span = *count.noun;
    noun.form = MentionForm::nominal;
    noun.entity = id;
    noun.rule = c_.discourse.rule_name(count.annotation);
    nouns_.push_back(std::move(noun));
  }
  return id;
}

}  // namespace

/// they, their: the only coordination of persons, or of organizations that act, or counted group of persons within the
/// limit, with no other plural noun between; a they that the limit still reaches passes its group on.
void plural(Coreference& c, const CoreferencePass& pass) { PluralPronouns(c, pass).resolve(); }

/// A group with a size (the two countries): the last coordination before it of that many countries or persons;
/// in the mouth of a speaker with a country (our two countries) one that holds it.
void sized_group(Coreference& c, const CoreferencePass& pass) {
  std::map<std::string, std::vector<Coordinated>> by_kind;
  for (const char* type : {"COUNTRY", "PERSON"}) by_kind[type] = coordinations(c, type);
  for (const MentionId id : c.free(c.labels.group)) {
    const Mention& m = c.mention(id);
    if (m.annotation == AnnotationId::none) continue;
    const auto size = to_integer(c.discourse.field(m.annotation, "size"));
    const std::string noun_class = c.tables.noun_class(c.discourse.text_field(m.annotation, "unit"));
    const char* type = noun_class == "place" ? "COUNTRY" : noun_class == "person" ? "PERSON" : nullptr;
    if (!size || type == nullptr) continue;
    std::string own;
    for (const AnnotationId determiner : c.discourse.beginning_at(c.labels.determiner, m.span.begin)) {
      if (c.discourse.text_field(determiner, "person") == "1") own = c.speaker_country(m);
    }
    const Coordinated* found = last_before(c, by_kind[type], m.span.begin, pass.within, [&](const Coordinated& x) {
      return static_cast<std::int64_t>(x.entities.size()) == *size && (own.empty() || has_country(c, x, own));
    });
    if (found != nullptr) c.join(id, c.group_of(found->entities), &pass);
  }
}

/// our (or their) before a word of mutual.tsv (our two-way trade): the last coordination of countries within the
/// limit; for our one that holds the speaker's country.
void mutual(Coreference& c, const CoreferencePass& pass) {
  const std::vector<Coordinated> countries = coordinations(c, "COUNTRY");
  const std::uint32_t tokens = c.discourse.document.token_count();
  for (const MentionId id : c.free(c.labels.determiner)) {
    const Mention& m = c.mention(id);
    if (m.number != "plural") continue;
    const std::uint32_t next = m.span.end;
    const bool is_mutual = std::any_of(c.tables.mutual.begin(), c.tables.mutual.end(), [&](const MutualPhrase& phrase) {
      return next + phrase.tokens <= tokens &&
             fold_name(c.discourse.words({next, next + phrase.tokens})) == phrase.text;
    });
    if (!is_mutual) continue;
    const std::string own = m.person == "1" ? c.speaker_country(m) : std::string();
    if (m.person == "1" && own.empty()) continue;
    const Coordinated* found = last_before(c, countries, m.span.begin, pass.within, [&](const Coordinated& x) {
      return x.entities.size() > 1 && (own.empty() || has_country(c, x, own));
    });
    if (found != nullptr) c.join(id, c.group_of(found->entities), &pass);
  }
}

}  // namespace wirefacts
