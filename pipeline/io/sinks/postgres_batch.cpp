#include "io/sinks/postgres_batch.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/text.h"
#include "io/sinks/postgres_schema.h"
#include "records/digest.h"

namespace wirefacts {
namespace {

constexpr int kAttempts = 5;

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

}  // namespace

void PostgresBatch::add_dead(const DeadLetter& letter) {
  dead_cells.push_back({postgres_text(letter.place.path), std::to_string(letter.place.offset),
                        std::to_string(letter.place.length), postgres_text(letter.stage), postgres_text(letter.code),
                        postgres_text(letter.message), hex(sha256(letter.input)), std::to_string(letter.place.line)});
}

PostgresBatchWriter::PostgresBatchWriter(PostgresConnection& database, const PackIdentity& identity,
                                         std::function<std::string()> now)
    : database_(database), identity_{postgres_text(identity.run_id), postgres_text(identity.pipeline),
                                     postgres_text(join(identity.rulepacks, ","))},
      now_(std::move(now)), started_(now_ ? now_() : std::string()) {}

Result<void> PostgresBatchWriter::write(PostgresBatch& batch) {
  Result<void> done;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    done = store(batch);
    if (done) return done;
    database_.roll_back();
    if (!database_.may_try_again()) return done;
  }
  return done;
}

Result<void> PostgresBatchWriter::store(PostgresBatch& batch) {
  if (auto done = database_.run("BEGIN ISOLATION LEVEL READ COMMITTED"); !done) return done;
  if (auto done = database_.run(kPostgresLock); !done) return done;
  if (auto done = find_run(); !done) return done;
  const auto replaced = give_numbers(batch);
  if (!replaced) return replaced.error();
  if (!replaced->empty()) {
    const auto removed = database_.change("DELETE FROM document WHERE id=ANY($1)", {postgres_array(*replaced)});
    if (!removed) return removed.error();
  }
  if (auto done = copy_all(batch); !done) return done;
  const auto dead = store_dead(batch);
  if (!dead) return dead.error();
  const auto articles = static_cast<std::int64_t>(std::count_if(
      batch.articles.begin(), batch.articles.end(), [](const PostgresBatch::OneArticle& one) { return !one.skipped; }));
  const auto counted = database_.change(
      "UPDATE run SET n_done=n_done+$1::bigint, n_dead=n_dead+$2::bigint, finished=NULL WHERE id=$3 AND "
      "$1::bigint+$2::bigint>0",
      {std::to_string(articles), std::to_string(*dead), std::to_string(run_)});
  if (!counted) return counted.error();
  if (auto done = database_.run("COMMIT"); !done) return done;
  written_ += static_cast<std::uint64_t>(articles);
  written_dead_ += static_cast<std::uint64_t>(*dead);
  skipped_ += batch.articles.size() + batch.dead_cells.size() - static_cast<std::uint64_t>(articles + *dead);
  return {};
}

Result<void> PostgresBatchWriter::drop_dead(const std::set<DeadPlaces::Place>& mended) {
  std::vector<std::string> paths, lines;
  for (const auto& [path, line] : mended) {
    paths.push_back(postgres_text(path));
    lines.push_back(std::to_string(line));
  }
  const auto dropped = database_.change(
      "DELETE FROM dead_letter d USING unnest($1::text[], $2::bigint[]) AS m(path, line) "
      "WHERE d.path=m.path AND d.line=m.line",
      {postgres_array(paths), postgres_array(lines)});
  return dropped ? Result<void>() : dropped.error();
}

/// What a load wrote that was cut short is not in n_in yet; the load that goes on finds it here and did not skip it.
Result<void> PostgresBatchWriter::end_run(std::uint64_t skipped) {
  constexpr std::string_view kOpen =
      " WHERE run_id=$1 AND pipeline=$2 AND rulepacks=$3"
      " AND ($5::bigint>0 OR n_in<>n_done+n_dead+n_skipped OR (finished IS NULL AND $6<>''))";
  std::vector<std::string> parameters = identity_;
  for (const std::uint64_t count : {skipped + skipped_, written_ + written_dead_}) {
    parameters.push_back(std::to_string(count));
  }
  parameters.push_back(now_ ? now_() : std::string());
  const auto ended = database_.change(
      std::string(
          "UPDATE run SET n_skipped=s.n, n_in=n_done+n_dead+s.n, finished=NULLIF($6,'') FROM (SELECT id, n_skipped+"
          "GREATEST(0, $4::bigint-GREATEST(0, n_done+n_dead+n_skipped-n_in-$5::bigint)) AS n FROM run) s")
          .append(kOpen)
          .append(" AND s.id=run.id"),
      parameters);
  return ended ? Result<void>() : ended.error();
}

Result<void> PostgresBatchWriter::find_run() {
  std::vector<std::string> parameters = identity_;
  parameters.push_back(started_);
  const auto added = database_.change(
      "INSERT INTO run(id, run_id, pipeline, rulepacks, started, n_in, n_done, n_dead, n_skipped) "
      "SELECT COALESCE(max(id),0)+1, $1, $2, $3, NULLIF($4,''), 0, 0, 0, 0 FROM run "
      "ON CONFLICT(run_id, pipeline, rulepacks) DO NOTHING",
      parameters);
  if (!added) return added.error();
  const auto found = database_.query("SELECT id FROM run WHERE run_id=$1 AND pipeline=$2 AND rulepacks=$3", identity_);
  if (!found) return found.error();
  run_ = found->empty() ? 0 : number_of((*found)[0][0]);
  return {};
}

/// Numbers of pending articles: their own if they are there, else the next. Gives those to be replaced.
Result<std::vector<std::string>> PostgresBatchWriter::give_numbers(PostgresBatch& batch) {
  std::vector<std::string> ids;
  for (const PostgresBatch::OneArticle& article : batch.articles) ids.push_back(article.id);
  const auto stored =
      database_.query("SELECT doc_id, id, content_key FROM document WHERE doc_id=ANY($1)", {postgres_array(ids)});
  if (!stored) return stored.error();
  const auto last = database_.query("SELECT COALESCE(max(id),0) FROM document");
  if (!last) return last.error();
  last_document_ = number_of((*last)[0][0]);
  std::unordered_map<std::string_view, const PostgresRow*> known;
  for (const PostgresRow& row : *stored) known.emplace(*row[0], &row);
  std::vector<std::string> out;
  for (PostgresBatch::OneArticle& article : batch.articles) {
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

Result<void> PostgresBatchWriter::copy_all(const PostgresBatch& batch) {
  for (std::size_t n = 0; n < kRecordTableCount; ++n) {
    const auto table = static_cast<RecordTable>(n);
    std::vector<std::string_view> pieces = {kCopyBegin};
    for (const PostgresBatch::OneArticle& article : batch.articles) {
      if (!article.skipped && !article.rows.of(table).empty()) pieces.push_back(article.rows.of(table));
    }
    if (pieces.size() == 1) continue;
    pieces.push_back(kCopyEnd);
    if (auto done = database_.copy(copy_sql(table), pieces); !done) return done;
  }
  return {};
}

/// Those that are not there yet, each once. Gives their number.
Result<std::int64_t> PostgresBatchWriter::store_dead(const PostgresBatch& batch) {
  if (batch.dead_cells.empty()) return std::int64_t{0};
  std::vector<std::vector<std::string>> columns(batch.dead_cells.front().size());
  for (const std::vector<std::string>& letter : batch.dead_cells) {
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].push_back(letter[i]);
  }
  std::vector<std::string> parameters;
  for (const auto& column : columns) parameters.push_back(postgres_array(column));
  // Of a line that failed otherwise before, or elsewhere in its file, only the last failure is kept.
  const auto replaced = database_.change(
      "DELETE FROM dead_letter d USING unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[]) "
      "AS l(path, start, code, sha256, line) WHERE d.path=l.path AND d.line=l.line AND l.path<>'-' "
      "AND (d.byte_start, d.code, d.sha256)<>(l.start, l.code, l.sha256)",
      {parameters[0], parameters[1], parameters[4], parameters[6], parameters[7]});
  if (!replaced) return replaced.error();
  parameters.push_back(std::to_string(run_));
  return database_.change(
      "INSERT INTO dead_letter(id, run, path, byte_start, byte_length, stage, code, message, sha256, line) "
      "SELECT (SELECT COALESCE(max(id),0) FROM dead_letter)+row_number() OVER (ORDER BY n), $9::bigint, "
      "path, start, length, stage, code, message, sha256, line FROM ("
      "SELECT DISTINCT ON (path, start, code, sha256) * FROM unnest($1::text[], $2::bigint[], $3::bigint[], "
      "$4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[]) "
      "WITH ORDINALITY AS l(path, start, length, stage, code, message, sha256, line, n) "
      "ORDER BY path, start, code, sha256, n) l WHERE NOT EXISTS (SELECT 1 FROM dead_letter d "
      "WHERE d.path=l.path AND d.byte_start=l.start AND d.code=l.code AND d.sha256=l.sha256)",
      parameters);
}

}  // namespace wirefacts
