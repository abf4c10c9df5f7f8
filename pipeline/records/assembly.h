#pragma once
// What the parts of extraction_builder share: one article, and how its things are written in records.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/offset_map.h"
#include "events/event.h"
#include "events/event_tables.h"
#include "records/extraction.h"
#include "resolution/discourse.h"

namespace wirefacts {

/// REQUIRES: short ids are given. One thread.
class Assembly {
 public:
  Assembly(const Discourse& discourse_, const std::vector<Event>& events_, const EventTables& tables_)
      : discourse(discourse_), events(events_), tables(tables_), offsets_(discourse_.document.text()) {}

  const Discourse& discourse;
  const std::vector<Event>& events;
  const EventTables& tables;

  [[nodiscard]] CharSpan span(ByteSpan bytes) const;
  [[nodiscard]] CharSpan span(TokenSpan tokens) const { return span(discourse.document.bytes(tokens)); }
  [[nodiscard]] CharSpan span(AnnotationId id) const { return span(discourse.at(id).span); }
  [[nodiscard]] std::string words(TokenSpan tokens) const { return std::string(discourse.words(tokens)); }
  [[nodiscard]] std::uint32_t code_points(std::uint32_t byte) const { return offsets_.code_points(byte); }
  [[nodiscard]] std::uint32_t total_code_points() const { return offsets_.total_code_points(); }

  [[nodiscard]] Reference reference(const Filler& filler) const;
  /// A field of a declared type: reference, words, or number; nothing for what is unresolved.
  [[nodiscard]] std::optional<Reference> reference(const FieldValue& value) const;
  /// A field as one name with its values; no values: it is left out.
  [[nodiscard]] NamedReferences field(const FieldInfo& info, const FieldValue& value) const;

  /// "" for kNone.
  [[nodiscard]] std::string entity_id(EntityId id) const { return id == kNone ? "" : discourse.entities[id].id; }
  [[nodiscard]] std::string value_id(ValueId id) const { return id == kNone ? "" : discourse.values[id].id; }
  [[nodiscard]] std::vector<std::string> entity_ids(const std::vector<EntityId>& ids) const;
  /// Rule with its measured confidence.
  [[nodiscard]] Provenance measured(std::string rule) const;

 private:
  OffsetMap offsets_;
};

DocRecord doc_record(const Assembly& assembly);
/// entities[] and places[], each by first mention.
void add_entities(const Assembly& assembly, Extraction& extraction);
/// times[] and quantities[], in the order of the text.
void add_values(const Assembly& assembly, Extraction& extraction);
void add_quotes(const Assembly& assembly, Extraction& extraction);
void add_events(const Assembly& assembly, Extraction& extraction);
void add_claims(const Assembly& assembly, Extraction& extraction);
/// watch[]: names of the user's list outside of residue, each with the entity that is called so.
void add_watch_hits(const Assembly& assembly, Extraction& extraction);

}  // namespace wirefacts
