// facts.csv: the view v_fact, made from the extraction.

#include <map>

#include "io/sinks/csv_sink.h"
#include "records/code_point_text.h"

namespace wirefacts {
namespace {

Cell text_or_null(const std::string& text) { return text.empty() ? Cell() : Cell(text); }
Cell text_or_null(const std::optional<std::string>& text) { return text ? Cell(*text) : Cell(); }

/// The sentence that holds the trigger; of several the first by its words, as in the view.
Cell sentence(const EventRecord& event, const CodePointText& text) {
  std::optional<std::string> found;
  for (const CharSpan& span : event.evidence) {
    if (span.start > event.trigger.start || span.end < event.trigger.end) continue;
    std::string words(text.words(span));
    if (!found || words < *found) found = std::move(words);
  }
  return text_or_null(found);
}

/// Country, basis and coordinates of an event's place, as in the view.
class FactPlaces {
 public:
  explicit FactPlaces(const Extraction& extraction) {
    for (const PlaceRecord& place : extraction.places) places_[place.id] = &place;
  }
  [[nodiscard]] Cell country(const EventRecord& event) const {
    const PlaceRecord* known = place(event);
    return known == nullptr ? Cell() : text_or_null(known->iso3);
  }
  [[nodiscard]] Cell latitude(const EventRecord& event) const {
    const PlaceRecord* known = place(event);
    return known == nullptr || !known->lat ? Cell() : Cell(*known->lat);
  }
  [[nodiscard]] Cell longitude(const EventRecord& event) const {
    const PlaceRecord* known = place(event);
    return known == nullptr || !known->lon ? Cell() : Cell(*known->lon);
  }
  [[nodiscard]] Cell basis(const EventRecord& event) const {
    for (const NamedReferences& field : event.fields) {
      const auto* words = field.name == "place_basis" && !field.values.empty()
                              ? std::get_if<LiteralText>(&field.values.front())
                              : nullptr;
      if (words != nullptr) return words->text;
    }
    const PlaceRecord* known = place(event);
    if (known == nullptr) return {};
    // Of a spot that is exact to the country only another event is the source.
    const bool spot = known->type == "CITY" || known->type == "FACILITY";
    return std::string(spot && event.geo_precision == 3 ? "event" : "stated");
  }

 private:
  /// The place, or the city; null when there is none.
  [[nodiscard]] const PlaceRecord* place(const EventRecord& event) const {
    for (const std::string_view role : {"place", "city"}) {
      for (const NamedReferences& found : event.roles) {
        const auto* id = found.name == role && !found.list && !found.values.empty()
                             ? std::get_if<std::string>(&found.values.front())
                             : nullptr;
        if (id == nullptr) continue;
        const auto known = places_.find(*id);
        return known == places_.end() ? nullptr : known->second;
      }
    }
    return nullptr;
  }
  std::map<std::string_view, const PlaceRecord*> places_;
};

}  // namespace

void append_facts(const Extraction& extraction, std::string_view text, std::string& out) {
  const DocRecord& doc = extraction.doc;
  if (extraction.events.empty()) return;
  const CodePointText words(text);
  std::map<std::string_view, const std::string*> names;
  for (const EntityRecord& entity : extraction.entities) names[entity.id] = &entity.canonical;
  for (const PlaceRecord& place : extraction.places) names[place.id] = &place.canonical;
  const FactPlaces places(extraction);
  const Cell published = doc.dct ? Cell(doc.dct->substr(0, 10)) : Cell();
  const Cell title = doc.headline ? Cell(std::string(words.words(*doc.headline))) : Cell();
  for (const EventRecord& event : extraction.events) {
    const auto speaker = names.find(event.asserted_by);
    const Cell cells[] = {event.uid,
                          doc.doc_id,
                          published,
                          text_or_null(doc.source),
                          title,
                          text_or_null(doc.url),
                          event.type,
                          text_or_null(event.subtype),
                          event.realis,
                          event.polarity,
                          text_or_null(event.words.who),
                          std::string(words.words(event.trigger)),
                          text_or_null(event.words.whom),
                          text_or_null(event.words.place),
                          places.country(event),
                          places.basis(event),
                          text_or_null(event.words.time),
                          text_or_null(event.date_start),
                          text_or_null(event.words.how_many),
                          text_or_null(event.words.how_much),
                          speaker == names.end() ? Cell() : Cell(*speaker->second),
                          text_or_null(event.words.details),
                          event.support,
                          event.from.confidence ? Cell(*event.from.confidence) : Cell(),
                          text_or_null(event.from.rule),
                          sentence(event, words),
                          text_or_null(event.date_end),
                          event.geo_precision ? Cell(std::int64_t{*event.geo_precision}) : Cell(),
                          places.latitude(event),
                          places.longitude(event)};
    bool first = true;
    for (const Cell& cell : cells) {
      if (!first) out += ',';
      first = false;
      append_csv(cell, out);
    }
    out += "\r\n";
  }
}

}  // namespace wirefacts
