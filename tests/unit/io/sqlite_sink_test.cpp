#include "io/sinks/sqlite_sink.h"

#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "io/content_key.h"
#include "records/record_schema.h"
#include "unit/io/database.h"
#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

using test::OpenDatabase;
using test::Sample;
using test::TableRows;

class SqliteSinkTest : public testing::Test {
 protected:
  /// Identity of the samples, which are two runs in one.
  SinkOptions options() const {
    SinkOptions out;
    out.identity = {seed_.extraction.meta.pipeline, made_up_.extraction.meta.rulepacks, seed_.extraction.meta.run_id};
    out.now = [] { return std::string("2016-10-04T17:20:00Z"); };
    out.type_views = {
        {"rocket_launch",
         RecordTable::event,
         {{"vehicle", TypeView::Field::Kind::role, false}, {"stages", TypeView::Field::Kind::number, false}}},
        {"vessel", RecordTable::entity, {{"owner", TypeView::Field::Kind::field, false}}}};
    return out;
  }
  std::unique_ptr<RecordSink> open() const {
    auto sink = open_sqlite(path_, options());
    if (!sink) throw std::runtime_error(sink.error().message);
    return std::move(*sink);
  }
  void load(const std::vector<Sample>& samples) const {
    const auto sink = open();
    for (const Sample& sample : samples) {
      const auto done = sink->write(sample.extraction, sample.article);
      ASSERT_TRUE(done) << done.error().message;
    }
    const auto done = sink->finish();
    ASSERT_TRUE(done) << done.error().message;
  }
  std::string count(const std::string& table) const {
    return OpenDatabase(path_).value("SELECT count(*) FROM " + table);
  }

  test::TemporaryFolder folder_;
  std::string path_ = folder_.path("news.db");
  Sample seed_ = test::seed_sample();
  Sample made_up_ = test::made_up_sample();
};

TEST_F(SqliteSinkTest, FillsTheViewsAsRecordsSays) {
  load({seed_});
  const std::pair<const char*, const char*> want[] = {{"v_fact", "7"},  {"v_quote", "9"},     {"v_person", "2"},
                                                      {"v_place", "6"}, {"v_evidence", "12"}, {"v_dyad", "9"}};
  for (const auto& [view, rows] : want) EXPECT_EQ(count(view), rows) << view;
  load({made_up_});
  OpenDatabase database(path_);
  EXPECT_EQ(database.query("SELECT fatalities, fatalities_low, fatalities_high, injured FROM v_casualties"),
            (TableRows{{"5", "3", "5", "12"}}));
  EXPECT_EQ(database.query("SELECT vehicle, stages FROM v_rocket_launch ORDER BY id LIMIT 1"),
            (TableRows{{"Nuri rocket", "3"}}));
  EXPECT_EQ(database.query("SELECT owner FROM v_vessel").size(), 1U);
  // Every figure of an event is a number with who, what and the sentence of v_fact; the dead have day and sentence.
  EXPECT_EQ(database.query("SELECT id, role FROM v_figure ORDER BY id"),
            database.query("SELECT id, role FROM event_arg WHERE quantity IS NOT NULL ORDER BY id"));
  EXPECT_GT(database.query("SELECT id FROM v_figure WHERE value IS NOT NULL").size(), 2U);
  EXPECT_EQ(
      database.query(
          "SELECT g.published, g.who, g.did, g.place, g.place_country, g.sentence FROM v_figure g ORDER BY g.id"),
      database.query("SELECT f.published, f.who, f.did, f.place, f.place_country, f.sentence FROM v_figure g JOIN "
                     "v_fact f ON f.id=g.event ORDER BY g.id"));
  EXPECT_EQ(
      database.query("SELECT published, who, whom, sentence FROM v_casualties ORDER BY id"),
      database.query("SELECT f.published, f.who, f.whom, f.sentence FROM v_fact f JOIN v_casualties c ON c.id=f.id "
                     "ORDER BY f.id"));
  // A view of a type has date and sentence like v_fact, and quotations the words that name the speaker.
  EXPECT_EQ(database.query("SELECT published, sentence FROM v_rocket_launch ORDER BY id"),
            database.query("SELECT published, sentence FROM v_fact WHERE type='ROCKET_LAUNCH' ORDER BY id"));
  EXPECT_EQ(database.query("SELECT id FROM v_quote WHERE speaker_words<>''"),
            database.query("SELECT id FROM quote WHERE speaker_end>speaker_start"));
}

/// Where, in which country, and how that is known: the same in v_fact, in the views of types and in v_casualties.
TEST_F(SqliteSinkTest, ViewsTellThePlaceWithItsCountryAndBasis) {
  Sample known = made_up_;
  for (EventRecord& event : known.extraction.events) {
    if (event.geo_precision) event.words.place = "Goheung";  // the sample has no words for readers
    if (event.type == "ROCKET_LAUNCH" && event.geo_precision)
      event.fields.push_back({"place_basis", false, {LiteralText{"clause", {}}}});
  }
  SinkOptions with_place = options();
  with_place.type_views[0].fields.push_back({"place", TypeView::Field::Kind::role, false});
  {
    auto sink = open_sqlite(path_, with_place);
    ASSERT_TRUE(sink);
    for (const Sample* sample : {&seed_, &known}) ASSERT_TRUE((*sink)->write(sample->extraction, sample->article));
    ASSERT_TRUE((*sink)->finish());
  }
  OpenDatabase database(path_);
  EXPECT_EQ(database.query("SELECT DISTINCT place_country, place_basis FROM v_fact WHERE type='MEETING' AND "
                           "place_basis IS NOT NULL"),
            (TableRows{{"KAZ", "stated"}, {"RUS", "stated"}}));
  EXPECT_EQ(database.query("SELECT place_country, place_basis FROM v_fact WHERE type='AGREEMENT_SIGN'"),
            (TableRows{{"KAZ", "event"}}));
  const TableRows launch = database.query("SELECT place_country, place_basis FROM v_rocket_launch ORDER BY id");
  EXPECT_EQ(launch.front(), (std::vector<std::string>{"KOR", "clause"}));
  EXPECT_EQ(launch, database.query("SELECT place_country, place_basis FROM v_fact WHERE type='ROCKET_LAUNCH' "
                                   "ORDER BY id"));
  EXPECT_EQ(
      database.query("SELECT place, place_country, place_basis FROM v_casualties"),
      database.query("SELECT f.place, f.place_country, f.place_basis FROM v_fact f JOIN v_casualties c ON c.id=f.id"));
  EXPECT_EQ(database.query("SELECT n.canonical FROM v_casualties c JOIN entity n ON n.id=c.place_id"),
            database.query("SELECT place FROM v_casualties WHERE place IS NOT NULL"));
}

TEST_F(SqliteSinkTest, LoadingTwiceChangesNothing) {
  const auto schema = [&] { return OpenDatabase(path_).query("SELECT name, sql FROM sqlite_master ORDER BY rowid"); };
  load({seed_, made_up_});
  const TableRows first = OpenDatabase(path_).dump(), made = schema();
  load({made_up_, seed_});
  EXPECT_EQ(OpenDatabase(path_).dump(), first);
  EXPECT_EQ(schema(), made);  // not even in another order
}

TEST_F(SqliteSinkTest, AViewThatWasTakenAwayComesBack) {
  load({seed_});
  OpenDatabase(path_).query("DROP VIEW v_fact");
  load({seed_});
  EXPECT_EQ(count("v_fact"), "7");
}

/// A load that was cut short is told by the missing end; the one that goes on did not skip what it finds of it.
TEST_F(SqliteSinkTest, TheRowOfARunTellsOfAllItsLoads) {
  const auto row = [&] {
    return OpenDatabase(path_).query("SELECT started, finished, n_in, n_done, n_dead, n_skipped FROM run");
  };
  SinkOptions told = options();
  int minute = 10;
  told.now = [&] { return "2016-10-04T17:" + std::to_string(minute++) + ":00Z"; };
  const auto load_both = [&](bool to_the_end) {
    const auto opened = open_sqlite(path_, told);
    ASSERT_TRUE(opened);
    const auto& sink = *opened;
    for (const Sample* sample : {&seed_, &made_up_}) {
      ASSERT_TRUE(sink->write(sample->extraction, sample->article));
      if (!to_the_end) break;
    }
    sink->skip();  // an article seen twice
    ASSERT_TRUE(to_the_end ? sink->finish() : sink->checkpoint());
  };
  load_both(false);
  EXPECT_EQ(row(), (TableRows{{"2016-10-04T17:10:00Z", "NULL", "0", "1", "0", "0"}}));
  load_both(true);
  const TableRows whole = {{"2016-10-04T17:10:00Z", "2016-10-04T17:12:00Z", "3", "2", "0", "1"}};
  EXPECT_EQ(row(), whole);
  load_both(true);
  EXPECT_EQ(row(), whole) << "a load that brings nothing leaves no trace";
  seed_.extraction.meta.content_key = "another";
  load_both(true);
  EXPECT_EQ(row(), (TableRows{{"2016-10-04T17:10:00Z", "2016-10-04T17:16:00Z", "6", "3", "0", "3"}}));
}

TEST_F(SqliteSinkTest, ReplacesAChangedArticleUnderItsNumber) {
  load({seed_, made_up_});
  const TableRows first = OpenDatabase(path_).dump();
  Sample dated = seed_;
  dated.extraction.doc.dct = "2016-10-04";
  dated.extraction.meta.content_key = "another";
  load({dated});
  EXPECT_EQ(OpenDatabase(path_).value("SELECT dct_day FROM document WHERE id=1"), "2016-10-04");
  load({seed_});
  OpenDatabase database(path_);
  database.run("UPDATE run SET n_in=(SELECT 2), n_done=(SELECT 2)");  // the two reloads are counted
  EXPECT_EQ(database.dump(), first);
}

TEST_F(SqliteSinkTest, EveryLinkResolvesAndEveryWordIsInTheText) {
  load({seed_, made_up_});
  OpenDatabase database(path_);
  EXPECT_EQ(database.query("PRAGMA foreign_key_check"), TableRows());
  EXPECT_EQ(database.value("PRAGMA integrity_check"), "ok");
  for (const std::string table : {"mention", "timex", "quantity", "quote"}) {
    EXPECT_EQ(database.value("SELECT count(*) FROM " + table +
                             " x JOIN document d ON d.id=x.document "
                             "WHERE x.text<>substr(d.text, x.c_start+1, x.c_end-x.c_start)"),
              "0")
        << table;
  }
}

TEST_F(SqliteSinkTest, SearchFindsWordsOfBothLoads) {
  load({seed_});
  load({made_up_});
  OpenDatabase database(path_);
  EXPECT_EQ(database.value("SELECT count(*) FROM document_fts WHERE document_fts MATCH 'Orenburg'"), "1");
  EXPECT_EQ(database.value("SELECT count(*) FROM document_fts WHERE document_fts MATCH 'satellites'"), "1");
  database.run("INSERT INTO document_fts(document_fts, rank) VALUES('integrity-check', 1)");
  database.run("INSERT INTO quote_fts(quote_fts, rank) VALUES('integrity-check', 1)");
}

TEST_F(SqliteSinkTest, SearchIsMadeAnewBehindALargeLoad) {
  const auto load_all = [&](const std::string& content_key) {
    std::vector<Sample> samples(700, made_up_);
    for (std::size_t i = 0; i < samples.size(); ++i) {
      samples[i].article.id = samples[i].extraction.doc.doc_id = "article-" + std::to_string(i);
      samples[i].extraction.meta.content_key = content_key;
    }
    load(samples);
  };
  const auto dump_of_search = [&] {
    OpenDatabase database(path_);
    database.run("INSERT INTO document_fts(document_fts, rank) VALUES('integrity-check', 1)");
    database.run("INSERT INTO quote_fts(quote_fts, rank) VALUES('integrity-check', 1)");
    return database.query("SELECT type, name FROM sqlite_master WHERE name LIKE '%\\_fts%' ESCAPE '\\' ORDER BY name");
  };
  load_all("one");
  const TableRows first = dump_of_search();
  EXPECT_EQ(first.size(), 16U);  // 2 tables, 4 more of each, 3 triggers of each
  load_all("two");
  EXPECT_EQ(dump_of_search(), first);
  EXPECT_EQ(OpenDatabase(path_).value("SELECT count(*) FROM document_fts WHERE document_fts MATCH 'satellites'"),
            "700");
}

TEST_F(SqliteSinkTest, StoppedWithoutSearchTheNextRunMakesIt) {
  load({seed_});
  OpenDatabase(path_).run(
      std::string(drop_sqlite_search()));  // as a run leaves it that is killed in the middle of a large load
  load({made_up_});
  EXPECT_EQ(OpenDatabase(path_).value("SELECT count(*) FROM document_fts WHERE document_fts MATCH 'Orenburg'"), "1");
}

TEST_F(SqliteSinkTest, AddsTheColumnsThatAnOlderProgramDidNotKnow) {
  load({seed_, made_up_});
  const TableRows first = OpenDatabase(path_).dump();
  OpenDatabase(path_).run("DROP VIEW v_fact; DROP VIEW v_casualties; ALTER TABLE event DROP COLUMN geo_precision");
  load({seed_});
  EXPECT_EQ(OpenDatabase(path_).value("SELECT count(geo_precision) FROM event"), "0");
  for (Sample sample : {seed_, made_up_}) {
    sample.extraction.meta.content_key = "older";
    load({sample});
  }
  load({seed_, made_up_});
  OpenDatabase database(path_);
  EXPECT_EQ(database.value("SELECT count(*)>0 FROM event WHERE geo_precision IS NOT NULL"), "1");
  EXPECT_EQ(database.dump().size(), first.size());
}

TEST_F(SqliteSinkTest, RefusesATableThatLacksARequiredColumn) {
  load({seed_});
  OpenDatabase(path_).run("DROP VIEW v_quote; DROP VIEW v_gkg_quotes; ALTER TABLE quote DROP COLUMN confidence");
  const auto sink = open_sqlite(path_, options());
  ASSERT_FALSE(sink);
  EXPECT_EQ(sink.error().kind, ErrorKind::bad_data);
  EXPECT_NE(sink.error().message.find("table quote has no confidence; load the articles into a new file"),
            std::string::npos)
      << sink.error().message;
}

TEST_F(SqliteSinkTest, LeavesOneFileAndADescription) {
  load({seed_});
  EXPECT_FALSE(test::exists(path_ + "-wal"));
  const std::string description = test::content_of(folder_.path("news.datasette.yaml"));
  EXPECT_NE(description.find("\n  \"news\":\n"), std::string::npos);
  folder_.write("news.datasette.yaml", "mine");
  load({made_up_});
  EXPECT_EQ(test::content_of(folder_.path("news.datasette.yaml")), "mine");
}

/// The queries of a description, by indentation, so that no YAML library is needed.
std::vector<std::string> canned_queries(const std::string& yaml) {
  std::vector<std::string> out;
  std::istringstream lines(yaml.substr(yaml.find("queries:")));
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (inside && (indent == std::string::npos || indent > 8)) {
      out.back() += line + "\n";
      continue;
    }
    inside = line.ends_with("sql: |-");
    if (inside) out.emplace_back();
  }
  return out;
}

TEST_F(SqliteSinkTest, CannedQueriesRunWithoutBuildingIndexes) {
  load({seed_, made_up_});
  OpenDatabase database(path_);
  const auto queries = canned_queries(datasette_description("news"));
  EXPECT_EQ(queries.size(), 15U);
  for (const std::string& sql : queries) {
    EXPECT_NO_THROW(database.query(sql, "Putin")) << sql;
    for (const auto& step : database.query("EXPLAIN QUERY PLAN " + sql)) {
      EXPECT_EQ(step.back().find("AUTOMATIC"), std::string::npos) << sql << step.back();
    }
  }
}

TEST_F(SqliteSinkTest, HoldsWhatIsUnchanged) {
  const auto sink = open();
  EXPECT_FALSE(*sink->holds(made_up_.article));
  Extraction extraction = made_up_.extraction;
  extraction.meta.content_key = article_content_key(made_up_.article, options().identity);
  ASSERT_TRUE(sink->write(extraction, made_up_.article));
  EXPECT_TRUE(*sink->holds(made_up_.article));
  Article changed = made_up_.article;
  changed.published = "2023-03-07";
  EXPECT_FALSE(*sink->holds(changed));
  changed = made_up_.article;
  changed.text += ".";
  EXPECT_FALSE(*sink->holds(changed));
}

TEST_F(SqliteSinkTest, StoresNulAndIllFormedBytesAsOneCharacter) {
  Sample odd = test::renamed(made_up_, "odd");
  odd.article.text[3] = '\0';
  odd.article.text[5] = '\xFF';
  load({odd});
  OpenDatabase database(path_);
  EXPECT_EQ(database.value("SELECT length(text) FROM document"), "623");
  EXPECT_EQ(database.value("SELECT substr(text, 4, 1)||substr(text, 6, 1) FROM document"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_F(SqliteSinkTest, KeepsADeadLetterOnce) {
  DeadLetter letter{{"in.jsonl", 3, 100, 20}, "read", "bad_json", "why", "", "{"};
  for (int i = 0; i < 2; ++i) {
    const auto sink = open();
    ASSERT_TRUE(sink->write_dead(letter));
    ASSERT_TRUE(sink->write_dead(letter));
    ASSERT_TRUE(sink->finish());
  }
  EXPECT_EQ(OpenDatabase(path_).query("SELECT path, byte_start, byte_length, stage, code, message FROM dead_letter"),
            (TableRows{{"in.jsonl", "100", "20", "read", "bad_json", "why"}}));
  EXPECT_EQ(OpenDatabase(path_).query("SELECT n_in, n_done, n_dead, n_skipped FROM run"),
            (TableRows{{"2", "0", "1", "1"}}));
}

TEST_F(SqliteSinkTest, ADeadLetterGoesWhenItsLineHasBeenLoaded) {
  const DeadLetter line{{"in.jsonl", 3, 100, 20}, "read", "bad_json", "why", "", "{"};
  const DeadLetter other{{"in.jsonl", 4, 120, 20}, "read", "bad_json", "why", "", "{"};
  const DeadLetter cut{{"in.jsonl", 0, 0, 0}, "read", "read_error", "cut", "", ""};
  const auto kept = [&] { return OpenDatabase(path_).query("SELECT line FROM dead_letter ORDER BY line"); };
  {
    const auto sink = open();
    for (const DeadLetter& letter : {line, other, cut}) ASSERT_TRUE(sink->write_dead(letter));
    ASSERT_TRUE(sink->finish());
  }
  EXPECT_EQ(kept(), (TableRows{{"0"}, {"3"}, {"4"}}));
  {
    const auto sink = open();  // the first is mended, the other lies elsewhere now, and the file is cut as it was
    ASSERT_TRUE(sink->loaded({"in.jsonl", 3, 100, 40}));
    DeadLetter moved = other;
    moved.place.offset = 140;
    for (const DeadLetter& letter : {moved, cut}) ASSERT_TRUE(sink->write_dead(letter));
    ASSERT_TRUE(sink->finish());
  }
  EXPECT_EQ(kept(), (TableRows{{"0"}, {"4"}}));
  {
    const auto sink = open();
    ASSERT_TRUE(sink->loaded({"in.jsonl", 4, 140, 40}));
    ASSERT_TRUE(sink->finish());
  }
  EXPECT_TRUE(kept().empty());
}

TEST_F(SqliteSinkTest, RefusesANewerDatabase) {
  load({seed_});
  OpenDatabase(path_).run("INSERT INTO schema_version VALUES(2)");
  const auto sink = open_sqlite(path_, options());
  ASSERT_FALSE(sink);
  EXPECT_EQ(sink.error().kind, ErrorKind::bad_data);
  EXPECT_NE(sink.error().message.find("schema version 2"), std::string::npos);
}

TEST_F(SqliteSinkTest, RefusesWhatIsNotItsOwn) {
  OpenDatabase(path_).run("CREATE TABLE mine(x)");
  EXPECT_EQ(open_sqlite(path_, options()).error().kind, ErrorKind::bad_data);
  const std::string text = folder_.write("text.db", std::string(5000, 'x'));
  EXPECT_EQ(open_sqlite(text, options()).error().kind, ErrorKind::bad_data);
}

TEST_F(SqliteSinkTest, ManyLoadersMayBeginAndEndAtOnce) {
  for (int round = 0; round < 4; ++round) {
    const std::string path = folder_.path("many" + std::to_string(round) + ".db");
    std::vector<std::thread> loaders;
    std::array<std::string, 6> problems;
    for (std::string& problem : problems) {
      loaders.emplace_back([&] {
        auto sink = open_sqlite(path, options());
        if (!sink) {
          problem = sink.error().message;
        } else if (auto done = (*sink)->write(seed_.extraction, seed_.article); !done) {
          problem = done.error().message;
        } else if (done = (*sink)->finish(); !done) {
          problem = done.error().message;
        }
      });
    }
    for (std::thread& loader : loaders) loader.join();
    for (const std::string& problem : problems) EXPECT_EQ(problem, "");
    EXPECT_EQ(OpenDatabase(path).value("SELECT count(*) FROM document"), "1");
  }
}

TEST_F(SqliteSinkTest, WithoutFinishKeepsWhatWasCommitted) {
  {
    const auto sink = open();
    ASSERT_TRUE(sink->write(seed_.extraction, seed_.article));
    ASSERT_TRUE(sink->checkpoint());
    ASSERT_TRUE(sink->write(made_up_.extraction, made_up_.article));
  }
  EXPECT_EQ(count("document"), "1");
  load({seed_, made_up_});
  const TableRows resumed = OpenDatabase(path_).dump();
  std::filesystem::remove(path_);
  load({seed_, made_up_});
  EXPECT_EQ(OpenDatabase(path_).dump(), resumed);
}

}  // namespace
}  // namespace wirefacts
