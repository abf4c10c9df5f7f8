#pragma once
// Mentions and the entities they name, within one article. Plain data with provenance.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "document/annotation_set.h"

namespace wirefacts {

/// Numbers in Discourse::entities and Discourse::mentions.
using EntityId = std::uint32_t;
using MentionId = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// Kind of a mention as its rule set it (enum mention_kind of schema.types), or pronoun.
enum class MentionForm : std::uint8_t {
  name,
  title_name,
  counterpart,
  role_country,
  role_bare,
  nominal,
  demonym,
  dateline,
  byline,
  pronoun,
};

struct Mention {
  Label label = Label::none;  // an entity type; Pronoun or Determiner for pronouns
  TokenSpan span;
  AnnotationId annotation = AnnotationId::none;  // none for pronouns and counted nouns
  MentionForm form = MentionForm::name;
  std::string name;  // the bare name, "" for roles and nominals
  std::string office;
  std::vector<std::string> office_classes;  // sorted
  std::string country;                      // ISO alpha-3, or ""
  std::string gender;                       // "m", "f", "n", or ""
  std::string number = "singular";          // of pronouns: singular plural any
  std::string person = "3";
  EntityId entity = kNone;
  std::string rule;
  std::optional<Decimal> confidence;
  bool metonym = false;
};

/// An office of a person, as the text (or a table) states it.
struct Office {
  std::string title;
  std::vector<std::string> classes;  // sorted
  std::string country;
  MentionId mention = kNone;
};

/// What a place is, coarse to fine; `none`: no place.
enum class PlaceKind : std::uint8_t { none, country, region, adm1, adm2, city, facility };

/// One person, organization, place … of the article. An entity whose mentions were all given to
/// another is empty and is left out.
struct Entity {
  /// PERSON ORG GROUP EVENT_NAME COUNTRY ADM1 ADM2 CITY FACILITY REGION, or a declared type (VESSEL).
  std::string type;
  std::vector<MentionId> mentions;  // in text order after coreference
  std::vector<EntityId> members;    // of a group
  std::vector<Office> offices;
  // Facts; empty when unknown.
  std::string canonical, subtype, kb, gender, country, basis;
  std::optional<std::int64_t> ordinal;
  bool has_several_names = false;  // of a named event
  PlaceKind place_kind = PlaceKind::none;
  std::string iso2, iso3, adm1, feature;
  std::optional<std::int64_t> geonames;
  std::optional<Decimal> lat, lon;
  EntityId within = kNone;
  /// A counted group of people: noun and value ("businessman", 900).
  std::optional<std::pair<std::string, Decimal>> count;
  std::string id;  // short id, given at the end
};

}  // namespace wirefacts
