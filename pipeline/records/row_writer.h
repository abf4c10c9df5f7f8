#pragma once
// Fills the rows of one article; used by rows_of only.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "records/code_point_text.h"
#include "records/fact_words.h"
#include "records/record_rows.h"

namespace wirefacts {

/// Cells are pushed in the order of the stored columns. One thread; extraction and text must outlive it.
class RowWriter {
 public:
  RowWriter(const Extraction& extraction, std::string_view text, std::int64_t document_id, std::int64_t run_id,
            const TakeRow& take);
  /// Everything, in order. Errors: as each_row.
  Result<void> write();

 private:
  /// One row being filled.
  class Cells {
   public:
    explicit Cells(std::vector<Cell>& cells) : cells_(cells) {}
    Cells& null() { return push(std::monostate()); }
    Cells& integer(std::int64_t value) { return push(value); }
    Cells& integer(const std::optional<int>& value) { return value ? push(std::int64_t{*value}) : null(); }
    Cells& integer(const std::optional<std::int64_t>& value) { return value ? push(*value) : null(); }
    Cells& number(const std::optional<Decimal>& value) { return value ? push(*value) : null(); }
    /// Empty texts are null.
    Cells& text(std::string_view value) { return value.empty() ? null() : push(std::string(value)); }
    Cells& as_found(const std::optional<std::string>& value) { return value ? push(*value) : null(); }
    /// Empty texts stay: for columns that are never null.
    Cells& required(std::string_view value) { return push(std::string(value)); }
    Cells& span(CharSpan span) { return integer(std::int64_t{span.start}).integer(std::int64_t{span.end}); }
    Cells& span(const std::optional<CharSpan>& found) { return found ? span(*found) : null().null(); }
    Cells& from(const Provenance& from) { return text(from.rule).number(from.confidence); }

   private:
    Cells& push(Cell cell) {
      cells_.push_back(std::move(cell));
      return *this;
    }
    std::vector<Cell>& cells_;
  };

  /// Owner of a `field` row: position of the column among of_entity of_quantity of_event of_claim.
  enum class Owner : std::uint8_t { entity, quantity, event, claim };

  void number_records();
  /// A new row of a table of the article, its key filled in. The one before is complete.
  Cells& row(RecordTable table);
  Cells& begin_row(RecordTable table, std::int64_t own_key);
  void end_row();
  /// Key of a record by its short id (or mention name); null for "".
  Cells& link(Cells& cells, const std::string& id) const;
  [[nodiscard]] std::optional<std::int64_t> key(const std::string& id) const;

  void write_document();
  void write_document_spans();
  void write_entities();
  void write_mentions();
  void write_offices_and_members();
  void write_times();
  void write_quantities();
  void write_quotes();
  void write_events();
  void write_event_parts();
  void write_arguments(const EventRecord& event, std::int64_t own);
  void write_argument(std::int64_t own, const std::string& role, std::int64_t ord, const Reference& filler);
  void write_actors(std::int64_t own, std::string_view side, const std::vector<ActorRecord>& actors);
  void write_event_spans(const EventRecord& event, std::int64_t own);
  void write_claims();
  void write_fields();
  void write_watch_hits();
  void write_quantity_links(const QuantityRecord& quantity);
  void write_field(Owner owner, const std::string& id, std::string_view name, const std::vector<Reference>& values);

  const Extraction& extraction_;
  std::string_view text_;
  CodePointText words_;
  RecordNames names_;
  std::int64_t first_key_ = 0;
  std::int64_t document_id_ = 0, run_id_ = 0;
  std::unordered_map<std::string, std::int64_t> keys_;
  std::array<std::int64_t, kRecordTableCount> used_ = {};
  const TakeRow& take_;
  Row row_;  // being filled
  Cells cells_{row_.cells};
  bool begun_ = false;
  Result<void> taken_;
};

}  // namespace wirefacts
