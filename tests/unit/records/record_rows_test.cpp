// The rows of data/made_up.json against those of an independent program (data/made_up.rows: one line per row,
// tab-separated: table, then for each stored column k key, d doc_id, u uid, t text, i integer, r real, empty null).

#include "records/record_rows.h"

#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "base/table.h"
#include "io/extraction_json.h"
#include "records/fact_words.h"
#include "records/stable_id.h"

namespace wirefacts {
namespace {

std::string file(const std::string& name) {
  std::ifstream in(std::string(WIREFACTS_SOURCE_DIR) + "/tests/unit/records/data/" + name, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The made-up article: it uses the optional fields and types that no pack of ours declares.
struct MadeUp {
  MadeUp() : text(file("made_up.txt")), extraction(parse_extraction(file("made_up.json")).value()) {
    assign_uids(extraction);
    const std::unordered_map<std::string, WordColumns> columns = {{"ROCKET_LAUNCH", {{"operator"}, {}}},
                                                                  {"AID", {{"donor"}, {"recipient"}}}};
    const WordColumns none;
    add_fact_words(extraction, CodePointText(text), [&](const std::string& type) -> const WordColumns& {
      const auto found = columns.find(type);
      return found == columns.end() ? none : found->second;
    });
  }
  std::string text;
  Extraction extraction;
};

std::string cell_text(const Cell& cell, const Column& column) {
  if (std::holds_alternative<std::monostate>(cell)) return "";
  const bool key = column.name == "id" || (!column.references.empty() && column.references != "run");
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return (key ? "k" : "i") + std::to_string(*integer);
  if (const auto* number = std::get_if<Decimal>(&cell)) {
    return (number->is_integer() ? "i" : "r") + number->to_string();
  }
  std::string out = column.name == "doc_id" ? "d" : column.name == "uid" ? "u" : "t";
  for (const char c : std::get<std::string>(cell)) out += c == '\n' ? '\x1f' : c == '\t' ? ' ' : c;
  return out;
}

std::string line_of(const Row& row) {
  std::string out(table_info(row.table).name);
  const std::vector<Column> columns = stored_columns(row.table);
  EXPECT_EQ(row.cells.size(), columns.size()) << out;
  for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i) {
    out += "\t" + cell_text(row.cells[i], columns[i]);
  }
  return out;
}

TEST(Rows, AreThoseOfTheReferenceLoader) {
  const MadeUp made_up;
  const Result<std::vector<Row>> rows = rows_of(made_up.extraction, made_up.text, 0, 1);
  ASSERT_TRUE(rows) << rows.error().message;
  std::vector<std::string> got;
  for (const Row& row : *rows) got.push_back(line_of(row));
  const std::string reference = file("made_up.rows");
  std::vector<std::string> expected;
  for (const std::string_view line : split(reference, '\n')) {
    if (!line.empty()) expected.emplace_back(line);
  }
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) EXPECT_EQ(got[i], expected[i]);
}

TEST(Rows, HaveKeysInTheRangeOfTheirArticleAndNoNullWhereNoneMayBe) {
  const MadeUp made_up;
  const Result<std::vector<Row>> rows = rows_of(made_up.extraction, made_up.text, 7, 1);
  ASSERT_TRUE(rows);
  std::set<std::pair<RecordTable, std::int64_t>> seen;
  for (const Row& row : *rows) {
    const std::vector<Column> columns = stored_columns(row.table);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool null = std::holds_alternative<std::monostate>(row.cells[i]);
      EXPECT_FALSE(columns[i].required && null) << columns[i].name;
      if (null || columns[i].references.empty() || columns[i].references == "run") continue;
      EXPECT_EQ(std::get<std::int64_t>(row.cells[i]) / kKeySpan, 7) << columns[i].name;
    }
    EXPECT_TRUE(seen.emplace(row.table, std::get<std::int64_t>(row.cells[0])).second);
  }
}

TEST(Rows, OfTooLongAnArticleAreRefused) {
  MadeUp made_up;
  EntityRecord& entity = made_up.extraction.entities[0];
  entity.mentions.assign(static_cast<std::size_t>(kKeySpan), entity.mentions[0]);
  const Result<std::vector<Row>> rows = rows_of(made_up.extraction, made_up.text, 1, 1);
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().message, "too_many_rows: more than 65535 rows of mention in mun.example/1");
}

TEST(ContentKey, IsThatOfTheReference) {
  const MadeUp made_up;
  EXPECT_EQ(content_key(made_up.extraction.doc, made_up.extraction.meta), made_up.extraction.meta.content_key);
}

TEST(CodePointText, CountsCodePoints) {
  const std::string text = std::string(70, 'a') + "\xe2\x80\x98q\xff\xf0\x9f\x98\x80z";
  const CodePointText words(text);
  EXPECT_EQ(words.words({70, 72}), "\xe2\x80\x98q");
  EXPECT_EQ(words.words({72, 73}), "\xff");
  EXPECT_EQ(words.words({73, 75}), "\xf0\x9f\x98\x80z");
  EXPECT_EQ(words.words({74, 99}), "z");
  EXPECT_EQ(words.words({99, 120}), "");
}

}  // namespace
}  // namespace wirefacts
