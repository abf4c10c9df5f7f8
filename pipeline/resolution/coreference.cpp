#include "resolution/coreference.h"

#include <array>
#include <map>
#include <utility>

#include "resolution/coreference_passes.h"

namespace wirefacts {
namespace {

struct NamedPass {
  std::string_view name;
  PassFunction run;
};

constexpr std::array kPasses = {
    NamedPass{"same_name", same_name},
    NamedPass{"surname", surname},
    NamedPass{"title_and_surname", title_and_surname},
    NamedPass{"given_name", given_name},
    NamedPass{"acronym_or_suffix", acronym_or_suffix},
    NamedPass{"part_of_name", part_of_name},
    NamedPass{"told_alias", told_alias},
    NamedPass{"apposition", apposition},
    NamedPass{"office_and_country", office_and_country},
    NamedPass{"bare_office", bare_office},
    NamedPass{"definite_head", definite_head},
    NamedPass{"same_head", same_head},
    NamedPass{"subject_of_report", subject_of_report},
    NamedPass{"subject_inside_report", subject_inside_report},
    NamedPass{"subject_of_sentence", subject_of_sentence},
    NamedPass{"subject_behind", subject_behind},
    NamedPass{"object_of_sentence", object_of_sentence},
    NamedPass{"only_person", only_person},
    NamedPass{"speaker_and_addressee", speaker_and_addressee},
    NamedPass{"owner", owner},
    NamedPass{"plural", plural},
    NamedPass{"sized_group", sized_group},
    NamedPass{"mutual", mutual},
    NamedPass{"unnamed_subject", unnamed_subject},
};

/// A counterpart without office ("his Russian counterpart NAME") has the office of the one whom "his" means.
void give_counterparts_offices(Coreference& c) {
  Discourse& discourse = c.discourse;
  for (MentionId id = 0; id < discourse.mentions.size(); ++id) {
    const Mention& m = discourse.mentions[id];
    if (m.form != MentionForm::counterpart || !m.office.empty() || m.entity == kNone) continue;
    for (MentionId other = discourse.first_mention_from(m.span.begin);
         other < discourse.mentions.size() && discourse.mentions[other].span.begin == m.span.begin; ++other) {
      const Mention& his = discourse.mentions[other];
      if (his.label != c.labels.determiner || his.entity == kNone) continue;
      const auto& offices = c.entity(his.entity).offices;
      if (!offices.empty()) {
        const Office office{offices.front().title, offices.front().classes, m.country, id};
        c.entity(m.entity).offices.push_back(office);
      }
      break;
    }
  }
}

/// Two rules, or a rule and the list of pronouns, may have found the same words: an entity has them once.
void drop_doubles(Coreference& c) {
  std::map<std::pair<EntityId, TokenSpan>, MentionId> first;
  for (MentionId id = 0; id < c.discourse.mentions.size(); ++id) {
    const Mention& m = c.mention(id);
    if (m.entity == kNone) continue;
    const auto [known, is_new] = first.emplace(std::pair(m.entity, m.span), id);
    if (!is_new) c.leave(id, known->second);
  }
}

}  // namespace

PassFunction find_pass(std::string_view algorithm) {
  for (const NamedPass& pass : kPasses) {
    if (pass.name == algorithm) return pass.run;
  }
  return nullptr;
}

std::vector<std::string> pass_names() {
  std::vector<std::string> names;
  for (const NamedPass& pass : kPasses) names.emplace_back(pass.name);
  return names;
}

void resolve_speakers(Discourse& discourse) {
  for (Quotation& q : discourse.quotations) {
    if (!q.speaker_span) continue;
    const MentionId m = discourse.mention_at(*q.speaker_span);
    if (m != kNone && discourse.mentions[m].entity != kNone) q.speaker = discourse.mentions[m].entity;
  }
}

void resolve_coreference(Discourse& discourse) {
  Coreference c(discourse);
  for (const CoreferencePass& pass : c.tables.passes) {
    pass.run(c, pass);
    resolve_speakers(discourse);
  }
  remaining_names(c);
  give_counterparts_offices(c);
  drop_doubles(c);
  c.rebuild_mentions({}, [](const Mention& m) { return m.entity != kNone; });
  resolve_speakers(discourse);
}

}  // namespace wirefacts
