#include "unit/records/json_extraction.h"

#include <nlohmann/json.hpp>

namespace wirefacts::test {
namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json& node, const char* key) {
  return node.contains(key) && node[key].is_string() ? node[key].get<std::string>() : std::string();
}

std::optional<std::string> optional_text(const Json& node, const char* key) {
  if (!node.contains(key) || node[key].is_null()) return std::nullopt;
  return node[key].get<std::string>();
}

template <typename T>
std::optional<T> optional_number(const Json& node, const char* key) {
  if (!node.contains(key) || node[key].is_null()) return std::nullopt;
  return node[key].get<T>();
}

std::optional<Decimal> decimal(const Json& node) { return Decimal::parse(node.dump()); }

std::optional<Decimal> decimal(const Json& node, const char* key) {
  return node.contains(key) && !node[key].is_null() ? decimal(node[key]) : std::nullopt;
}

CharSpan span(const Json& node) {
  if (node.is_array()) return {node[0].get<std::uint32_t>(), node[1].get<std::uint32_t>()};
  return {node["start"].get<std::uint32_t>(), node["end"].get<std::uint32_t>()};
}

std::optional<CharSpan> optional_span(const Json& node, const char* key) {
  if (!node.contains(key) || node[key].is_null()) return std::nullopt;
  return span(node[key]);
}

Provenance from(const Json& node) { return {text(node, "rule"), decimal(node, "confidence")}; }

Reference reference(const Json& node) {
  if (node.is_string()) return node.get<std::string>();
  if (node.is_number()) return *decimal(node);
  return LiteralText{text(node, "text"), node.contains("start") ? std::optional<CharSpan>(span(node)) : std::nullopt};
}

std::optional<Reference> optional_reference(const Json& node, const char* key) {
  if (!node.contains(key) || node[key].is_null()) return std::nullopt;
  return reference(node[key]);
}

std::vector<NamedReferences> references(const Json& node, const char* key) {
  std::vector<NamedReferences> out;
  if (!node.contains(key)) return out;
  for (const auto& [name, value] : node[key].items()) {
    NamedReferences found{name, value.is_array(), {}};
    if (value.is_array()) {
      for (const Json& item : value) found.values.push_back(reference(item));
    } else {
      found.values.push_back(reference(value));
    }
    out.push_back(std::move(found));
  }
  return out;
}

std::vector<std::string> texts(const Json& node, const char* key) {
  return node.contains(key) ? node[key].get<std::vector<std::string>>() : std::vector<std::string>();
}

template <typename T, typename Read>
std::vector<T> list(const Json& node, const char* key, Read read) {
  std::vector<T> out;
  if (!node.contains(key)) return out;
  for (const Json& item : node[key]) out.push_back(read(item));
  return out;
}

DocRecord read_doc(const Json& node) {
  DocRecord doc;
  doc.doc_id = text(node, "doc_id");
  doc.sha256 = text(node, "sha256");
  doc.n_bytes = node["n_bytes"];
  doc.n_chars = node["n_chars"];
  doc.source = optional_text(node, "source");
  doc.url = optional_text(node, "url");
  doc.title = optional_text(node, "title");
  doc.author = optional_text(node, "author");
  doc.section = optional_text(node, "section");
  doc.text_start = node["text_start"];
  doc.headline = optional_span(node, "headline");
  if (const Json& line = node["dateline"]; !line.is_null()) {
    doc.dateline = {span(line), text(line, "place"), text(line, "agency"), text(line, "date"), text(line, "rule")};
  }
  doc.body = span(node["body"]);
  doc.residue = list<ResidueRecord>(node, "residue", [](const Json& item) {
    return ResidueRecord{span(item), text(item, "text"), text(item, "rule")};
  });
  doc.byline = optional_span(node, "byline");
  doc.slug = optional_text(node, "slug");
  doc.ednote = optional_text(node, "ednote");
  doc.status = optional_text(node, "status");
  doc.supersedes = optional_text(node, "supersedes");
  doc.dct = optional_text(node, "dct");
  doc.dct_source = optional_text(node, "dct_source");
  if (const Json& bounds = node["dct_bounds"]; !bounds.is_null()) {
    doc.dct_bounds = {text(bounds, "not_before"), text(bounds, "not_after"), text(bounds, "basis")};
  }
  return doc;
}

MentionRecord read_mention(const Json& node) {
  return {span(node), text(node, "text"), text(node, "kind"), optional_span(node, "head"), from(node)};
}

EntityRecord read_entity(const Json& node) {
  EntityRecord entity;
  entity.id = text(node, "id");
  entity.type = text(node, "type");
  entity.subtype = text(node, "subtype");
  entity.canonical = text(node, "canonical");
  entity.kb = text(node, "kb");
  entity.gender = text(node, "gender");
  entity.country = text(node, "country");
  entity.roles = list<OfficeRecord>(node, "roles", [](const Json& item) {
    return OfficeRecord{text(item, "title"), optional_reference(item, "org"), text(item, "country"),
                        text(item, "basis"), text(item, "evidence")};
  });
  entity.members = texts(node, "members");
  entity.ordinal = optional_number<std::int64_t>(node, "ordinal");
  entity.fields = references(node, "fields");
  entity.mentions = list<MentionRecord>(node, "mentions", read_mention);
  return entity;
}

PlaceRecord read_place(const Json& node) {
  PlaceRecord place;
  place.id = text(node, "id");
  place.type = text(node, "type");
  place.canonical = text(node, "canonical");
  place.iso2 = text(node, "iso2");
  place.iso3 = text(node, "iso3");
  place.adm1 = text(node, "adm1");
  place.feature = text(node, "feature");
  place.within = text(node, "within");
  place.geonames = optional_number<std::int64_t>(node, "geonames");
  place.lat = decimal(node, "lat");
  place.lon = decimal(node, "lon");
  place.mentions = list<MentionRecord>(node, "mentions", read_mention);
  return place;
}

TimeRecord read_time(const Json& node) {
  TimeRecord time{text(node, "id"), span(node), text(node, "text"), text(node, "timex"), text(node, "value"),
                  text(node, "mod"), std::nullopt, from(node)};
  if (const Json& rel = node["rel"]; !rel.is_null()) {
    TimeRelation relation;
    relation.anchor = text(rel, "anchor");
    relation.unit = text(rel, "unit");
    relation.n = rel["n"];
    relation.weekday = optional_number<int>(rel, "weekday");
    relation.month = optional_number<int>(rel, "month");
    relation.day = optional_number<int>(rel, "day");
    relation.clock = text(rel, "clock");
    relation.direction = text(rel, "direction");
    time.rel = relation;
  }
  return time;
}

QuantityRecord read_quantity(const Json& node) {
  QuantityRecord out;
  out.id = text(node, "id");
  out.span = span(node);
  out.text = text(node, "text");
  out.number = span(node["number"]);
  out.hedge = optional_span(node, "hedge");
  out.kind = text(node, "kind");
  out.value = decimal(node, "value");
  out.value_max = decimal(node, "value_max");
  out.approx = text(node, "approx");
  out.noun = text(node, "noun");
  out.noun_lemma = text(node, "noun_lemma");
  out.noun_basis = text(node, "noun_basis");
  out.modifiers = texts(node, "modifiers");
  out.currency = text(node, "currency");
  out.currency_basis = text(node, "currency_basis");
  out.unit = text(node, "unit");
  out.of = optional_reference(node, "of");
  out.base = optional_reference(node, "base");
  out.subset_of = text(node, "subset_of");
  out.same_as = text(node, "same_as");
  out.period = text(node, "period");
  out.participants = text(node, "participants");
  out.ref = text(node, "ref");
  out.base_entities = texts(node, "base_entities");
  out.from_places = texts(node, "from_places");
  out.fields = references(node, "fields");
  out.from = from(node);
  return out;
}

QuoteRecord read_quote(const Json& node) {
  QuoteRecord out;
  out.id = text(node, "id");
  out.type = text(node, "type");
  out.span = span(node);
  out.verbatim = optional_span(node, "verbatim");
  out.speaker = text(node, "speaker");
  out.speaker_mention = optional_span(node, "speaker_mention");
  out.cue = text(node, "cue");
  out.cue_span = span(node["cue_span"]);
  out.addressee = text(node, "addressee");
  out.continues = text(node, "continues");
  out.from = from(node);
  return out;
}

EventRecord read_event(const Json& node) {
  EventRecord out;
  out.id = text(node, "id");
  out.type = text(node, "type");
  out.subtype = text(node, "subtype");
  out.trigger = span(node["trigger"]);
  out.realis = text(node, "realis");
  out.polarity = text(node, "polarity");
  out.status = text(node, "status");
  out.support = text(node, "support");
  out.asserted_by = text(node, "asserted_by");
  out.hedges = list<HedgeRecord>(node, "hedges", [](const Json& item) {
    return HedgeRecord{span(item), text(item, "class")};
  });
  out.roles = references(node, "roles");
  using Quantity = std::pair<std::string, std::string>;
  out.quantities = list<Quantity>(node, "quantities", [](const Json& item) {
    return Quantity(text(item, "ref"), text(item, "role"));
  });
  out.fields = references(node, "fields");
  const Json& codes = node["codes"];
  out.codes = {text(codes, "cameo"),  text(codes, "cameo_root"),  text(codes, "cameo_reciprocal"),
               text(codes, "plover"), text(codes, "plover_mode"), text(codes, "plover_context"),
               text(codes, "ere"),    optional_number<int>(codes, "quad")};
  const auto actor = [](const Json& item) {
    return ActorRecord{text(item, "ent"), text(item, "country"), text(item, "sector")};
  };
  out.actor = list<ActorRecord>(node, "actor", actor);
  out.recipient = list<ActorRecord>(node, "recipient", actor);
  out.date_start = text(node, "date_start");
  out.date_end = text(node, "date_end");
  out.time_precision = optional_number<int>(node, "time_precision");
  out.geo_precision = optional_number<int>(node, "geo_precision");
  out.evidence = list<CharSpan>(node, "evidence", span);
  out.merged_from = list<MergedPart>(node, "merged_from", [](const Json& item) {
    return MergedPart{span(item), text(item, "rule"), text(item, "step")};
  });
  out.conflict = node.value("conflict", false);
  out.from = from(node);
  return out;
}

ClaimRecord read_claim(const Json& node) {
  ClaimRecord out;
  out.id = text(node, "id");
  out.type = text(node, "type");
  out.value = text(node, "value");
  out.base = optional_reference(node, "base");
  out.predicate = optional_reference(node, "predicate");
  out.fields = references(node, "fields");
  out.speaker = text(node, "speaker");
  out.quote = text(node, "quote");
  out.evidence = list<CharSpan>(node, "evidence", span);
  out.from = from(node);
  return out;
}

MetaRecord read_meta(const Json& node) {
  MetaRecord out{text(node, "pipeline"), texts(node, "rulepacks"), text(node, "run_id"), text(node, "content_key"),
                 {}, {}};
  out.diagnostics = list<DiagnosticRecord>(node, "diagnostics", [](const Json& item) {
    return DiagnosticRecord{text(item, "code"), text(item, "rule"), text(item, "message")};
  });
  out.unread = list<UnreadRecord>(node, "unread", [](const Json& item) {
    return UnreadRecord{span(item), text(item, "reason")};
  });
  return out;
}

}  // namespace

Extraction read_extraction(const std::string& json) {
  const Json node = Json::parse(json);
  Extraction out;
  out.doc = read_doc(node["doc"]);
  out.entities = list<EntityRecord>(node, "entities", read_entity);
  out.places = list<PlaceRecord>(node, "places", read_place);
  out.times = list<TimeRecord>(node, "times", read_time);
  out.quantities = list<QuantityRecord>(node, "quantities", read_quantity);
  out.quotes = list<QuoteRecord>(node, "quotes", read_quote);
  out.events = list<EventRecord>(node, "events", read_event);
  out.claims = list<ClaimRecord>(node, "claims", read_claim);
  out.meta = read_meta(node["meta"]);
  return out;
}

}  // namespace wirefacts::test
