#include "grammar/schema.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "unit/grammar/test_pack.h"

namespace wirefacts {
namespace {

const char* const kTypes =
    "enum realis = actual | future\nenum polarity = positive | negative\n"
    "entity Person { name: text  kind: realis = actual }\n"
    "event Meeting { who: list ref (Person|Month)!\n  n: integer = 3 }\n";
const char* const kMonths = "# source: s\n# license: l\n# label: Month\n# columns: form\tnumber\nMay\t5\n";

PackFiles small_pack() {
  return {{"schema.types", kTypes}, {"months.tsv", kMonths}, {"p.cascade", "stage s\n"}, {"s.rules", "stage s\n"}};
}

std::string fields(const LabelInfo& info) {
  std::string out;
  for (const FieldInfo& f : info.fields) out += f.name + " ";
  return out;
}

TEST(SchemaBuilder, DeclaresTypesThenLists) {
  TestPack pack({small_pack()});
  EXPECT_EQ(pack.rendered(), "");
  const Schema& schema = pack.schema;
  const std::uint16_t built_in = static_cast<std::uint16_t>(labels::kKnown) + 1U;  // it is the last of them
  ASSERT_EQ(schema.size(), built_in + 3U);
  EXPECT_EQ(schema.find("Known"), labels::kKnown);
  EXPECT_EQ(static_cast<std::uint16_t>(schema.find("Person")), built_in);
  EXPECT_EQ(schema[schema.find("Month")].kind, LabelKind::list);
  EXPECT_EQ(fields(schema[schema.find("Month")]), "form number ");
  const LabelInfo& meeting = schema[schema.find("Meeting")];
  EXPECT_EQ(fields(meeting), "who n realis polarity ");
  EXPECT_TRUE(meeting.fields[0].list);
  EXPECT_TRUE(meeting.fields[0].required);
  EXPECT_EQ(meeting.fields[0].refs, (std::vector<std::string>{"Person", "Month"}));
  EXPECT_EQ(meeting.fields[1].type, FieldType::integer);
  EXPECT_EQ(meeting.fields[1].default_value, "3");
  EXPECT_TRUE(meeting.fields[2].implicit);
  EXPECT_EQ(meeting.fields[2].enumeration, "realis");
  const LabelInfo& person = schema[schema.find("Person")];
  EXPECT_EQ(person.fields[1].type, FieldType::enumeration);
  EXPECT_EQ(person.fields[1].default_value, "actual");
}

TEST(SchemaBuilder, InflectedListsHaveLemmaAndInflection) {
  PackFiles files = small_pack();
  files["nouns.tsv"] = "# source: s\n# license: l\n# label: Noun\n# inflect: noun\n# columns: lemma\tclass\nman\tx\n";
  TestPack pack({files});
  EXPECT_EQ(fields(pack.schema[pack.schema.find("Noun")]), "lemma class inflection ");
}

TEST(SchemaBuilder, FilesOfOneLabelJoinTheirColumns) {
  PackFiles files = small_pack();
  files["more.tsv"] = "# source: s\n# license: l\n# label: Month\n# columns: form\tdays\nJune\t30\n";
  TestPack pack({files});
  EXPECT_EQ(fields(pack.schema[pack.schema.find("Month")]), "form number days ");
}

TEST(SchemaBuilder, ALaterLayerAddsAndChanges) {
  const PackFiles mine = {{"mine.types",
                           "enum realis = actual | denied\nentity Person { kind: text  age: integer }\n"
                           "mark Ship { }\n"}};
  TestPack pack({small_pack(), mine});
  EXPECT_FALSE(pack.diagnostics.has_errors());
  EXPECT_EQ(pack.diagnostics.count(Severity::advice), 2U);
  const Schema& schema = pack.schema;
  const LabelInfo& person = schema[schema.find("Person")];
  EXPECT_EQ(fields(person), "name kind age ");
  EXPECT_EQ(person.fields[1].type, FieldType::text);
  EXPECT_EQ(*schema.enumeration("realis"), (std::vector<std::string>{"actual", "denied"}));
  EXPECT_NE(schema.find("Ship"), Label::none);
}

TEST(SchemaBuilder, DeclaredRealisIsNotImplicit) {
  PackFiles files = small_pack();
  files["schema.types"] = std::string(kTypes) + "event Storm { realis: realis = future }\n";
  TestPack pack({files});
  const LabelInfo& storm = pack.schema[pack.schema.find("Storm")];
  EXPECT_EQ(fields(storm), "realis polarity ");
  EXPECT_FALSE(storm.fields[0].implicit);
  EXPECT_TRUE(storm.fields[1].implicit);
}

TEST(Schema, SnakeNames) {
  EXPECT_EQ(upper_snake("AgreementSign"), "AGREEMENT_SIGN");
  EXPECT_EQ(lower_snake("Person"), "person");
}

}  // namespace
}  // namespace wirefacts
