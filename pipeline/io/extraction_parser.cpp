// Messages of the library then say where in the object the mistake is.
#define JSON_DIAGNOSTICS 1
#include <nlohmann/json.hpp>

#include "io/extraction_json.h"
#include "records/stable_id.h"

namespace wirefacts {
namespace {

using Json = nlohmann::ordered_json;

/// The member, or null: absent and null are alike.
const Json& at(const Json& object, const char* key) {
  static const Json kNull;
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

std::string text(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_null() ? std::string() : value.get<std::string>();
}

std::optional<std::string> optional_text(const Json& object, const char* key) {
  const Json& value = at(object, key);
  if (value.is_null()) return std::nullopt;
  return value.get<std::string>();
}

template <typename Integer>
std::optional<Integer> optional_integer(const Json& object, const char* key) {
  const Json& value = at(object, key);
  if (value.is_null()) return std::nullopt;
  return value.get<Integer>();
}

template <typename Integer>
Integer integer(const Json& object, const char* key) {
  return optional_integer<Integer>(object, key).value_or(Integer{});
}

/// The shortest form of a double is what was written, up to 15 digits.
Decimal decimal(const Json& value) {
  if (!value.is_number()) static_cast<void>(value.get<double>());  // throws, with the place
  return Decimal::parse(value.dump()).value_or(Decimal());
}

std::optional<Decimal> optional_decimal(const Json& object, const char* key) {
  const Json& value = at(object, key);
  if (value.is_null()) return std::nullopt;
  return decimal(value);
}

/// {"start": …, "end": …} or [start, end]
CharSpan span(const Json& value) {
  if (value.is_array()) return {value.at(0).get<std::uint32_t>(), value.at(1).get<std::uint32_t>()};
  return {value.at("start").get<std::uint32_t>(), value.at("end").get<std::uint32_t>()};
}

std::optional<CharSpan> optional_span(const Json& object, const char* key) {
  const Json& value = at(object, key);
  if (value.is_null()) return std::nullopt;
  return span(value);
}

CharSpan span_or_empty(const Json& object, const char* key) { return optional_span(object, key).value_or(CharSpan{}); }

Provenance provenance(const Json& object) { return {text(object, "rule"), optional_decimal(object, "confidence")}; }

std::vector<std::string> texts(const Json& object, const char* key) {
  const Json& value = at(object, key);
  if (value.is_null()) return {};
  return value.get<std::vector<std::string>>();
}

Reference reference(const Json& value) {
  if (value.is_number()) return decimal(value);
  if (!value.is_object()) return value.get<std::string>();
  LiteralText words{value.at("text").get<std::string>(), std::nullopt};
  if (value.contains("start")) words.span = span(value);
  return words;
}

std::optional<Reference> optional_reference(const Json& object, const char* key) {
  const Json& value = at(object, key);
  if (value.is_null()) return std::nullopt;
  return reference(value);
}

std::vector<NamedReferences> named_references(const Json& object, const char* key) {
  std::vector<NamedReferences> out;
  const Json& all = at(object, key);
  if (all.is_null()) return out;
  for (const auto& [name, value] : all.items()) {
    if (value.is_null()) continue;
    NamedReferences one{name, value.is_array(), {}};
    if (!one.list) one.values.push_back(reference(value));
    if (one.list) {
      for (const Json& item : value) one.values.push_back(reference(item));
    }
    out.push_back(std::move(one));
  }
  return out;
}

/// A list of records by a function of one; absent and null: empty.
template <typename Parse>
auto list(const Json& object, const char* key, Parse parse) {
  std::vector<decltype(parse(object))> out;
  for (const Json& item : at(object, key)) out.push_back(parse(item));
  return out;
}

DatelineRecord dateline(const Json& j) {
  return {span(j), text(j, "place"), text(j, "agency"), text(j, "date"), text(j, "rule")};
}

DctBounds bounds(const Json& j) { return {text(j, "not_before"), text(j, "not_after"), text(j, "basis")}; }

ResidueRecord residue(const Json& j) { return {span(j), text(j, "text"), text(j, "rule")}; }

void parse_dates(const Json& j, DocRecord& doc) {
  doc.dct = optional_text(j, "dct");
  doc.dct_source = optional_text(j, "dct_source");
  if (!at(j, "dct_bounds").is_null()) doc.dct_bounds = bounds(j.at("dct_bounds"));
}

void parse_envelope(const Json& j, DocRecord& doc) {
  doc.source = optional_text(j, "source");
  doc.url = optional_text(j, "url");
  doc.title = optional_text(j, "title");
  doc.author = optional_text(j, "author");
  doc.section = optional_text(j, "section");
  doc.slug = optional_text(j, "slug");
  doc.ednote = optional_text(j, "ednote");
  doc.status = optional_text(j, "status");
  doc.supersedes = optional_text(j, "supersedes");
}

DocRecord document(const Json& j) {
  DocRecord doc;
  doc.doc_id = j.at("doc_id").get<std::string>();
  doc.sha256 = text(j, "sha256");
  doc.n_bytes = integer<std::uint64_t>(j, "n_bytes");
  doc.n_chars = integer<std::uint64_t>(j, "n_chars");
  doc.lang = text(j, "lang");
  doc.text_start = integer<std::uint32_t>(j, "text_start");
  doc.headline = optional_span(j, "headline");
  if (!at(j, "dateline").is_null()) doc.dateline = dateline(j.at("dateline"));
  doc.body = span_or_empty(j, "body");
  doc.residue = list(j, "residue", residue);
  doc.byline = optional_span(j, "byline");
  parse_envelope(j, doc);
  parse_dates(j, doc);
  return doc;
}

MentionRecord mention(const Json& j) {
  return {span(j), text(j, "text"), text(j, "kind"), optional_span(j, "head"), provenance(j)};
}

OfficeRecord office(const Json& j) {
  return {text(j, "title"), optional_reference(j, "org"), text(j, "country"), text(j, "basis"), text(j, "evidence")};
}

EntityRecord entity(const Json& j) {
  EntityRecord out;
  out.id = j.at("id").get<std::string>();
  out.uid = text(j, "uid");
  out.type = text(j, "type");
  out.subtype = text(j, "subtype");
  out.canonical = text(j, "canonical");
  out.kb = text(j, "kb");
  out.gender = text(j, "gender");
  out.country = text(j, "country");
  out.roles = list(j, "roles", office);
  out.members = texts(j, "members");
  out.ordinal = optional_integer<std::int64_t>(j, "ordinal");
  out.fields = named_references(j, "fields");
  out.mentions = list(j, "mentions", mention);
  return out;
}

PlaceRecord place(const Json& j) {
  PlaceRecord out;
  out.id = j.at("id").get<std::string>();
  out.uid = text(j, "uid");
  out.type = text(j, "type");
  out.canonical = text(j, "canonical");
  out.iso2 = text(j, "iso2");
  out.iso3 = text(j, "iso3");
  out.adm1 = text(j, "adm1");
  out.geonames = optional_integer<std::int64_t>(j, "geonames");
  out.feature = text(j, "feature");
  out.lat = optional_decimal(j, "lat");
  out.lon = optional_decimal(j, "lon");
  out.within = text(j, "within");
  out.mentions = list(j, "mentions", mention);
  return out;
}

TimeRelation relation(const Json& j) {
  TimeRelation rel;
  rel.anchor = text(j, "anchor");
  rel.unit = text(j, "unit");
  rel.n = integer<std::int64_t>(j, "n");
  rel.weekday = optional_integer<int>(j, "weekday");
  rel.month = optional_integer<int>(j, "month");
  rel.day = optional_integer<int>(j, "day");
  rel.clock = text(j, "clock");
  rel.direction = text(j, "direction");
  return rel;
}

TimeRecord time(const Json& j) {
  TimeRecord out;
  out.id = j.at("id").get<std::string>();
  out.span = span(j);
  out.text = text(j, "text");
  out.timex = text(j, "timex");
  if (out.timex.empty()) out.timex = text(j, "kind");
  out.value = text(j, "value");
  out.mod = text(j, "mod");
  if (!at(j, "rel").is_null()) out.rel = relation(j.at("rel"));
  out.from = provenance(j);
  return out;
}

void parse_amount(const Json& j, QuantityRecord& out) {
  out.number = span_or_empty(j, "number");
  out.hedge = optional_span(j, "hedge");
  out.kind = text(j, "kind");
  out.value = optional_decimal(j, "value");
  out.value_max = optional_decimal(j, "value_max");
  out.approx = text(j, "approx");
  out.noun = text(j, "noun");
  out.noun_lemma = text(j, "noun_lemma");
  out.noun_basis = text(j, "noun_basis");
  out.modifiers = texts(j, "modifiers");
  out.currency = text(j, "currency");
  out.currency_basis = text(j, "currency_basis");
  out.unit = text(j, "unit");
}

QuantityRecord quantity(const Json& j) {
  QuantityRecord out;
  out.id = j.at("id").get<std::string>();
  out.uid = text(j, "uid");
  out.span = span(j);
  out.text = text(j, "text");
  parse_amount(j, out);
  out.of = optional_reference(j, "of");
  out.subset_of = text(j, "subset_of");
  out.same_as = text(j, "same_as");
  out.base = optional_reference(j, "base");
  out.base_entities = texts(j, "base_entities");
  out.period = text(j, "period");
  out.participants = text(j, "participants");
  out.from_places = texts(j, "from_places");
  out.ref = text(j, "ref");
  out.fields = named_references(j, "fields");
  out.from = provenance(j);
  return out;
}

QuoteRecord quote(const Json& j) {
  QuoteRecord out;
  out.id = j.at("id").get<std::string>();
  out.uid = text(j, "uid");
  out.type = text(j, "type");
  out.span = span(j);
  out.verbatim = optional_span(j, "verbatim");
  out.speaker = text(j, "speaker");
  out.speaker_mention = optional_span(j, "speaker_mention");
  out.cue = text(j, "cue");
  out.cue_span = span_or_empty(j, "cue_span");
  out.addressee = text(j, "addressee");
  out.continues = text(j, "continues");
  out.from = provenance(j);
  return out;
}

EventCodes codes(const Json& j) {
  EventCodes out;
  out.cameo = text(j, "cameo");
  out.cameo_root = text(j, "cameo_root");
  out.cameo_reciprocal = text(j, "cameo_reciprocal");
  out.plover = text(j, "plover");
  out.plover_mode = text(j, "plover_mode");
  out.plover_context = text(j, "plover_context");
  out.ere = text(j, "ere");
  out.quad = optional_integer<int>(j, "quad");
  return out;
}

ActorRecord actor(const Json& j) { return {text(j, "ent"), text(j, "country"), text(j, "sector")}; }

void parse_arguments(const Json& j, EventRecord& out) {
  out.hedges = list(j, "hedges", [](const Json& h) { return HedgeRecord{span(h), text(h, "class")}; });
  out.roles = named_references(j, "roles");
  out.quantities = list(j, "quantities", [](const Json& q) { return std::pair(text(q, "ref"), text(q, "role")); });
  out.fields = named_references(j, "fields");
  if (!at(j, "codes").is_null()) out.codes = codes(j.at("codes"));
  out.actor = list(j, "actor", actor);
  out.recipient = list(j, "recipient", actor);
}

EventRecord event(const Json& j) {
  EventRecord out;
  out.id = j.at("id").get<std::string>();
  out.uid = text(j, "uid");
  out.type = text(j, "type");
  out.subtype = text(j, "subtype");
  out.trigger = span(j.at("trigger"));
  out.realis = text(j, "realis");
  out.polarity = text(j, "polarity");
  out.status = text(j, "status");
  out.support = text(j, "support");
  out.asserted_by = text(j, "asserted_by");
  parse_arguments(j, out);
  out.date_start = text(j, "date_start");
  out.date_end = text(j, "date_end");
  out.time_precision = optional_integer<int>(j, "time_precision");
  out.geo_precision = optional_integer<int>(j, "geo_precision");
  out.evidence = list(j, "evidence", span);
  out.merged_from = list(j, "merged_from", [](const Json& m) {
    return MergedPart{span(m), text(m, "rule"), text(m, "step")};
  });
  out.conflict = at(j, "conflict").is_boolean() && at(j, "conflict").get<bool>();
  out.from = provenance(j);
  return out;
}

ClaimRecord claim(const Json& j) {
  ClaimRecord out;
  out.id = j.at("id").get<std::string>();
  out.uid = text(j, "uid");
  out.type = text(j, "type");
  out.value = text(j, "value");
  out.base = optional_reference(j, "base");
  out.predicate = optional_reference(j, "predicate");
  out.fields = named_references(j, "fields");
  out.speaker = text(j, "speaker");
  out.quote = text(j, "quote");
  out.evidence = list(j, "evidence", span);
  out.from = provenance(j);
  return out;
}

WatchRecord watch_hit(const Json& j) {
  return {text(j, "id"), text(j, "name"), text(j, "type"), span(j), text(j, "text"), text(j, "entity")};
}

MetaRecord meta(const Json& j) {
  MetaRecord out;
  out.pipeline = text(j, "pipeline");
  out.rulepacks = texts(j, "rulepacks");
  out.run_id = text(j, "run_id");
  out.content_key = text(j, "content_key");
  out.diagnostics = list(j, "diagnostics", [](const Json& d) {
    return DiagnosticRecord{text(d, "code"), text(d, "rule"), text(d, "message")};
  });
  out.unread = list(j, "unread", [](const Json& u) { return UnreadRecord{span(u), text(u, "reason")}; });
  return out;
}

}  // namespace

Result<Extraction> parse_extraction(std::string_view json) {
  try {
    const Json j = Json::parse(json);
    if (!j.is_object()) return Error{"an extraction is a JSON object", ErrorKind::bad_data};
    if (const std::string schema = text(j, "schema"); !schema.empty() && schema != kSchemaId) {
      return Error{"records of schema '" + schema + "', not '" + std::string(kSchemaId) + "'", ErrorKind::bad_data};
    }
    Extraction out;
    out.doc = document(j.at("doc"));
    out.entities = list(j, "entities", entity);
    out.places = list(j, "places", place);
    out.times = list(j, "times", time);
    out.quantities = list(j, "quantities", quantity);
    out.quotes = list(j, "quotes", quote);
    out.events = list(j, "events", event);
    out.claims = list(j, "claims", claim);
    out.watch = list(j, "watch", watch_hit);
    if (!at(j, "meta").is_null()) out.meta = meta(j.at("meta"));
    return out;
  } catch (const Json::exception& problem) {
    return Error{problem.what(), ErrorKind::bad_data};
  }
}

}  // namespace wirefacts
