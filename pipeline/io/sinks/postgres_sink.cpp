#include "io/sinks/postgres_sink.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "io/article_table.h"
#include "io/content_key.h"
#include "io/sinks/postgres_connection.h"
#include "io/sinks/postgres_copy.h"
#include "io/sinks/postgres_schema.h"
#include "records/digest.h"

namespace wirefacts {
namespace {

constexpr std::size_t kArticlesPerTransaction = 300;
constexpr std::size_t kRowsPerTransaction = 50'000;
constexpr std::size_t kDeadPerTransaction = 1'000;
constexpr int kAttempts = 5;
// Asking for one article costs a round trip, telling of all a fraction of a microsecond each.
constexpr std::int64_t kQuestions = 100;
constexpr std::int64_t kArticlesPerQuestion = 200;
constexpr std::int64_t kShareToAnalyze = 8;

std::int64_t number_of(const std::optional<std::string>& text) {
  std::int64_t out = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), out);
  return out;
}

std::string copy_sql(RecordTable table) {
  std::string names;
  for (const Column& column : stored_columns(table)) names += (names.empty() ? "" : ",") + std::string(column.name);
  return "COPY " + std::string(table_info(table).name) + "(" + names + ") FROM STDIN (FORMAT BINARY)";
}

/// What waits for its transaction.
struct PendingArticle {
  std::string id;
  std::string content_key;
  CopyRows rows;
  bool skipped = false;  // another program wrote it meanwhile
};

struct PendingDead {
  std::vector<std::string> cells;  // path, byte_start, byte_length, stage, code, message, sha256
};

class PostgresSink final : public RecordSink {
 public:
  explicit PostgresSink(SinkOptions options) : options_(std::move(options)) {
    for (const std::string& pack : options_.identity.rulepacks) packs_ += (packs_.empty() ? "" : ",") + pack;
  }

  Result<void> open(const std::string& connection) {
    if (auto done = database_.open(connection); !done) return done;
    return prepare_postgres(database_, options_.type_views);
  }

  Result<bool> holds(const Article& article) override {
    const std::string id = postgres_text(article.id);
    const std::string key = article_content_key(article, options_.identity);
    if (auto done = know_all(); !done) return done.error();
    if (all_known_) return known_.find(id) == ArticleTable::hash(key);
    ++questions_;
    const auto rows = database_.query("SELECT content_key FROM document WHERE doc_id=$1", {id});
    if (!rows) return rows.error();
    return !rows->empty() && (*rows)[0][0] == key;
  }

  Result<void> write(const Extraction& extraction, const Article& article) override {
    const auto rows = rows_of(extraction, article.text, 0, 0);
    if (!rows) return rows.error();
    std::string id = postgres_text(extraction.doc.doc_id);
    if (pending_ids_.count(id) > 0) {
      if (auto done = checkpoint(); !done) return done;
    }
    pending_ids_.insert(id);
    pending_.push_back({std::move(id), extraction.meta.content_key, CopyRows(*rows)});
    pending_rows_ += rows->size();
    const bool full = pending_.size() >= kArticlesPerTransaction || pending_rows_ >= kRowsPerTransaction;
    return full ? checkpoint() : Result<void>();
  }

  Result<void> write_dead(const DeadLetter& letter) override {
    pending_dead_.push_back({{postgres_text(letter.place.path), std::to_string(letter.place.offset),
                              std::to_string(letter.place.length), postgres_text(letter.stage),
                              postgres_text(letter.code), postgres_text(letter.message), hex(sha256(letter.input))}});
    return pending_dead_.size() >= kDeadPerTransaction ? checkpoint() : Result<void>();
  }

  Result<void> checkpoint() override {
    if (failed_ || (pending_.empty() && pending_dead_.empty())) return {};
    Result<void> done;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      done = store();
      if (done) break;
      database_.roll_back();
      if (!database_.may_try_again()) break;
    }
    failed_ = !done;
    if (!done) return done;
    pending_.clear();
    pending_ids_.clear();
    pending_dead_.clear();
    pending_rows_ = 0;
    return {};
  }

  Result<void> finish() override {
    if (auto done = checkpoint(); !done) return done;
    const bool much = static_cast<std::int64_t>(written_) * kShareToAnalyze >= last_document_;
    return complete_postgres(database_, written_ > 0 && much);
  }

 private:
  /// After some questions: all articles at once, when that takes less than as many questions again.
  Result<void> know_all() {
    if (all_known_ || questions_ < kQuestions || questions_ * kArticlesPerQuestion < documents_) return {};
    const auto rows = database_.query("SELECT max(id) FROM document");
    if (!rows) return rows.error();
    documents_ = number_of((*rows)[0][0]);
    if (questions_ * kArticlesPerQuestion < documents_) return {};
    all_known_ = true;
    return database_.each(
        "SELECT doc_id, content_key FROM document",
        [this](std::string_view id, std::string_view key) { known_.set(id, ArticleTable::hash(key)); });
  }

  /// What is pending, in one transaction.
  Result<void> store() {
    if (auto done = database_.run("BEGIN ISOLATION LEVEL READ COMMITTED"); !done) return done;
    if (auto done = database_.run(kPostgresLock); !done) return done;
    if (auto done = find_run(); !done) return done;
    const auto replaced = give_numbers();
    if (!replaced) return replaced.error();
    if (!replaced->empty()) {
      const auto removed = database_.change("DELETE FROM document WHERE id=ANY($1)", {postgres_array(*replaced)});
      if (!removed) return removed.error();
    }
    if (auto done = copy_all(); !done) return done;
    const auto dead = store_dead();
    if (!dead) return dead.error();
    const auto articles = static_cast<std::int64_t>(
        std::count_if(pending_.begin(), pending_.end(), [](const PendingArticle& one) { return !one.skipped; }));
    const auto counted = database_.change(
        "UPDATE run SET n_in=COALESCE(n_in,0)+$1::bigint+$2::bigint, n_done=COALESCE(n_done,0)+$1::bigint, "
        "n_dead=COALESCE(n_dead,0)+$2::bigint WHERE id=$3 AND $1::bigint+$2::bigint>0",
        {std::to_string(articles), std::to_string(*dead), std::to_string(run_)});
    if (!counted) return counted.error();
    if (auto done = database_.run("COMMIT"); !done) return done;
    written_ += static_cast<std::uint64_t>(articles);
    return {};
  }

  Result<void> find_run() {
    const std::vector<std::string> identity = {postgres_text(options_.identity.run_id),
                                               postgres_text(options_.identity.pipeline), postgres_text(packs_)};
    const auto added = database_.change(
        "INSERT INTO run(id, run_id, pipeline, rulepacks) SELECT COALESCE(max(id),0)+1, $1, $2, $3 FROM run "
        "ON CONFLICT DO NOTHING",
        identity);
    if (!added) return added.error();
    const auto found = database_.query("SELECT id FROM run WHERE run_id=$1 AND pipeline=$2 AND rulepacks=$3", identity);
    if (!found) return found.error();
    run_ = found->empty() ? 0 : number_of((*found)[0][0]);
    return {};
  }

  /// Numbers of pending articles: their own if they are there, else the next. Gives those to be replaced.
  Result<std::vector<std::string>> give_numbers() {
    std::vector<std::string> ids;
    for (const PendingArticle& article : pending_) ids.push_back(article.id);
    const auto stored =
        database_.query("SELECT doc_id, id, content_key FROM document WHERE doc_id=ANY($1)", {postgres_array(ids)});
    if (!stored) return stored.error();
    const auto last = database_.query("SELECT COALESCE(max(id),0) FROM document");
    if (!last) return last.error();
    last_document_ = number_of((*last)[0][0]);
    std::unordered_map<std::string_view, const PostgresRow*> known;
    for (const PostgresRow& row : *stored) known.emplace(*row[0], &row);
    std::vector<std::string> out;
    for (PendingArticle& article : pending_) {
      const auto found = known.find(article.id);
      const bool is_there = found != known.end();
      article.skipped = is_there && (*found->second)[2] == article.content_key;
      if (article.skipped) continue;
      const std::int64_t number = is_there ? number_of((*found->second)[1]) : ++last_document_;
      if (is_there) out.push_back(std::to_string(number));
      article.rows.set_numbers(number, run_);
    }
    return out;
  }

  Result<void> copy_all() {
    for (std::size_t n = 0; n < kRecordTableCount; ++n) {
      const auto table = static_cast<RecordTable>(n);
      std::vector<std::string_view> pieces = {kCopyBegin};
      for (const PendingArticle& article : pending_) {
        if (!article.skipped && !article.rows.of(table).empty()) pieces.push_back(article.rows.of(table));
      }
      if (pieces.size() == 1) continue;
      pieces.push_back(kCopyEnd);
      if (auto done = database_.copy(copy_sql(table), pieces); !done) return done;
    }
    return {};
  }

  /// Those that are not there yet, each once. Gives their number.
  Result<std::int64_t> store_dead() {
    if (pending_dead_.empty()) return std::int64_t{0};
    std::vector<std::vector<std::string>> columns(pending_dead_.front().cells.size());
    for (const PendingDead& letter : pending_dead_) {
      for (std::size_t i = 0; i < columns.size(); ++i) columns[i].push_back(letter.cells[i]);
    }
    std::vector<std::string> parameters;
    for (const auto& column : columns) parameters.push_back(postgres_array(column));
    parameters.push_back(std::to_string(run_));
    return database_.change(
        "INSERT INTO dead_letter(id, run, path, byte_start, byte_length, stage, code, message, sha256) "
        "SELECT (SELECT COALESCE(max(id),0) FROM dead_letter)+row_number() OVER (ORDER BY n), $8::bigint, "
        "path, start, length, stage, code, message, sha256 FROM ("
        "SELECT DISTINCT ON (path, start, code, sha256) * FROM unnest($1::text[], $2::bigint[], $3::bigint[], "
        "$4::text[], $5::text[], $6::text[], $7::text[]) "
        "WITH ORDINALITY AS l(path, start, length, stage, code, message, sha256, n) "
        "ORDER BY path, start, code, sha256, n) l WHERE NOT EXISTS (SELECT 1 FROM dead_letter d "
        "WHERE d.path=l.path AND d.byte_start=l.start AND d.code=l.code AND d.sha256=l.sha256)",
        parameters);
  }

  SinkOptions options_;
  std::string packs_;
  PostgresConnection database_;
  ArticleTable known_;  // id → hash of the content key, when all_known_
  bool all_known_ = false;
  std::int64_t questions_ = 0, documents_ = 0;
  std::vector<PendingArticle> pending_;
  std::unordered_set<std::string> pending_ids_;
  std::vector<PendingDead> pending_dead_;
  std::size_t pending_rows_ = 0;
  bool failed_ = false;
  std::int64_t run_ = 0, last_document_ = 0;
  std::uint64_t written_ = 0;  // articles, in this run
};

}  // namespace

Result<std::unique_ptr<RecordSink>> open_postgres(const std::string& connection, const SinkOptions& options) {
  auto sink = std::make_unique<PostgresSink>(options);
  if (auto done = sink->open(connection); !done) return done.error();
  return std::unique_ptr<RecordSink>(std::move(sink));
}

}  // namespace wirefacts
