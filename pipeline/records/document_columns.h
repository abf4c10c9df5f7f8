#pragma once
// Tables of the runs, of what they read, and of the article itself. Used by record_columns.cpp alone.

#include <string_view>

#include "records/column_words.h"

namespace wirefacts::columns {

inline constexpr Column kSchemaVersion[] = {
    integer("version", kRequired),
    text("program"),
};

inline constexpr Column kRun[] = {
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
inline constexpr std::string_view kRunChecks[] = {
    "UNIQUE(run_id, pipeline, rulepacks)",
};

inline constexpr Column kLoadShard[] = {
    key(), link("run", "run", kRequired), text("shard_id", kRequired), text("sha256", kRequired), bigint("n_rows"),
};
inline constexpr std::string_view kLoadShardChecks[] = {
    "UNIQUE(run, shard_id)",
};

inline constexpr Column kDeadLetter[] = {
    key(),          link("run", "run", kRequired), text("shard_id"),
    text("path"),   bigint("byte_start"),          bigint("byte_length"),
    text("stage"),  text("code", kRequired),       text("message"),
    text("sha256"),
};

inline constexpr Column kDocument[] = {
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
inline constexpr std::string_view kDocumentChecks[] = {
    "UNIQUE(doc_id)",
};

inline constexpr Column kDocumentSpan[] = {
    key(),
    document_of_row(),
    text("kind", kRequired),
    integer("c_start", kRequired),
    integer("c_end", kRequired),
    text("rule"),
    text("reason"),
};

}  // namespace wirefacts::columns
