#pragma once
// Who and where (member_parts.h).

#include "io/member_parts.h"

namespace wirefacts {

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

}  // namespace wirefacts
