#pragma once
// The members of each record in the order of records.md, said once for the writer (extraction_json.cpp) and the reader
// (extraction_parser.cpp). A `J` is one of the two, standing in an object; it has, for a key and a value of any kind:
//   must(key, v)      always written; without it there is no record
//   member(key, v)    always written
//   nullable(key, v)  null when empty
//   optional(key, v)  left out when empty
//   constant(key, v)  written; not read
// A span is an object {"start", "end"}; `ends` puts the two into this object; `pair`, `nullable_pair` and
// `optional_pair` write [start, end]. The reader takes absent and null alike, and either form of a span.

#include <string>
#include <utility>

#include "records/extraction.h"

namespace wirefacts {

/// The writer only looks at records.
template <class J, class Record>
using Of = typename J::template Of<Record>;

template <class J>
void provenance(J& json, Of<J, Provenance>& from) {
  json.optional("rule", from.rule);
  json.optional("confidence", from.confidence);
}

/// Short and stable id.
template <class J, class Record>
void ids(J& json, Record& record) {
  json.must("id", record.id);
  json.optional("uid", record.uid);
}

// --- the document

template <class J>
void members(J& json, Of<J, DatelineRecord>& line) {
  json.ends(line.span);
  json.nullable("place", line.place);
  json.nullable("agency", line.agency);
  json.nullable("date", line.date);
  json.optional("rule", line.rule);
}

template <class J>
void members(J& json, Of<J, DctBounds>& bounds) {
  json.nullable("not_before", bounds.not_before);
  json.nullable("not_after", bounds.not_after);
  json.member("basis", bounds.basis);
}

template <class J>
void members(J& json, Of<J, ResidueRecord>& residue) {
  json.ends(residue.span);
  json.member("text", residue.text);
  json.optional("rule", residue.rule);
}

template <class J>
void envelope(J& json, Of<J, DocRecord>& doc) {
  json.nullable("source", doc.source);
  json.nullable("url", doc.url);
  json.nullable("title", doc.title);
  json.nullable("author", doc.author);
  json.nullable("section", doc.section);
}

template <class J>
void members(J& json, Of<J, DocRecord>& doc) {
  json.must("doc_id", doc.doc_id);
  json.member("sha256", doc.sha256);
  json.member("n_bytes", doc.n_bytes);
  json.member("n_chars", doc.n_chars);
  json.constant("offset_unit", "unicode_code_point");
  json.member("lang", doc.lang);
  envelope(json, doc);
  json.member("text_start", doc.text_start);
  json.nullable("headline", doc.headline);
  json.nullable("dateline", doc.dateline);
  json.member("body", doc.body);
  json.member("residue", doc.residue);
  json.optional("byline", doc.byline);
  json.optional("slug", doc.slug);
  json.optional("ednote", doc.ednote);
  json.optional("status", doc.status);
  json.optional("supersedes", doc.supersedes);
  json.nullable("dct", doc.dct);
  json.nullable("dct_source", doc.dct_source);
  json.nullable("dct_bounds", doc.dct_bounds);
}

template <class J>
void members(J& json, Of<J, DiagnosticRecord>& diagnostic) {
  json.member("code", diagnostic.code);
  json.optional("rule", diagnostic.rule);
  json.optional("message", diagnostic.message);
}

template <class J>
void members(J& json, Of<J, UnreadRecord>& unread) {
  json.ends(unread.span);
  json.member("reason", unread.reason);
}

template <class J>
void members(J& json, Of<J, MetaRecord>& meta) {
  json.member("pipeline", meta.pipeline);
  json.member("rulepacks", meta.rulepacks);
  json.member("run_id", meta.run_id);
  json.member("content_key", meta.content_key);
  json.optional("diagnostics", meta.diagnostics);
  json.optional("unread", meta.unread);
}

// --- who and where

template <class J>
void members(J& json, Of<J, MentionRecord>& mention) {
  json.ends(mention.span);
  json.member("text", mention.text);
  json.member("kind", mention.kind);
  json.optional_pair("head", mention.head);
  provenance(json, mention.from);
}

template <class J>
void members(J& json, Of<J, OfficeRecord>& office) {
  json.member("title", office.title);
  json.nullable("org", office.org);
  json.nullable("country", office.country);
  json.optional("basis", office.basis);
  json.optional("evidence", office.evidence);
}

template <class J>
void members(J& json, Of<J, EntityRecord>& entity) {
  ids(json, entity);
  json.member("type", entity.type);
  json.optional("subtype", entity.subtype);
  json.member("canonical", entity.canonical);
  json.optional("kb", entity.kb);
  json.optional("gender", entity.gender);
  json.optional("country", entity.country);
  json.optional("roles", entity.roles);
  json.optional("members", entity.members);
  json.optional("ordinal", entity.ordinal);
  json.optional("fields", entity.fields);
  json.member("mentions", entity.mentions);
}

template <class J>
void members(J& json, Of<J, PlaceRecord>& place) {
  ids(json, place);
  json.member("type", place.type);
  json.member("canonical", place.canonical);
  json.nullable("iso2", place.iso2);
  json.nullable("iso3", place.iso3);
  json.optional("adm1", place.adm1);
  json.optional("geonames", place.geonames);
  json.optional("feature", place.feature);
  json.optional("lat", place.lat);
  json.optional("lon", place.lon);
  json.optional("within", place.within);
  json.member("mentions", place.mentions);
}

template <class J>
void members(J& json, Of<J, WatchRecord>& hit) {
  json.member("id", hit.id);
  json.member("name", hit.name);
  json.optional("type", hit.type);
  json.ends(hit.span);
  json.member("text", hit.text);
  json.optional("entity", hit.entity);
}

// --- when, how many, how much

template <class J>
void members(J& json, Of<J, TimeRelation>& relation) {
  json.member("anchor", relation.anchor);
  json.member("unit", relation.unit);
  json.member("n", relation.n);
  json.optional("weekday", relation.weekday);
  json.optional("month", relation.month);
  json.optional("day", relation.day);
  json.optional("clock", relation.clock);
  json.optional("direction", relation.direction);
}

template <class J>
void members(J& json, Of<J, TimeRecord>& time) {
  json.must("id", time.id);
  json.ends(time.span);
  json.member("text", time.text);
  json.member("kind", time.timex);
  json.member("timex", time.timex);
  json.member("value", time.value);
  json.nullable("rel", time.rel);
  json.optional("mod", time.mod);
  provenance(json, time.from);
}

template <class J>
void amount(J& json, Of<J, QuantityRecord>& quantity) {
  json.member("kind", quantity.kind);
  json.optional("value", quantity.value);
  json.optional("value_max", quantity.value_max);
  json.optional("approx", quantity.approx);
  json.optional("noun", quantity.noun);
  json.optional("noun_lemma", quantity.noun_lemma);
  json.optional("noun_basis", quantity.noun_basis);
  json.optional("modifiers", quantity.modifiers);
  json.optional("currency", quantity.currency);
  json.optional("currency_basis", quantity.currency_basis);
  json.optional("unit", quantity.unit);
}

template <class J>
void members(J& json, Of<J, QuantityRecord>& quantity) {
  ids(json, quantity);
  json.ends(quantity.span);
  json.member("text", quantity.text);
  json.optional_pair("number", quantity.number);
  json.optional_pair("hedge", quantity.hedge);
  amount(json, quantity);
  json.optional("of", quantity.of);
  json.optional("subset_of", quantity.subset_of);
  json.optional("same_as", quantity.same_as);
  json.optional("base", quantity.base);
  json.optional("base_entities", quantity.base_entities);
  json.optional("period", quantity.period);
  json.optional("participants", quantity.participants);
  json.optional("from_places", quantity.from_places);
  json.optional("ref", quantity.ref);
  json.optional("fields", quantity.fields);
  provenance(json, quantity.from);
}

// --- who said what

template <class J>
void members(J& json, Of<J, QuoteRecord>& quote) {
  ids(json, quote);
  json.member("type", quote.type);
  json.ends(quote.span);
  json.optional("verbatim", quote.verbatim);
  json.nullable("speaker", quote.speaker);
  json.nullable_pair("speaker_mention", quote.speaker_mention);
  json.member("cue", quote.cue);
  json.pair("cue_span", quote.cue_span);
  json.optional("addressee", quote.addressee);
  json.optional("continues", quote.continues);
  provenance(json, quote.from);
}

// --- what happened, what is claimed

template <class J>
void members(J& json, Of<J, HedgeRecord>& hedge) {
  json.ends(hedge.span);
  json.member("class", hedge.hedge_class);
}

/// A quantity of an event and its role.
template <class J>
void members(J& json, Of<J, std::pair<std::string, std::string>>& figure) {
  json.member("ref", figure.first);
  json.member("role", figure.second);
}

template <class J>
void members(J& json, Of<J, EventCodes>& codes) {
  json.nullable("cameo", codes.cameo);
  json.nullable("cameo_root", codes.cameo_root);
  json.optional("cameo_reciprocal", codes.cameo_reciprocal);
  json.nullable("plover", codes.plover);
  json.optional("plover_mode", codes.plover_mode);
  json.optional("plover_context", codes.plover_context);
  json.nullable("quad", codes.quad);
  json.nullable("ere", codes.ere);
}

template <class J>
void members(J& json, Of<J, ActorRecord>& actor) {
  json.nullable("ent", actor.ent);
  json.nullable("country", actor.country);
  json.nullable("sector", actor.sector);
}

template <class J>
void members(J& json, Of<J, MergedPart>& part) {
  json.ends(part.span);
  json.member("rule", part.rule);
  json.member("step", part.step);
}

template <class J>
void members(J& json, Of<J, EventRecord>& event) {
  ids(json, event);
  json.member("type", event.type);
  json.nullable("subtype", event.subtype);
  json.must("trigger", event.trigger);
  json.member("realis", event.realis);
  json.member("polarity", event.polarity);
  json.optional("status", event.status);
  json.member("support", event.support);
  json.optional("asserted_by", event.asserted_by);
  json.optional("hedges", event.hedges);
  json.member("roles", event.roles);
  json.optional("quantities", event.quantities);
  json.optional("fields", event.fields);
  json.member("codes", event.codes);
  json.optional("actor", event.actor);
  json.optional("recipient", event.recipient);
  json.optional("date_start", event.date_start);
  json.optional("date_end", event.date_end);
  json.optional("time_precision", event.time_precision);
  json.optional("geo_precision", event.geo_precision);
  json.member("evidence", event.evidence);
  json.optional("merged_from", event.merged_from);
  json.optional("conflict", event.conflict);
  provenance(json, event.from);
}

template <class J>
void members(J& json, Of<J, ClaimRecord>& claim) {
  ids(json, claim);
  json.member("type", claim.type);
  json.optional("value", claim.value);
  json.optional("base", claim.base);
  json.optional("predicate", claim.predicate);
  json.optional("fields", claim.fields);
  json.optional("speaker", claim.speaker);
  json.optional("quote", claim.quote);
  json.member("evidence", claim.evidence);
  provenance(json, claim.from);
}

// --- all of it

template <class J>
void members(J& json, Of<J, Extraction>& extraction) {
  json.must("doc", extraction.doc);
  json.member("entities", extraction.entities);
  json.member("places", extraction.places);
  json.member("times", extraction.times);
  json.member("quantities", extraction.quantities);
  json.member("quotes", extraction.quotes);
  json.member("events", extraction.events);
  json.member("claims", extraction.claims);
  json.optional("watch", extraction.watch);
  json.member("meta", extraction.meta);
}

}  // namespace wirefacts
