#include "io/sinks/sqlite_sink.h"

#include <array>
#include <filesystem>
#include <unordered_set>

#include "base/text.h"
#include "io/article_table.h"
#include "io/content_key.h"
#include "io/file.h"
#include "io/sinks/dead_places.h"
#include "io/sinks/sqlite_database.h"
#include "io/sinks/sqlite_schema.h"
#include "io/sinks/transaction_size.h"
#include "records/digest.h"
#include "records/record_rows.h"
#include "records/record_schema.h"

namespace wirefacts {
namespace {

// Search is kept right article by article at twice the cost of the article itself, and made anew at a tenth of it.
constexpr std::uint64_t kArticlesToSearchAnew = 300;
constexpr std::int64_t kShareToSearchAnew = 8;

std::string insert_sql(RecordTable table) {
  std::string names, marks;
  for (const Column& column : stored_columns(table)) {
    names += (names.empty() ? "" : ",") + std::string(column.name);
    marks += marks.empty() ? "?" : ",?";
  }
  return "INSERT INTO " + std::string(table_info(table).name) + "(" + names + ") VALUES(" + marks + ")";
}

class SqliteSink final : public RecordSink {
 public:
  SqliteSink(std::string path, SinkOptions options) : path_(std::move(path)), options_(std::move(options)) {}

  Result<void> open() {
    started_ = now();
    if (auto done = database_.open(path_); !done) return done;
    if (auto done = prepare_sqlite(database_, options_.type_views); !done) return done;
    return prepare();
  }

  Result<bool> holds(const Article& article) override {
    auto stored = find(article.id);
    if (!stored) return stored.error();
    return stored->number > 0 && stored->content_key == article_content_key(article, options_.identity);
  }

  Result<void> write(const Extraction& extraction, const Article& article) override {
    // Looked up where nobody else writes: another loader may have brought the article meanwhile.
    if (auto done = begin(); !done) return whole(done);
    auto stored = find(article.id);
    if (!stored) return whole(stored.error());
    if (stored->number > 0 && stored->content_key == extraction.meta.content_key) {
      skip();
      return {};
    }
    if (auto done = replace(extraction, article, *stored); !done) return whole(done);
    ++written_;
    ++pending_done_;
    if (pending_done_ >= kArticlesPerTransaction || pending_rows_ >= kRowsPerTransaction) return checkpoint();
    return {};
  }

  Result<void> write_dead(const DeadLetter& letter) override { return whole(add_dead(letter)); }

  Result<void> loaded(const InputPlace& place) override {
    if (auto done = know_dead_letters(); !done) return done;
    dead_places_.loaded(place);
    return {};
  }

  void skip() override { ++skipped_; }

  Result<void> checkpoint() override { return whole(commit()); }

  Result<void> finish() override {
    if (auto done = whole(drop_mended()); !done) return done;
    if (auto done = checkpoint(); !done) return done;
    if (auto done = end_run(); !done) return done;
    const auto search = database_.integer("SELECT count(*) FROM sqlite_master WHERE name='document_fts'");
    if (!search) return search.error();
    if (search->value_or(0) == 0) {
      // Filled at once, behind a first load; from then on triggers keep it right.
      if (auto done = database_.run_in_transaction(sqlite_search()); !done) return done;
    }
    if (auto done = analyze(); !done) return done;
    // One file again, unless a reader or another loader holds the database open.
    database_.wait_for_others(std::chrono::seconds(2));
    static_cast<void>(database_.run("PRAGMA wal_checkpoint(TRUNCATE)"));
    statements_off();
    database_.wait_for_others(std::chrono::milliseconds(0));
    static_cast<void>(database_.run("PRAGMA journal_mode=DELETE"));
    const std::string beside = datasette_beside(path_);
    std::error_code code;
    if (std::filesystem::exists(beside, code)) return {};
    return replace_file(beside, datasette_description(std::filesystem::path(path_).stem().string()));
  }

 private:
  struct Stored {
    std::int64_t number = 0;  // 0: not there
    std::string content_key;
  };

  /// What failed leaves no half of an article: the transaction is taken back.
  Result<void> whole(Result<void> done) {
    if (done || !in_transaction_) return done;
    in_transaction_ = false;
    pending_done_ = pending_dead_ = pending_rows_ = 0;
    static_cast<void>(database_.run("ROLLBACK"));  // SQLite may have done so
    return done;
  }

  Result<void> replace(const Extraction& extraction, const Article& article, const Stored& stored) {
    const std::int64_t number = stored.number > 0 ? stored.number : ++last_document_;
    if (stored.number > 0) {
      remove_.bind(1, number);
      if (auto done = remove_.finish(database_); !done) return done;
    }
    return each_row(extraction, article.text, number, run_, [this](Row& row) {
      ++pending_rows_;
      return insert(row);
    });
  }

  Result<void> add_dead(const DeadLetter& letter) {
    if (auto done = know_dead_letters(); !done) return done;
    const bool again = dead_places_.failed(letter.place);
    const std::string digest = hex(sha256(letter.input));
    if (!dead_.insert(dead_hash(letter.place.path, static_cast<std::int64_t>(letter.place.offset), letter.code, digest))
             .second) {
      skip();
      return {};
    }
    if (auto done = begin(); !done) return done;
    if (again) {
      if (auto done = drop_dead({{letter.place.path, letter.place.line}}); !done) return done;
    }
    dead_insert_.bind(1, run_);
    dead_insert_.bind(2, std::string_view(letter.place.path));
    dead_insert_.bind(3, static_cast<std::int64_t>(letter.place.offset));
    dead_insert_.bind(4, static_cast<std::int64_t>(letter.place.length));
    dead_insert_.bind(5, std::string_view(letter.stage));
    dead_insert_.bind(6, std::string_view(letter.code));
    dead_insert_.bind(7, std::string_view(letter.message));
    dead_insert_.bind(8, std::string_view(digest));
    dead_insert_.bind(9, static_cast<std::int64_t>(letter.place.line));
    ++pending_dead_;
    ++written_dead_;
    return dead_insert_.finish(database_);
  }

  Result<void> drop_mended() {
    if (dead_places_.mended().empty()) return {};
    if (auto done = begin(); !done) return done;
    return drop_dead(dead_places_.mended());
  }

  Result<void> drop_dead(const std::set<DeadPlaces::Place>& places) {
    auto drop = SqliteStatement::prepare(database_, "DELETE FROM dead_letter WHERE path=? AND line=?");
    if (!drop) return drop.error();
    for (const auto& [path, line] : places) {
      drop->bind(1, std::string_view(path));
      drop->bind(2, static_cast<std::int64_t>(line));
      if (auto done = drop->finish(database_); !done) return done;
    }
    return {};
  }

  Result<void> commit() {
    if (!in_transaction_) return {};
    count_.bind(1, std::int64_t{pending_done_});
    count_.bind(2, std::int64_t{pending_dead_});
    count_.bind(3, run_);
    if (auto done = count_.finish(database_); !done) return done;
    if (auto done = database_.run("COMMIT"); !done) return done;
    in_transaction_ = false;
    pending_done_ = pending_dead_ = pending_rows_ = 0;
    return {};
  }

  Result<void> prepare() {
    const auto one = [this](SqliteStatement& statement, std::string_view sql) -> Result<void> {
      auto prepared = SqliteStatement::prepare(database_, sql);
      if (!prepared) return prepared.error();
      statement = std::move(*prepared);
      return {};
    };
    for (std::size_t table = 0; table < kRecordTableCount; ++table) {
      const auto done = one(inserts_[table], insert_sql(static_cast<RecordTable>(table)));
      if (!done) return done;
    }
    const std::pair<SqliteStatement*, std::string_view> others[] = {
        {&find_, "SELECT id, content_key FROM document WHERE doc_id=?"},
        {&remove_, "DELETE FROM document WHERE id=?"},
        {&count_, "UPDATE run SET n_done=n_done+?1, n_dead=n_dead+?2, finished=NULL WHERE id=?3 AND ?1+?2>0"},
        {&dead_insert_,
         "INSERT INTO dead_letter(run, path, byte_start, byte_length, stage, code, message, sha256, line) "
         "VALUES(?,?,?,?,?,?,?,?,?)"}};
    for (const auto& [statement, sql] : others) {
      if (auto done = one(*statement, sql); !done) return done;
    }
    return {};
  }

  /// Finalizes them, because the journal cannot be switched while they exist.
  void statements_off() {
    inserts_ = {};
    for (SqliteStatement* statement : {&find_, &remove_, &count_, &dead_insert_}) *statement = SqliteStatement();
  }

  Result<Stored> find(const std::string& doc_id) {
    find_.bind(1, std::string_view(doc_id));
    const auto row = find_.step(database_);
    if (!row) return row.error();
    Stored out;
    if (*row) out = {find_.integer(0), find_.text(1)};
    find_.reset();
    return out;
  }

  /// Opens a transaction if there is none, with the row of this run.
  Result<void> begin() {
    if (in_transaction_) return {};
    if (auto done = database_.run("BEGIN IMMEDIATE"); !done) return done;
    in_transaction_ = true;
    // Read again in each transaction: another program may have written in between.
    const auto last = database_.integer("SELECT COALESCE(max(id),0) FROM document");
    if (!last) return last.error();
    last_document_ = last->value_or(0);
    if (auto done = rest_search(); !done) return done;
    return find_run();
  }

  /// A load that changes much of the database goes on without search; finish() makes it anew.
  Result<void> rest_search() {
    if (search_rests_ || written_ < kArticlesToSearchAnew) return {};
    if (static_cast<std::int64_t>(written_) * kShareToSearchAnew < last_document_) return {};
    search_rests_ = true;
    return database_.run(drop_sqlite_search());
  }

  /// Without statistics a month of v_fact is looked for among all events. Those of a small database would mislead in a
  /// large one, so they are made when there is something to count, and again when there is twice as much.
  Result<void> analyze() {
    const auto articles = database_.integer("SELECT count(*) FROM document");
    if (!articles) return articles.error();
    if (articles->value_or(0) < static_cast<std::int64_t>(kArticlesToSearchAnew)) return {};
    const auto made = database_.integer("SELECT count(*) FROM sqlite_master WHERE name='sqlite_stat1'");
    if (!made) return made.error();
    const auto counted =
        made->value_or(0) == 0
            ? Result<std::optional<std::int64_t>>(std::nullopt)
            : database_.integer("SELECT max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl='document'");
    if (!counted) return counted.error();
    if (counted->value_or(0) * 2 > articles->value_or(0)) return {};
    return database_.run("PRAGMA analysis_limit=1000; ANALYZE");
  }

  /// ?1 … ?3 of the statement say which row of `run` is meant. The row that it gives, if it gives one, is run_.
  Result<void> about_run(std::string_view sql, const std::string& time) {
    auto statement = SqliteStatement::prepare(database_, sql);
    if (!statement) return statement.error();
    const std::string packs = join(options_.identity.rulepacks, ",");
    statement->bind(1, std::string_view(options_.identity.run_id));
    statement->bind(2, std::string_view(options_.identity.pipeline));
    statement->bind(3, std::string_view(packs));
    statement->bind(4, std::string_view(time));
    statement->bind(5, static_cast<std::int64_t>(skipped_));
    statement->bind(6, static_cast<std::int64_t>(written_ + written_dead_));
    const auto row = statement->step(database_);
    if (!row) return row.error();
    if (*row) run_ = statement->integer(0);
    return {};
  }

  Result<void> find_run() {
    const auto opened = about_run(
        "INSERT INTO run(run_id, pipeline, rulepacks, started, n_in, n_done, n_dead, n_skipped) "
        "VALUES(?1,?2,?3,NULLIF(?4,''),0,0,0,0) "
        "ON CONFLICT(run_id, pipeline, rulepacks) DO NOTHING",
        started_);
    if (!opened) return opened;
    return about_run("SELECT id FROM run WHERE run_id=?1 AND pipeline=?2 AND rulepacks=?3", {});
  }

  /// Nothing, when the load brought nothing to a row whose counts are whole. What a load wrote that was cut short is
  /// not in n_in yet; the load that goes on finds it here and did not skip it.
  Result<void> end_run() {
    const std::string ended = now();
    constexpr std::string_view kOpen =
        " WHERE run_id=?1 AND pipeline=?2 AND rulepacks=?3"
        " AND (?6>0 OR n_in<>n_done+n_dead+n_skipped OR (finished IS NULL AND ?4<>''))";
    for (const std::string_view sql :
         {"UPDATE run SET n_skipped=n_skipped+max(0, ?5-max(0, n_done+n_dead+n_skipped-n_in-?6))",
          "UPDATE run SET n_in=n_done+n_dead+n_skipped, finished=NULLIF(?4,'')"}) {
      if (auto done = about_run(std::string(sql).append(kOpen), ended); !done) return done;
    }
    return {};
  }

  [[nodiscard]] std::string now() const { return options_.now ? options_.now() : std::string(); }

  Result<void> insert(const Row& row) {
    SqliteStatement& statement = inserts_[static_cast<std::size_t>(row.table)];
    for (std::size_t i = 0; i < row.cells.size(); ++i) statement.bind(static_cast<int>(i + 1), row.cells[i]);
    return statement.finish(database_);
  }

  static std::uint64_t dead_hash(std::string_view path, std::int64_t offset, std::string_view code,
                                 std::string_view digest) {
    std::string all(path);
    all.append("\n").append(std::to_string(offset)).append("\n").append(code).append("\n").append(digest);
    return ArticleTable::hash(all);
  }

  /// Those in the database already, once.
  Result<void> know_dead_letters() {
    if (dead_known_) return {};
    dead_known_ = true;
    auto all = SqliteStatement::prepare(database_,
                                        "SELECT path, byte_start, code, sha256, COALESCE(line,-1) FROM dead_letter");
    if (!all) return all.error();
    for (;;) {
      const auto row = all->step(database_);
      if (!row) return row.error();
      if (!*row) return {};
      dead_.insert(dead_hash(all->text(0), all->integer(1), all->text(2), all->text(3)));
      if (all->integer(4) >= 0) dead_places_.know(all->text(0), static_cast<std::uint64_t>(all->integer(4)));
    }
  }

  std::string path_;
  SinkOptions options_;
  SqliteDatabase database_;  // before the statements, which are finalized first
  std::array<SqliteStatement, kRecordTableCount> inserts_;
  SqliteStatement find_, remove_, count_, dead_insert_;
  std::int64_t run_ = 0, last_document_ = 0;
  std::uint32_t pending_done_ = 0, pending_dead_ = 0, pending_rows_ = 0;  // in this transaction
  std::uint64_t written_ = 0, written_dead_ = 0, skipped_ = 0;            // in this run
  std::string started_;
  bool search_rests_ = false;
  bool in_transaction_ = false;
  std::unordered_set<std::uint64_t> dead_;
  DeadPlaces dead_places_;
  bool dead_known_ = false;
};

}  // namespace

std::string datasette_beside(const std::string& path) {
  return std::filesystem::path(path).replace_extension(".datasette.yaml").string();
}

Result<std::unique_ptr<RecordSink>> open_sqlite(const std::string& path, const SinkOptions& options) {
  auto sink = std::make_unique<SqliteSink>(path, options);
  if (auto done = sink->open(); !done) return done.error();
  return std::unique_ptr<RecordSink>(std::move(sink));
}

}  // namespace wirefacts
