#pragma once
// Names, types and order of the columns of all tables, once for all sinks.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace wirefacts {

/// Keys of one article in one table are document.id * kKeySpan + 1 … kKeySpan - 1.
inline constexpr std::int64_t kKeySpan = 65536;

/// In the order in which tables are created and written.
enum class RecordTable : std::uint8_t {
  schema_version,
  run,
  dead_letter,
  document,
  document_span,
  entity,
  mention,
  entity_role,
  group_member,
  timex,
  quantity,
  quote,
  event,
  event_arg,
  event_actor,
  event_span,
  claim,
  field,
  watch_hit,
};
inline constexpr std::size_t kRecordTableCount = 19;

enum class ColumnType : std::uint8_t { integer, bigint, real, numeric, date, text, json };

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::text;
  bool required = false;             // never null
  std::string_view references = {};  // table whose id it holds
  std::string_view computed = {};    // SQL expression: loaders leave it out
  std::string_view comment = {};
};

/// `rows`: a table of an article, with a key range; `article`: document.
enum class TableKind : std::uint8_t { bookkeeping, article, rows };

struct TableInfo {
  std::string_view name;
  TableKind kind = TableKind::rows;
  std::string_view comment;
  std::span<const Column> columns;           // the key first
  std::span<const std::string_view> checks;  // CHECK(…), UNIQUE(…)
};

/// Constant data.
const TableInfo& table_info(RecordTable table);

/// The columns that a loader writes, in order: all but the computed ones.
std::vector<Column> stored_columns(RecordTable table);

}  // namespace wirefacts
