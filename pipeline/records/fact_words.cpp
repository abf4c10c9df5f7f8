#include "records/fact_words.h"

#include <algorithm>
#include <utility>

namespace wirefacts {
namespace {

void append(std::string& out, std::string_view separator, std::string_view words) {
  if (!out.empty()) out += separator;
  out += words;
}

const NamedReferences* find_role(const EventRecord& event, std::string_view role) {
  for (const NamedReferences& found : event.roles) {
    if (found.name == role) return &found;
  }
  return nullptr;
}

std::string joined(const RecordNames& names, const std::vector<Reference>& values) {
  std::string out;
  for (const Reference& value : values) append(out, "; ", names.of(value));
  return out;
}

std::string told(const RecordNames& names, const EventRecord& event, const std::vector<std::string>& roles) {
  std::string out;
  for (const std::string& role : roles) {
    if (const NamedReferences* found = find_role(event, role)) append(out, "; ", joined(names, found->values));
  }
  return out;
}

/// The words of a figure with the hedge before it.
std::string figure_words(const QuantityRecord& quantity, const CodePointText& text) {
  if (!quantity.hedge || quantity.hedge->end > quantity.span.start) return quantity.text;
  return std::string(text.words(*quantity.hedge)) + " " + quantity.text;
}

struct Figure {
  const QuantityRecord* quantity = nullptr;
  std::string_view role;
  std::string words;
};

/// Figures of one kind, with their roles when there are several.
std::string amounts(const std::vector<Figure>& figures, std::string_view kind) {
  const auto count = std::count_if(figures.begin(), figures.end(),
                                   [&](const Figure& figure) { return figure.quantity->kind == kind; });
  std::string out;
  for (const Figure& figure : figures) {
    if (figure.quantity->kind != kind) continue;
    append(out, "; ", count > 1 ? figure.words + " (" + std::string(figure.role) + ")" : figure.words);
  }
  return out;
}

std::string place_words(const RecordNames& names, const EventRecord& event) {
  std::string out;
  for (const char* role : {"place", "city"}) {
    const std::string words = told(names, event, {role});
    if (!words.empty() && words != out) append(out, ", ", words);
  }
  return out;
}

std::string time_words(const RecordNames& names, const EventRecord& event) {
  std::string out = event.date_start.empty() ? told(names, event, {"time"}) : event.date_start;
  if (!event.date_end.empty() && event.date_end != event.date_start) out += "/" + event.date_end;
  return out;
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

const WordColumns& ColumnChoice::of(const std::string& record_type) const {
  if (tables_ != nullptr) return tables_->columns(std::string_view(record_type));
  const auto found = by_type_.find(record_type);
  return found == by_type_.end() ? none_ : found->second;
}

RecordNames::RecordNames(const Extraction& extraction, const CodePointText& text, const ColumnChoice& columns) {
  for (const EntityRecord& entity : extraction.entities) names_.emplace(entity.id, entity.canonical);
  for (const PlaceRecord& place : extraction.places) names_.emplace(place.id, place.canonical);
  for (const TimeRecord& time : extraction.times) names_.emplace(time.id, time.text);
  for (const QuantityRecord& quantity : extraction.quantities) names_.emplace(quantity.id, quantity.text);
  // Events in two steps, so that who did it may itself be an event: then by its trigger alone.
  for (const EventRecord& event : extraction.events) names_.emplace(event.id, text.words(event.trigger));
  std::vector<std::pair<std::string_view, std::string>> longer;
  for (const EventRecord& event : extraction.events) {
    const std::string who = told(*this, event, columns.of(event.type).who);
    if (!who.empty()) longer.emplace_back(event.id, names_[event.id] + " (" + who + ")");
  }
  for (auto& [id, words] : longer) names_[id] = std::move(words);
}

std::string_view RecordNames::of(const std::string& id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? std::string_view(id) : std::string_view(found->second);
}

std::string RecordNames::of(const Reference& reference) const {
  if (const auto* id = std::get_if<std::string>(&reference)) return std::string(of(*id));
  if (const auto* literal = std::get_if<LiteralText>(&reference)) return literal->text;
  return std::get<Decimal>(reference).to_string();
}

void add_fact_words(Extraction& extraction, const CodePointText& text, const ColumnChoice& columns) {
  const RecordNames names(extraction, text, columns);
  std::unordered_map<std::string_view, const QuantityRecord*> quantities;
  for (const QuantityRecord& quantity : extraction.quantities) quantities.emplace(quantity.id, &quantity);
  for (EventRecord& event : extraction.events) {
    const WordColumns& chosen = columns.of(event.type);
    std::vector<std::string> whom;
    for (const std::string& role : chosen.whom) {
      if (whom.empty() && find_role(event, role) != nullptr) whom.push_back(role);
    }
    std::vector<Figure> figures;
    for (const auto& [id, role] : event.quantities) {
      const auto found = quantities.find(id);
      if (found != quantities.end()) figures.push_back({found->second, role, figure_words(*found->second, text)});
    }
    EventRecord::Words& out = event.words;
    out = {told(names, event, chosen.who), told(names, event, whom),     place_words(names, event),
           time_words(names, event),       amounts(figures, "count"),    amounts(figures, "money"), {}};
    for (const NamedReferences& role : event.roles) {
      const bool shown = holds(chosen.who, role.name) || holds(whom, role.name) || role.name == "place" ||
                         role.name == "city" || role.name == "time";
      if (!shown) append(out.details, " | ", role.name + "=" + joined(names, role.values));
    }
    for (const Figure& figure : figures) {
      if (figure.quantity->kind == "count" || figure.quantity->kind == "money") continue;
      append(out.details, " | ", std::string(figure.role) + "=" + figure.words);
    }
    for (const NamedReferences& field : event.fields) {
      append(out.details, " | ", field.name + "=" + joined(names, field.values));
    }
  }
}

}  // namespace wirefacts
