#pragma once
// All of one article in output order, with short ids (io/wirefacts.schema.json). Plain data: what sinks
// write. Spans count code points of the document text. Empty strings and lists mean "absent".

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "document/article.h"

namespace wirefacts {

/// Code points [start, end).
struct CharSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  friend bool operator==(const CharSpan&, const CharSpan&) = default;
  friend auto operator<=>(const CharSpan&, const CharSpan&) = default;
};

/// Words of the article or of a rule, with their span when they stand in the text.
struct LiteralText {
  std::string text;
  std::optional<CharSpan> span;
};

/// Id of a record ("P1"), words, or (only in `fields`) a number.
using Reference = std::variant<std::string, LiteralText, Decimal>;

/// A role or field: one reference, or a list when declared as `list`.
struct NamedReferences {
  std::string name;
  bool list = false;
  std::vector<Reference> values;
};

struct Provenance {
  std::string rule;                   // "stage.rule", "coreference.surname", "merging.meeting"; may be empty
  std::optional<Decimal> confidence;  // measured precision, at most 3 decimals
};

struct ResidueRecord {
  CharSpan span;
  std::string text;
  std::string rule;
};

struct DatelineRecord {
  CharSpan span;
  std::string place;   // L id or empty (null)
  std::string agency;  // O id or empty
  std::string date;    // ISO, may be partial; or empty
  std::string rule;
};

struct DctBounds {
  std::string not_before, not_after;  // ISO or empty (null)
  std::string basis;
};

struct DocRecord {
  std::string doc_id, sha256;
  std::uint64_t n_bytes = 0, n_chars = 0;
  std::string lang = "en";
  std::optional<std::string> source, url, title, author, section;
  std::uint32_t text_start = 0;  // code points
  std::optional<CharSpan> headline;
  std::optional<DatelineRecord> dateline;
  CharSpan body;
  std::vector<ResidueRecord> residue;
  std::optional<CharSpan> byline;
  std::optional<std::string> slug, ednote, status, supersedes;
  std::optional<std::string> dct, dct_source;
  std::optional<DctBounds> dct_bounds;
};

struct MentionRecord {
  CharSpan span;
  std::string text, kind;
  std::optional<CharSpan> head;
  Provenance from;
};

struct OfficeRecord {
  std::string title;
  std::optional<Reference> org;  // O id, words, or none (null)
  std::string country;           // or empty (null)
  std::string basis, evidence;   // optional
};

/// A person, organization, group, named event or declared entity.
struct EntityRecord {
  std::string id, type, subtype, canonical, kb, gender, country;
  std::vector<OfficeRecord> roles;
  std::vector<std::string> members;
  std::optional<std::int64_t> ordinal;
  std::vector<NamedReferences> fields;
  std::vector<MentionRecord> mentions;
  std::string uid;
};

struct PlaceRecord {
  std::string id, type, canonical, iso2, iso3, adm1, feature, within;
  std::optional<std::int64_t> geonames;
  std::optional<Decimal> lat, lon;
  std::vector<MentionRecord> mentions;
  std::string uid;
};

/// `rel` of a time; binding is a pure function of it and the publication date.
struct TimeRelation {
  std::string anchor = "dct";  // or a T id
  std::string unit;            // hour day week month quarter year
  std::int64_t n = 0;
  std::optional<int> weekday, month, day;
  std::string clock, direction;  // optional
  friend bool operator==(const TimeRelation&, const TimeRelation&) = default;
};

struct TimeRecord {
  std::string id;
  CharSpan span;
  std::string text, timex, value, mod;
  std::optional<TimeRelation> rel;
  Provenance from;
};

struct QuantityRecord {
  std::string id;
  CharSpan span;
  std::string text;
  CharSpan number;
  std::optional<CharSpan> hedge;
  std::string kind;
  std::optional<Decimal> value, value_max;
  std::string approx;  // empty for ordinals
  std::string noun, noun_lemma, noun_basis;
  std::vector<std::string> modifiers;
  std::string currency, currency_basis, unit;
  std::optional<Reference> of, base;
  std::string subset_of, same_as, period, participants, ref;  // ids
  std::vector<std::string> base_entities, from_places;        // ids
  std::vector<NamedReferences> fields;
  Provenance from;
  std::string uid;
};

struct QuoteRecord {
  std::string id, type;
  CharSpan span;
  std::optional<CharSpan> verbatim;
  std::string speaker;  // id or empty (null)
  std::optional<CharSpan> speaker_mention;
  std::string cue;
  CharSpan cue_span;
  std::string addressee, continues;  // optional ids
  Provenance from;
  std::string uid;
};

struct HedgeRecord {
  CharSpan span;
  std::string hedge_class;
};

/// Empty: null. The optional ones are left out when empty.
struct EventCodes {
  std::string cameo, cameo_root, cameo_reciprocal, plover, plover_mode, plover_context, ere;
  std::optional<int> quad;
};

struct ActorRecord {
  std::string ent, country, sector;  // empty: null
};

struct MergedPart {
  CharSpan span;
  std::string rule, step;
};

struct EventRecord {
  std::string id, type, subtype;
  CharSpan trigger;
  std::string realis, polarity, status, support, asserted_by;
  std::vector<HedgeRecord> hedges;
  std::vector<NamedReferences> roles;
  std::vector<std::pair<std::string, std::string>> quantities;  // N id, role
  std::vector<NamedReferences> fields;
  EventCodes codes;
  std::vector<ActorRecord> actor, recipient;
  std::string date_start, date_end;
  std::optional<int> time_precision, geo_precision;
  std::vector<CharSpan> evidence;
  std::vector<MergedPart> merged_from;
  bool conflict = false;
  Provenance from;
  std::string uid;
  /// Words for readers (fact_words.h), made once for CSV and the columns of `event`.
  struct Words {
    std::string who, whom, place, time, how_many, how_much, details;
  } words;
};

struct ClaimRecord {
  std::string id, type;
  std::string value;  // N id, optional
  std::optional<Reference> base, predicate;
  std::vector<NamedReferences> fields;
  std::string speaker, quote;  // optional ids
  std::vector<CharSpan> evidence;
  Provenance from;
  std::string uid;
};

/// A name of the user's own list (`run --watch`), with the id and name of its row.
struct WatchRecord {
  std::string id, name, type;
  CharSpan span;
  std::string text;
  std::string entity;  // short id of the entity or place that is called so here, or empty
};

struct DiagnosticRecord {
  std::string code, rule, message;
};

struct UnreadRecord {
  CharSpan span;
  std::string reason;
};

struct MetaRecord {
  std::string pipeline;                // "wirefacts 0.1.0"
  std::vector<std::string> rulepacks;  // "news@hash"
  std::string run_id;
  std::string content_key;
  std::vector<DiagnosticRecord> diagnostics;
  std::vector<UnreadRecord> unread;
};

struct Extraction {
  DocRecord doc;
  std::vector<EntityRecord> entities;
  std::vector<PlaceRecord> places;
  std::vector<TimeRecord> times;
  std::vector<QuantityRecord> quantities;
  std::vector<QuoteRecord> quotes;
  std::vector<EventRecord> events;
  std::vector<ClaimRecord> claims;
  std::vector<WatchRecord> watch;  // by (start, row of the list)
  MetaRecord meta;
};

}  // namespace wirefacts
