#pragma once
// Extraction → rows of the tables, for every sink that writes tables.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "records/extraction.h"
#include "records/record_columns.h"

namespace wirefacts {

/// Null, integer, exact number (columns real and numeric) or text.
using Cell = std::variant<std::monostate, std::int64_t, Decimal, std::string>;

/// One cell per stored column of the table, in the order of stored_columns(table).
struct Row {
  RecordTable table = RecordTable::document;
  std::vector<Cell> cells;
};

/// Takes one row, whose cells it may move away; an Error ends the writing.
using TakeRow = std::function<Result<void>(Row&)>;

/// All rows of an article in the order in which they are to be written: document, then the tables in
/// the order of RecordTable; one in memory at a time. Keys are `document_id` * kKeySpan + n, n = 1, 2 … per table.
/// Texts are as found: a sink that cannot hold ill-formed UTF-8 or NUL replaces them (document/offset_map.h). `text` is
/// the document text, from which the words of spans are taken; it becomes document.text. Errors: that of `take`; behind
/// the last row "too_many_rows: …" when a table has more than kKeySpan - 1 of them.
Result<void> each_row(const Extraction& extraction, std::string_view text, std::int64_t document_id,
                      std::int64_t run_id, const TakeRow& take);

/// The same rows, all in memory.
Result<std::vector<Row>> rows_of(const Extraction& extraction, std::string_view text, std::int64_t document_id,
                                 std::int64_t run_id);

}  // namespace wirefacts
