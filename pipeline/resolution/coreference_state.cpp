#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>

#include "resolution/coreference.h"
#include "resolution/entity_types.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

bool one_of(MentionForm form, std::initializer_list<MentionForm> forms) {
  return forms.size() == 0 || std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace

bool have_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

bool is_he_or_she(const Mention& m) {
  return m.form == MentionForm::pronoun && m.person == "3" && m.number == "singular" &&
         (m.gender == "m" || m.gender == "f");
}

Coreference::Coreference(Discourse& discourse_)
    : discourse(discourse_), tables(*discourse_.tables), labels(tables.labels) {}

std::vector<MentionId> Coreference::free(const std::vector<Label>& wanted,
                                         std::initializer_list<MentionForm> forms) const {
  std::vector<MentionId> found;
  for (MentionId id = 0; id < discourse.mentions.size(); ++id) {
    const Mention& m = mention(id);
    if (m.entity == kNone && m.form != MentionForm::byline && one_of(m.form, forms) &&
        std::find(wanted.begin(), wanted.end(), m.label) != wanted.end()) {
      found.push_back(id);
    }
  }
  return found;
}

std::vector<EntityId> Coreference::entities(std::string_view type) const {
  std::vector<EntityId> found;
  for (EntityId id = 0; id < discourse.entities.size(); ++id) {
    const Entity& e = discourse.entities[id];
    if (e.type == type && (!e.mentions.empty() || !e.members.empty())) found.push_back(id);
  }
  return found;
}

EntityId Coreference::new_entity(MentionId id) {
  const Mention& m = mention(id);
  Entity e;
  const Label label = m.label;
  e.type = entity_type(label, labels, discourse.knowledge.schema);
  if (label == labels.place) {
    e.iso3 = m.country;
    const std::string kind = discourse.text_field(m.annotation, "place_kind");
    for (const PlaceType& type : kPlaceTypes) {
      if (type.kind == kind) {
        e.type = type.type;
        e.place_kind = type.place;
      }
    }
  }
  discourse.entities.push_back(std::move(e));
  genders_.emplace_back();
  starts_.push_back(kNowhere);
  const auto number = static_cast<EntityId>(discourse.entities.size() - 1);
  join(id, number, nullptr);
  return number;
}

EntityId Coreference::new_group() {
  Entity e;
  e.type = "GROUP";
  discourse.entities.push_back(std::move(e));
  genders_.emplace_back();
  starts_.push_back(kNowhere);
  return static_cast<EntityId>(discourse.entities.size() - 1);
}

EntityId Coreference::group_of(const std::vector<EntityId>& members) {
  std::vector<EntityId> key = members;
  std::sort(key.begin(), key.end());
  const auto [known, is_new] = groups_.emplace(std::move(key), kNone);
  if (is_new) {
    known->second = new_group();
    entity(known->second).members = members;
  }
  return known->second;
}

void Coreference::join(MentionId id, EntityId to, const CoreferencePass* pass) {
  Mention& m = mention(id);
  m.entity = to;
  entity(to).mentions.push_back(id);
  if (pass != nullptr) {
    m.rule = "coreference." + pass->algorithm;
    m.confidence = pass->precision;
  }
  if (genders_[to].empty()) genders_[to] = m.gender;
  starts_[to] = std::min(starts_[to], m.span.begin);
  if (m.office.empty() || (m.form != MentionForm::title_name && m.form != MentionForm::counterpart)) return;
  const auto& offices = entity(to).offices;
  const bool known = std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
    return have_common(office.classes, m.office_classes) &&
           (office.country.empty() || m.country.empty() || office.country == m.country);
  });
  if (!known) add_office(to, id);
}

void Coreference::add_office(EntityId to, MentionId id) {
  const Mention& m = mention(id);
  entity(to).offices.push_back({m.office, m.office_classes, m.country, id});
  for (const std::string& office_class : m.office_classes) {
    auto& holders = holders_[office_class];
    if (std::find(holders.begin(), holders.end(), to) == holders.end() && holders.size() < kMostCandidates) {
      holders.push_back(to);
    }
  }
}

void Coreference::merge(EntityId from, EntityId to, const CoreferencePass& pass) {
  const std::vector<MentionId> moved = std::move(entity(from).mentions);
  entity(from).mentions.clear();
  entity(from).offices.clear();
  genders_[from].clear();
  for (const MentionId id : moved) join(id, to, &pass);
}

void Coreference::leave(MentionId id, MentionId same) {
  Entity& own = entity(mention(id).entity);
  std::erase(own.mentions, id);
  for (Office& office : own.offices) {
    if (office.mention == id) office.mention = same;
  }
  mention(id).entity = kNone;
}

bool Coreference::compatible(const Mention& m, EntityId id) const {
  if (!genders_agree(m.gender, gender(id))) return false;
  if (m.name.empty() || !tables.may_be_different(m.name)) return true;
  const auto names = discourse.names_of(discourse.entities[id]);
  return std::all_of(names.begin(), names.end(),
                     [&](const std::string& name) { return tables.may_be_same(m.name, name); });
}

bool Coreference::has_class(EntityId id, const std::vector<std::string>& classes) const {
  const auto& offices = discourse.entities[id].offices;
  return std::any_of(offices.begin(), offices.end(),
                     [&](const Office& office) { return have_common(office.classes, classes); });
}

std::vector<EntityId> Coreference::holders(const std::vector<std::string>& classes) const {
  std::set<EntityId> found;
  for (const std::string& office_class : classes) {
    const auto listed = holders_.find(office_class);
    if (listed == holders_.end()) continue;
    for (const EntityId id : listed->second) {
      if (!discourse.entities[id].mentions.empty()) found.insert(id);
    }
  }
  return {found.begin(), found.end()};
}

std::uint32_t Coreference::distance(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t from = discourse.sentence(a);
  const std::uint32_t to = discourse.sentence(b);
  return to > from ? to - from : 0;
}

void Coreference::look_back(MentionId id, std::uint32_t sentences, const std::function<bool(MentionId)>& visit) const {
  const std::uint32_t begin = mention(id).span.begin;
  for (MentionId other = id, steps = 0; other-- > 0 && steps < kLookBack; ++steps) {
    ++discourse.steps;
    if (distance(mention(other).span.begin, begin) > sentences || visit(other)) return;
  }
}

void Coreference::persons_before(MentionId id, std::uint32_t sentences,
                                 const std::function<bool(MentionId)>& visit) const {
  const std::uint32_t begin = mention(id).span.begin;
  look_back(id, sentences, [&](MentionId other) {
    const Mention& x = mention(other);
    if (x.entity == kNone || discourse.entities[x.entity].type != "PERSON" || x.span.end > begin ||
        discourse.headline(x.span.begin)) {
      return false;
    }
    return visit(other);
  });
}

TokenSpan Coreference::subject_group(TokenSpan clause) const {
  const auto [known, is_new] = subjects_.emplace(clause.begin, TokenSpan{clause.end, clause.end});
  if (!is_new) return known->second;
  for (std::uint32_t token = clause.begin; token < clause.end; ++token) {
    TokenSpan group{token, token};
    for (AnnotationId id = discourse.annotations.first_at(token); id != AnnotationId::none;
         id = discourse.annotations.next(id)) {
      const Annotation& a = discourse.at(id);
      const bool is_group = a.label == labels.noun_group || a.label == labels.coordination;
      if (is_group && a.span.end <= clause.end) group.end = std::max(group.end, a.span.end);
    }
    // "After he": what begins the clause stands behind a word that may be a preposition, too.
    if (!group.empty() && (token == clause.begin || discourse.ending_at(labels.preposition, token).empty())) {
      known->second = group;
      break;
    }
  }
  return known->second;
}

bool Coreference::is_subject(const Mention& m) const {
  return subject_group(discourse.clause(m.span.begin)).covers(m.span);
}

bool Coreference::is_subject_itself(const Mention& m) const {
  const TokenSpan group = subject_group(discourse.clause(m.span.begin));
  if (!group.covers(m.span)) return false;
  const bool modifies = m.span.end < group.end && discourse.listed(labels.noun, m.span.end) != AnnotationId::none;
  if (!modifies) return true;
  const AnnotationId head = discourse.listed(labels.noun, group.end - 1);
  return discourse.text_field(head, "inflection") == "plural" ||
         tables.noun_class(discourse.text_field(head, "lemma")).find("person") != std::string::npos;
}

std::uint32_t Coreference::sentence_before(std::uint32_t sentence) const {
  while (sentence-- > 0) {
    if (!discourse.sentence_span(sentence).empty()) return sentence;
  }
  return kNone;
}

std::string Coreference::speaker_country(const Mention& m) const {
  QuotationId q = discourse.direct(m.span.begin);
  if (q == kNone) q = discourse.quotation_around(m.span.begin);
  if (q == kNone || discourse.quotations[q].speaker == kNone) return {};
  return discourse.country_of(discourse.entities[discourse.quotations[q].speaker]);
}

void Coreference::rebuild_mentions(std::vector<Mention> added, const std::function<bool(const Mention&)>& keep) {
  std::vector<Mention> all = std::move(discourse.mentions);
  const auto old_size = static_cast<MentionId>(all.size());
  for (Mention& m : added) all.push_back(std::move(m));
  std::vector<MentionId> order(all.size());
  std::iota(order.begin(), order.end(), 0u);
  order.erase(std::remove_if(order.begin(), order.end(), [&](MentionId id) { return !keep(all[id]); }), order.end());
  std::stable_sort(order.begin(), order.end(), [&](MentionId a, MentionId b) {
    return std::tuple(all[a].span.begin, all[b].span.end) < std::tuple(all[b].span.begin, all[a].span.end);
  });
  std::vector<MentionId> new_number(all.size(), kNone);
  discourse.mentions.clear();
  for (const MentionId id : order) {
    new_number[id] = static_cast<MentionId>(discourse.mentions.size());
    discourse.mentions.push_back(std::move(all[id]));
  }
  for (Entity& e : discourse.entities) {
    for (MentionId& id : e.mentions) id = new_number[id];
    for (Office& office : e.offices) office.mention = new_number[office.mention];
  }
  for (MentionId id = old_size; id < new_number.size(); ++id) {
    if (new_number[id] == kNone) continue;
    const Mention& m = discourse.mentions[new_number[id]];
    entity(m.entity).mentions.push_back(new_number[id]);
    starts_[m.entity] = std::min(starts_[m.entity], m.span.begin);
  }
  discourse.index_mentions();
}

}  // namespace wirefacts
