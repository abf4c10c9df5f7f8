#include "io/sinks/sqlite_sink.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <unordered_set>

#include "document/offset_map.h"
#include "io/article_table.h"
#include "io/content_key.h"
#include "io/file.h"
#include "records/digest.h"
#include "records/record_rows.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kArticlesPerTransaction = 300;
constexpr std::uint32_t kRowsPerTransaction = 50'000;

ErrorKind kind_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY: return ErrorKind::cannot_create;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_CONSTRAINT:
    case SQLITE_ERROR: return ErrorKind::bad_data;
    default: return ErrorKind::input_output;
  }
}

/// Owns a connection.
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close_v2(handle_); }

  Result<void> open(const std::string& path) {
    path_ = path;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) return error();
    sqlite3_busy_timeout(handle_, 5000);
    return {};
  }

  Result<void> run(std::string_view sql) {
    if (sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return error();
    return {};
  }

  /// First column of the first row; nothing without rows.
  Result<std::optional<std::int64_t>> integer(std::string_view sql);

  [[nodiscard]] Error error() const {
    return {"database '" + path_ + "': " + sqlite3_errmsg(handle_), kind_of(sqlite3_extended_errcode(handle_))};
  }
  [[nodiscard]] sqlite3* handle() { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
  std::string path_;
};

/// Owns a prepared statement. Numbers of parameters and columns begin at 1 and 0, as in SQLite.
class Statement {
 public:
  Statement() = default;
  Statement(Statement&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Statement& operator=(Statement&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(handle_); }

  static Result<Statement> prepare(Database& database, std::string_view sql) {
    Statement out;
    const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &out.handle_, nullptr);
    if (code != SQLITE_OK) return database.error();
    return out;
  }

  void bind(int at, std::int64_t value) { sqlite3_bind_int64(handle_, at, value); }
  void bind_null(int at) { sqlite3_bind_null(handle_, at); }
  /// The text must live until the statement has run. SQLite holds neither NUL in a text nor ill-formed UTF-8:
  /// one U+FFFD each.
  void bind(int at, std::string_view text) {
    const bool ascii = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) <= 0; });
    if (ascii) {
      sqlite3_bind_text64(handle_, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
      return;
    }
    const std::string clean = well_formed_text(text);
    sqlite3_bind_text64(handle_, at, clean.data(), clean.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  void bind(int at, const Cell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) return bind(at, *integer);
    if (const auto* text = std::get_if<std::string>(&cell)) return bind(at, std::string_view(*text));
    const auto* number = std::get_if<Decimal>(&cell);
    if (number == nullptr) return bind_null(at);
    if (const auto whole = number->to_integer()) return bind(at, *whole);
    sqlite3_bind_double(handle_, at, number->to_double());
  }

  /// True: a row can be read. False: done.
  Result<bool> step(Database& database) {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    const Error error = database.error();
    reset();
    return error;
  }
  /// Steps to the end and resets.
  Result<void> finish(Database& database) {
    auto more = step(database);
    while (more && *more) more = step(database);
    if (!more) return more.error();
    reset();
    return {};
  }
  void reset() { sqlite3_reset(handle_); }
  [[nodiscard]] std::int64_t integer(int column) { return sqlite3_column_int64(handle_, column); }
  [[nodiscard]] std::string text(int column) {
    const auto* bytes = sqlite3_column_text(handle_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
    return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes), size);
  }

 private:
  sqlite3_stmt* handle_ = nullptr;
};

Result<std::optional<std::int64_t>> Database::integer(std::string_view sql) {
  auto statement = Statement::prepare(*this, sql);
  if (!statement) return statement.error();
  const auto row = statement->step(*this);
  if (!row) return row.error();
  return *row ? std::optional(statement->integer(0)) : std::nullopt;
}

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
    if (auto done = database_.open(path_); !done) return done;
    if (auto done = check_version(); !done) return done;
    // WAL and FULL: a kill or a loss of power leaves the last committed articles.
    if (auto done = database_.run("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                                  "PRAGMA cache_size=-131072; PRAGMA wal_autocheckpoint=20000;");
        !done) {
      return done;
    }
    if (auto done = create(); !done) return done;
    return prepare();
  }

  Result<bool> holds(const Article& article) override {
    auto stored = find(article.id);
    if (!stored) return stored.error();
    return stored->number > 0 && stored->content_key == article_content_key(article, options_.identity);
  }

  Result<void> write(const Extraction& extraction, const Article& article) override {
    auto stored = find(article.id);
    if (!stored) return stored.error();
    if (stored->number > 0 && stored->content_key == extraction.meta.content_key) return {};
    if (auto done = begin(); !done) return done;
    const std::int64_t number = stored->number > 0 ? stored->number : ++last_document_;
    const auto rows = rows_of(extraction, article.text, number, run_);
    if (!rows) return rows.error();
    if (stored->number > 0) {
      remove_.bind(1, number);
      if (auto done = remove_.finish(database_); !done) return done;
    }
    for (const Row& row : *rows) {
      if (auto done = insert(row); !done) return done;
    }
    ++pending_done_;
    pending_rows_ += static_cast<std::uint32_t>(rows->size());
    if (pending_done_ >= kArticlesPerTransaction || pending_rows_ >= kRowsPerTransaction) return checkpoint();
    return {};
  }

  Result<void> write_dead(const DeadLetter& letter) override {
    if (auto done = know_dead_letters(); !done) return done;
    const std::string digest = hex(sha256(letter.input));
    if (!dead_.insert(dead_hash(letter.place.path, static_cast<std::int64_t>(letter.place.offset), letter.code, digest))
             .second) {
      return {};
    }
    if (auto done = begin(); !done) return done;
    dead_insert_.bind(1, run_);
    dead_insert_.bind(2, std::string_view(letter.place.path));
    dead_insert_.bind(3, static_cast<std::int64_t>(letter.place.offset));
    dead_insert_.bind(4, static_cast<std::int64_t>(letter.place.length));
    dead_insert_.bind(5, std::string_view(letter.stage));
    dead_insert_.bind(6, std::string_view(letter.code));
    dead_insert_.bind(7, std::string_view(letter.message));
    dead_insert_.bind(8, std::string_view(digest));
    ++pending_dead_;
    return dead_insert_.finish(database_);
  }

  Result<void> checkpoint() override {
    if (!in_transaction_) return {};
    count_.bind(1, std::int64_t{pending_done_} + pending_dead_);
    count_.bind(2, std::int64_t{pending_done_});
    count_.bind(3, std::int64_t{pending_dead_});
    count_.bind(4, run_);
    if (auto done = count_.finish(database_); !done) return done;
    if (auto done = database_.run("COMMIT"); !done) return done;
    in_transaction_ = false;
    pending_done_ = pending_dead_ = pending_rows_ = 0;
    return {};
  }

  Result<void> finish() override {
    if (auto done = checkpoint(); !done) return done;
    const auto search = database_.integer("SELECT count(*) FROM sqlite_master WHERE name='document_fts'");
    if (!search) return search.error();
    if (search->value_or(0) == 0) {
      // Filled at once, behind a first load; from then on triggers keep it right.
      if (auto done = in_one_transaction(sqlite_search()); !done) return done;
    }
    // One file again; a reader who holds the database open only delays it.
    static_cast<void>(database_.run("PRAGMA wal_checkpoint(TRUNCATE)"));
    statements_off();
    static_cast<void>(database_.run("PRAGMA journal_mode=DELETE"));
    const std::filesystem::path beside = std::filesystem::path(path_).replace_extension(".datasette.yaml");
    std::error_code code;
    if (std::filesystem::exists(beside, code)) return {};
    return replace_file(beside.string(), datasette_description(std::filesystem::path(path_).stem().string()));
  }

 private:
  struct Stored {
    std::int64_t number = 0;  // 0: not there
    std::string content_key;
  };

  /// A new file, or a database of ours that is not newer.
  Result<void> check_version() {
    const auto tables = database_.integer("SELECT count(*) FROM sqlite_master");
    if (!tables) return tables.error();
    if (tables->value_or(0) == 0) return {};
    const auto ours = database_.integer("SELECT count(*) FROM sqlite_master WHERE name IN('schema_version','document')");
    if (!ours) return ours.error();
    if (ours->value_or(0) != 2) {
      return Error{"'" + path_ + "' is a database of another program: name a new file", ErrorKind::bad_data};
    }
    const auto version = database_.integer("SELECT max(version) FROM schema_version");
    if (!version) return version.error();
    if (version->value_or(0) <= kDatabaseVersion) return {};
    return Error{"'" + path_ + "' has schema version " + std::to_string(version->value_or(0)) + ", this program knows " +
                     std::to_string(kDatabaseVersion) + ": use a newer program",
                 ErrorKind::bad_data};
  }

  Result<void> in_one_transaction(std::string_view sql) {
    if (auto done = database_.run("BEGIN IMMEDIATE"); !done) return done;
    if (auto done = database_.run(sql); !done) {
      static_cast<void>(database_.run("ROLLBACK"));
      return done;
    }
    return database_.run("COMMIT");
  }

  Result<void> create() {
    std::string sql = create_tables(SqlEngine::sqlite);
    sql += standard_views();
    for (const TypeView& view : options_.type_views) sql += create_type_view(view, SqlEngine::sqlite);
    return in_one_transaction(sql);
  }

  Result<void> prepare() {
    const auto one = [this](Statement& statement, std::string_view sql) -> Result<void> {
      auto prepared = Statement::prepare(database_, sql);
      if (!prepared) return prepared.error();
      statement = std::move(*prepared);
      return {};
    };
    for (std::size_t table = 0; table < kRecordTableCount; ++table) {
      const auto done = one(inserts_[table], insert_sql(static_cast<RecordTable>(table)));
      if (!done) return done;
    }
    const std::pair<Statement*, std::string_view> others[] = {
        {&find_, "SELECT id, content_key FROM document WHERE doc_id=?"},
        {&remove_, "DELETE FROM document WHERE id=?"},
        {&count_,
         "UPDATE run SET n_in=COALESCE(n_in,0)+?1, n_done=COALESCE(n_done,0)+?2, n_dead=COALESCE(n_dead,0)+?3 "
         "WHERE id=?4"},
        {&dead_insert_,
         "INSERT INTO dead_letter(run, path, byte_start, byte_length, stage, code, message, sha256) "
         "VALUES(?,?,?,?,?,?,?,?)"}};
    for (const auto& [statement, sql] : others) {
      if (auto done = one(*statement, sql); !done) return done;
    }
    return {};
  }

  /// Finalizes them, because the journal cannot be switched while they exist.
  void statements_off() {
    inserts_ = {};
    for (Statement* statement : {&find_, &remove_, &count_, &dead_insert_}) *statement = Statement();
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
    return find_run();
  }

  Result<void> find_run() {
    std::string packs;
    for (const std::string& pack : options_.identity.rulepacks) packs += (packs.empty() ? "" : ",") + pack;
    for (const std::string_view sql :
         {"INSERT INTO run(run_id, pipeline, rulepacks) VALUES(?,?,?) ON CONFLICT DO NOTHING",
          "SELECT id FROM run WHERE run_id=? AND pipeline=? AND rulepacks=?"}) {
      auto statement = Statement::prepare(database_, sql);
      if (!statement) return statement.error();
      statement->bind(1, std::string_view(options_.identity.run_id));
      statement->bind(2, std::string_view(options_.identity.pipeline));
      statement->bind(3, std::string_view(packs));
      const auto row = statement->step(database_);
      if (!row) return row.error();
      if (*row) run_ = statement->integer(0);
    }
    return {};
  }

  Result<void> insert(const Row& row) {
    Statement& statement = inserts_[static_cast<std::size_t>(row.table)];
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
    auto all = Statement::prepare(database_, "SELECT path, byte_start, code, sha256 FROM dead_letter");
    if (!all) return all.error();
    for (;;) {
      const auto row = all->step(database_);
      if (!row) return row.error();
      if (!*row) return {};
      dead_.insert(dead_hash(all->text(0), all->integer(1), all->text(2), all->text(3)));
    }
  }

  std::string path_;
  SinkOptions options_;
  Database database_;  // before the statements, which are finalized first
  std::array<Statement, kRecordTableCount> inserts_;
  Statement find_, remove_, count_, dead_insert_;
  std::int64_t run_ = 0, last_document_ = 0;
  std::uint32_t pending_done_ = 0, pending_dead_ = 0, pending_rows_ = 0;  // in this transaction
  bool in_transaction_ = false;
  std::unordered_set<std::uint64_t> dead_;
  bool dead_known_ = false;
};

}  // namespace

Result<std::unique_ptr<RecordSink>> open_sqlite(const std::string& path, const SinkOptions& options) {
  auto sink = std::make_unique<SqliteSink>(path, options);
  if (auto done = sink->open(); !done) return done.error();
  return std::unique_ptr<RecordSink>(std::move(sink));
}

}  // namespace wirefacts
