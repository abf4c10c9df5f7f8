#include <algorithm>
#include <array>
#include <utility>

#include "records/record_schema.h"

namespace wirefacts {
namespace {

// Types with views or tables of their own.
constexpr std::array<std::string_view, 2> kOwnViews = {"person", "place"};
// Views of standard_views() and tables: a declared type of this name gets no view.
constexpr std::array<std::string_view, 10> kTaken = {"fact", "quote",       "person",     "place",      "evidence",
                                                     "dyad", "gkg_amounts", "gkg_quotes", "casualties", "figure"};

// Fields that are columns of the tables of quantities and claims, or keys of events.
constexpr std::array<std::string_view, 13> kQuantityColumns = {
    "value",     "unit",   "bound",    "high",    "amount",      "currency", "basis",
    "modifiers", "phrase", "definite", "part_of", "from_places", "same"};
constexpr std::array<std::string_view, 3> kClaimColumns = {"value", "base", "predicate"};
constexpr std::array<std::string_view, 4> kEventColumns = {"subtype", "status", "realis", "polarity"};
constexpr std::array<std::string_view, 14> kEntityColumns = {
    "name", "office", "office_class", "country", "organization", "kind",     "subtype",
    "head", "unit",   "size",         "ordinal", "place_kind",   "geonames", "within"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<RecordTable> table_of(LabelKind kind) {
  switch (kind) {
    case LabelKind::entity: return RecordTable::entity;
    case LabelKind::value: return RecordTable::quantity;
    case LabelKind::event: return RecordTable::event;
    case LabelKind::claim: return RecordTable::claim;
    default: return std::nullopt;
  }
}

bool has_column(RecordTable table, std::string_view field) {
  switch (table) {
    case RecordTable::entity: return holds(kEntityColumns, field);
    case RecordTable::quantity: return holds(kQuantityColumns, field);
    case RecordTable::event: return holds(kEventColumns, field);
    default: return holds(kClaimColumns, field);
  }
}

bool may_be_figure(const FieldInfo& field, const Schema& schema) {
  return std::any_of(field.refs.begin(), field.refs.end(), [&](const std::string& name) {
    const Label label = schema.find(name);
    return label != Label::none && schema[label].kind == LabelKind::value && name != "Time";
  });
}

bool may_be_money(const FieldInfo& field) {
  return std::find(field.refs.begin(), field.refs.end(), "Money") != field.refs.end();
}

TypeView::Field view_field(const FieldInfo& field, RecordTable table, const Schema& schema) {
  const bool number = field.type == FieldType::integer || field.type == FieldType::decimal;
  const bool words = field.type == FieldType::reference || field.type == FieldType::text;
  const bool role = table == RecordTable::event && words;
  return {field.name,
          role     ? TypeView::Field::Kind::role
          : number ? TypeView::Field::Kind::number
                   : TypeView::Field::Kind::field,
          field.list, role && !field.list && may_be_figure(field, schema), role && !field.list && may_be_money(field)};
}

std::string_view columns_of(const TypeView& view) {
  switch (view.table) {
    case RecordTable::event:
      return "d.dct_day AS published, x.text, x.realis, x.polarity, x.date_start, x.support, x.confidence, x.rule";
    case RecordTable::entity:
      return "d.dct_day AS published, x.canonical, x.subtype, x.country, "
             "(SELECT COUNT(*) FROM mention m WHERE m.entity=x.id AND m.id BETWEEN x.document*65536 AND "
             "x.document*65536+65535) AS mentions";
    case RecordTable::quantity:
      return view.name == "money" ? "d.dct_day AS published, x.text, x.value, x.currency, x.unit, x.approx"
                                  : "d.dct_day AS published, x.text, x.value, x.unit, x.approx";
    default:
      return "d.dct_day AS published, (SELECT q.value FROM quantity q WHERE q.id=x.value) AS value, x.base, "
             "x.predicate, (SELECT s.canonical FROM entity s WHERE s.id=x.speaker) AS speaker, x.text, x.confidence, "
             "x.rule";
  }
}

/// The sentence of the trigger of the event x, as in v_fact.
constexpr std::string_view kSentence =
    "(SELECT MIN(substr(d.text,s.c_start+1,s.c_end-s.c_start)) FROM event_span s WHERE s.event=x.id AND "
    "s.kind='evidence' AND "
    "s.c_start<=x.trig_start AND s.c_end>=x.trig_end AND s.id BETWEEN x.document*65536 AND x.document*65536+65535) AS "
    "sentence";

/// Country and basis of the place of the event x, as in v_fact.
constexpr std::string_view kPlace =
    "(SELECT l.country FROM entity l WHERE l.id=COALESCE(x.place,x.city)) AS place_country,\n "
    "COALESCE((SELECT b.literal FROM field b WHERE b.of_event=x.id AND b.name='place_basis' AND b.id BETWEEN "
    "x.document*65536 AND x.document*65536+65535),(SELECT CASE WHEN x.geo_precision=3 AND l.type IN('CITY','FACILITY') "
    "THEN "
    "'event' ELSE 'stated' END FROM entity l WHERE l.id=COALESCE(x.place,x.city))) AS place_basis";

bool has_place(const TypeView& view) {
  return std::any_of(view.fields.begin(), view.fields.end(),
                     [](const TypeView::Field& field) { return field.name == "place" || field.name == "city"; });
}

/// Words of the text on one line: wrapped copy has line ends and indents inside a name.
std::string on_one_line_sql(std::string words, SqlEngine engine) {
  const bool sqlite = engine == SqlEngine::sqlite;
  for (const char* part :
       {sqlite ? "char(13)" : "chr(13)", sqlite ? "char(10)" : "chr(10)", "'    '", "'  '", "'  '", "'  '"}) {
    words = "replace(" + words + "," + part + ",' ')";
  }
  return words;
}

/// The figure in the role of the event x: its value, or its currency.
std::string figure_sql(const TypeView::Field& field, std::string_view column, std::string_view name) {
  return "(SELECT q." + std::string(column) +
         " FROM event_arg a JOIN quantity q ON q.id=a.quantity WHERE a.event=x.id AND a.role='" + field.name +
         "' AND a.ord=0 AND a.id BETWEEN x.document*65536 AND x.document*65536+65535) AS \"" + field.name + "_" +
         std::string(name) + "\"";
}

/// The words of one field of the row x of the table.
std::string field_sql(const TypeView::Field& field, const std::string& table, SqlEngine engine) {
  const bool role = field.kind == TypeView::Field::Kind::role;
  const std::string prefix = role ? "a." : "a.ref_";
  const std::string event = role ? "a.arg_event" : "a.ref_event";
  const bool number = field.kind == TypeView::Field::Kind::number;
  // PostgreSQL joins nothing but text.
  const bool as_text = field.list && engine == SqlEngine::postgres;
  const std::string source =
      "SELECT " +
      std::string(!number ? "COALESCE(n.canonical," +
                                on_one_line_sql("COALESCE(q.text,t.text,v.text,a.literal)", engine) + ")"
                  : as_text ? "CAST(a.number AS TEXT)"
                            : "a.number") +
      " AS w FROM " + (role ? "event_arg" : "field") + " a LEFT JOIN entity n ON n.id=" + prefix +
      "entity LEFT JOIN quantity q ON q.id=" + prefix + "quantity LEFT JOIN timex t ON t.id=" + prefix +
      "timex LEFT JOIN event v ON v.id=" + event + " WHERE a." + (role ? "event" : "of_" + table) + "=x.id AND a." +
      (role ? "role" : "name") + "='" + field.name + "' AND a.id BETWEEN x.document*65536 AND x.document*65536+65535";
  if (!field.list) return "(" + source + " AND a.ord=0) AS \"" + field.name + "\"";
  const std::string join = engine == SqlEngine::sqlite ? "group_concat(w,'; ')" : "string_agg(w,'; ')";
  return "(SELECT " + join + " FROM (" + source + " ORDER BY a.id) y) AS \"" + field.name + "\"";
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

std::vector<TypeView> type_views(const Schema& schema) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"organization", "org"}, {"named_event", "event_name"}}};
  std::vector<TypeView> out;
  for (std::uint32_t i = 0; i < schema.size(); ++i) {
    const LabelInfo& info = schema[static_cast<Label>(i)];
    const std::optional<RecordTable> table = table_of(info.kind);
    TypeView view;
    view.name = lower_snake(info.name);
    for (const auto& [from, to] : kRenamed) {
      if (view.name == from && table == RecordTable::entity) view.name = to;
    }
    if (!table || view.name == "time" || holds(kOwnViews, view.name) || holds(kTaken, view.name)) continue;
    view.table = *table;
    for (const FieldInfo& field : info.fields) {
      if (!field.implicit && !has_column(*table, field.name)) view.fields.push_back(view_field(field, *table, schema));
    }
    out.push_back(std::move(view));
  }
  return out;
}

std::string create_type_view(const TypeView& view, SqlEngine engine) {
  const std::string table(table_info(view.table).name);
  const std::string kind =
      view.table == RecordTable::quantity ? "kind='" + view.name + "'" : "type='" + upper(view.name) + "'";
  std::string out = "DROP VIEW IF EXISTS v_" + view.name + ";\nCREATE VIEW v_" + view.name +
                    " AS SELECT x.id, x.uid, d.doc_id, " + std::string(columns_of(view));
  for (const TypeView::Field& field : view.fields) out += ",\n " + field_sql(field, table, engine);
  if (view.table == RecordTable::event && has_place(view)) out += ",\n " + std::string(kPlace);
  if (view.table == RecordTable::event) out += ",\n " + std::string(kSentence);
  for (const TypeView::Field& field : view.fields) {
    if (field.figure) out += ",\n " + figure_sql(field, "value", "number");
    if (field.money) out += ",\n " + figure_sql(field, "currency", "currency");
  }
  return out + "\n FROM " + table +
         " x JOIN document d ON d.id=+x.document AND x.id BETWEEN d.id*65536 AND d.id*65536+65535 WHERE x." + kind +
         ";\n";
}

}  // namespace wirefacts
