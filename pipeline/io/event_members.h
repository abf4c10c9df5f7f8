#pragma once
// What happened, what is claimed (member_parts.h).

#include <string>
#include <utility>

#include "io/member_parts.h"

namespace wirefacts {

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

}  // namespace wirefacts
