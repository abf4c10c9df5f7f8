#pragma once
// Tables of the runs, of what they read, and of the article itself. Used by record_columns.cpp alone.

#include <string_view>

#include "records/column_words.h"

namespace wirefacts::columns {

inline constexpr Column kSchemaVersion[] = {
    integer("version", kRequired),
};

inline constexpr Column kRun[] = {
    key(),
    text("run_id", kRequired),
    text("pipeline", kRequired),
    text("rulepacks", kRequired),
    text("started", !kRequired, "UTC: when the first load of this row began"),
    text("finished", !kRequired, "when the last one ended; empty: it goes on, or was cut short"),
    bigint("n_in", !kRequired, "when it is finished: n_done + n_dead + n_skipped"),
    bigint("n_done", !kRequired, "articles written"),
    bigint("n_dead", !kRequired, "dead letters written"),
    bigint("n_skipped", !kRequired, "inputs that were here already, or twice among the inputs"),
};
inline constexpr std::string_view kRunChecks[] = {
    "UNIQUE(run_id, pipeline, rulepacks)",
};

inline constexpr Column kDeadLetter[] = {
    key(),         link("run", "run", kRequired), text("path"),    bigint("byte_start"), bigint("byte_length"),
    text("stage"), text("code", kRequired),       text("message"), text("sha256"),       bigint("line"),
};

inline constexpr Column kDocument[] = {
    key(),
    text("doc_id", kRequired, "id of the source (SOURCE/ID), or sha256-… of the text"),
    text("content_key", kRequired, "of article, program and rules: unchanged, the article is not loaded again"),
    text("sha256", kRequired),
    bigint("n_bytes", kRequired),
    bigint("n_chars", kRequired),
    text("lang"),
    text("source"),
    text("url"),
    text("title"),
    text("author"),
    text("section"),
    text("headline", !kRequired, "words of headline_start … headline_end"),
    integer("text_start", kRequired, "where the article's own text begins behind a title put before it"),
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
    text("dct", !kRequired, "when it was published, as written"),
    date("dct_day", !kRequired, "its day"),
    text("dct_source", !kRequired, "where dct came from: meta arg dateline body filename"),
    date("dct_not_before", !kRequired, "without a date: the earliest day that its offices allow"),
    date("dct_not_after"),
    text("dct_basis"),
    json("diagnostics"),
    link("run", "run", kRequired),
    text("text", !kRequired, "last, so that reading the other columns does not read it"),
};
inline constexpr std::string_view kDocumentChecks[] = {
    "UNIQUE(doc_id)",
};

inline constexpr Column kDocumentSpan[] = {
    key(),
    document_of_row(),
    text("kind", kRequired, "residue or unread"),
    integer("c_start", kRequired, kOffset),
    integer("c_end", kRequired),
    text("rule", !kRequired, kRule),
    text("reason"),
};

}  // namespace wirefacts::columns
