#pragma once
// Where the records of a CSV file begin and end, and their cells (RFC 4180).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wirefacts {

/// Fed with the bytes of a record, piece by piece, from its first byte on. A record ends behind the LF that stands in
/// no quotation marks; these count only where a cell begins. Linear. One thread at a time.
class CsvRecord {
 public:
  explicit CsvRecord(char separator) : separator_(separator) {}
  /// Bytes of `piece` that belong to the record, its line end among them; all of them when it does not end there.
  std::size_t take(std::string_view piece);
  [[nodiscard]] bool is_whole() const { return whole_; }
  /// What was taken so far ends inside quotation marks.
  [[nodiscard]] bool is_quoted() const { return quoted_ && !closing_; }

 private:
  char separator_;
  bool at_cell_ = true, quoted_ = false, closing_ = false, whole_ = false;
};

/// The cells of a record, without the marks around them; doubled marks inside are one. Blanks stay.
std::vector<std::string> csv_cells(std::string_view record, char separator);

}  // namespace wirefacts
