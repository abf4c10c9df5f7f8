#pragma once
// Tables of who and where. Used by record_columns.cpp alone.

#include <string_view>

#include "records/column_words.h"

namespace wirefacts::columns {

inline constexpr Column kEntity[] = {
    key(),
    document_of_row(),
    text("uid", kRequired, kUid),
    text("short_id", kRequired, kShortId),
    text("type", kRequired, "PERSON ORG GROUP EVENT_NAME COUNTRY CITY FACILITY REGION, or a declared type"),
    text("subtype"),
    text("canonical", kRequired, "the fullest name of the article"),
    text("kb", !kRequired, "wikidata:Q7747, of a list that names it"),
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
    link("within", "entity", !kRequired, "the place it lies in"),
};

inline constexpr Column kMention[] = {
    key(),
    document_of_row(),
    link("entity", "entity", kRequired),
    text("kind", kRequired),
    integer("c_start", kRequired, kOffset),
    integer("c_end", kRequired),
    text("text"),
    integer("head_start"),
    integer("head_end"),
    text("rule", !kRequired, kRule),
    real("confidence", !kRequired, kConfidence),
};
inline constexpr std::string_view kMentionChecks[] = {
    "CHECK(c_start>=0 AND c_end>c_start)",
};

inline constexpr Column kEntityRole[] = {
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

inline constexpr Column kGroupMember[] = {
    key(),
    document_of_row(),
    link("grp", "entity", kRequired),
    link("member", "entity", kRequired),
};

inline constexpr Column kWatchHit[] = {
    key(),
    document_of_row(),
    text("watch_id", kRequired, "id of the user's own list"),
    text("name", kRequired),
    text("type"),
    integer("c_start", kRequired, kOffset),
    integer("c_end", kRequired),
    text("text"),
    link("entity", "entity", !kRequired, "who or what is called so here"),
};

}  // namespace wirefacts::columns
