#pragma once
// Many articles in one transaction of PostgreSQL.

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "io/dead_letter.h"
#include "io/sinks/dead_places.h"
#include "io/sinks/postgres_connection.h"
#include "io/sinks/postgres_copy.h"
#include "records/extraction_builder.h"

namespace wirefacts {

/// What waits for its transaction.
struct PostgresBatch {
  struct OneArticle {
    std::string id, content_key;
    CopyRows rows;
    bool skipped = false;  // another program wrote it meanwhile
  };
  std::vector<OneArticle> articles;
  std::unordered_set<std::string> ids;  // of the articles: each once
  std::vector<std::vector<std::string>>
      dead_cells;  // path, byte_start, byte_length, stage, code, message, sha256, line
  std::size_t rows = 0;

  void add_dead(const DeadLetter& letter);
  [[nodiscard]] bool empty() const { return articles.empty() && dead_cells.empty(); }
};

/// Writes batches. One thread at a time; the database must outlive it.
class PostgresBatchWriter {
 public:
  /// `now`: as SinkOptions.
  PostgresBatchWriter(PostgresConnection& database, const PackIdentity& identity, std::function<std::string()> now);
  /// All of it or, with an Error, nothing. Tried again when another session was in the way.
  Result<void> write(PostgresBatch& batch);
  /// Takes away the dead letters of these lines. All of them or, with an Error, none.
  Result<void> drop_dead(const std::set<DeadPlaces::Place>& mended);
  /// The row of this run says when it ended and what was passed over: `skipped` and what write() found there already.
  /// Nothing, when the load brought nothing to a row that says it is finished.
  Result<void> end_run(std::uint64_t skipped);
  /// Articles that were written.
  [[nodiscard]] std::uint64_t written() const { return written_; }
  /// Largest number of an article in the database, behind the last write.
  [[nodiscard]] std::int64_t last_document() const { return last_document_; }

 private:
  Result<void> store(PostgresBatch& batch);
  Result<void> find_run();
  Result<std::vector<std::string>> give_numbers(PostgresBatch& batch);
  Result<void> copy_all(const PostgresBatch& batch);
  Result<std::int64_t> store_dead(const PostgresBatch& batch);

  PostgresConnection& database_;
  std::vector<std::string> identity_;  // run_id, pipeline, rulepacks
  std::function<std::string()> now_;
  std::string started_;
  std::int64_t run_ = 0, last_document_ = 0;
  std::uint64_t written_ = 0, written_dead_ = 0, skipped_ = 0;
};

}  // namespace wirefacts
