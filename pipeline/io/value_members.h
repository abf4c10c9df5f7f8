#pragma once
// When, how many, how much; who said what (member_parts.h).

#include "io/member_parts.h"

namespace wirefacts {

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

}  // namespace wirefacts
