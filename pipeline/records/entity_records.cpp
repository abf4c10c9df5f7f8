#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "base/text.h"
#include "events/event_names.h"
#include "records/assembly.h"

namespace wirefacts {
namespace {

// Fields of the schema that records have keys for, or that only resolution reads.
constexpr std::array<std::string_view, 14> kOwnKeys = {
    "name", "office", "office_class", "country", "organization", "kind",     "subtype",
    "head", "unit",   "size",         "ordinal", "place_kind",   "geonames", "within"};

MentionRecord mention_record(const Assembly& assembly, const Mention& mention) {
  MentionRecord out;
  out.span = assembly.span(mention.span);
  out.text = assembly.words(mention.span);
  out.kind = mention_kind(assembly.discourse, mention);
  out.from = {mention.rule, mention.confidence};
  if (mention.form == MentionForm::title_name || mention.form == MentionForm::counterpart) {
    const std::size_t at = mention.name.empty() ? std::string::npos : out.text.rfind(mention.name);
    if (at != std::string::npos) {
      const auto begin = static_cast<std::uint32_t>(assembly.discourse.document.bytes(mention.span).begin + at);
      out.head = assembly.span(ByteSpan{begin, begin + static_cast<std::uint32_t>(mention.name.size())});
    }
  }
  return out;
}

std::vector<MentionRecord> mention_records(const Assembly& assembly, const Entity& entity) {
  std::vector<MentionRecord> out;
  out.reserve(entity.mentions.size());
  for (const MentionId id : entity.mentions) out.push_back(mention_record(assembly, assembly.discourse.mentions[id]));
  return out;
}

/// A name for tables: a line end inside it is a blank there.
/// The organization named inside the mention that gives the office.
std::optional<Reference> office_organization(const Assembly& assembly, MentionId mention) {
  const std::vector<Mention>& mentions = assembly.discourse.mentions;
  const Label organization = assembly.discourse.knowledge.schema.find(names::kOrganization);
  const TokenSpan span = mentions[mention].span;
  auto at = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                             [](const Mention& m, std::uint32_t token) { return m.span.begin < token; });
  for (; at != mentions.end() && at->span.begin < span.end; ++at) {
    if (at->label == organization && at->entity != kNone && span.covers(at->span)) {
      return Reference(assembly.entity_id(at->entity));
    }
  }
  return std::nullopt;
}

std::vector<OfficeRecord> office_records(const Assembly& assembly, const Entity& entity) {
  std::vector<OfficeRecord> out;
  for (const Office& office : entity.offices) {
    OfficeRecord record;
    record.title = office.title;
    record.country = office.country;
    record.basis = entity.basis;
    if (office.mention != kNone) {
      record.org = office_organization(assembly, office.mention);
      const auto at = std::find(entity.mentions.begin(), entity.mentions.end(), office.mention);
      if (at != entity.mentions.end()) {
        record.evidence = entity.id + ".m" + std::to_string(at - entity.mentions.begin() + 1);
      }
    }
    out.push_back(std::move(record));
  }
  return out;
}

/// Fields of the schema that records have no key for; the last mention that has one gives it.
std::vector<NamedReferences> declared_fields(const Assembly& assembly, const Entity& entity) {
  const Discourse& discourse = assembly.discourse;
  std::vector<NamedReferences> out;
  const auto first = std::find_if(entity.mentions.begin(), entity.mentions.end(), [&](MentionId id) {
    const Mention& mention = discourse.mentions[id];
    return mention.annotation != AnnotationId::none && discourse.kind(mention.annotation) == LabelKind::entity;
  });
  if (first == entity.mentions.end()) return out;
  const Label label = discourse.mentions[*first].label;
  const LabelInfo& info = discourse.knowledge.schema[label];
  for (const FieldInfo& field : info.fields) {
    if (std::find(kOwnKeys.begin(), kOwnKeys.end(), field.name) != kOwnKeys.end()) continue;
    NamedReferences found;
    for (const MentionId id : entity.mentions) {
      const Mention& mention = discourse.mentions[id];
      if (mention.annotation == AnnotationId::none || mention.label != label) continue;
      NamedReferences own = assembly.field(field, discourse.field(mention.annotation, field.name));
      if (!own.values.empty()) found = std::move(own);
    }
    if (!found.values.empty()) out.push_back(std::move(found));
  }
  return out;
}

EntityRecord entity_record(const Assembly& assembly, const Entity& entity) {
  EntityRecord out;
  out.id = entity.id;
  out.type = entity.type;
  out.subtype = entity.subtype;
  out.canonical = with_single_blanks(entity.canonical);
  out.kb = entity.kb;
  out.gender = entity.gender;
  if (entity.type == names::kOrgType) out.country = entity.country;
  out.roles = office_records(assembly, entity);
  out.members = assembly.entity_ids(entity.members);
  out.ordinal = entity.ordinal;
  out.fields = declared_fields(assembly, entity);
  out.mentions = mention_records(assembly, entity);
  return out;
}

PlaceRecord place_record(const Assembly& assembly, const Entity& entity) {
  PlaceRecord out;
  out.id = entity.id;
  out.type = entity.type;
  out.canonical = entity.canonical;
  if (out.canonical.empty()) {
    for (const std::string& name : assembly.discourse.names_of(entity)) {
      if (name.size() >= out.canonical.size()) out.canonical = name;
    }
  }
  out.canonical = with_single_blanks(out.canonical);
  out.iso2 = entity.iso2;
  out.iso3 = entity.iso3;
  out.adm1 = entity.adm1;
  out.feature = entity.feature;
  out.within = assembly.entity_id(entity.within);
  out.geonames = entity.geonames;
  out.lat = entity.lat;
  out.lon = entity.lon;
  out.mentions = mention_records(assembly, entity);
  return out;
}

}  // namespace

void add_entities(const Assembly& assembly, Extraction& extraction) {
  const Discourse& discourse = assembly.discourse;
  std::vector<EntityId> order;
  for (EntityId id = 0; id < discourse.entities.size(); ++id) {
    if (!discourse.entities[id].mentions.empty()) order.push_back(id);
  }
  const auto start = [&](EntityId id) {
    std::uint32_t first = kNone;
    for (const MentionId mention : discourse.entities[id].mentions) {
      first = std::min(first, discourse.mentions[mention].span.begin);
    }
    return first;
  };
  std::vector<std::uint32_t> starts(discourse.entities.size());
  for (const EntityId id : order) starts[id] = start(id);
  std::stable_sort(order.begin(), order.end(), [&](EntityId a, EntityId b) {
    return starts[a] != starts[b] ? starts[a] < starts[b] : discourse.entities[a].type < discourse.entities[b].type;
  });
  for (const EntityId id : order) {
    const Entity& entity = discourse.entities[id];
    if (entity.place_kind == PlaceKind::none) {
      extraction.entities.push_back(entity_record(assembly, entity));
    } else {
      extraction.places.push_back(place_record(assembly, entity));
    }
  }
}

}  // namespace wirefacts
