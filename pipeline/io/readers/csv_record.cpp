#include "io/readers/csv_record.h"

namespace wirefacts {

std::size_t CsvRecord::take(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size(); ++at) {
    const char c = piece[at];
    if (quoted_) {
      // A mark closes the cell unless another follows.
      if (closing_ && c != '"') quoted_ = false;
      closing_ = c == '"' && !closing_;
      if (quoted_) continue;
    } else if (at_cell_ && c == '"') {
      quoted_ = true;
      at_cell_ = false;
      continue;
    }
    at_cell_ = c == separator_;
    if (c != '\n') continue;
    whole_ = true;
    return at + 1;
  }
  return piece.size();
}

std::vector<std::string> csv_cells(std::string_view record, char separator) {
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
    } else if (c == '"' && (at == 0 || record[at - 1] == separator)) {
      quoted = true;
    } else {
      out.back() += c;
    }
  }
  return out;
}

}  // namespace wirefacts
