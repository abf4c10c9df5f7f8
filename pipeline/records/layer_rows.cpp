// Rows of entities, values, quotations and events.

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "records/json_text.h"
#include "records/row_writer.h"

namespace wirefacts {

void RowWriter::write_entities() {
  for (const EntityRecord& entity : extraction_.entities) {
    std::string offices;
    for (const OfficeRecord& office : entity.roles) {
      if (!offices.empty()) offices += "; ";
      offices += with_single_blanks(office.title);
      const std::string holder = !office.country.empty() ? office.country : office.org ? names_.of(*office.org) : "";
      if (!holder.empty()) offices += " (" + holder + ")";
    }
    Cells& cells = row(RecordTable::entity).required(entity.uid).required(entity.id).required(entity.type);
    cells.text(entity.subtype).required(entity.canonical).text(entity.kb).text(entity.gender).text(offices);
    cells.integer(entity.ordinal).null().text(entity.country).null().null().null().null().null().null();
  }
  for (const PlaceRecord& place : extraction_.places) {
    Cells& cells = row(RecordTable::entity).required(place.uid).required(place.id).required(place.type);
    cells.null().required(place.canonical).null().null().null().null().text(place.iso2).text(place.iso3);
    cells.text(place.adm1).integer(place.geonames).text(place.feature).number(place.lat).number(place.lon);
    link(cells, place.within);
  }
}

void RowWriter::write_mentions() {
  const auto write = [&](const auto& records) {
    for (const auto& record : records) {
      for (const MentionRecord& mention : record.mentions) {
        Cells& cells = link(row(RecordTable::mention), record.id).required(mention.kind).span(mention.span);
        cells.text(mention.text).span(mention.head).from(mention.from);
      }
    }
  };
  write(extraction_.entities);
  write(extraction_.places);
}

void RowWriter::write_offices_and_members() {
  for (const EntityRecord& entity : extraction_.entities) {
    for (const OfficeRecord& office : entity.roles) {
      const auto* id = office.org ? std::get_if<std::string>(&*office.org) : nullptr;
      const auto* literal = office.org ? std::get_if<LiteralText>(&*office.org) : nullptr;
      Cells& cells = link(row(RecordTable::entity_role), entity.id).required(with_single_blanks(office.title));
      cells.integer(id != nullptr ? key(*id) : std::nullopt).text(literal != nullptr ? literal->text : std::string());
      link(cells.text(office.country).text(office.basis), office.evidence);
    }
    for (const std::string& member : entity.members) link(link(row(RecordTable::group_member), entity.id), member);
  }
}

void RowWriter::write_times() {
  for (const TimeRecord& time : extraction_.times) {
    Cells& cells = row(RecordTable::timex).required(time.id).span(time.span).text(time.text);
    cells.required(time.timex).required(time.value).text(time.mod);
    cells.text(time.rel ? json_text(*time.rel) : std::string());
    link(cells, time.rel && time.rel->anchor != "dct" ? time.rel->anchor : std::string()).from(time.from);
  }
}

void RowWriter::write_quantities() {
  for (const QuantityRecord& quantity : extraction_.quantities) {
    std::string modifiers;
    for (const std::string& modifier : quantity.modifiers) modifiers += (modifiers.empty() ? "" : " ") + modifier;
    Cells& cells = row(RecordTable::quantity).required(quantity.uid).required(quantity.id).span(quantity.span);
    cells.text(quantity.text).required(quantity.kind).number(quantity.value).number(quantity.value_max);
    cells.text(quantity.approx).text(quantity.noun).text(quantity.noun_lemma).text(quantity.noun_basis);
    cells.text(modifiers).text(quantity.currency).text(quantity.currency_basis).text(quantity.unit);
    cells.span(quantity.number).span(quantity.hedge);
    link(link(cells, quantity.subset_of), quantity.same_as).from(quantity.from);
  }
}

void RowWriter::write_quotes() {
  for (const QuoteRecord& quote : extraction_.quotes) {
    Cells& cells = row(RecordTable::quote).required(quote.uid).required(quote.id).required(quote.type);
    cells.span(quote.span).text(words_.words(quote.span)).span(quote.verbatim);
    link(cells, quote.speaker).span(quote.speaker_mention).text(quote.cue).span(quote.cue_span);
    link(link(cells, quote.addressee), quote.continues).from(quote.from);
  }
}

void RowWriter::write_events() {
  const auto filler = [](const EventRecord& event, std::string_view role) -> std::string {
    for (const NamedReferences& found : event.roles) {
      if (found.name != role || found.list || found.values.empty()) continue;
      const auto* id = std::get_if<std::string>(&found.values.front());
      return id == nullptr ? std::string() : *id;
    }
    return {};
  };
  for (const EventRecord& event : extraction_.events) {
    const EventRecord::Words& words = event.words;
    const EventCodes& codes = event.codes;
    Cells& cells = row(RecordTable::event).required(event.uid).required(event.id).required(event.type);
    cells.text(event.subtype).span(event.trigger).text(words_.words(event.trigger)).required(event.realis);
    cells.required(event.polarity).text(event.status).required(event.support).text(words.who).text(words.whom);
    cells.text(words.place).text(words.time).text(words.how_many).text(words.how_much).text(words.details);
    link(link(cells, event.asserted_by), filler(event, "place"));
    link(link(cells, filler(event, "city")), filler(event, "time"));
    cells.text(event.date_start).text(event.date_end).integer(event.time_precision).integer(event.geo_precision);
    cells.text(codes.cameo).text(codes.cameo_root).text(codes.cameo_reciprocal).text(codes.plover);
    cells.text(codes.plover_mode).text(codes.plover_context).integer(codes.quad).text(codes.ere);
    cells.integer(std::int64_t{event.conflict ? 1 : 0}).from(event.from);
  }
}

void RowWriter::write_event_parts() {
  for (const EventRecord& event : extraction_.events) {
    const std::int64_t own = key(event.id).value_or(0);
    write_arguments(event, own);
    write_actors(own, "src", event.actor);
    write_actors(own, "tgt", event.recipient);
    write_event_spans(event, own);
  }
}

/// `ord` counts the fillers of a role, words before figures.
void RowWriter::write_arguments(const EventRecord& event, std::int64_t own) {
  std::unordered_map<std::string_view, std::int64_t> counts;
  for (const NamedReferences& role : event.roles) {
    for (const Reference& filler : role.values) write_argument(own, role.name, counts[role.name]++, filler);
  }
  for (const auto& [id, role] : event.quantities) write_argument(own, role, counts[role]++, id);
}

void RowWriter::write_argument(std::int64_t own, const std::string& role, std::int64_t ord, const Reference& filler) {
  Cells& cells = row(RecordTable::event_arg).integer(own).required(role).integer(ord);
  const auto* id = std::get_if<std::string>(&filler);
  const char letter = id == nullptr || id->empty() ? '\0' : id->front();
  const bool other = letter == 'N' || letter == 'E' || letter == 'T' || letter == '\0';
  cells.integer(!other ? key(*id) : std::nullopt);
  for (const char column : {'N', 'E', 'T'}) cells.integer(letter == column ? key(*id) : std::nullopt);
  const auto* literal = std::get_if<LiteralText>(&filler);
  literal != nullptr ? cells.required(literal->text).span(literal->span) : cells.null().null().null();
}

void RowWriter::write_actors(std::int64_t own, std::string_view side, const std::vector<ActorRecord>& actors) {
  for (std::size_t n = 0; n < actors.size(); ++n) {
    Cells& cells = row(RecordTable::event_actor).integer(own).required(side).integer(static_cast<std::int64_t>(n));
    link(cells, actors[n].ent).text(actors[n].country).text(actors[n].sector);
  }
}

/// A sentence has the rule of the first trigger that stands in it.
void RowWriter::write_event_spans(const EventRecord& event, std::int64_t own) {
  std::vector<std::pair<CharSpan, std::string_view>> triggers{{event.trigger, event.from.rule}};
  for (const MergedPart& part : event.merged_from) triggers.emplace_back(part.span, part.rule);
  for (const CharSpan evidence : event.evidence) {
    const auto inside = std::find_if(triggers.begin(), triggers.end(), [&](const auto& trigger) {
      return evidence.start <= trigger.first.start && trigger.first.end <= evidence.end;
    });
    Cells& cells = row(RecordTable::event_span).integer(own).required("evidence").span(evidence).null();
    cells.text(inside == triggers.end() ? std::string_view() : inside->second);
  }
  for (const HedgeRecord& hedge : event.hedges) {
    row(RecordTable::event_span).integer(own).required("hedge").span(hedge.span).required(hedge.hedge_class).null();
  }
}

}  // namespace wirefacts
