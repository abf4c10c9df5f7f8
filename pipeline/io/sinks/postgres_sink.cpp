#include "io/sinks/postgres_sink.h"

#include <charconv>
#include <future>
#include <optional>
#include <utility>

#include "io/article_table.h"
#include "io/content_key.h"
#include "io/sinks/dead_places.h"
#include "io/sinks/postgres_batch.h"
#include "io/sinks/postgres_schema.h"
#include "io/sinks/transaction_size.h"

namespace wirefacts {
namespace {

constexpr std::size_t kDeadPerTransaction = 1'000;
// Asking for one article costs a round trip, telling of all a fraction of a microsecond each.
constexpr std::int64_t kQuestions = 100;
constexpr std::int64_t kArticlesPerQuestion = 200;
constexpr std::int64_t kShareToAnalyze = 8;

/// While the server takes one batch, the next is gathered: the connection belongs to `sending_` until settle().
class PostgresSink final : public RecordSink {
 public:
  explicit PostgresSink(SinkOptions options)
      : options_(std::move(options)), writer_(database_, options_.identity, options_.now) {}
  ~PostgresSink() override {
    if (sending_.valid()) sending_.wait();
  }

  Result<void> open(const std::string& connection) {
    if (auto done = database_.open(connection); !done) return done;
    return prepare_postgres(database_, options_.type_views);
  }

  Result<bool> holds(const Article& article) override {
    const std::string id = postgres_text(article.id);
    const std::string key = article_content_key(article, options_.identity);
    if (!all_known_) {
      if (auto done = settle(); !done) return done.error();
      if (auto done = know_all(); !done) return done.error();
    }
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
    if (gathered_.ids.count(id) > 0) {
      if (auto done = send(); !done) return done;
    }
    gathered_.ids.insert(id);
    gathered_.articles.push_back({std::move(id), extraction.meta.content_key, CopyRows(*rows)});
    gathered_.rows += rows->size();
    const bool full = gathered_.articles.size() >= kArticlesPerTransaction || gathered_.rows >= kRowsPerTransaction;
    return full ? send() : Result<void>();
  }

  Result<void> loaded(const InputPlace& place) override {
    if (auto done = know_dead_places(); !done) return done;
    dead_places_.loaded({postgres_text(place.path), place.line, 0, 0});
    return {};
  }

  Result<void> write_dead(const DeadLetter& letter) override {
    dead_places_.failed({postgres_text(letter.place.path), letter.place.line, 0, 0});
    gathered_.add_dead(letter);
    return gathered_.dead_cells.size() >= kDeadPerTransaction ? send() : Result<void>();
  }

  void skip() override { ++skipped_; }

  Result<void> checkpoint() override {
    if (auto done = send(); !done) return done;
    return settle();
  }

  Result<void> finish() override {
    if (auto done = checkpoint(); !done) return done;
    if (!dead_places_.mended().empty()) {
      if (auto done = writer_.drop_dead(dead_places_.mended()); !done) return done;
    }
    if (auto done = writer_.end_run(skipped_); !done) return done;
    const auto written = static_cast<std::int64_t>(writer_.written());
    return complete_postgres(database_, written > 0 && written * kShareToAnalyze >= writer_.last_document());
  }

 private:
  /// Begins to write what is gathered, behind what is being written.
  Result<void> send() {
    if (auto done = settle(); !done) return done;
    if (failed_ || gathered_.empty()) return {};
    sent_ = std::exchange(gathered_, {});
    sending_ = std::async(std::launch::async, [this] { return writer_.write(sent_); });
    return {};
  }

  /// Waits until nothing is being written. The Error of what was.
  Result<void> settle() {
    if (!sending_.valid()) return {};
    auto done = sending_.get();
    failed_ = !done;
    return done;
  }

  /// After some questions: all articles at once, when that takes less than as many questions again.
  Result<void> know_all() {
    if (questions_ < kQuestions || questions_ * kArticlesPerQuestion < documents_) return {};
    const auto rows = database_.query("SELECT COALESCE(max(id),0) FROM document");
    if (!rows) return rows.error();
    const std::string& last = *(*rows)[0][0];
    std::from_chars(last.data(), last.data() + last.size(), documents_);
    if (questions_ * kArticlesPerQuestion < documents_) return {};
    all_known_ = true;
    return database_.each(
        "SELECT doc_id, content_key FROM document",
        [this](std::string_view id, std::string_view key) { known_.set(id, ArticleTable::hash(key)); });
  }

  /// Those of earlier loads, once.
  Result<void> know_dead_places() {
    if (dead_known_) return {};
    if (auto done = settle(); !done) return done;
    dead_known_ = true;
    return database_.each("SELECT path, line FROM dead_letter WHERE line IS NOT NULL",
                          [this](std::string_view path, std::string_view line) {
                            std::uint64_t number = 0;
                            std::from_chars(line.data(), line.data() + line.size(), number);
                            dead_places_.know(std::string(path), number);
                          });
  }

  SinkOptions options_;
  PostgresConnection database_;
  PostgresBatchWriter writer_;
  ArticleTable known_;  // id → hash of the content key, when all_known_
  bool all_known_ = false;
  DeadPlaces dead_places_;
  bool dead_known_ = false;
  std::int64_t questions_ = 0, documents_ = 0;
  std::uint64_t skipped_ = 0;
  PostgresBatch gathered_, sent_;
  std::future<Result<void>> sending_;
  bool failed_ = false;
};

}  // namespace

Result<std::unique_ptr<RecordSink>> open_postgres(const std::string& connection, const SinkOptions& options) {
  auto sink = std::make_unique<PostgresSink>(options);
  if (auto done = sink->open(connection); !done) return done.error();
  return std::unique_ptr<RecordSink>(std::move(sink));
}

}  // namespace wirefacts
