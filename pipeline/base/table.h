#pragma once
// A TSV data file of rules/: header comments (source, license, columns …), then rows.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/packed.h"
#include "base/source_file.h"

namespace wirefacts {

/// Cells are views into the SourceFile, which must outlive the table. Immutable once parsed.
class Table {
 public:
  /// A line of the file; its cells are cut out of it when asked for, because lists have very many.
  struct Row {
    std::uint32_t line = 0;            // 1-based
    std::uint32_t begin = 0, end = 0;  // bytes of the file
  };

  /// Reads `file`, number `number` of its set; mistakes (bytes that are no UTF-8, missing header line, too many
  /// cells) go to `diagnostics`, what can be read is kept.
  static Table parse(const SourceFile& file, std::uint32_t number, Diagnostics& diagnostics);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint32_t file() const { return file_; }
  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  [[nodiscard]] std::span<const Row> rows() const { return rows_; }
  /// Value of a header line such as `label`, `license`, `case`; empty when absent.
  [[nodiscard]] std::string_view header(std::string_view key) const;
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  /// All cells of a row, as many as columns; missing ones are empty.
  [[nodiscard]] std::vector<std::string_view> cells(const Row& row) const;
  /// The cell of a row by column name or number; empty when there is no such column.
  [[nodiscard]] std::string_view cell(const Row& row, std::size_t column) const;
  [[nodiscard]] std::string_view cell(const Row& row, std::string_view column_name) const;
  [[nodiscard]] SourceRange range(const Row& row) const { return {file_, row.begin, row.end}; }

  /// For an archive (base/archive.h); then `attach` to the sources it was made of.
  template <class A>
  void fields(A& a) {
    a(name_, file_, headers_, columns_, rows_);
  }
  void attach(const SourceSet& sources) { text_ = sources[file_].text(); }

 private:
  std::string name_;
  std::uint32_t file_ = SourceRange::kNoFile;
  std::string_view text_;  // of the file
  std::vector<std::pair<std::string, std::string>> headers_;
  std::vector<std::string> columns_;
  Packed<Row> rows_;
};

/// The parts of a text between single characters `separator`; "" gives no part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Without blanks, tabs and carriage returns at both ends.
std::string_view trim(std::string_view text);

}  // namespace wirefacts
