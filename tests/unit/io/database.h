#pragma once
// A database as a test sees it: answers to queries, as text.

#include <sqlite3.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace wirefacts::test {

using TableRows = std::vector<std::vector<std::string>>;

class OpenDatabase {
 public:
  explicit OpenDatabase(const std::string& path) { sqlite3_open(path.c_str(), &handle_); }
  OpenDatabase(const OpenDatabase&) = delete;
  OpenDatabase& operator=(const OpenDatabase&) = delete;
  ~OpenDatabase() { sqlite3_close_v2(handle_); }

  /// Null is "NULL". `given`: the value of every named parameter.
  TableRows query(const std::string& sql, const std::string& given = "") {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
      throw std::runtime_error(sql + ": " + sqlite3_errmsg(handle_));
    }
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i) {
      sqlite3_bind_text(statement, i, given.c_str(), -1, SQLITE_TRANSIENT);
    }
    TableRows out;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      out.emplace_back();
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
        out.back().emplace_back(text == nullptr ? "NULL" : text);
      }
    }
    sqlite3_finalize(statement);
    return out;
  }

  /// First cell of the first row.
  std::string value(const std::string& sql) { return query(sql).at(0).at(0); }

  void run(const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) throw std::runtime_error(message);
  }

  /// Every row of every table, and the SQL of everything: two equal dumps are two equal databases.
  TableRows dump() {
    TableRows out =
        query("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%_fts_%' ORDER BY type, name");
    for (const auto& table : query("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE '%_fts%' "
                                   "AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
      for (auto& row : query("SELECT '" + table[0] + "', * FROM " + table[0] + " ORDER BY 2"))
        out.push_back(std::move(row));
    }
    return out;
  }

 private:
  sqlite3* handle_ = nullptr;
};

}  // namespace wirefacts::test
