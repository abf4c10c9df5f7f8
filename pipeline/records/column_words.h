#pragma once
// The words in which the columns of all tables are written (document_columns.h … event_columns.h). Private to records/.

#include <span>
#include <string_view>

#include "records/record_columns.h"

namespace wirefacts::columns {

inline constexpr bool kRequired = true;
inline constexpr std::span<const std::string_view> kNoChecks = {};

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
constexpr Column json(std::string_view name, bool required = false, std::string_view comment = {}) {
  return of_type(name, ColumnType::json, required, comment);
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
/// Words for columns that many tables have.
inline constexpr std::string_view kOffset =
    "in code points of document.text, half-open: substr(text, c_start+1, c_end-c_start)";
inline constexpr std::string_view kUid =
    "made of doc_id, type and where its words stand (of an entity its name): the same in every database, until a "
    "correction moves them";
inline constexpr std::string_view kShortId = "holds inside one article, as in JSON Lines";
inline constexpr std::string_view kRule = "that asserted it: stage.rule";
inline constexpr std::string_view kConfidence = "0 to 1: measured precision of the rule (rules/precision.tsv)";

constexpr Column key() { return bigint("id", kRequired); }
constexpr Column document_of_row() {
  Column column = link("document", "document");
  column.computed = "id/65536";
  return column;
}

}  // namespace wirefacts::columns
