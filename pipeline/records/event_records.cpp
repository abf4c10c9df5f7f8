#include <algorithm>
#include <tuple>
#include <utility>

#include "events/coding.h"
#include "events/event_names.h"
#include "events/event_roles.h"
#include "events/support.h"
#include "records/assembly.h"

namespace wirefacts {
namespace {

/// Roles in the order of the schema, then those that only algorithms fill; figures apart.
void add_roles(const Assembly& assembly, const Event& event, EventRecord& out) {
  const LabelInfo& info = assembly.discourse.knowledge.schema[event.label];
  std::vector<std::string> order;
  for (const FieldInfo& field : info.fields) order.push_back(field.name);
  for (const auto& [role, items] : event.roles) order.push_back(role);
  remove_repetitions(order);
  for (const std::string& role : order) {
    const std::optional<std::uint32_t> field = info.field(role);
    NamedReferences found{role, field && info.fields[*field].list, {}};
    for (const Filler& filler : fillers(event, role)) {
      if (is_figure(assembly.discourse, filler)) {
        out.quantities.emplace_back(assembly.value_id(std::get<ValueRef>(filler).id), role);
      } else {
        found.values.push_back(assembly.reference(filler));
      }
    }
    if (!found.list && found.values.size() > 1) found.values.resize(1);
    if (!found.values.empty()) out.roles.push_back(std::move(found));
  }
}

void add_facts(const Assembly& assembly, const Event& event, EventRecord& out) {
  const LabelInfo& info = assembly.discourse.knowledge.schema[event.label];
  for (const auto& [name, value] : event.facts) {
    if (name == names::kSubtype || name == names::kStatus) continue;
    const std::optional<std::uint32_t> field = info.field(name);
    FieldInfo named;
    named.name = name;
    NamedReferences found = assembly.field(field ? info.fields[*field] : named, value);
    if (!found.values.empty()) out.fields.push_back(std::move(found));
  }
}

void add_codes(const Assembly& assembly, const Event& event, EventRecord& out) {
  EventCoding code = code_of(assembly.tables, event);
  out.codes.cameo = std::move(code.cameo);
  out.codes.cameo_root = std::move(code.cameo_root);
  out.codes.cameo_reciprocal = std::move(code.reciprocal);
  out.codes.plover = std::move(code.plover);
  out.codes.plover_mode = std::move(code.mode);
  out.codes.plover_context = std::move(code.context);
  out.codes.ere = std::move(code.ere);
  out.codes.quad = code.quad;
  for (const DyadSide side : {DyadSide::actor, DyadSide::recipient}) {
    std::vector<ActorRecord>& records = side == DyadSide::actor ? out.actor : out.recipient;
    for (Actor& actor : actors(assembly.discourse, assembly.tables, event, side)) {
      records.push_back({assembly.entity_id(actor.entity), std::move(actor.country), std::move(actor.sector)});
    }
  }
}

/// Triggers of the other parts, and the words of amendments.
std::vector<MergedPart> merged_parts(const Assembly& assembly, const Event& event) {
  const std::string step = "merging." + lower_snake(assembly.discourse.knowledge.schema[event.label].name);
  std::vector<MergedPart> out;
  const auto add_amendments = [&](const Event& part) {
    for (const EventAmendment& amendment : part.amendments) {
      out.push_back({assembly.span(amendment.bytes), amendment.rule, step});
    }
  };
  add_amendments(event);
  for (const Event& part : event.parts) {
    out.push_back({assembly.span(part.trigger), part.rule, step});
    add_amendments(part);
  }
  std::stable_sort(out.begin(), out.end(), [](const MergedPart& a, const MergedPart& b) {
    return std::tie(a.span, a.rule) < std::tie(b.span, b.rule);
  });
  return out;
}

std::vector<CharSpan> evidence_spans(const Assembly& assembly, const Event& event) {
  std::vector<CharSpan> out;
  for (const ByteSpan bytes : event.evidence) out.push_back(assembly.span(bytes));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

EventRecord event_record(const Assembly& assembly, const Event& event, SupportGrader& grader) {
  const Discourse& discourse = assembly.discourse;
  EventRecord out;
  out.id = event.id;
  out.type = upper_snake(discourse.knowledge.schema[event.label].name);
  out.subtype = fact_text(event, names::kSubtype);
  out.trigger = assembly.span(event.trigger);
  out.realis = event.realis;
  out.polarity = event.polarity;
  out.status = fact_text(event, names::kStatus);
  out.support = grader.support(event);
  out.asserted_by = assembly.entity_id(event.speaker);
  for (const EventHedge& hedge : event.hedges) out.hedges.push_back({assembly.span(hedge.bytes), hedge.hedge_class});
  add_roles(assembly, event, out);
  add_facts(assembly, event, out);
  add_codes(assembly, event, out);
  if (std::optional<EventDates> dates = dates_of(discourse, event)) {
    out.date_start = std::move(dates->start);
    out.date_end = std::move(dates->end);
    out.time_precision = dates->precision;
  }
  out.geo_precision = grader.geo_precision(event);
  out.evidence = evidence_spans(assembly, event);
  out.merged_from = merged_parts(assembly, event);
  out.conflict = has_conflict(discourse, event);
  out.from = assembly.measured(event.rule);
  return out;
}

}  // namespace

void add_events(const Assembly& assembly, Extraction& extraction) {
  SupportGrader grader(assembly.discourse, assembly.events);
  extraction.events.reserve(assembly.events.size());
  for (const Event& event : assembly.events) {
    extraction.events.push_back(event_record(assembly, event, grader));
  }
}

}  // namespace wirefacts
