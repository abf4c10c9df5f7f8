#pragma once
// Reads rules/events/*.tsv and rules/precision.tsv into EventTables; used by EventTables::build only.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "events/event_tables.h"

namespace wirefacts {

/// One row being read: its cells by name, and where mistakes are reported.
struct TableRow {
  const Table& table;
  const Table::Row& row;
  [[nodiscard]] std::string_view operator[](std::string_view column) const { return trim(table.cell(row, column)); }
  [[nodiscard]] SourceRange range() const { return table.range(row); }
  /// Of the first cell or part of one, divided by '|', that is `word`; else of the row.
  [[nodiscard]] SourceRange range_of(std::string_view word) const;
};

/// Build once, then `take`. Mistakes go to `diagnostics`; a row with one is left out. One thread at a time.
class EventTablesBuilder {
 public:
  EventTablesBuilder(const Knowledge& knowledge, Diagnostics& diagnostics);
  EventTables take();

 private:
  template <typename Read>
  void each_row(std::string_view path, Read read);
  void read_merging(const TableRow& row);
  void read_double(const TableRow& row);
  void read_derivation(const TableRow& row);
  bool read_source(const TableRow& row, DerivationRow& derivation);
  void read_placing(const TableRow& row);
  void read_subtype(const TableRow& row);
  void read_code(const TableRow& row);
  void read_dyad(const TableRow& row);
  void read_columns(const TableRow& row);
  void read_sector(const TableRow& row);
  void read_precision(const TableRow& row);
  void read_nouns();
  void read_offices();
  void default_columns();

  [[nodiscard]] bool is_event(Label label) const;
  /// Reports a label that is no event type.
  Label event_type(const TableRow& row, std::string_view column);
  Label event_type_named(const TableRow& row, std::string_view name);
  /// Roles separated by '|'; reports those that the type has not. Nothing when one is wrong.
  std::optional<std::vector<std::string>> roles(const TableRow& row, std::string_view column, Label type);
  bool check_role(const TableRow& row, std::string_view role, Label type);
  bool check_realis(const TableRow& row, std::string_view value);
  std::optional<std::int64_t> number(const TableRow& row, std::string_view column);

  const Knowledge& knowledge_;
  Diagnostics& diagnostics_;
  EventTables tables_;
  std::vector<std::string> event_names_;
};

}  // namespace wirefacts
