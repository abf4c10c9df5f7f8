#pragma once
// Tables of when, how many and how much, and of what was said. Used by record_columns.cpp alone.

#include <string_view>

#include "records/column_words.h"

namespace wirefacts::columns {

inline constexpr Column kTimex[] = {
    key(),
    document_of_row(),
    text("short_id", kRequired, kShortId),
    integer("c_start", kRequired, kOffset),
    integer("c_end", kRequired),
    text("text"),
    text("type", kRequired),
    text("value", kRequired, "TIMEX3"),
    text("mod"),
    json("rel", !kRequired, "the JSON object"),
    link("anchor", "timex", !kRequired, "when it is not the dct"),
    text("rule", !kRequired, kRule),
    real("confidence", !kRequired, kConfidence),
};
inline constexpr std::string_view kTimexChecks[] = {
    "CHECK(c_start>=0 AND c_end>c_start)",
};

inline constexpr Column kQuantity[] = {
    key(),
    document_of_row(),
    text("uid", kRequired, kUid),
    text("short_id", kRequired, kShortId),
    integer("c_start", kRequired, kOffset),
    integer("c_end", kRequired),
    text("text"),
    text("kind", kRequired),
    numeric("value"),
    numeric("value_max"),
    text("approx", !kRequired, "how exact the words are; low and high are the bounds that follow from it"),
    computed("low", ColumnType::numeric, "CASE WHEN approx IN('exact','more_than','at_least','range') THEN value END"),
    computed("high", ColumnType::numeric,
             "CASE WHEN approx='range' THEN value_max WHEN approx IN('exact','less_than','at_most','nearly') THEN "
             "value END"),
    text("noun"),
    text("noun_lemma"),
    text("noun_basis"),
    text("modifiers"),
    text("currency", !kRequired, "ISO 4217"),
    text("currency_basis"),
    text("unit"),
    integer("number_start"),
    integer("number_end"),
    integer("hedge_start"),
    integer("hedge_end"),
    link("subset_of", "quantity", !kRequired, "it is a part of that one: not to be added to it"),
    link("same_as", "quantity", !kRequired, "it tells the same figure again"),
    text("rule", !kRequired, kRule),
    real("confidence", !kRequired, kConfidence),
};
inline constexpr std::string_view kQuantityChecks[] = {
    "CHECK(c_start>=0 AND c_end>c_start)",
    "CHECK(approx IN('exact','about','more_than','less_than','at_least','at_most','nearly','range','vague'))",
};

inline constexpr Column kQuote[] = {
    key(),
    document_of_row(),
    text("uid", kRequired, kUid),
    text("short_id", kRequired, kShortId),
    text("type", kRequired),
    integer("c_start", kRequired, kOffset),
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
    text("rule", kRequired, kRule),
    real("confidence", kRequired, kConfidence),
};
inline constexpr std::string_view kQuoteChecks[] = {
    "CHECK(c_start>=0 AND c_end>c_start)",
};

}  // namespace wirefacts::columns
