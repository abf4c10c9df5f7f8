#include "records/extraction_builder.h"

#include "events/told_times.h"
#include "records/assembly.h"
#include "records/code_point_text.h"
#include "records/fact_words.h"
#include "records/stable_id.h"

namespace wirefacts {
namespace {

MetaRecord meta_record(const Assembly& assembly, const PackIdentity& identity) {
  MetaRecord meta;
  meta.pipeline = identity.pipeline;
  meta.rulepacks = identity.rulepacks;
  meta.run_id = identity.run_id;
  for (const DiscourseDiagnostic& diagnostic : assembly.discourse.diagnostics) {
    meta.diagnostics.push_back({diagnostic.code, diagnostic.rule, diagnostic.message});
  }
  for (const UnreadSpan& unread : assembly.discourse.document.unread()) {
    meta.unread.push_back({assembly.span(unread.bytes), unread.reason});
  }
  return meta;
}

}  // namespace

Extraction assemble(Discourse& discourse, std::vector<Event>& events, const EventTables& tables,
                    const PackIdentity& identity) {
  leave_out_untold_times(discourse, events);
  assign_short_ids(discourse);
  for (std::size_t i = 0; i < events.size(); ++i) events[i].id = "E" + std::to_string(i + 1);
  const Assembly assembly(discourse, events, tables);
  Extraction extraction;
  extraction.doc = doc_record(assembly);
  add_entities(assembly, extraction);
  add_values(assembly, extraction);
  add_quotes(assembly, extraction);
  add_events(assembly, extraction);
  add_claims(assembly, extraction);
  add_watch_hits(assembly, extraction);
  extraction.meta = meta_record(assembly, identity);
  extraction.meta.content_key = content_key(extraction.doc, extraction.meta);
  assign_uids(extraction);
  add_fact_words(extraction, CodePointText(discourse.document.text()),
                 [&](const std::string& type) -> const WordColumns& { return tables.columns(std::string_view(type)); });
  return extraction;
}

}  // namespace wirefacts
