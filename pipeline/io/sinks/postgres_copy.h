#pragma once
// Rows as COPY … (FORMAT BINARY) wants them.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/record_rows.h"

namespace wirefacts {

/// What stands before and behind the rows of a COPY.
inline constexpr std::string_view kCopyBegin("PGCOPY\n\xFF\r\n\0\0\0\0\0\0\0\0\0", 19);
inline constexpr std::string_view kCopyEnd("\xFF\xFF", 2);

/// Bytes of a NUMERIC: groups of four digits, exact.
std::string numeric_bytes(const Decimal& number);

/// Days since 2000-01-01 of "2016-10-04"; nothing for what is no day.
std::optional<std::int32_t> day_number(std::string_view date);

/// The rows of one article, as bytes. They are made before anybody knows its number, so that no other program has to
/// wait meanwhile; the keys are written into them when it is known.
class CopyRows {
 public:
  /// REQUIRES: rows_of(…, document_id 0, run_id 0).
  explicit CopyRows(const std::vector<Row>& rows);
  /// Fills in the keys. May be called again, with others.
  void set_numbers(std::int64_t document, std::int64_t run);
  [[nodiscard]] std::string_view of(RecordTable table) const { return bytes_[static_cast<std::size_t>(table)]; }
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  /// A BIGINT in the bytes of a table.
  struct Key {
    enum class Kind : std::uint8_t { of_row, of_document, of_run } kind = Kind::of_row;
    RecordTable table = RecordTable::document;
    std::uint32_t offset = 0;
    std::int32_t n = 0;  // behind document * kKeySpan
  };
  void add(const Row& row, const std::vector<Column>& columns);
  void add_key(const Row& row, const Column& column, std::int64_t n);

  std::array<std::string, kRecordTableCount> bytes_;
  std::vector<Key> keys_;
  std::size_t rows_ = 0;
};

}  // namespace wirefacts
