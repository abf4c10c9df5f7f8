#include "workbench/show_records.h"

#include <map>
#include <utility>

namespace wirefacts {
namespace {

void write_span(CharSpan span, JsonWriter& json) {
  json.begin_array();
  json.number(std::uint64_t{span.start});
  json.number(std::uint64_t{span.end});
  json.end_array();
}

/// "40", "up to" as "at_most 40", "5 to 10 USD".
std::string value_of(const QuantityRecord& q) {
  if (!q.value) return {};
  std::string out = q.approx.empty() || q.approx == "exact" || q.approx == "range" ? "" : q.approx + " ";
  out += q.value->to_string();
  if (q.value_max) out += " to " + q.value_max->to_string();
  const std::string& unit = q.currency.empty() ? q.unit : q.currency;
  return unit.empty() ? out : out + " " + unit;
}

class RecordWriter {
 public:
  RecordWriter(const Explanation& explanation, NameTable& names, JsonWriter& json) : names_(names), json_(json) {
    for (const RecordExplanation& e : explanation.records) by_span_.try_emplace({e.id, e.match.span}, &e);
  }

  void event(const EventRecord& e) {
    begin("event", e.id, e.type, e.subtype, e.from);
    where(e.id, e.trigger);
    const EventRecord::Words& w = e.words;
    const std::pair<std::string_view, const std::string&> words[] = {
        {"who", w.who},       {"whom", w.whom},     {"place", w.place}, {"time", w.time},
        {"many", w.how_many}, {"much", w.how_much}, {"more", w.details}};
    for (const auto& [name, text] : words) json_.optional_member(name, text);
    json_.optional_member("support", e.support);
    if (e.realis != "actual") json_.optional_member("realis", e.realis);
    if (e.polarity != "positive") json_.optional_member("polarity", e.polarity);
    json_.optional_member("said", e.asserted_by);
    json_.optional_member("from", e.date_start);
    spans("evidence", e.evidence);
    std::vector<NamedReferences> fields = e.roles;
    for (const auto& [id, role] : e.quantities) fields.push_back({role, false, {Reference(id)}});
    fields.insert(fields.end(), e.fields.begin(), e.fields.end());
    named(fields);
    const RecordExplanation* found = explained(e.id, e.trigger);
    if (found != nullptr && !found->merged.empty()) merged(*found);
    json_.end_object();
  }

  void quote(const QuoteRecord& q) {
    begin("quote", q.id, q.type, "", q.from);
    where(q.id, q.span);
    json_.optional_member("said", q.speaker);
    json_.optional_member("cue", q.cue);
    json_.optional_member("to", q.addressee);
    if (q.verbatim) spans("verbatim", {*q.verbatim});
    json_.end_object();
  }

  void entity(const EntityRecord& e) {
    begin("entity", e.id, e.type, e.subtype, {});
    json_.member("name", e.canonical);
    std::string offices;
    for (const OfficeRecord& role : e.roles) {
      offices += (offices.empty() ? "" : "; ") + role.title + (role.country.empty() ? "" : " (" + role.country + ")");
    }
    json_.optional_member("offices", offices);
    json_.optional_member("kb", e.kb);
    named(e.fields);
    mentions(e.id, e.mentions);
    json_.end_object();
  }

  void place(const PlaceRecord& p) {
    begin("place", p.id, p.type, "", {});
    json_.member("name", p.canonical);
    json_.optional_member("country", p.iso3);
    json_.optional_member("within", p.within);
    mentions(p.id, p.mentions);
    json_.end_object();
  }

  void time(const TimeRecord& t) {
    begin("time", t.id, t.timex, "", t.from);
    where(t.id, t.span);
    json_.optional_member("value", t.value);
    json_.end_object();
  }

  void quantity(const QuantityRecord& q) {
    begin("quantity", q.id, q.kind, "", q.from);
    where(q.id, q.span);
    json_.optional_member("value", value_of(q));
    std::vector<NamedReferences> fields = q.fields;
    if (q.of) fields.insert(fields.begin(), {"of", false, {*q.of}});
    if (q.base) fields.push_back({"base", false, {*q.base}});
    for (const auto& [name, id] : {std::pair("part of", q.subset_of), {"same as", q.same_as}, {"period", q.period}}) {
      if (!id.empty()) fields.push_back({name, false, {Reference(id)}});
    }
    named(fields);
    json_.end_object();
  }

  void claim(const ClaimRecord& c) {
    if (c.evidence.empty()) return;
    begin("claim", c.id, c.type, "", c.from);
    where(c.id, c.evidence.front());
    json_.optional_member("said", c.speaker);
    std::vector<NamedReferences> fields = c.fields;
    if (!c.value.empty()) fields.push_back({"value", false, {Reference(c.value)}});
    if (c.base) fields.push_back({"base", false, {*c.base}});
    if (c.predicate) fields.push_back({"predicate", false, {*c.predicate}});
    named(fields);
    json_.end_object();
  }

 private:
  void begin(std::string_view kind, const std::string& id, const std::string& type, const std::string& subtype,
             const Provenance& from) {
    json_.begin_object();
    json_.member("k", kind);
    json_.member("id", id);
    json_.member("t", type);
    json_.optional_member("sub", subtype);
    rule(from.rule);
  }

  void rule(const std::string& name) {
    if (name.empty()) return;
    json_.key("rule");
    json_.number(names_.number(name));
  }

  [[nodiscard]] const RecordExplanation* explained(const std::string& id, CharSpan span) const {
    const auto at = by_span_.find({id, span});
    return at == by_span_.end() ? nullptr : at->second;
  }

  /// The one span of a record, and its node.
  void where(const std::string& id, CharSpan span) {
    json_.key("at");
    write_span(span, json_);
    const RecordExplanation* e = explained(id, span);
    if (e == nullptr) return;
    node(*e);
  }

  void node(const RecordExplanation& e) {
    if (!e.match.node) return;
    json_.key("node");
    json_.number(std::uint64_t{*e.match.node});
  }

  void spans(std::string_view name, const std::vector<CharSpan>& items) {
    if (items.empty()) return;
    json_.key(name);
    json_.begin_array();
    for (const CharSpan item : items) write_span(item, json_);
    json_.end_array();
  }

  void mentions(const std::string& id, const std::vector<MentionRecord>& items) {
    json_.key("mentions");
    json_.begin_array();
    for (const MentionRecord& m : items) {
      json_.begin_array();
      json_.number(std::uint64_t{m.span.start});
      json_.number(std::uint64_t{m.span.end});
      json_.number(names_.number(m.kind));
      json_.number(names_.number(m.from.rule));
      const RecordExplanation* e = explained(id, m.span);
      if (e != nullptr && e->match.node) json_.number(std::uint64_t{*e->match.node});
      json_.end_array();
    }
    json_.end_array();
  }

  /// [[name, [id or {text, at}…]]…]
  void named(const std::vector<NamedReferences>& fields) {
    if (fields.empty()) return;
    json_.key("fields");
    json_.begin_array();
    for (const NamedReferences& field : fields) {
      json_.begin_array();
      json_.string(field.name);
      json_.begin_array();
      for (const Reference& value : field.values) reference(value);
      json_.end_array();
      json_.end_array();
    }
    json_.end_array();
  }

  void reference(const Reference& value) {
    if (const auto* id = std::get_if<std::string>(&value)) return json_.string(*id);
    json_.begin_object();
    if (const auto* number = std::get_if<Decimal>(&value)) {
      json_.member("text", number->to_string());
    } else {
      const auto& literal = std::get<LiteralText>(value);
      json_.member("text", literal.text);
      if (literal.span) {
        json_.key("at");
        write_span(*literal.span, json_);
      }
    }
    json_.end_object();
  }

  void merged(const RecordExplanation& e) {
    json_.key("merged");
    json_.begin_array();
    for (const RuleMatchPlace& m : e.merged) {
      json_.begin_object();
      json_.key("at");
      write_span(m.span, json_);
      rule(m.rule);
      json_.optional_member("step", m.step);
      if (m.node) {
        json_.key("node");
        json_.number(std::uint64_t{*m.node});
      }
      json_.end_object();
    }
    json_.end_array();
  }

  NameTable& names_;
  JsonWriter& json_;
  std::map<std::pair<std::string, CharSpan>, const RecordExplanation*> by_span_;
};

}  // namespace

void write_records(const Extraction& extraction, const Explanation& explanation, NameTable& names, JsonWriter& json) {
  RecordWriter writer(explanation, names, json);
  json.begin_array();
  for (const EventRecord& e : extraction.events) writer.event(e);
  for (const QuoteRecord& q : extraction.quotes) writer.quote(q);
  for (const EntityRecord& e : extraction.entities) writer.entity(e);
  for (const PlaceRecord& p : extraction.places) writer.place(p);
  for (const TimeRecord& t : extraction.times) writer.time(t);
  for (const QuantityRecord& q : extraction.quantities) writer.quantity(q);
  for (const ClaimRecord& c : extraction.claims) writer.claim(c);
  json.end_array();
}

}  // namespace wirefacts
