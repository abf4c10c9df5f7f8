#include "records/record_columns.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace wirefacts {
namespace {

constexpr bool kRequired = true;

// --- the words in which the tables below are written
constexpr Column of_type(std::string_view name, ColumnType type, bool required, std::string_view comment) {
  Column column;
  column.name = name;
  column.type = type;
  column.required = required;
  column.comment = comment;
  return column;
}

constexpr Column integer(std::string_view name, bool required = false, std::string_view comment = {}) {
  return of_type(name, ColumnType::integer, required, comment);
}
constexpr Column bigint(std::string_view name, bool required = false, std::string_view comment = {}) {
  return of_type(name, ColumnType::bigint, required, comment);
}
constexpr Column real(std::string_view name, bool required = false, std::string_view comment = {}) {
  return of_type(name, ColumnType::real, required, comment);
}
constexpr Column numeric(std::string_view name, bool required = false, std::string_view comment = {}) {
  return of_type(name, ColumnType::numeric, required, comment);
}
constexpr Column date(std::string_view name, bool required = false, std::string_view comment = {}) {
  return of_type(name, ColumnType::date, required, comment);
}
constexpr Column text(std::string_view name, bool required = false, std::string_view comment = {}) {
  return of_type(name, ColumnType::text, required, comment);
}
/// Holds the id of a row of another table.
constexpr Column link(std::string_view name, std::string_view to, bool required = false,
                      std::string_view comment = {}) {
  Column column = of_type(name, ColumnType::bigint, required, comment);
  column.references = to;
  return column;
}
constexpr Column computed(std::string_view name, ColumnType type, std::string_view expression) {
  Column column = of_type(name, type, false, {});
  column.computed = expression;
  return column;
}
constexpr Column key() { return bigint("id", kRequired); }
constexpr Column document_of_row() {
  Column column = link("document", "document");
  column.computed = "id/65536";
  return column;
}

// --- the tables

constexpr Column kSchemaVersion[] = {
    integer("version", kRequired),
    text("program"),
};

constexpr Column kRun[] = {
    key(),
    text("run_id", kRequired),
    text("pipeline", kRequired),
    text("rulepacks", kRequired),
    text("started"),
    text("finished"),
    bigint("n_in"),
    bigint("n_done"),
    bigint("n_dead"),
    bigint("n_skipped"),
};
constexpr std::string_view kRunChecks[] = {
    "UNIQUE(run_id, pipeline, rulepacks)",
};

constexpr Column kLoadShard[] = {
    key(),
    link("run", "run", kRequired),
    text("shard_id", kRequired),
    text("sha256", kRequired),
    bigint("n_rows"),
};
constexpr std::string_view kLoadShardChecks[] = {
    "UNIQUE(run, shard_id)",
};

constexpr Column kDeadLetter[] = {
    key(),
    link("run", "run", kRequired),
    text("shard_id"),
    text("path"),
    bigint("byte_start"),
    bigint("byte_length"),
    text("stage"),
    text("code", kRequired),
    text("message"),
    text("sha256"),
};

constexpr Column kDocument[] = {
    key(),
    text("doc_id", kRequired),
    text("content_key", kRequired),
    text("sha256", kRequired),
    bigint("n_bytes", kRequired),
    bigint("n_chars", kRequired),
    text("lang"),
    text("source"),
    text("url"),
    text("title"),
    text("author"),
    text("section"),
    text("headline"),
    integer("text_start", kRequired),
    integer("headline_start"),
    integer("headline_end"),
    integer("body_start"),
    integer("body_end"),
    integer("dateline_start"),
    integer("dateline_end"),
    link("dateline_place", "entity"),
    link("dateline_agency", "entity"),
    text("dateline_date"),
    text("dateline_rule"),
    text("byline"),
    text("slug"),
    text("ednote"),
    text("status"),
    text("supersedes", !kRequired, "a doc_id that may not be loaded, so no reference"),
    text("dct"),
    date("dct_day"),
    text("dct_source"),
    date("dct_not_before"),
    date("dct_not_after"),
    text("dct_basis"),
    text("diagnostics"),
    link("run", "run", kRequired),
    text("text", !kRequired, "last, so that reading the other columns does not read it"),
};
constexpr std::string_view kDocumentChecks[] = {
    "UNIQUE(doc_id)",
};

constexpr Column kDocumentSpan[] = {
    key(),
    document_of_row(),
    text("kind", kRequired),
    integer("c_start", kRequired),
    integer("c_end", kRequired),
    text("rule"),
    text("reason"),
};

constexpr Column kEntity[] = {
    key(),
    document_of_row(),
    text("uid", kRequired),
    text("short_id", kRequired),
    text("type", kRequired),
    text("subtype"),
    text("canonical", kRequired),
    text("kb"),
    text("gender"),
    text("roles", !kRequired, "offices in words"),
    integer("ordinal"),
    text("iso2"),
    text("country"),
    text("adm1"),
    bigint("geonames"),
    text("feature"),
    real("lat"),
    real("lon"),
    link("within", "entity"),
};

constexpr Column kMention[] = {
    key(),
    document_of_row(),
    link("entity", "entity", kRequired),
    text("kind", kRequired),
    integer("c_start", kRequired),
    integer("c_end", kRequired),
    text("text"),
    integer("head_start"),
    integer("head_end"),
    text("rule"),
    real("confidence"),
};
constexpr std::string_view kMentionChecks[] = {
    "CHECK(c_start>=0 AND c_end>c_start)",
};

constexpr Column kEntityRole[] = {
    key(),
    document_of_row(),
    link("entity", "entity", kRequired),
    text("title", kRequired),
    link("org", "entity"),
    text("org_text"),
    text("country"),
    text("basis"),
    link("evidence", "mention"),
};

constexpr Column kGroupMember[] = {
    key(),
    document_of_row(),
    link("grp", "entity", kRequired),
    link("member", "entity", kRequired),
};

constexpr Column kTimex[] = {
    key(),
    document_of_row(),
    text("short_id", kRequired),
    integer("c_start", kRequired),
    integer("c_end", kRequired),
    text("text"),
    text("type", kRequired),
    text("value", kRequired),
    text("mod"),
    text("rel", !kRequired, "the JSON object"),
    link("anchor", "timex", !kRequired, "when it is not the dct"),
    text("rule"),
    real("confidence"),
};
constexpr std::string_view kTimexChecks[] = {
    "CHECK(c_start>=0 AND c_end>c_start)",
};

constexpr Column kQuantity[] = {
    key(),
    document_of_row(),
    text("uid", kRequired),
    text("short_id", kRequired),
    integer("c_start", kRequired),
    integer("c_end", kRequired),
    text("text"),
    text("kind", kRequired),
    numeric("value"),
    numeric("value_max"),
    text("approx"),
    computed("low", ColumnType::numeric,
             "CASE WHEN approx IN('exact','more_than','at_least','range') THEN value END"),
    computed("high", ColumnType::numeric,
             "CASE WHEN approx='range' THEN value_max WHEN approx IN('exact','less_than','at_most','nearly') THEN value END"),
    text("noun"),
    text("noun_lemma"),
    text("noun_basis"),
    text("modifiers"),
    text("currency"),
    text("currency_basis"),
    text("unit"),
    integer("number_start"),
    integer("number_end"),
    integer("hedge_start"),
    integer("hedge_end"),
    link("subset_of", "quantity"),
    link("same_as", "quantity"),
    text("rule"),
    real("confidence"),
};
constexpr std::string_view kQuantityChecks[] = {
    "CHECK(c_start>=0 AND c_end>c_start)",
    "CHECK(approx IN('exact','about','more_than','less_than','at_least','at_most','nearly','range','vague'))",
};

constexpr Column kQuote[] = {
    key(),
    document_of_row(),
    text("uid", kRequired),
    text("short_id", kRequired),
    text("type", kRequired),
    integer("c_start", kRequired),
    integer("c_end", kRequired),
    text("text"),
    integer("verbatim_start"),
    integer("verbatim_end"),
    link("speaker", "entity"),
    integer("speaker_start"),
    integer("speaker_end"),
    text("cue"),
    integer("cue_start"),
    integer("cue_end"),
    link("addressee", "entity"),
    link("continues", "quote"),
    text("rule", kRequired),
    real("confidence", kRequired),
};
constexpr std::string_view kQuoteChecks[] = {
    "CHECK(c_start>=0 AND c_end>c_start)",
};

constexpr Column kEvent[] = {
    key(),
    document_of_row(),
    text("uid", kRequired),
    text("short_id", kRequired),
    text("type", kRequired),
    text("subtype"),
    integer("trig_start", kRequired),
    integer("trig_end", kRequired),
    text("text"),
    text("realis", kRequired),
    text("polarity", kRequired),
    text("status"),
    text("support", kRequired),
    text("who"),
    text("whom"),
    text("place_text"),
    text("time_text"),
    text("how_many"),
    text("how_much"),
    text("details"),
    link("asserted_by", "entity"),
    link("place", "entity"),
    link("city", "entity"),
    link("timex", "timex"),
    date("date_start"),
    date("date_end"),
    integer("time_precision"),
    integer("geo_precision"),
    text("cameo"),
    text("cameo_root"),
    text("cameo_reciprocal"),
    text("plover"),
    text("plover_mode"),
    text("plover_context"),
    integer("quad"),
    text("ere"),
    integer("conflict", kRequired),
    text("rule", kRequired),
    real("confidence", kRequired),
};
constexpr std::string_view kEventChecks[] = {
    "CHECK(realis IN('actual','future','hypothetical','generic','attempted','threatened','denied'))",
    "CHECK(polarity IN('positive','negative'))",
    "CHECK(support IN('clause','sentence','document'))",
};

constexpr Column kEventArg[] = {
    key(),
    document_of_row(),
    link("event", "event", kRequired),
    text("role", kRequired),
    integer("ord", kRequired, "0 = the first of its role: the lead's figure"),
    link("entity", "entity"),
    link("quantity", "quantity"),
    link("arg_event", "event"),
    link("timex", "timex"),
    text("literal"),
    integer("c_start"),
    integer("c_end"),
};
constexpr std::string_view kEventArgChecks[] = {
    "CHECK(1=(entity IS NOT NULL)+(quantity IS NOT NULL)+(arg_event IS NOT NULL)+(timex IS NOT NULL)+(literal IS NOT NULL))",
};

constexpr Column kEventActor[] = {
    key(),
    document_of_row(),
    link("event", "event", kRequired),
    text("side", kRequired),
    integer("ord", kRequired),
    link("entity", "entity"),
    text("country"),
    text("sector"),
};
constexpr std::string_view kEventActorChecks[] = {
    "CHECK(side IN('src','tgt'))",
};

constexpr Column kEventSpan[] = {
    key(),
    document_of_row(),
    link("event", "event", kRequired),
    text("kind", kRequired),
    integer("c_start", kRequired),
    integer("c_end", kRequired),
    text("class"),
    text("rule"),
};
constexpr std::string_view kEventSpanChecks[] = {
    "CHECK(c_start>=0 AND c_end>c_start)",
};

constexpr Column kClaim[] = {
    key(),
    document_of_row(),
    text("uid", kRequired),
    text("short_id", kRequired),
    text("type", kRequired),
    integer("c_start", kRequired),
    integer("c_end", kRequired),
    text("text"),
    link("value", "quantity"),
    text("base"),
    text("predicate"),
    link("speaker", "entity"),
    link("quote", "quote"),
    text("rule", kRequired),
    real("confidence", kRequired),
};

constexpr Column kField[] = {
    key(),
    document_of_row(),
    link("of_entity", "entity"),
    link("of_quantity", "quantity"),
    link("of_event", "event"),
    link("of_claim", "claim"),
    text("name", kRequired),
    integer("ord", kRequired),
    link("ref_entity", "entity"),
    link("ref_quantity", "quantity"),
    link("ref_event", "event"),
    link("ref_timex", "timex"),
    text("literal"),
    integer("c_start"),
    integer("c_end"),
    numeric("number"),
};

constexpr Column kWatchHit[] = {
    key(),
    document_of_row(),
    text("watch_id", kRequired),
    text("name", kRequired),
    text("type"),
    integer("c_start", kRequired),
    integer("c_end", kRequired),
    text("text"),
    link("entity", "entity", !kRequired, "who or what is called so here"),
};

constexpr std::array<TableInfo, kRecordTableCount> kTables = {{
    {"schema_version", TableKind::bookkeeping, "", kSchemaVersion, {}},
    {"run", TableKind::bookkeeping, "one program with one set of rule packs; a run with two sets has two rows", kRun, kRunChecks},
    {"load_shard", TableKind::bookkeeping, "a shard is loaded once", kLoadShard, kLoadShardChecks},
    {"dead_letter", TableKind::bookkeeping, "articles that gave no extraction: where they lie, which stage failed, why", kDeadLetter, {}},
    {"document", TableKind::article, "id: 1, 2 ... in order of first load, kept when the article is replaced", kDocument, kDocumentChecks},
    {"document_span", TableKind::rows, "kind residue: widget text, menus, sign-offs, no record draws on it; unread: not read, with the reason", kDocumentSpan, {}},
    {"entity", TableKind::rows, "persons, organizations, groups, named events, places, declared types", kEntity, {}},
    {"mention", TableKind::rows, "", kMention, kMentionChecks},
    {"entity_role", TableKind::rows, "office facts: asserted by the text, or basis kb_inferred", kEntityRole, {}},
    {"group_member", TableKind::rows, "", kGroupMember, {}},
    {"timex", TableKind::rows, "", kTimex, kTimexChecks},
    {"quantity", TableKind::rows, "kind: count money percent ordinal measure, or a declared value type", kQuantity, kQuantityChecks},
    {"quote", TableKind::rows, "", kQuote, kQuoteChecks},
    {"event", TableKind::rows, "text: the trigger.  who ... details: words for readers, as in the CSV and v_fact", kEvent, kEventChecks},
    {"event_arg", TableKind::rows, "who and what fills a role: exactly one of entity quantity arg_event timex literal", kEventArg, kEventArgChecks},
    {"event_actor", TableKind::rows, "the two sides of the dyad view", kEventActor, kEventActorChecks},
    {"event_span", TableKind::rows, "kind evidence: a sentence, with the rule whose trigger stands in it; hedge: words, with their class", kEventSpan, kEventSpanChecks},
    {"claim", TableKind::rows, "what is stated and is no occurrence: shares, ranks, changes, declared facts", kClaim, {}},
    {"field", TableKind::rows, "what has no column of its own: links of quantities, fields of declared types; one of of_... owns it", kField, {}},
    {"watch_hit", TableKind::rows, "names of the user's own list (run --watch), with the ids of the list", kWatchHit, {}},
}};

}  // namespace

const TableInfo& table_info(RecordTable table) { return kTables[static_cast<std::size_t>(table)]; }

std::vector<Column> stored_columns(RecordTable table) {
  std::vector<Column> out;
  const std::span<const Column> columns = table_info(table).columns;
  std::copy_if(columns.begin(), columns.end(), std::back_inserter(out),
               [](const Column& column) { return column.computed.empty(); });
  return out;
}

}  // namespace wirefacts
