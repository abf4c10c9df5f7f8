#pragma once
// Where the records of a CSV file begin and end, and their cells (RFC 4180), also where marks are missing.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wirefacts {

/// Fed with the bytes of a record, piece by piece, from its first byte on. A record ends behind the LF that stands in
/// no quotation marks; these count only where a cell begins. When they are broken (no mark closes a cell, or text
/// stands behind the one that does) nothing tells where the record ends: it is taken to be its first line, and the
/// marks to be text. Linear: lines that stand in a broken cell cannot open another that reaches as far. One thread at a
/// time.
class CsvRecord {
 public:
  explicit CsvRecord(char separator) : separator_(separator) {}
  /// Bytes of `piece` that belong to the record, its line end among them; all of them when it does not end there.
  std::size_t take(std::string_view piece);
  [[nodiscard]] bool is_whole() const { return whole_; }
  /// At its end, or that of the file: its marks are no marks, and of what was taken only the first line is the record.
  [[nodiscard]] bool is_broken() const { return broken_ || (quoted_ && !closing_); }
  /// Bytes, the line end among them; 0 when there was none.
  [[nodiscard]] std::size_t first_line() const { return first_line_; }

 private:
  void step(char c);
  char separator_;
  bool at_cell_ = true, quoted_ = false, closing_ = false, broken_ = false, whole_ = false;
  std::size_t taken_ = 0, first_line_ = 0;
};

/// The cells of a record. Doubled marks inside of marks are one, those around a cell are left out; with `broken` marks
/// all of them are text. Blanks stay.
std::vector<std::string> csv_cells(std::string_view record, char separator, bool broken = false);

}  // namespace wirefacts
