#include "support/event_fixture.h"

#include <stdexcept>

#include "events/event_names.h"

namespace wirefacts {
namespace {

constexpr std::string_view kTypes = R"(event Meeting visitor@ counterpart subtype realis polarity
event Praise agent@! recipient@ topic@ realis polarity
event Disaster subtype! place@ time@ realis polarity
event Arrest suspect@! place@ offense realis polarity
mark Locale place@
mark OtherDeed
event Casualty killed@* injured@ event@ place@ subtype realis polarity
event Conference name@! place@ city@ n_participants@ countries@* status realis polarity
event AgreementSign party@*! venue@ place@ total_value@ realis polarity
list Office form class sector
)";

// Columns are separated by blanks here, a dot is an empty cell.
constexpr std::string_view kMerging = R"(type other near far shared_role never alone
Meeting Meeting 1 5 participant place|subtype
Casualty Casualty 20 20 . . tally
Arrest Arrest 1 20 suspect suspect
Disaster Disaster 20 20 . subtype
)";
constexpr std::string_view kDerivations = R"(type role derivation from
Meeting host participant_of_country place
Meeting visitor other_participant host
Conference city within place
Conference countries field n_participants.from_places
Casualty killed parts killed
Casualty event event_near Disaster
AgreementSign place event_of venue.place
Praise topic event_at topic
)";
constexpr std::string_view kDoubles = R"(type other
Praise Meeting
Arrest Arrest
)";
constexpr std::string_view kPlaces = R"(type basis from realis
Arrest role suspect *
Casualty|Arrest clause . *
Casualty|Arrest sentence . *
Casualty event Disaster *
Casualty story Disaster|Casualty actual
Casualty article Disaster|Casualty actual
Casualty dateline . actual
)";
constexpr std::string_view kSubtypes = R"(type role test value subtype
Meeting host filled . visit
)";
constexpr std::string_view kCodes = R"(type subtype realis filled cameo cameo_root reciprocal plover mode context ere
Meeting visit actual * 042 04 043 CONSULT visit . Contact.Meet
Meeting * actual * 040 04 . CONSULT . . Contact.Meet
Meeting * future * 036 03 . AGREE . . .
Casualty * * killed . . . . . . Life.Die
Casualty * * * . . . . . . Life.Injure
)";
constexpr std::string_view kDyads = R"(type actor recipient mutual
Meeting visitor|participant host|counterpart yes
Conference countries . yes
Praise agent recipient .
)";
constexpr std::string_view kColumns = R"(type who whom
Meeting participant counterpart
Arrest . suspect
)";
constexpr std::string_view kSectors = R"(kind value sector
place country GOV
noun person CVL
)";
constexpr std::string_view kPrecision = R"(rule judged right
test.good 8 8
)";
constexpr std::string_view kNouns = R"(form lemma class inflection sector
soldiers soldier person . .
gunners gunner person . MIL
rebels rebel person . REB
)";

std::string tsv(std::string_view content) {
  std::string out;
  for (const char c : content) {
    if (c == ' ') out += '\t';
    else if (c != '.' || (!out.empty() && out.back() != '\t')) out += c;
  }
  return "# columns: " + out;
}

}  // namespace

EventFixture::EventFixture(std::string text_) : DocumentBuilder(std::move(text_)) {
  declare(kTypes);
  raw_table("events/merging.tsv", tsv(kMerging));
  raw_table("events/doubles.tsv", tsv(kDoubles));
  raw_table("events/derivations.tsv", tsv(kDerivations));
  raw_table("events/places.tsv", tsv(kPlaces));
  raw_table("events/subtypes.tsv", tsv(kSubtypes));
  raw_table("events/codes.tsv", tsv(kCodes));
  raw_table("events/dyads.tsv", tsv(kDyads));
  raw_table("events/columns.tsv", tsv(kColumns));
  raw_table("events/sectors.tsv", tsv(kSectors));
  raw_table("precision.tsv", tsv(kPrecision));
  raw_table("lexicon/nouns.tsv", "# label: Noun\n" + tsv(kNouns));
  raw_table("lexicon/offices.tsv", "# label: Office\n" + tsv("form class sector\npresident head GOV\n"));
  raw_table("resolution/coreference.tsv",
            "# columns: "
            "algorithm\tlabel\twithin\tprecision\nsame_name\tPerson|Organization|NamedEvent|Place\tarticle\t.99\n");
}

AnnotationId EventFixture::person(std::string_view words_, int occurrence) {
  const TokenSpan span = at(words_, occurrence);
  return rule("Person", span, {{"name", words(span)}, {"kind", text("name")}});
}

AnnotationId EventFixture::president(std::string_view words_, std::string_view name, std::string_view country_) {
  return rule("Person", at(words_),
              {{"name", text(name)},
               {"office", text("president")},
               {"office_class", text("head")},
               {"country", text(country_)},
               {"kind", text("title_name")}});
}

AnnotationId EventFixture::country(std::string_view words_, std::string_view iso3, std::string_view kind) {
  const TokenSpan span = at(words_);
  return rule("Place", span,
              {{"name", words(span)}, {"place_kind", text("country")}, {"country", text(iso3)}, {"kind", text(kind)}});
}

AnnotationId EventFixture::city(std::string_view words_, std::string_view iso3) {
  const TokenSpan span = at(words_);
  return rule("Place", span,
              {{"name", words(span)}, {"place_kind", text("city")}, {"country", text(iso3)}, {"kind", text("name")}});
}

AnnotationId EventFixture::count(std::string_view words_, std::int64_t value, std::string_view unit,
                                 const Fields& more) {
  Fields fields = {{"value", number(value)}, {"unit", text(unit)}, {"bound", text("exact")}};
  fields.insert(fields.end(), more.begin(), more.end());
  return rule("Count", at(words_), fields);
}

AnnotationId EventFixture::event(std::string_view type, std::string_view trigger, const Fields& fields,
                                 int occurrence) {
  return rule(type, at(trigger, occurrence), fields, "test." + lower_snake(type));
}

FieldValue EventFixture::people(const std::vector<AnnotationId>& ids) {
  std::vector<FieldValue> items;
  for (const AnnotationId id : ids) items.push_back(ref(id));
  return list(items);
}

const std::vector<Event>& EventFixture::found() {
  if (event_tables_) return events_;
  Discourse& d = discourse();
  event_tables_ = std::make_unique<EventTables>(EventTables::build(d.knowledge, diagnostics));
  if (diagnostics.has_errors()) throw std::runtime_error(diagnostics.items().front().message);
  resolve(d);
  events_ = find_events(d, *event_tables_);
  return events_;
}

std::string EventFixture::name_of(const Filler& filler) {
  Discourse& d = discourse();
  if (const auto* entity = std::get_if<EntityRef>(&filler)) return d.entities[entity->id].canonical;
  if (const auto* value = std::get_if<ValueRef>(&filler)) {
    return std::string(d.words(d.at(d.values[value->id].annotation).span));
  }
  if (const auto* other = std::get_if<EventRef>(&filler)) return "event " + std::to_string(other->id);
  return std::string(d.document.text(std::get<Literal>(filler).bytes));
}

std::string EventFixture::roles_of(const Event& event_) {
  std::string out;
  for (const auto& [role, items] : event_.roles) {
    if (items.empty()) continue;
    out += (out.empty() ? "" : " ") + role + "=";
    for (std::size_t i = 0; i < items.size(); ++i) out += (i > 0 ? ";" : "") + name_of(items[i]);
  }
  return out;
}

std::string EventFixture::quarantined() {
  std::string out;
  for (const DiscourseDiagnostic& d : discourse().diagnostics) {
    out += (out.empty() ? "" : " ") + d.code + ":" + d.rule + ":" + d.message;
  }
  return out;
}

}  // namespace wirefacts
