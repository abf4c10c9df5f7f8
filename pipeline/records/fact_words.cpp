#include "records/fact_words.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/text.h"

namespace wirefacts {
namespace {

void append(std::string& out, std::string_view separator, std::string_view words) {
  if (!out.empty() && !words.empty()) out += separator;
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

/// The noun that it counts stands elsewhere.
bool stands_alone(const QuantityRecord& quantity) {
  return quantity.noun_basis == "ellipsis" && quantity.number.end == quantity.span.end;
}

/// The words of a figure with the hedge before it and the whole behind it: "24 of 38 girls".
std::string figure_words(const QuantityRecord& quantity, const CodePointText& text, const RecordNames& names) {
  const bool hedged = quantity.hedge && quantity.hedge->end <= quantity.span.start;
  std::string words = hedged ? std::string(text.words(*quantity.hedge)) + " " + quantity.text : quantity.text;
  if (stands_alone(quantity) && !quantity.subset_of.empty())
    words += " of " + std::string(names.of(quantity.subset_of));
  return with_single_blanks(words);
}

/// What a figure counts, where its words do not say it: "two (customer)".
std::string counted(const QuantityRecord& quantity, std::string words) {
  const bool unsaid = stands_alone(quantity) && quantity.subset_of.empty() && !quantity.noun_lemma.empty() &&
                      quantity.value != Decimal(0) && words.find(quantity.noun_lemma) == std::string::npos;
  return unsaid ? words + " (" + quantity.noun_lemma + ")" : words;
}

struct Figure {
  const QuantityRecord* quantity = nullptr;
  std::string_view role;
  std::string words;
};

/// What fills a role: names and words, then counts ("two suspects").
std::string fillers(const RecordNames& names, const EventRecord& event, const std::vector<Figure>& figures,
                    const std::string& role) {
  std::string out = told(names, event, {role});
  for (const Figure& figure : figures) {
    if (figure.role == role && figure.quantity->kind == "count")
      append(out, "; ", counted(*figure.quantity, figure.words));
  }
  return out;
}

/// The fillers of the first role that has any, and which it is.
std::pair<std::string, std::string> first_filled(const RecordNames& names, const EventRecord& event,
                                                 const std::vector<Figure>& figures,
                                                 const std::vector<std::string>& roles) {
  for (const std::string& role : roles) {
    std::string words = fillers(names, event, figures, role);
    if (!words.empty()) return {role, std::move(words)};
  }
  return {};
}

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

/// Every other role, figure and field, "name=words"; how the place is known has a column of its own.
std::string details(const RecordNames& names, const EventRecord& event, const std::vector<Figure>& figures,
                    const std::vector<std::string>& who, const std::string& whom) {
  std::string out;
  for (const NamedReferences& role : event.roles) {
    if (holds(who, role.name) || role.name == whom || holds({"place", "city", "time"}, role.name)) continue;
    append(out, " | ", role.name + "=" + joined(names, role.values));
  }
  for (const Figure& figure : figures) {
    if (figure.quantity->kind == "count" || figure.quantity->kind == "money") continue;
    append(out, " | ", std::string(figure.role) + "=" + figure.words);
  }
  for (const NamedReferences& field : event.fields) {
    if (field.name == "place_basis") continue;
    append(out, " | ", field.name + "=" + joined(names, field.values));
  }
  return out;
}

}  // namespace

RecordNames::RecordNames(const Extraction& extraction, const CodePointText& text) {
  for (const EntityRecord& entity : extraction.entities) names_.emplace(entity.id, entity.canonical);
  for (const PlaceRecord& place : extraction.places) names_.emplace(place.id, place.canonical);
  for (const TimeRecord& time : extraction.times) names_.emplace(time.id, with_single_blanks(time.text));
  for (const QuantityRecord& quantity : extraction.quantities) {
    names_.emplace(quantity.id, with_single_blanks(quantity.text));
  }
  for (const EventRecord& event : extraction.events) {
    std::string name = with_single_blanks(text.words(event.trigger));
    if (!event.words.who.empty()) name += " (" + event.words.who + ")";
    names_.emplace(event.id, std::move(name));
  }
}

std::string_view RecordNames::of(const std::string& id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? std::string_view(id) : std::string_view(found->second);
}

std::string RecordNames::of(const Reference& reference) const {
  if (const auto* id = std::get_if<std::string>(&reference)) return std::string(of(*id));
  if (const auto* literal = std::get_if<LiteralText>(&reference)) return with_single_blanks(literal->text);
  return std::get<Decimal>(reference).to_string();
}

void add_fact_words(Extraction& extraction, const CodePointText& text, const ColumnChoice& columns) {
  std::unordered_map<std::string_view, const QuantityRecord*> quantities;
  for (const QuantityRecord& quantity : extraction.quantities) quantities.emplace(quantity.id, &quantity);
  const RecordNames triggers(extraction, text);
  const auto figures_of = [&](const EventRecord& event) {
    std::vector<Figure> figures;
    for (const auto& [id, role] : event.quantities) {
      const auto found = quantities.find(id);
      if (found != quantities.end())
        figures.push_back({found->second, role, figure_words(*found->second, text, triggers)});
    }
    return figures;
  };
  for (EventRecord& event : extraction.events) {
    const std::vector<Figure> figures = figures_of(event);
    for (const std::string& role : columns(event.type).who) {
      append(event.words.who, "; ", fillers(triggers, event, figures, role));
    }
  }
  const RecordNames names(extraction, text);
  for (EventRecord& event : extraction.events) {
    const WordColumns& chosen = columns(event.type);
    const std::vector<Figure> figures = figures_of(event);
    EventRecord::Words& out = event.words;
    std::string whom;
    std::tie(whom, out.whom) = first_filled(names, event, figures, chosen.whom);
    out.place = place_words(names, event);
    out.time = time_words(names, event);
    out.how_many = amounts(figures, "count");
    out.how_much = amounts(figures, "money");
    out.details = details(names, event, figures, chosen.who, whom);
  }
}

}  // namespace wirefacts
