#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "io/sinks/sqlite_sink.h"
#include "support/pack_builder.h"
#include "workbench/database_facts.h"
#include "workbench/show_article.h"
#include "workbench/show_database.h"
#include "workbench/show_page.h"

namespace wirefacts {
namespace {

PackBuild pack() {
  return test::PackFiles()
      .file("news.cascade", "stage names\nstage events\n")
      .file("schema.types",
            "entity Person { name: text }\nevent Arrest { suspect: ref Person! }\n"
            "enum realis = actual\nenum polarity = positive\n")
      .file("stages/names.rules",
            "stage names\n\nrule cap -> Person\n  match    name:(\"Anna\" | \"Jane\") \"Smith\"\n"
            "  set      name = name.text\n  example  \"[Jane Smith]\"\n  counter  \"Smith\"\n")
      .file("stages/events.rules",
            "stage events\nuses  Person\n\nrule caught -> Arrest\n  match    suspect:[Person] \"was\" \"caught\"\n"
            "  example  \"[Jane Smith was caught].\"\n  counter  \"Jane Smith caught a fish.\"\n")
      .build();
}

Article article(const std::string& id, const std::string& text, const std::string& day = "") {
  Article out;
  out.id = id;
  out.text = text;
  if (!day.empty()) out.published = day;
  return out;
}

class ShownDatabaseTest : public ::testing::Test {
 protected:
  ShownDatabaseTest() {
    std::string name = (std::filesystem::temp_directory_path() / "wirefacts-show-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    path_ = folder_ + "/facts.db";
  }
  ~ShownDatabaseTest() override { std::filesystem::remove_all(folder_); }

  void load(const std::vector<Article>& articles) const {
    const PackBuild build = pack();
    ASSERT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
    Extractor extractor(*build.pack, identity_of(*build.pack, "r"));
    SinkOptions options;
    options.identity = identity_of(*build.pack, "r");
    auto sink = open_sqlite(path_, options);
    ASSERT_TRUE(sink) << sink.error().message;
    for (const Article& a : articles) ASSERT_TRUE((*sink)->write(extractor.extract(a), a));
    ASSERT_TRUE((*sink)->finish());
  }

  std::string folder_, path_;
};

TEST(HtmlPage, DataCannotLeaveItsPlace) {
  const std::string hostile = "</script><b>{{data}}{{script}}";
  const std::string page = html_page(hostile, {"common.js"}, "\"" + hostile + "\"");
  EXPECT_NE(page.find("<title>&lt;/script&gt;&lt;b&gt;{{data}}{{script}}</title>"), std::string::npos);
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  EXPECT_EQ(page.find("{{policy}}"), std::string::npos);
  EXPECT_EQ(page, html_page(hostile, {"common.js"}, "\"" + hostile + "\""));
}

TEST(ArticlePage, IsTheSameForTheSameArticles) {
  const PackBuild build = pack();
  ASSERT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  std::string first;
  for (int run = 0; run < 2; ++run) {
    Extractor extractor(*build.pack, identity_of(*build.pack, ""));
    ArticlePage page(*build.pack, extractor);
    page.add(article("a", "Jane Smith was caught."));
    page.add(article("b", ""));
    const std::string html = page.html(3);
    if (run == 0) first = html;
    EXPECT_EQ(html, first);
  }
  EXPECT_NE(first.find("<title>a and 1 more</title>"), std::string::npos);
}

TEST_F(ShownDatabaseTest, FactsStandInTheirSentences) {
  load({article("old", "It rained. \xF0\x9F\x98\x80 Jane Smith was caught. Anna Smith left.", "2020-01-01"),
        article("new", "Jane Smith was caught.", "2021-05-01"), article("undated", "Nothing.")});
  const auto shown = read_shown_database(path_, 10, 100, 360);
  ASSERT_TRUE(shown) << shown.error().message;
  ASSERT_EQ(shown->articles.size(), 3U);
  EXPECT_EQ(shown->articles[0].id, "new");
  EXPECT_EQ(shown->articles[1].id, "old");
  EXPECT_EQ(shown->articles[2].id, "undated");
  ASSERT_EQ(shown->facts.size(), 3U);
  EXPECT_EQ(shown->facts[0].kind, "event");
  EXPECT_EQ(shown->facts[1].sentence, "\xF0\x9F\x98\x80 Jane Smith was caught.");
  EXPECT_EQ(shown->facts[1].words, (CharSpan{2, 23}));
  EXPECT_EQ(shown->facts[2].kind, "mention");  // Anna: no event speaks of her
  ASSERT_EQ(shown->people.size(), 2U);
  EXPECT_EQ(shown->facts[0].people, shown->facts[1].people);
}

TEST_F(ShownDatabaseTest, KeepsItsBounds) {
  std::vector<Article> articles;
  for (int i = 1; i <= 9; ++i) {
    articles.push_back(article("a" + std::to_string(i), "Jane Smith was caught. Anna Smith was caught.",
                               "2020-01-0" + std::to_string(i)));
  }
  load(articles);
  const auto few = read_shown_database(path_, 4, 100, 360);
  ASSERT_TRUE(few);
  EXPECT_EQ(few->articles.size(), 4U);
  EXPECT_EQ(few->articles_left_out, 5U);
  const auto facts = read_shown_database(path_, 100, 5, 360);
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->articles.size(), 2U);  // whole articles: the third would make six facts
  EXPECT_EQ(facts->facts.size(), 4U);
  EXPECT_EQ(facts->articles_left_out, 7U);
  const auto tiny = read_shown_database(path_, 100, 1, 10);
  ASSERT_TRUE(tiny);
  EXPECT_EQ(tiny->facts.size(), 1U);
  EXPECT_EQ(tiny->facts[0].sentence, "Jane Smith");
  EXPECT_EQ(tiny->facts[0].words, (CharSpan{0, 10}));
}

TEST_F(ShownDatabaseTest, KnowsADatabase) {
  load({article("a", "Nothing.")});
  EXPECT_TRUE(is_database(path_));
  EXPECT_FALSE(is_database(folder_));
  EXPECT_FALSE(is_database(folder_ + "/none.db"));
  EXPECT_FALSE(database_page(folder_ + "/none.db", 5));
}

}  // namespace
}  // namespace wirefacts
