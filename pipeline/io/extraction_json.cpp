#include "io/extraction_json.h"

#include "io/json_writer.h"
#include "records/stable_id.h"

namespace wirefacts {
namespace {

using Text = std::optional<std::string>;

void ends(JsonWriter& json, CharSpan span) {
  json.key("start");
  json.number(std::uint64_t{span.start});
  json.key("end");
  json.number(std::uint64_t{span.end});
}

/// {"start": …, "end": …}
void span_object(JsonWriter& json, CharSpan span) {
  json.begin_object();
  ends(json, span);
  json.end_object();
}

/// [start, end]
void span_pair(JsonWriter& json, std::string_view name, CharSpan span) {
  json.key(name);
  json.begin_array();
  json.number(std::uint64_t{span.start});
  json.number(std::uint64_t{span.end});
  json.end_array();
}

void nullable(JsonWriter& json, std::string_view name, const Text& text) {
  json.key(name);
  text ? json.string(*text) : json.null();
}

void optional(JsonWriter& json, std::string_view name, const Text& text) {
  if (text) json.member(name, *text);
}

template <typename Number>
void optional_number(JsonWriter& json, std::string_view name, const std::optional<Number>& value) {
  if (!value) return;
  json.key(name);
  if constexpr (std::is_same_v<Number, Decimal>) {
    json.number(*value);
  } else {
    json.number(std::int64_t{*value});
  }
}

void provenance(JsonWriter& json, const Provenance& from) {
  json.optional_member("rule", from.rule);
  optional_number(json, "confidence", from.confidence);
}

void ids(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  json.key(name);
  json.begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void reference(JsonWriter& json, const Reference& value) {
  if (const auto* id = std::get_if<std::string>(&value)) return json.string(*id);
  if (const auto* number = std::get_if<Decimal>(&value)) return json.number(*number);
  const auto& words = std::get<LiteralText>(value);
  json.begin_object();
  json.member("text", words.text);
  if (words.span) ends(json, *words.span);
  json.end_object();
}

void optional_reference(JsonWriter& json, std::string_view name, const std::optional<Reference>& value) {
  if (!value) return;
  json.key(name);
  reference(json, *value);
}

void named_references(JsonWriter& json, std::string_view name, const std::vector<NamedReferences>& all) {
  json.key(name);
  json.begin_object();
  for (const NamedReferences& one : all) {
    if (one.values.empty()) continue;
    json.key(one.name);
    if (one.list) json.begin_array();
    for (const Reference& value : one.values) {
      reference(json, value);
      if (!one.list) break;
    }
    if (one.list) json.end_array();
  }
  json.end_object();
}

void fields(JsonWriter& json, const std::vector<NamedReferences>& all) {
  if (!all.empty()) named_references(json, "fields", all);
}

void spans(JsonWriter& json, std::string_view name, const std::vector<CharSpan>& all) {
  json.key(name);
  json.begin_array();
  for (const CharSpan& span : all) span_object(json, span);
  json.end_array();
}

void write(JsonWriter& json, const DatelineRecord& line) {
  json.begin_object();
  ends(json, line.span);
  json.nullable_member("place", line.place);
  json.nullable_member("agency", line.agency);
  json.nullable_member("date", line.date);
  json.optional_member("rule", line.rule);
  json.end_object();
}

void write(JsonWriter& json, const DctBounds& bounds) {
  json.begin_object();
  json.nullable_member("not_before", bounds.not_before);
  json.nullable_member("not_after", bounds.not_after);
  json.member("basis", bounds.basis);
  json.end_object();
}

void residue(JsonWriter& json, const std::vector<ResidueRecord>& all) {
  json.key("residue");
  json.begin_array();
  for (const ResidueRecord& one : all) {
    json.begin_object();
    ends(json, one.span);
    json.member("text", one.text);
    json.optional_member("rule", one.rule);
    json.end_object();
  }
  json.end_array();
}

void envelope(JsonWriter& json, const DocRecord& doc) {
  nullable(json, "source", doc.source);
  nullable(json, "url", doc.url);
  nullable(json, "title", doc.title);
  nullable(json, "author", doc.author);
  nullable(json, "section", doc.section);
}

void write(JsonWriter& json, const DocRecord& doc) {
  json.begin_object();
  json.member("doc_id", doc.doc_id);
  json.member("sha256", doc.sha256);
  json.key("n_bytes");
  json.number(std::uint64_t{doc.n_bytes});
  json.key("n_chars");
  json.number(std::uint64_t{doc.n_chars});
  json.member("offset_unit", "unicode_code_point");
  json.member("lang", doc.lang);
  envelope(json, doc);
  json.key("text_start");
  json.number(std::uint64_t{doc.text_start});
  json.key("headline");
  doc.headline ? span_object(json, *doc.headline) : json.null();
  json.key("dateline");
  doc.dateline ? write(json, *doc.dateline) : json.null();
  json.key("body");
  span_object(json, doc.body);
  residue(json, doc.residue);
  if (doc.byline) {
    json.key("byline");
    span_object(json, *doc.byline);
  }
  optional(json, "slug", doc.slug);
  optional(json, "ednote", doc.ednote);
  optional(json, "status", doc.status);
  optional(json, "supersedes", doc.supersedes);
  nullable(json, "dct", doc.dct);
  nullable(json, "dct_source", doc.dct_source);
  json.key("dct_bounds");
  doc.dct_bounds ? write(json, *doc.dct_bounds) : json.null();
  json.end_object();
}

void mentions(JsonWriter& json, const std::vector<MentionRecord>& all) {
  json.key("mentions");
  json.begin_array();
  for (const MentionRecord& one : all) {
    json.begin_object();
    ends(json, one.span);
    json.member("text", one.text);
    json.member("kind", one.kind);
    if (one.head) span_pair(json, "head", *one.head);
    provenance(json, one.from);
    json.end_object();
  }
  json.end_array();
}

void offices(JsonWriter& json, const std::vector<OfficeRecord>& all) {
  if (all.empty()) return;
  json.key("roles");
  json.begin_array();
  for (const OfficeRecord& one : all) {
    json.begin_object();
    json.member("title", one.title);
    json.key("org");
    one.org ? reference(json, *one.org) : json.null();
    json.nullable_member("country", one.country);
    json.optional_member("basis", one.basis);
    json.optional_member("evidence", one.evidence);
    json.end_object();
  }
  json.end_array();
}

template <typename Record>
void name(JsonWriter& json, const Record& record) {
  json.member("id", record.id);
  json.optional_member("uid", record.uid);
}

void write(JsonWriter& json, const EntityRecord& entity) {
  json.begin_object();
  name(json, entity);
  json.member("type", entity.type);
  json.optional_member("subtype", entity.subtype);
  json.member("canonical", entity.canonical);
  json.optional_member("kb", entity.kb);
  json.optional_member("gender", entity.gender);
  json.optional_member("country", entity.country);
  offices(json, entity.roles);
  ids(json, "members", entity.members);
  optional_number(json, "ordinal", entity.ordinal);
  fields(json, entity.fields);
  mentions(json, entity.mentions);
  json.end_object();
}

void write(JsonWriter& json, const PlaceRecord& place) {
  json.begin_object();
  name(json, place);
  json.member("type", place.type);
  json.member("canonical", place.canonical);
  json.nullable_member("iso2", place.iso2);
  json.nullable_member("iso3", place.iso3);
  json.optional_member("adm1", place.adm1);
  optional_number(json, "geonames", place.geonames);
  json.optional_member("feature", place.feature);
  optional_number(json, "lat", place.lat);
  optional_number(json, "lon", place.lon);
  json.optional_member("within", place.within);
  mentions(json, place.mentions);
  json.end_object();
}

void relation(JsonWriter& json, const std::optional<TimeRelation>& rel) {
  json.key("rel");
  if (!rel) return json.null();
  json.begin_object();
  json.member("anchor", rel->anchor);
  json.member("unit", rel->unit);
  json.key("n");
  json.number(rel->n);
  optional_number(json, "weekday", rel->weekday);
  optional_number(json, "month", rel->month);
  optional_number(json, "day", rel->day);
  json.optional_member("clock", rel->clock);
  json.optional_member("direction", rel->direction);
  json.end_object();
}

void write(JsonWriter& json, const TimeRecord& time) {
  json.begin_object();
  json.member("id", time.id);
  ends(json, time.span);
  json.member("text", time.text);
  json.member("kind", time.timex);
  json.member("timex", time.timex);
  json.member("value", time.value);
  relation(json, time.rel);
  json.optional_member("mod", time.mod);
  provenance(json, time.from);
  json.end_object();
}

void amount(JsonWriter& json, const QuantityRecord& quantity) {
  json.member("kind", quantity.kind);
  optional_number(json, "value", quantity.value);
  optional_number(json, "value_max", quantity.value_max);
  json.optional_member("approx", quantity.approx);
  json.optional_member("noun", quantity.noun);
  json.optional_member("noun_lemma", quantity.noun_lemma);
  json.optional_member("noun_basis", quantity.noun_basis);
  ids(json, "modifiers", quantity.modifiers);
  json.optional_member("currency", quantity.currency);
  json.optional_member("currency_basis", quantity.currency_basis);
  json.optional_member("unit", quantity.unit);
}

void write(JsonWriter& json, const QuantityRecord& quantity) {
  json.begin_object();
  name(json, quantity);
  ends(json, quantity.span);
  json.member("text", quantity.text);
  if (quantity.number.end > quantity.number.start) span_pair(json, "number", quantity.number);
  if (quantity.hedge) span_pair(json, "hedge", *quantity.hedge);
  amount(json, quantity);
  optional_reference(json, "of", quantity.of);
  json.optional_member("subset_of", quantity.subset_of);
  json.optional_member("same_as", quantity.same_as);
  optional_reference(json, "base", quantity.base);
  ids(json, "base_entities", quantity.base_entities);
  json.optional_member("period", quantity.period);
  json.optional_member("participants", quantity.participants);
  ids(json, "from_places", quantity.from_places);
  json.optional_member("ref", quantity.ref);
  fields(json, quantity.fields);
  provenance(json, quantity.from);
  json.end_object();
}

void write(JsonWriter& json, const QuoteRecord& quote) {
  json.begin_object();
  name(json, quote);
  json.member("type", quote.type);
  ends(json, quote.span);
  if (quote.verbatim) {
    json.key("verbatim");
    span_object(json, *quote.verbatim);
  }
  json.nullable_member("speaker", quote.speaker);
  if (quote.speaker_mention) {
    span_pair(json, "speaker_mention", *quote.speaker_mention);
  } else {
    json.key("speaker_mention");
    json.null();
  }
  json.member("cue", quote.cue);
  span_pair(json, "cue_span", quote.cue_span);
  json.optional_member("addressee", quote.addressee);
  json.optional_member("continues", quote.continues);
  provenance(json, quote.from);
  json.end_object();
}

void hedges(JsonWriter& json, const std::vector<HedgeRecord>& all) {
  if (all.empty()) return;
  json.key("hedges");
  json.begin_array();
  for (const HedgeRecord& one : all) {
    json.begin_object();
    ends(json, one.span);
    json.member("class", one.hedge_class);
    json.end_object();
  }
  json.end_array();
}

void figures(JsonWriter& json, const EventRecord& event) {
  if (event.quantities.empty()) return;
  json.key("quantities");
  json.begin_array();
  for (const auto& [ref, role] : event.quantities) {
    json.begin_object();
    json.member("ref", ref);
    json.member("role", role);
    json.end_object();
  }
  json.end_array();
}

void codes(JsonWriter& json, const EventCodes& codes) {
  json.key("codes");
  json.begin_object();
  json.nullable_member("cameo", codes.cameo);
  json.nullable_member("cameo_root", codes.cameo_root);
  json.optional_member("cameo_reciprocal", codes.cameo_reciprocal);
  json.nullable_member("plover", codes.plover);
  json.optional_member("plover_mode", codes.plover_mode);
  json.optional_member("plover_context", codes.plover_context);
  json.key("quad");
  codes.quad ? json.number(std::int64_t{*codes.quad}) : json.null();
  json.nullable_member("ere", codes.ere);
  json.end_object();
}

void actors(JsonWriter& json, std::string_view side, const std::vector<ActorRecord>& all) {
  if (all.empty()) return;
  json.key(side);
  json.begin_array();
  for (const ActorRecord& one : all) {
    json.begin_object();
    json.nullable_member("ent", one.ent);
    json.nullable_member("country", one.country);
    json.nullable_member("sector", one.sector);
    json.end_object();
  }
  json.end_array();
}

void merged_from(JsonWriter& json, const std::vector<MergedPart>& all) {
  if (all.empty()) return;
  json.key("merged_from");
  json.begin_array();
  for (const MergedPart& one : all) {
    json.begin_object();
    ends(json, one.span);
    json.member("rule", one.rule);
    json.member("step", one.step);
    json.end_object();
  }
  json.end_array();
}

void write(JsonWriter& json, const EventRecord& event) {
  json.begin_object();
  name(json, event);
  json.member("type", event.type);
  json.nullable_member("subtype", event.subtype);
  json.key("trigger");
  span_object(json, event.trigger);
  json.member("realis", event.realis);
  json.member("polarity", event.polarity);
  json.optional_member("status", event.status);
  json.member("support", event.support);
  json.optional_member("asserted_by", event.asserted_by);
  hedges(json, event.hedges);
  named_references(json, "roles", event.roles);
  figures(json, event);
  fields(json, event.fields);
  codes(json, event.codes);
  actors(json, "actor", event.actor);
  actors(json, "recipient", event.recipient);
  json.optional_member("date_start", event.date_start);
  json.optional_member("date_end", event.date_end);
  optional_number(json, "time_precision", event.time_precision);
  optional_number(json, "geo_precision", event.geo_precision);
  spans(json, "evidence", event.evidence);
  merged_from(json, event.merged_from);
  if (event.conflict) {
    json.key("conflict");
    json.boolean(true);
  }
  provenance(json, event.from);
  json.end_object();
}

void write(JsonWriter& json, const ClaimRecord& claim) {
  json.begin_object();
  name(json, claim);
  json.member("type", claim.type);
  json.optional_member("value", claim.value);
  optional_reference(json, "base", claim.base);
  optional_reference(json, "predicate", claim.predicate);
  fields(json, claim.fields);
  json.optional_member("speaker", claim.speaker);
  json.optional_member("quote", claim.quote);
  spans(json, "evidence", claim.evidence);
  provenance(json, claim.from);
  json.end_object();
}

void unread(JsonWriter& json, const std::vector<UnreadRecord>& all) {
  if (all.empty()) return;
  json.key("unread");
  json.begin_array();
  for (const UnreadRecord& one : all) {
    json.begin_object();
    ends(json, one.span);
    json.member("reason", one.reason);
    json.end_object();
  }
  json.end_array();
}

void diagnostics(JsonWriter& json, const std::vector<DiagnosticRecord>& all) {
  if (all.empty()) return;
  json.key("diagnostics");
  json.begin_array();
  for (const DiagnosticRecord& one : all) {
    json.begin_object();
    json.member("code", one.code);
    json.optional_member("rule", one.rule);
    json.optional_member("message", one.message);
    json.end_object();
  }
  json.end_array();
}

void write(JsonWriter& json, const MetaRecord& meta) {
  json.begin_object();
  json.member("pipeline", meta.pipeline);
  json.key("rulepacks");
  json.begin_array();
  for (const std::string& pack : meta.rulepacks) json.string(pack);
  json.end_array();
  json.member("run_id", meta.run_id);
  json.member("content_key", meta.content_key);
  diagnostics(json, meta.diagnostics);
  unread(json, meta.unread);
  json.end_object();
}

void write(JsonWriter& json, const WatchRecord& hit) {
  json.begin_object();
  json.member("id", hit.id);
  json.member("name", hit.name);
  json.optional_member("type", hit.type);
  ends(json, hit.span);
  json.member("text", hit.text);
  json.optional_member("entity", hit.entity);
  json.end_object();
}

template <typename Record>
void layer(JsonWriter& json, std::string_view key, const std::vector<Record>& records) {
  json.key(key);
  json.begin_array();
  for (const Record& record : records) write(json, record);
  json.end_array();
}

}  // namespace

void append_json(const Extraction& extraction, std::string& out) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", kSchemaId);
  json.key("doc");
  write(json, extraction.doc);
  layer(json, "entities", extraction.entities);
  layer(json, "places", extraction.places);
  layer(json, "times", extraction.times);
  layer(json, "quantities", extraction.quantities);
  layer(json, "quotes", extraction.quotes);
  layer(json, "events", extraction.events);
  layer(json, "claims", extraction.claims);
  if (!extraction.watch.empty()) layer(json, "watch", extraction.watch);
  json.key("meta");
  write(json, extraction.meta);
  json.end_object();
}

}  // namespace wirefacts
