#pragma once
// Tables of what happened and what is claimed, and of fields without a column of their own. Used by record_columns.cpp
// alone.

#include <string_view>

#include "records/column_words.h"

namespace wirefacts::columns {

inline constexpr Column kEvent[] = {
    key(),
    document_of_row(),
    text("uid", kRequired, kUid),
    text("short_id", kRequired, kShortId),
    text("type", kRequired),
    text("subtype"),
    integer("trig_start", kRequired),
    integer("trig_end", kRequired),
    text("text"),
    text("realis", kRequired, "actual: it happened; else it will, may, did not …"),
    text("polarity", kRequired, "negative: it is said not to have happened"),
    text("status"),
    text("support", kRequired, "where its parts stand: clause is the strictest"),
    text("who"),
    text("whom"),
    text("place_text"),
    text("time_text"),
    text("how_many"),
    text("how_much"),
    text("details", !kRequired, "every other role, figure and field: name=words, joined by |"),
    link("asserted_by", "entity", !kRequired, "the source, when it is not the agency itself"),
    link("place", "entity"),
    link("city", "entity"),
    link("timex", "timex"),
    date("date_start", !kRequired, "first day of the time it is told to have happened"),
    date("date_end", !kRequired, "its last day"),
    integer("time_precision", !kRequired, "1 a day, 2 up to a week, 3 longer"),
    integer("geo_precision", !kRequired,
            "1 the spot itself, 2 near it or a district, 3 a region, a country, or inferred"),
    text("cameo"),
    text("cameo_root"),
    text("cameo_reciprocal"),
    text("plover"),
    text("plover_mode"),
    text("plover_context"),
    integer("quad"),
    text("ere"),
    integer("conflict", kRequired),
    text("rule", kRequired, kRule),
    real("confidence", kRequired, kConfidence),
};
inline constexpr std::string_view kEventChecks[] = {
    "CHECK(realis IN('actual','future','hypothetical','generic','attempted','threatened','denied'))",
    "CHECK(polarity IN('positive','negative'))",
    "CHECK(support IN('clause','sentence','document'))",
};

inline constexpr Column kEventArg[] = {
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
    integer("c_start", !kRequired, kOffset),
    integer("c_end"),
};
inline constexpr std::string_view kEventArgChecks[] = {
    "CHECK(1=(entity IS NOT NULL)+(quantity IS NOT NULL)+(arg_event IS NOT NULL)+(timex IS NOT NULL)+(literal IS NOT "
    "NULL))",
};

inline constexpr Column kEventActor[] = {
    key(),
    document_of_row(),
    link("event", "event", kRequired),
    text("side", kRequired, "src acts, tgt is acted upon"),
    integer("ord", kRequired),
    link("entity", "entity"),
    text("country"),
    text("sector"),
};
inline constexpr std::string_view kEventActorChecks[] = {
    "CHECK(side IN('src','tgt'))",
};

inline constexpr Column kEventSpan[] = {
    key(),
    document_of_row(),
    link("event", "event", kRequired),
    text("kind", kRequired),
    integer("c_start", kRequired, kOffset),
    integer("c_end", kRequired),
    text("class"),
    text("rule", !kRequired, kRule),
};
inline constexpr std::string_view kEventSpanChecks[] = {
    "CHECK(c_start>=0 AND c_end>c_start)",
};

inline constexpr Column kClaim[] = {
    key(),
    document_of_row(),
    text("uid", kRequired, kUid),
    text("short_id", kRequired, kShortId),
    text("type", kRequired),
    integer("c_start", kRequired, kOffset),
    integer("c_end", kRequired),
    text("text"),
    link("value", "quantity"),
    text("base"),
    text("predicate"),
    link("speaker", "entity"),
    link("quote", "quote"),
    text("rule", kRequired, kRule),
    real("confidence", kRequired, kConfidence),
};

inline constexpr Column kField[] = {
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
    integer("c_start", !kRequired, kOffset),
    integer("c_end"),
    numeric("number"),
};

}  // namespace wirefacts::columns
