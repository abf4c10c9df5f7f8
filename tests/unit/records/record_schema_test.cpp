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
  EXPECT_NE(create_link_indexes().find("CREATE INDEX IF NOT EXISTS quote_speaker ON quote(speaker) WHERE speaker IS "
                                       "NOT NULL;"),
            std::string::npos);
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

}  // namespace
}  // namespace wirefacts
