#include "records/record_schema.h"

#include <set>

#include <gtest/gtest.h>

namespace wirefacts {
namespace {

TEST(Tables, BeginWithTheirKeyAndReferToTables) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kRecordTableCount; ++i) names.insert(table_info(static_cast<RecordTable>(i)).name);
  EXPECT_EQ(names.size(), kRecordTableCount);
  for (std::size_t i = 0; i < kRecordTableCount; ++i) {
    const TableInfo& table = table_info(static_cast<RecordTable>(i));
    EXPECT_EQ(table.columns[0].name, table.name == "schema_version" ? "version" : "id");
    std::set<std::string_view> columns;
    for (const Column& column : table.columns) {
      EXPECT_TRUE(columns.insert(column.name).second) << table.name << "." << column.name;
      EXPECT_TRUE(column.references.empty() || names.count(column.references) == 1);
    }
    EXPECT_TRUE(table.kind != TableKind::rows || table.columns[1].name == "document");
  }
}

TEST(Tables, AreWrittenForBothEngines) {
  const std::string sqlite = create_tables(SqlEngine::sqlite);
  EXPECT_NE(sqlite.find("CREATE TABLE IF NOT EXISTS group_member(\n  id INTEGER PRIMARY KEY,\n"
                        "  document INTEGER GENERATED ALWAYS AS (id/65536) VIRTUAL REFERENCES document(id) "
                        "DEFERRABLE INITIALLY DEFERRED,\n"
                        "  grp INTEGER NOT NULL REFERENCES entity(id) DEFERRABLE INITIALLY DEFERRED,\n"),
            std::string::npos)
      << sqlite;
  const std::string postgres = create_tables(SqlEngine::postgres);
  EXPECT_NE(postgres.find("  grp BIGINT NOT NULL,\n  member BIGINT NOT NULL);"), std::string::npos);
  EXPECT_NE(postgres.find("(entity IS NOT NULL)::int+(quantity IS NOT NULL)::int"), std::string::npos);
}

TEST(Tables, HaveTypesAndIndexesOfPostgres) {
  const std::string sql = create_tables(SqlEngine::postgres);
  for (const char* part : {"  rel JSONB,", "  dct_day DATE,", "  EXCLUDE USING hash (doc_id WITH =));",
                           "CREATE INDEX IF NOT EXISTS entity_name ON entity USING hash(canonical);"}) {
    EXPECT_NE(sql.find(part), std::string::npos) << part;
  }
  const std::string comments = postgres_comments();
  EXPECT_NE(comments.find("COMMENT ON TABLE entity IS 'persons, organizations, groups, "), std::string::npos);
  EXPECT_NE(comments.find("COMMENT ON COLUMN event_arg.ord IS '0 = the first of its role: the lead''s figure';"),
            std::string::npos);
}

TEST(Views, AreReplacedInPostgresWhereTheyStand) {
  EXPECT_EQ(
      replace_postgres_views(
          "-- a; b\nDROP VIEW IF EXISTS x;\nCREATE VIEW x AS SELECT 1; -- one; two\n  more;\nDROP VIEW IF "
          "EXISTS y;\nCREATE VIEW y AS SELECT 2;\n"),
      "DO $view$ BEGIN\nCREATE OR REPLACE VIEW x AS SELECT 1; -- one; two\n  more;\nEXCEPTION WHEN "
      "invalid_table_definition THEN\nDROP VIEW x;\nCREATE VIEW x AS SELECT 1; -- one; two\n  more;\nEND $view$;\n"
      "DO $view$ BEGIN\nCREATE OR REPLACE VIEW y AS SELECT 2;\nEXCEPTION WHEN invalid_table_definition THEN\nDROP "
      "VIEW y;\nCREATE VIEW y AS SELECT 2;\nEND $view$;\n");
  const auto count = [](std::string_view text, std::string_view words) {
    std::size_t found = 0;
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) ++found;
    return found;
  };
  const std::size_t views = count(standard_views(), "\nCREATE VIEW v_");
  EXPECT_GT(views, 9U);
  EXPECT_EQ(count(replace_postgres_views(standard_views()), "CREATE OR REPLACE VIEW v_"), views);
}

TEST(TypeViews, ShowTheDeclaredFields) {
  Schema schema;
  LabelInfo& launch = schema.declare("RocketLaunch");
  launch.kind = LabelKind::event;
  FieldInfo vehicle;
  vehicle.name = "vehicle";
  FieldInfo party;
  party.name = "party";
  party.type = FieldType::reference;
  party.list = true;
  FieldInfo stages;
  stages.name = "stages";
  stages.type = FieldType::integer;
  FieldInfo realis;
  realis.name = "realis";
  realis.implicit = true;
  launch.fields = {vehicle, party, stages, realis};
  schema.declare("Person").kind = LabelKind::entity;
  schema.declare("Break").kind = LabelKind::mark;
  const std::vector<TypeView> views = type_views(schema);
  ASSERT_EQ(views.size(), 1U);
  EXPECT_EQ(views[0].name, "rocket_launch");
  ASSERT_EQ(views[0].fields.size(), 3U);
  EXPECT_EQ(views[0].fields[0].kind, TypeView::Field::Kind::role);
  EXPECT_TRUE(views[0].fields[1].list);
  EXPECT_EQ(views[0].fields[2].kind, TypeView::Field::Kind::number);
  const std::string sql = create_type_view(views[0], SqlEngine::sqlite);
  EXPECT_NE(sql.find("WHERE x.type='ROCKET_LAUNCH';"), std::string::npos);
  EXPECT_NE(sql.find("group_concat(w,'; ')"), std::string::npos);
  EXPECT_NE(create_type_view(views[0], SqlEngine::postgres).find("string_agg(w,'; ')"), std::string::npos);
}

TEST(TypeViews, TellAFigureAsNumberAndCurrency) {
  Schema schema;
  schema.declare("Money").kind = LabelKind::value;
  schema.declare("Count").kind = LabelKind::value;
  schema.declare("Person").kind = LabelKind::entity;
  LabelInfo& purchase = schema.declare("Purchase");
  purchase.kind = LabelKind::event;
  for (const auto& [name, to] : {std::pair("price", "Money"), {"items", "Count"}, {"buyer", "Person"}}) {
    FieldInfo field;
    field.name = name;
    field.type = FieldType::reference;
    field.refs = {to};
    purchase.fields.push_back(field);
  }
  for (const TypeView& view : type_views(schema)) {
    if (view.name != "purchase") continue;
    const std::string sql = create_type_view(view, SqlEngine::postgres);
    for (const char* column : {"\"price_number\"", "\"price_currency\"", "\"items_number\""}) {
      EXPECT_NE(sql.find(column), std::string::npos) << column;
    }
    EXPECT_EQ(sql.find("\"items_currency\""), std::string::npos);
    EXPECT_EQ(sql.find("\"buyer_number\""), std::string::npos);
    EXPECT_LT(sql.find(" AS sentence"),
              sql.find("\"price_number\""));  // what PostgreSQL can put behind a view that stands
  }
}

TEST(TypeViews, JoinNumbersInPostgresAsText) {
  TypeView view;
  view.name = "count";
  view.fields = {{"n", TypeView::Field::Kind::number, true}};
  EXPECT_NE(create_type_view(view, SqlEngine::postgres).find("CAST(a.number AS TEXT)"), std::string::npos);
  EXPECT_EQ(create_type_view(view, SqlEngine::sqlite).find("CAST(a.number AS TEXT)"), std::string::npos);
}

}  // namespace
}  // namespace wirefacts
