#include "events/event_tables_builder.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "events/event_names.h"
#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string_view part : split(text, '|')) {
    if (!trim(part).empty()) out.emplace_back(trim(part));
  }
  return out;
}

/// "*" is "".
std::string condition(std::string_view cell) { return cell == "*" ? std::string() : std::string(cell); }

constexpr std::pair<std::string_view, Derivation> kDerivations[] = {
    {"participant_of_country", Derivation::participant_of_country},
    {"other_participant", Derivation::other_participant},
    {"within", Derivation::within},
    {"field", Derivation::field},
    {"group_of", Derivation::group_of},
    {"parts", Derivation::parts},
    {"ordinal_of", Derivation::ordinal_of},
    {"event_of", Derivation::event_of},
    {"event_at", Derivation::event_at},
    {"event_near", Derivation::event_near},
};

constexpr std::pair<std::string_view, PlaceBasis> kBases[] = {
    {"role", PlaceBasis::role},         {"clause", PlaceBasis::clause}, {"sentence", PlaceBasis::sentence},
    {"event", PlaceBasis::event},       {"story", PlaceBasis::story},   {"article", PlaceBasis::article},
    {"dateline", PlaceBasis::dateline},
};

constexpr std::string_view kLinks[] = {"base_entities", "from_places", "participants", "ref"};

std::string_view text_of(const ListRow& row, std::optional<std::uint32_t> column) {
  if (!column || *column >= row.features.size()) return {};
  const FieldValue value = row.features[*column];
  return value.kind == FieldValue::Kind::text ? value.text : std::string_view();
}

}  // namespace

std::string_view place_basis_name(PlaceBasis basis) {
  const auto* known =
      std::find_if(std::begin(kBases), std::end(kBases), [&](const auto& b) { return b.second == basis; });
  return known->first;
}

EventTables EventTables::build(const Knowledge& knowledge, Diagnostics& diagnostics) {
  return EventTablesBuilder(knowledge, diagnostics).take();
}

EventTablesBuilder::EventTablesBuilder(const Knowledge& knowledge, Diagnostics& diagnostics)
    : knowledge_(knowledge), diagnostics_(diagnostics) {
  tables_.types_.resize(knowledge.schema.size());
  for (std::uint32_t i = 0; i < knowledge.schema.size(); ++i) {
    const auto label = static_cast<Label>(i);
    if (!is_event(label)) continue;
    event_names_.push_back(knowledge.schema[label].name);
    tables_.by_record_type_.emplace(upper_snake(knowledge.schema[label].name), label);
  }
  default_columns();
  each_row("events/merging.tsv", &EventTablesBuilder::read_merging);
  each_row("events/doubles.tsv", &EventTablesBuilder::read_double);
  each_row("events/derivations.tsv", &EventTablesBuilder::read_derivation);
  each_row("events/places.tsv", &EventTablesBuilder::read_placing);
  each_row("events/subtypes.tsv", &EventTablesBuilder::read_subtype);
  each_row("events/codes.tsv", &EventTablesBuilder::read_code);
  each_row("events/dyads.tsv", &EventTablesBuilder::read_dyad);
  each_row("events/columns.tsv", &EventTablesBuilder::read_columns);
  each_row("events/sectors.tsv", &EventTablesBuilder::read_sector);
  each_row("precision.tsv", &EventTablesBuilder::read_precision);
  read_nouns();
  read_offices();
}

EventTables EventTablesBuilder::take() { return std::move(tables_); }

SourceRange TableRow::range_of(std::string_view word) const {
  const SourceRange whole = range();
  if (word.empty()) return whole;
  std::size_t at = 0;
  for (const std::string_view cell : table.cells(row)) {
    for (const std::string_view part : split(cell, '|')) {
      if (trim(part) == word) {
        const auto begin = static_cast<std::uint32_t>(whole.begin + at + part.find(word));
        return {whole.file, begin, begin + static_cast<std::uint32_t>(word.size())};
      }
      at += part.size() + 1;
    }
    if (cell.empty()) ++at;
  }
  return whole;
}

template <typename Read>
void EventTablesBuilder::each_row(std::string_view path, Read read) {
  for (const Table& table : knowledge_.tables.at(path)) {
    for (const Table::Row& row : table.rows()) (this->*read)(TableRow{table, row});
  }
}

void EventTablesBuilder::read_merging(const TableRow& row) {
  const Label type = event_type(row, "type");
  MergingRow merging;
  merging.other = event_type(row, "other");
  const auto distance = [&](std::string_view column) {
    return row[column].empty() ? std::optional<std::int64_t>(0) : number(row, column);
  };
  const auto near = distance("near");
  const auto far = distance("far");
  if (type == Label::none || merging.other == Label::none || !near || !far) return;
  const auto shared = roles(row, "shared_role", type);
  const auto never = roles(row, "never", type);
  if (!shared || !never) return;
  merging.alone = words(row["alone"]);
  if (!merging.alone.empty() && !check_role(row, names::kSubtype, type)) return;
  merging.near = static_cast<int>(std::min<std::int64_t>(*near, 1 << 20));
  merging.far = static_cast<int>(std::min<std::int64_t>(*far, 1 << 20));
  merging.shared_roles = *shared;
  merging.never = *never;
  tables_.types_[static_cast<std::size_t>(type)].merging.push_back(std::move(merging));
}

void EventTablesBuilder::read_double(const TableRow& row) {
  const Label type = event_type(row, "type");
  const Label other = event_type(row, "other");
  if (type == Label::none || other == Label::none) return;
  tables_.types_[static_cast<std::size_t>(type)].doubles.push_back(other);
}

void EventTablesBuilder::read_derivation(const TableRow& row) {
  DerivationRow derivation;
  derivation.type = event_type(row, "type");
  derivation.role = row["role"];
  const bool has_role = check_role(row, derivation.role, derivation.type);
  const std::string_view name = row["derivation"];
  const auto* known =
      std::find_if(std::begin(kDerivations), std::end(kDerivations), [&](const auto& d) { return d.first == name; });
  if (known == std::end(kDerivations)) {
    std::vector<std::string> names;
    for (const auto& derivation_name : kDerivations) names.emplace_back(derivation_name.first);
    diagnostics_.error(row.range_of(name), "unknown derivation '" + std::string(name) + "'", did_you_mean(name, names));
    return;
  }
  derivation.derivation = known->second;
  if (read_source(row, derivation) && has_role) tables_.derivations_.push_back(std::move(derivation));
}

/// The column `from`, which means something else for each algorithm.
bool EventTablesBuilder::read_source(const TableRow& row, DerivationRow& derivation) {
  const std::string_view from = row["from"];
  if (derivation.derivation == Derivation::event_near) {
    for (const std::string& name : words(from)) {
      const Label label = event_type_named(row, name);
      if (label == Label::none) return false;
      derivation.from_labels.push_back(label);
    }
    return true;
  }
  const std::size_t period = from.find('.');
  const bool two = derivation.derivation == Derivation::field || derivation.derivation == Derivation::event_of;
  if (two != (period != std::string_view::npos)) {
    diagnostics_.error(row.range(), "'from' of '" + std::string(row["derivation"]) + "' is " +
                                        (two ? "two names, separated by a period" : "the name of one role"));
    return false;
  }
  derivation.from = from.substr(0, period);
  const bool has_role = check_role(row, derivation.from, derivation.type);
  if (!two) return has_role;
  derivation.from_part = from.substr(period + 1);
  if (derivation.derivation == Derivation::field &&
      std::find(std::begin(kLinks), std::end(kLinks), derivation.from_part) == std::end(kLinks)) {
    const std::vector<std::string> known(std::begin(kLinks), std::end(kLinks));
    diagnostics_.error(row.range(), "unknown link '" + derivation.from_part + "' of a quantity",
                       did_you_mean(derivation.from_part, known));
    return false;
  }
  return has_role;
}

void EventTablesBuilder::read_placing(const TableRow& row) {
  PlacingRow placing;
  const std::string_view name = row["basis"];
  const auto* known =
      std::find_if(std::begin(kBases), std::end(kBases), [&](const auto& b) { return b.first == name; });
  if (known == std::end(kBases)) {
    std::vector<std::string> names;
    for (const auto& basis : kBases) names.emplace_back(basis.first);
    diagnostics_.error(row.range_of(name), "unknown basis '" + std::string(name) + "' of a place",
                       did_you_mean(name, names));
  } else {
    placing.basis = known->second;
  }
  bool good = known != std::end(kBases);
  for (const std::string& type : words(row["type"])) {
    placing.types.push_back(event_type_named(row, type));
    good = check_role(row, names::kPlace, placing.types.back()) && good;
  }
  // What stands in this column is said by the basis.
  for (const std::string& from : known == std::end(kBases) ? std::vector<std::string>() : words(row["from"])) {
    if (placing.basis == PlaceBasis::role) {
      for (const Label type : placing.types) good = check_role(row, from, type) && good;
      placing.roles.push_back(from);
    } else {
      placing.from_types.push_back(event_type_named(row, from));
      good = check_role(row, names::kPlace, placing.from_types.back()) && good;
    }
  }
  for (const std::string& realis : words(row["realis"])) {
    good = check_realis(row, realis) && good;
    if (realis != "*") placing.realis.push_back(realis);
  }
  placing.but = words(row["but"]);
  const auto parted = [&](Label type) { return type != Label::none && knowledge_.schema[type].field(names::kSubtype); };
  if (!placing.but.empty() && std::none_of(placing.types.begin(), placing.types.end(), parted)) {
    good = check_role(row, names::kSubtype, placing.types.front()) && good;
  }
  if (good) tables_.placings_.push_back(std::move(placing));
}

void EventTablesBuilder::read_subtype(const TableRow& row) {
  const Label type = event_type(row, "type");
  const bool has_role = check_role(row, row["role"], type);
  const std::string_view test = row["test"];
  if (test != "filled" && test != "sector") {
    diagnostics_.error(row.range_of(test), "unknown test '" + std::string(test) + "'",
                       "tests are 'filled' and 'sector'");
    return;
  }
  if (!has_role) return;
  SubtypeRow subtype;
  subtype.role = row["role"];
  subtype.sector = test == "sector" ? std::string(row["value"]) : std::string();
  subtype.subtype = row["subtype"];
  tables_.types_[static_cast<std::size_t>(type)].subtypes.push_back(std::move(subtype));
}

void EventTablesBuilder::read_code(const TableRow& row) {
  const Label type = event_type(row, "type");
  bool good = check_realis(row, row["realis"]) && type != Label::none;
  CodeRow code;
  code.subtype = condition(row["subtype"]);
  code.realis = condition(row["realis"]);
  code.filled = condition(row["filled"]);
  good = (code.filled.empty() || check_role(row, code.filled, type)) && good;
  code.cameo = row["cameo"];
  code.cameo_root = row["cameo_root"];
  if (!code.cameo_root.empty()) {
    const auto root = number(row, "cameo_root");
    if (!root) return;
    if (*root < 1 || *root > 20) {
      diagnostics_.error(row.range(), "CAMEO root '" + code.cameo_root + "' is not 01 to 20");
      return;
    }
  }
  if (!good) return;
  code.reciprocal = row["reciprocal"];
  code.plover = row["plover"];
  code.mode = row["mode"];
  code.context = row["context"];
  code.ere = row["ere"];
  tables_.types_[static_cast<std::size_t>(type)].codes.push_back(std::move(code));
}

void EventTablesBuilder::read_dyad(const TableRow& row) {
  const Label type = event_type(row, "type");
  if (type == Label::none) return;  // nobody knows its roles
  const auto actor = roles(row, "actor", type);
  const auto recipient = roles(row, "recipient", type);
  if (!actor || !recipient) return;
  DyadRow& dyad = tables_.types_[static_cast<std::size_t>(type)].dyad;
  if (dyad.actor.empty() && dyad.recipient.empty()) dyad = {*actor, *recipient, row["mutual"] == "yes"};
}

void EventTablesBuilder::read_columns(const TableRow& row) {
  const Label type = event_type(row, "type");
  if (type == Label::none) return;
  const auto who = roles(row, "who", type);
  const auto whom = roles(row, "whom", type);
  if (who && whom) tables_.types_[static_cast<std::size_t>(type)].columns = {*who, *whom};
}

void EventTablesBuilder::read_sector(const TableRow& row) {
  const std::string_view kind = row["kind"];
  if (kind != "subtype" && kind != "place" && kind != "noun") {
    diagnostics_.error(row.range_of(kind), "unknown kind '" + std::string(kind) + "'",
                       "kinds are 'subtype', 'place' and 'noun'");
    return;
  }
  tables_.sectors_.emplace(std::string(kind) + '\t' + std::string(row["value"]), std::string(row["sector"]));
}

void EventTablesBuilder::read_precision(const TableRow& row) {
  const auto judged = number(row, "judged");
  const auto right = number(row, "right");
  if (!judged || !right) return;
  if (*right > *judged) {
    diagnostics_.error(row.range(), "more right than judged");
    return;
  }
  tables_.precision_[std::string(row["rule"])] = {*judged, *right};
}

void EventTablesBuilder::read_nouns() {
  const Label noun = knowledge_.schema.find(names::kNoun);
  if (noun == Label::none) return;
  const auto lemma = knowledge_.schema.field(noun, "lemma");
  const auto noun_class = knowledge_.schema.field(noun, "class");
  const auto sector = knowledge_.schema.field(noun, "sector");
  for (const std::uint32_t number : knowledge_.lists.rows_of(noun)) {
    const ListRow row = knowledge_.lists[number];
    tables_.nouns_.emplace(std::string(text_of(row, lemma)),
                           NounClass{std::string(text_of(row, noun_class)), std::string(text_of(row, sector))});
  }
}

void EventTablesBuilder::read_offices() {
  const Label office = knowledge_.schema.find(names::kOffice);
  if (office == Label::none) return;
  const auto sector = knowledge_.schema.field(office, "sector");
  for (const std::uint32_t number : knowledge_.lists.rows_of(office)) {
    const ListRow row = knowledge_.lists[number];
    tables_.office_sectors_.emplace(fold_name(row.form), std::string(text_of(row, sector)));
  }
}

void EventTablesBuilder::default_columns() {
  for (std::uint32_t i = 0; i < knowledge_.schema.size(); ++i) {
    const auto label = static_cast<Label>(i);
    if (!is_event(label)) continue;
    const std::vector<FieldInfo>& fields = knowledge_.schema[label].fields;
    const auto first = std::find_if(fields.begin(), fields.end(), [](const FieldInfo& f) {
      return f.required && !f.implicit && (f.type == FieldType::reference || f.type == FieldType::text);
    });
    if (first != fields.end()) tables_.types_[i].columns.who = {first->name};
  }
}

bool EventTablesBuilder::is_event(Label label) const { return knowledge_.schema[label].kind == LabelKind::event; }

Label EventTablesBuilder::event_type(const TableRow& row, std::string_view column) {
  return event_type_named(row, row[column]);
}

Label EventTablesBuilder::event_type_named(const TableRow& row, std::string_view name) {
  const Label label = knowledge_.schema.find(name);
  if (label != Label::none && is_event(label)) return label;
  diagnostics_.error(row.range_of(name), "unknown event type '" + std::string(name) + "'",
                     did_you_mean(name, event_names_));
  return Label::none;
}

std::optional<std::vector<std::string>> EventTablesBuilder::roles(const TableRow& row, std::string_view column,
                                                                  Label type) {
  std::vector<std::string> out = words(row[column]);
  bool good = true;
  for (const std::string& role : out) good &= check_role(row, role, type);
  if (!good) return std::nullopt;
  return out;
}

bool EventTablesBuilder::check_role(const TableRow& row, std::string_view role, Label type) {
  if (type == Label::none) return false;  // told already
  const LabelInfo& info = knowledge_.schema[type];
  if (info.field(role)) return true;
  if (info.incomplete) return false;  // the same
  std::vector<std::string> known;
  for (const FieldInfo& field : info.fields) known.push_back(field.name);
  const std::string did = did_you_mean(role, known);
  diagnostics_.error(row.range_of(role), "'" + info.name + "' has no field '" + std::string(role) + "'",
                     did.empty() ? "fields: " + join(known) : did);
  return false;
}

bool EventTablesBuilder::check_realis(const TableRow& row, std::string_view value) {
  const std::vector<std::string>* known = knowledge_.schema.enumeration(names::kRealis);
  if (value == "*" || known == nullptr || std::find(known->begin(), known->end(), value) != known->end()) {
    return true;
  }
  diagnostics_.error(row.range_of(value), "unknown realis '" + std::string(value) + "'", did_you_mean(value, *known));
  return false;
}

std::optional<std::int64_t> EventTablesBuilder::number(const TableRow& row, std::string_view column) {
  const std::string_view text = row[column];
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= 1'000'000'000'000) {
    return value;
  }
  diagnostics_.error(row.range(), "'" + std::string(column) + "' is a whole number, not '" + std::string(text) + "'");
  return std::nullopt;
}

}  // namespace wirefacts
