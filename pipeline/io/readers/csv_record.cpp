#include "io/readers/csv_record.h"

namespace wirefacts {

std::size_t CsvRecord::take(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size(); ++at) {
    ++taken_;
    step(piece[at]);
    if (whole_) return at + 1;
  }
  return piece.size();
}

void CsvRecord::step(char c) {
  if (c == '\n' && first_line_ == 0) first_line_ = taken_;
  if (quoted_) {
    // A mark closes the cell unless another follows.
    if (closing_ && c != '"') {
      quoted_ = false;
      broken_ = c != separator_ && c != '\n' && c != '\r';
    }
    closing_ = c == '"' && !closing_;
    if (quoted_) return;
  } else if (at_cell_ && c == '"' && !broken_) {
    quoted_ = true;
    at_cell_ = false;
    return;
  }
  at_cell_ = c == separator_;
  whole_ = broken_ ? first_line_ != 0 : c == '\n';
}

std::vector<std::string> csv_cells(std::string_view record, char separator, bool broken) {
  if (record.ends_with('\n')) record.remove_suffix(1);
  if (record.ends_with('\r')) record.remove_suffix(1);
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t at = 0; at < record.size(); ++at) {
    const char c = record[at];
    if (quoted) {
      if (c != '"') {
        out.back() += c;
      } else if (at + 1 < record.size() && record[at + 1] == '"') {
        out.back() += record[++at];
      } else {
        quoted = false;
      }
    } else if (c == separator) {
      out.emplace_back();
    } else if (!broken && c == '"' && (at == 0 || record[at - 1] == separator)) {
      quoted = true;
    } else {
      out.back() += c;
    }
  }
  return out;
}

}  // namespace wirefacts
