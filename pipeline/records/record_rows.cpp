#include "records/record_rows.h"

#include <algorithm>
#include <utility>

#include "records/json_text.h"
#include "records/row_writer.h"

namespace wirefacts {

Result<std::vector<Row>> rows_of(const Extraction& extraction, std::string_view text, std::int64_t document_id,
                                 std::int64_t run_id) {
  std::vector<Row> out;
  const auto done = each_row(extraction, text, document_id, run_id, [&](Row& row) -> Result<void> {
    out.push_back(std::move(row));
    return {};
  });
  if (!done) return done.error();
  return out;
}

Result<void> each_row(const Extraction& extraction, std::string_view text, std::int64_t document_id,
                      std::int64_t run_id, const TakeRow& take) {
  return RowWriter(extraction, text, document_id, run_id, take).write();
}

RowWriter::RowWriter(const Extraction& extraction, std::string_view text, std::int64_t document_id, std::int64_t run_id,
                     const TakeRow& take)
    : extraction_(extraction), text_(text), words_(text), names_(extraction, words_),
      first_key_(document_id * kKeySpan), document_id_(document_id), run_id_(run_id), take_(take) {
  number_records();
}

Result<void> RowWriter::write() {
  write_document();
  write_document_spans();
  write_entities();
  write_mentions();
  write_offices_and_members();
  write_times();
  write_quantities();
  write_quotes();
  write_events();
  write_event_parts();
  write_claims();
  write_fields();
  write_watch_hits();
  end_row();
  if (!taken_) return taken_;
  for (std::size_t table = 0; table < used_.size(); ++table) {
    if (used_[table] < kKeySpan) continue;
    return Error{"too_many_rows: more than " + std::to_string(kKeySpan - 1) + " rows of " +
                 std::string(table_info(static_cast<RecordTable>(table)).name) + " in " + extraction_.doc.doc_id};
  }
  return {};
}

void RowWriter::number_records() {
  const auto number = [&](const auto& records, std::int64_t next) {
    for (const auto& record : records) keys_.emplace(record.id, first_key_ + next++);
  };
  number(extraction_.entities, 1);
  number(extraction_.places, 1 + static_cast<std::int64_t>(extraction_.entities.size()));
  number(extraction_.times, 1);
  number(extraction_.quantities, 1);
  number(extraction_.quotes, 1);
  number(extraction_.events, 1);
  number(extraction_.claims, 1);
  std::int64_t next = first_key_;
  const auto number_mentions = [&](const auto& records) {
    for (const auto& record : records) {
      for (std::size_t n = 1; n <= record.mentions.size(); ++n) {
        keys_.emplace(record.id + ".m" + std::to_string(n), ++next);
      }
    }
  };
  number_mentions(extraction_.entities);
  number_mentions(extraction_.places);
}

RowWriter::Cells& RowWriter::row(RecordTable table) {
  return begin_row(table, first_key_ + ++used_[static_cast<std::size_t>(table)]);
}

RowWriter::Cells& RowWriter::begin_row(RecordTable table, std::int64_t own_key) {
  end_row();
  begun_ = true;
  row_.table = table;
  row_.cells.clear();
  row_.cells.reserve(table_info(table).columns.size());
  return cells_.integer(own_key);
}

void RowWriter::end_row() {
  if (begun_ && taken_) taken_ = take_(row_);
  begun_ = false;
}

std::optional<std::int64_t> RowWriter::key(const std::string& id) const {
  const auto found = keys_.find(id);
  return found == keys_.end() ? std::nullopt : std::optional<std::int64_t>(found->second);
}

RowWriter::Cells& RowWriter::link(Cells& cells, const std::string& id) const { return cells.integer(key(id)); }

void RowWriter::write_document() {
  const DocRecord& doc = extraction_.doc;
  const MetaRecord& meta = extraction_.meta;
  Cells& cells = begin_row(RecordTable::document, document_id_);
  cells.required(doc.doc_id).required(meta.content_key).required(doc.sha256);
  cells.integer(static_cast<std::int64_t>(doc.n_bytes)).integer(static_cast<std::int64_t>(doc.n_chars));
  cells.text(doc.lang)
      .as_found(doc.source)
      .as_found(doc.url)
      .as_found(doc.title)
      .as_found(doc.author)
      .as_found(doc.section);
  cells.text(doc.headline ? words_.words(*doc.headline) : std::string_view());
  cells.integer(std::int64_t{doc.text_start}).span(doc.headline).span(doc.body);
  const DatelineRecord dateline = doc.dateline.value_or(DatelineRecord());
  cells.span(doc.dateline ? std::optional<CharSpan>(dateline.span) : std::nullopt);
  link(link(cells, dateline.place), dateline.agency).text(dateline.date).text(dateline.rule);
  cells.text(doc.byline ? words_.words(*doc.byline) : std::string_view());
  cells.as_found(doc.slug).as_found(doc.ednote).as_found(doc.status).as_found(doc.supersedes).as_found(doc.dct);
  cells.text(doc.dct ? std::string_view(*doc.dct).substr(0, 10) : std::string_view()).as_found(doc.dct_source);
  const DctBounds bounds = doc.dct_bounds.value_or(DctBounds());
  cells.text(bounds.not_before).text(bounds.not_after).text(bounds.basis);
  cells.text(meta.diagnostics.empty() ? std::string() : json_text(meta.diagnostics));
  cells.integer(run_id_).required(text_);
}

void RowWriter::write_document_spans() {
  for (const ResidueRecord& residue : extraction_.doc.residue) {
    row(RecordTable::document_span).required("residue").span(residue.span).text(residue.rule).null();
  }
  for (const UnreadRecord& unread : extraction_.meta.unread) {
    row(RecordTable::document_span).required("unread").span(unread.span).null().text(unread.reason);
  }
}

void RowWriter::write_claims() {
  const auto words = [&](const std::optional<Reference>& reference) {
    return reference ? names_.of(*reference) : std::string();
  };
  for (const ClaimRecord& claim : extraction_.claims) {
    const CharSpan evidence = claim.evidence.empty() ? CharSpan() : claim.evidence.front();
    Cells& cells = row(RecordTable::claim).required(claim.uid).required(claim.id).required(claim.type);
    link(cells.span(evidence).text(words_.words(evidence)), claim.value);
    cells.text(words(claim.base)).text(words(claim.predicate));
    link(link(cells, claim.speaker), claim.quote).from(claim.from);
  }
}

void RowWriter::write_fields() {
  for (const EntityRecord& entity : extraction_.entities) {
    for (const NamedReferences& field : entity.fields) write_field(Owner::entity, entity.id, field.name, field.values);
  }
  for (const QuantityRecord& quantity : extraction_.quantities) {
    write_quantity_links(quantity);
    for (const NamedReferences& field : quantity.fields) {
      write_field(Owner::quantity, quantity.id, field.name, field.values);
    }
  }
  for (const EventRecord& event : extraction_.events) {
    for (const NamedReferences& field : event.fields) write_field(Owner::event, event.id, field.name, field.values);
  }
  for (const ClaimRecord& claim : extraction_.claims) {
    for (const NamedReferences& field : claim.fields) write_field(Owner::claim, claim.id, field.name, field.values);
  }
}

void RowWriter::write_watch_hits() {
  for (const WatchRecord& hit : extraction_.watch) {
    Cells& cells = row(RecordTable::watch_hit).required(hit.id).required(hit.name).text(hit.type);
    link(cells.span(hit.span).text(hit.text), hit.entity);
  }
}

void RowWriter::write_quantity_links(const QuantityRecord& quantity) {
  const auto one = [&](std::string_view name, const std::optional<Reference>& value) {
    if (value) write_field(Owner::quantity, quantity.id, name, {*value});
  };
  const auto ids = [&](std::string_view name, const std::vector<std::string>& values) {
    write_field(Owner::quantity, quantity.id, name, std::vector<Reference>(values.begin(), values.end()));
  };
  const auto id = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) ids(name, {value});
  };
  one("of", quantity.of);
  one("base", quantity.base);
  ids("base_entity", quantity.base_entities);
  id("period", quantity.period);
  id("participants", quantity.participants);
  ids("from_place", quantity.from_places);
  id("ref", quantity.ref);
}

void RowWriter::write_field(Owner owner, const std::string& id, std::string_view name,
                            const std::vector<Reference>& values) {
  for (std::size_t n = 0; n < values.size(); ++n) {
    Cells& cells = row(RecordTable::field);
    for (const Owner column : {Owner::entity, Owner::quantity, Owner::event, Owner::claim}) {
      column == owner ? link(cells, id) : cells.null();
    }
    cells.required(name).integer(static_cast<std::int64_t>(n));
    const auto* reference = std::get_if<std::string>(&values[n]);
    const char letter = reference == nullptr || reference->empty() ? '\0' : reference->front();
    const bool other = letter == 'N' || letter == 'E' || letter == 'T' || letter == '\0';
    cells.integer(!other ? key(*reference) : std::nullopt);
    for (const char column : {'N', 'E', 'T'}) cells.integer(letter == column ? key(*reference) : std::nullopt);
    const auto* literal = std::get_if<LiteralText>(&values[n]);
    literal != nullptr ? cells.required(literal->text).span(literal->span) : cells.null().null().null();
    const auto* number = std::get_if<Decimal>(&values[n]);
    cells.number(number != nullptr ? std::optional<Decimal>(*number) : std::nullopt);
  }
}

}  // namespace wirefacts
