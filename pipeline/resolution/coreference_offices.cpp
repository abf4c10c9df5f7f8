// Passes over offices without a name: NAME, the OFFICE; the DEMONYM OFFICE; the OFFICE.

#include <algorithm>
#include <set>
#include <unordered_map>

#include "resolution/coreference_passes.h"

namespace wirefacts {
namespace {

bool holds_office(const Coreference& c, EntityId id, const Mention& m) {
  const auto& offices = c.discourse.entities[id].offices;
  return std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
    return office.country == m.country && have_common(office.classes, m.office_classes);
  });
}

/// A word of past_office.tsv (former, late) stands directly before the mention.
bool is_past(const Coreference& c, MentionId id) {
  const std::uint32_t begin = c.mention(id).span.begin;
  return begin > 0 && c.tables.past_office.count(fold_name(c.discourse.word(begin - 1))) != 0;
}

bool holds_now(const Coreference& c, EntityId id, const std::vector<std::string>& classes) {
  const auto& offices = c.discourse.entities[id].offices;
  return std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
    return have_common(office.classes, classes) && !is_past(c, office.mention);
  });
}

/// "his Uzbek counterpart NAME" without an office: the first of them.
std::vector<MentionId> counterparts_without_office(const Coreference& c) {
  std::vector<MentionId> found;
  for (MentionId id = 0; id < c.discourse.mentions.size() && found.size() < Coreference::kMostCandidates; ++id) {
    const Mention& m = c.mention(id);
    if (m.form == MentionForm::counterpart && m.office.empty()) found.push_back(id);
  }
  return found;
}

/// The only counterpart of the country before the mention whose office nobody has said yet.
EntityId counterpart_of(const Coreference& c, const std::vector<MentionId>& counterparts, MentionId id) {
  EntityId found = kNone;
  for (const MentionId other : counterparts) {
    const Mention& x = c.mention(other);
    const bool fits = other < id && x.entity != kNone && x.country == c.mention(id).country &&
                      c.discourse.entities[x.entity].offices.empty();
    if (!fits || x.entity == found) continue;
    if (found != kNone) return kNone;
    found = x.entity;
  }
  return found;
}

/// Nobody in the text has the office: its holder on the publication date, if there is exactly one.
void infer_holder(Coreference& c, MentionId id, const CoreferencePass& pass) {
  const Mention& m = c.mention(id);
  const std::string day = c.discourse.article.published.value_or("").substr(0, 10);
  if (day.empty()) return;
  std::vector<std::string> found;
  for (const std::string& office_class : m.office_classes) {
    for (const OfficeTerm& term : c.tables.terms(m.country, office_class)) {
      const bool held = term.from <= day && (term.to.empty() || day <= term.to);
      if (held && std::find(found.begin(), found.end(), term.person) == found.end()) found.push_back(term.person);
    }
  }
  if (found.size() != 1) return;
  const EntityId holder = c.new_entity(id);
  c.entity(holder).canonical = found.front();
  c.entity(holder).basis = "kb_inferred";
  c.add_office(holder, id);
  c.mention(id).rule = "coreference." + pass.algorithm;
  c.mention(id).confidence = pass.precision;
}

}  // namespace

/// An office without name directly behind a name and a comma is that person's ("X, the king", not "X, the king's son");
/// so is one directly before a name between commas ("his lawyer, X, said"). Not one that speaks ("behind X, the judge
/// said").
void apposition(Coreference& c, const CoreferencePass& pass) {
  std::unordered_map<std::uint32_t, MentionId> ending,
      beginning;  // token → first resolved person that ends, begins there
  for (MentionId id = 0; id < c.discourse.mentions.size(); ++id) {
    const Mention& m = c.mention(id);
    if (m.label != c.labels.person || m.entity == kNone) continue;
    ending.emplace(m.span.end, id);
    beginning.emplace(m.span.begin, id);
  }
  const std::uint32_t tokens = c.discourse.document.token_count();
  const auto is_comma = [&](std::uint32_t token) { return token < tokens && c.discourse.word(token) == ","; };
  std::set<TokenSpan> speakers;
  for (const Quotation& q : c.discourse.quotations) {
    if (q.speaker_span) speakers.insert(*q.speaker_span);
  }
  const auto speaks = [&](TokenSpan office) { return !is_comma(office.end) && speakers.count(office) != 0; };
  const auto beside = [&](TokenSpan office) {
    if (office.begin > 0 && is_comma(office.begin - 1) && !speaks(office)) {
      if (const auto name = ending.find(office.begin - 1); name != ending.end()) return name->second;
    }
    if (is_comma(office.end)) {
      const auto name = beginning.find(office.end + 1);
      if (name != beginning.end() && is_comma(c.mention(name->second).span.end)) return name->second;
    }
    return MentionId{kNone};
  };
  for (const MentionId id : c.free(c.labels.person, {MentionForm::role_country, MentionForm::role_bare})) {
    if (c.discourse.clitic(c.mention(id).span.end)) continue;
    const MentionId name = beside(c.mention(id).span);
    if (name == kNone) continue;
    const EntityId person = c.mention(name).entity;
    c.join(id, person, &pass);
    c.add_office(person, id);
  }
}

/// DEMONYM OFFICE: the one person with an office of a common class and that country; of several the one
/// mentioned last before; else a counterpart from there; else whom the dated table has.
void office_and_country(Coreference& c, const CoreferencePass& pass) {
  std::unordered_map<EntityId, std::uint32_t> last_seen;  // person → 1 + first token of its last mention so far
  MentionId seen = 0;
  const std::vector<MentionId> counterparts = counterparts_without_office(c);
  for (const MentionId id : c.free(c.labels.person, {MentionForm::role_country})) {
    const Mention& m = c.mention(id);
    for (; seen < id; ++seen) {
      const Mention& x = c.mention(seen);
      if (x.entity != kNone && x.span.begin < m.span.begin) last_seen[x.entity] = x.span.begin + 1;
    }
    EntityId best = kNone;
    for (const EntityId e : c.holders(m.office_classes)) {
      if (!holds_office(c, e, m)) continue;
      const bool later = best == kNone || last_seen[e] > last_seen[best] ||
                         (last_seen[e] == last_seen[best] && c.start(e) < c.start(best));
      if (later) best = e;
    }
    if (best == kNone) best = counterpart_of(c, counterparts, id);
    if (best != kNone) {
      c.join(id, best, &pass);
    } else {
      infer_holder(c, id, pass);
    }
  }
}

/// The OFFICE outside quotation marks: the only person who has an office of that class, else the only one of
/// them whose country is the home country; former holders do not count.
void bare_office(Coreference& c, const CoreferencePass& pass) {
  const std::string home = c.discourse.home_country();
  for (const MentionId id : c.free(c.labels.person, {MentionForm::role_bare})) {
    const Mention& m = c.mention(id);
    // "its commander": of whom "its" stands for, not whoever else commands.
    const AnnotationId determiner = c.discourse.listed(c.labels.determiner, m.span.begin);
    if (c.discourse.quoted(m.span.begin) || c.discourse.text_field(determiner, "owner") == "yes") continue;
    std::vector<EntityId> found = c.holders(m.office_classes);
    found.erase(
        std::remove_if(found.begin(), found.end(), [&](EntityId e) { return !holds_now(c, e, m.office_classes); }),
        found.end());
    if (found.size() > 1) {
      const auto elsewhere = [&](EntityId e) {
        const auto& offices = c.entity(e).offices;
        return std::none_of(offices.begin(), offices.end(), [&](const Office& office) {
          return !home.empty() && office.country == home && have_common(office.classes, m.office_classes);
        });
      };
      found.erase(std::remove_if(found.begin(), found.end(), elsewhere), found.end());
    }
    // "The spokesman answered Lopez, another spokesman": who is introduced behind it in the sentence is somebody else.
    const bool other = found.size() == 1 && c.start(found.front()) > m.span.begin &&
                       c.distance(m.span.begin, c.start(found.front())) == 0;
    if (found.size() == 1 && !other) c.join(id, found.front(), &pass);
  }
}

}  // namespace wirefacts
